"""A Word file is read as an article, with what its author wrote beside it."""

from collections.abc import Callable
from io import BytesIO

import docx
import pytest

from claims.errors import NotReadableError
from claims.intake import documents
from claims.intake.media_types import WORD
from claims.intake.page import Material, Page, Remark
from tests.intake.readable.word.files import NAMES, STRICT, changed, line, packed, paragraph, run, word

TRACKED = "It has tracked changes; they were read as accepted."
STRUCK = "It has words that are struck out; they were left out."


def read(original: bytes) -> Page:
    return documents.read(Material("a.docx", "/a.docx", original), "word", WORD)


def saved(document: "docx.document.Document") -> bytes:
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def test_a_file_that_word_could_have_written_is_read_whole() -> None:
    document = docx.Document()
    document.add_heading("Seven bridges closed", 0)
    document.add_paragraph("By Ana Ruiz")
    closed = document.add_paragraph("The town closed ")
    bridges = closed.add_run("seven bridges")
    closed.add_run(" in May.")
    document.add_heading("What then", 2)
    document.add_paragraph("five barges", style="List Bullet")
    document.add_paragraph("two ferries", style="List Number")
    table = document.add_table(rows=2, cols=3)
    for row, words in zip(table.rows, [("Year", "", "Closed"), ("2019", "", "1\n200")], strict=True):
        for cell, word_ in zip(row.cells, words, strict=True):
            cell.text = word_
    document.add_comment([bridges], text="Five, says the mayor", author="Eve")
    document.sections[0].header.paragraphs[0].text = "Draft 7"

    page = read(saved(document))

    assert page.text == (
        "Seven bridges closed\n\nBy Ana Ruiz\n\nThe town closed seven bridges in May.\n\nWhat then\n\nfive barges\n\n"
        "two ferries\n\nYear | Closed\n\n2019 | 1\n200"
    )
    assert (page.title, page.byline, page.language, page.published) == (
        "Seven bridges closed",
        "Ana Ruiz",
        "en-US",
        None,
    )
    assert page.media_type == WORD
    assert page.notices == ()
    (said,) = page.given
    assert said == Remark(start=51, end=64, words="Five, says the mayor", by="Eve")


def test_a_cell_that_stands_alone_in_its_row_holds_paragraphs() -> None:
    row = f"<w:tbl><w:tr><w:tc>{line('Seven ships.')}{line('Two tugs.')}</w:tc><w:tc>{line()}</w:tc></w:tr></w:tbl>"

    assert read(word(row)).text == "Seven ships.\n\nTwo tugs."


def test_a_text_box_stands_behind_its_paragraph_once() -> None:
    box = f"<w:r><w:txbxContent>{line('A quote')}{line('set large')}</w:txbxContent></w:r>"
    kinds = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f'<w:r><mc:AlternateContent xmlns:mc="mc">{kinds}</mc:AlternateContent></w:r>'

    assert read(word(paragraph(run("Before"), both, run(" after")) + line("Next"))).text == (
        "Before after\n\nA quote\n\nset large\n\nNext"
    )


ENDED = '<w:pPr><w:rPr><w:{} w:id="3" w:author="Eve"/></w:rPr></w:pPr>'.format
CHANGES = {
    "words put in and taken out": (
        paragraph(run("killed "), changed("del", "12", "delText"), changed("ins", "21", "t"), run(" men")),
        "killed 21 men",
    ),
    "words moved": (
        paragraph(changed("moveFrom", "Late ", "t"), run("they came"), changed("moveTo", " late", "t")),
        "they came late",
    ),
    "a paragraph's end taken out": (paragraph(ENDED("del"), run("Seven ")) + line("ships"), "Seven ships"),
    "a paragraph's end put in": (paragraph(ENDED("ins"), run("Seven")) + line("ships"), "Seven\n\nships"),
    "a paragraph moved": (
        paragraph(ENDED("moveFrom"), changed("moveFrom", "Seven"))
        + line("ships")
        + paragraph(changed("moveTo", "Seven")),
        "ships\n\nSeven",
    ),
    "a paragraph moved in parts": (
        paragraph(ENDED("moveFrom"), changed("moveFrom", "Seven"), run("Big ")) + line("ships"),
        "Big ships",
    ),
    "a paragraph put in": (f'<w:ins w:id="1">{line("Seven")}</w:ins>{line("ships")}', "Seven\n\nships"),
}


@pytest.mark.parametrize("names", [NAMES, STRICT])
@pytest.mark.parametrize(("body", "text"), CHANGES.values(), ids=CHANGES)
def test_tracked_changes_are_read_as_accepted_and_that_is_said(names: str, body: str, text: str) -> None:
    page = read(word(body, names))

    assert page.text == text
    assert page.notices == (TRACKED,)


def test_struck_words_are_left_out_and_that_is_said() -> None:
    page = read(word(paragraph(run("killed "), run("12 ", "<w:strike/>"), run("21"))))

    assert page.text == "killed 21"
    assert page.notices == (STRUCK,)


def test_hyphens_for_the_ends_of_lines_are_none_of_the_words() -> None:
    soft = "<w:r><w:softHyphen/></w:r>"
    hard = "<w:r><w:noBreakHyphen/></w:r>"

    page = read(word(paragraph(run("com"), soft, run("pa\u00adny of 12"), hard, run("year olds"))))

    assert page.text == "company of 12-year olds"


def test_a_part_in_another_format_is_missed() -> None:
    page = read(word(line("Seven") + '<w:altChunk r:id="rId3" xmlns:r="r"/>'))

    assert page.notices == ("A part of it is embedded in another format and was not read.",)


PROPERTIES = "<dc:title>{}</dc:title><dc:creator>{}</dc:creator>".format
# Title and author in the properties, the head of the text, and what is made of them.
KNOWN = [
    ("Of ships", "Ana Ruiz", "Ships", "Of ships", "Ana Ruiz"),
    ("", "aruiz", "Ships", "Ships", None),
    ("Untitled 2", "Microsoft Office User", "Ships", "Ships", None),
    ("draft7.docx", "python-docx", "Ships", "Ships", None),
    ("", "Eve Li", "By Ana Ruiz and Bo de la Cruz", "By Ana Ruiz and Bo de la Cruz", "Ana Ruiz and Bo de la Cruz"),
    ("", "", "By then all were gone", "By then all were gone", None),
]


@pytest.mark.parametrize(("title", "author", "head", "called", "byline"), KNOWN)
def test_what_a_program_wrote_is_neither_title_nor_byline(
    title: str, author: str, head: str, called: str, byline: str | None
) -> None:
    page = read(word(line(head) + line("They came."), properties=PROPERTIES(title, author)))

    assert (page.title, page.byline) == (called, byline)


def test_the_style_of_a_title_has_other_ids_in_other_languages() -> None:
    styles = '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    titled = paragraph('<w:pPr><w:pStyle w:val="Titel"/></w:pPr>', run("Of ships"))

    assert read(word(line("Draft") + titled, properties="", styles=styles)).title == "Of ships"


DAMAGED = "it is damaged, or no file of its kind"
ENTITY = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a><p><t>&b;</t></p></a>'
UNREAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "a zip bomb": (lambda: packed("word/document.xml", bytes(60_000_000)), "it unpacks to more than 50 MB"),
    "a bomb of comments": (lambda: packed("word/comments.xml", bytes(60_000_000)), "it unpacks to more than 50 MB"),
    "entities": (lambda: packed("word/document.xml", ENTITY), DAMAGED),
    "no words": (lambda: word("<w:p/>"), "there are no words in it"),
    "nested without end": (lambda: word("<w:tbl>" * 100_000), DAMAGED),
    "cut short": (lambda: word(line("Seven"))[:-40], DAMAGED),
}


@pytest.mark.parametrize(("made", "reason"), UNREAD.values(), ids=UNREAD)
def test_a_word_file_without_an_article_says_why(made: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(NotReadableError) as refusal:
        read(made())

    assert str(refusal.value) == f"a.docx cannot be read: {reason}"
