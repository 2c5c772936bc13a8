"""An article that came as a Word file goes out as that file, with our comments in it and the rest as it was."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.document import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from claims.intake import documents
from claims.intake.media_types import WORD
from claims.intake.page import Material, Remark
from claims.reports.content import Content
from claims.reports.documents import word
from claims.reports.documents.word import ranges
from tests.intake.readable.word import files
from tests.reports.documents import made
from tests.reports.documents.word import original, reading

# Words of the article, some in each other, some over runs, paragraphs, cells, changes and a field.
CLAIMS = [
    "The pier cost $12 million, twice the plan, said the harbour board of 2019 in its report.",
    "pier cost $12 million",
    "$12 million, twice",
    "2 million, twice the",
    "2019",
    "14 benches",
    "31 000 crowns",
    "2019 | 31 000",
    "5\n6 cranes",
    "three years",
    "years and four-day",
    "10⁶ gulls",
    "gulls came.\n\nNobody fell",
]
UNCOMMENTED = ["77 boats", "88 pages"]


@pytest.fixture(scope="module")
def content() -> Content:
    sent = original.file()
    text = original.text(sent)
    places = [(text.index(words), text.index(words) + len(words)) for words in (*CLAIMS, *UNCOMMENTED)]
    ordered = sorted(places, key=lambda place: (place[0], -place[1]))
    return made.content(text, ordered, original=sent, media_type=WORD)


@pytest.fixture(scope="module")
def written(content: Content) -> bytes:
    return word.write(content)


def test_each_claim_has_a_comment_on_its_exact_words(content: Content, written: bytes) -> None:
    wanted = {claim.entry.number: claim.entry.exact or "" for claim in content.claims}

    found = reading.ours(written)

    assert found == {number: reading.folded(words) for number, words in wanted.items() if words not in UNCOMMENTED}


def test_our_own_reader_finds_the_comments_where_the_claims_are(content: Content, written: bytes) -> None:
    page = documents.read(Material("a.docx", "/a.docx", written), "word", WORD)
    ours = {(each.start, each.end) for each in page.given if isinstance(each, Remark) and each.by == "claims"}

    assert ours == {
        (claim.entry.start, claim.entry.end) for claim in content.claims if claim.entry.exact not in UNCOMMENTED
    }


def test_what_word_keeps_no_comments_on_is_listed_with_what_would_stand_there(written: bytes) -> None:
    table = next(each for each in docx.Document(BytesIO(written)).tables if "77 boats" in each.rows[1].cells[1].text)

    assert [row.cells[1].text.split("\n")[1] for row in table.rows[1:]] == [
        f"It stands in {ranges.IN_A_BOX}.",
        f"It stands in {ranges.IN_A_NOTE}.",
    ]


def test_all_that_nobody_touched_is_as_it_was(content: Content, written: bytes) -> None:
    assert content.text is not None
    changed = {"[Content_Types].xml", "word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"}
    with zipfile.ZipFile(BytesIO(content.text.original)) as was, zipfile.ZipFile(BytesIO(written)) as now:
        for name in {*was.namelist()} - changed:
            assert now.read(name) == was.read(name)
        assert len(now.namelist()) == len({*now.namelist()})


def test_the_comments_of_others_and_their_replies_stay(content: Content, written: bytes) -> None:
    assert content.text is not None
    before = reading.commented(content.text.original)

    assert reading.commented(written)[: len(before)] == before
    ids = [comment.comment_id for comment in docx.Document(BytesIO(written)).comments]
    assert len(ids) == len({*ids})
    assert ids[:2] == [4, 9]


def test_the_article_reads_as_before_with_formatting_and_changes(content: Content, written: bytes) -> None:
    assert content.text is not None
    was, now = (docx.Document(BytesIO(each)) for each in (content.text.original, written))

    assert [_look(each) for each in _letters(now)][: len(_letters(was))] == [_look(each) for each in _letters(was)]
    changes = "//w:ins | //w:del"
    assert len(now.element.xpath(changes)) == len(was.element.xpath(changes)) == 2


def _letters(document: Document) -> list[tuple[str, etree._Element]]:
    return [(letter, each) for each in document.element.body.iter("{*}t") for letter in each.text or ""]


def _look(letter: tuple[str, etree._Element]) -> tuple[str, str]:
    run = next(letter[1].iterancestors("{*}r"))
    return letter[0], "".join(etree.tostring(each, encoding="unicode") for each in run.findall("{*}rPr"))


def test_the_tables_stand_in_a_section_of_their_own(content: Content, written: bytes) -> None:
    assert content.text is not None
    was, now = (docx.Document(BytesIO(each)).sections for each in (content.text.original, written))

    assert len(now) == len(was) + 1
    assert (now[-1].page_width, now[-1].left_margin) == (was[-1].page_width, was[-1].left_margin)
    assert now[-1].header.is_linked_to_previous
    assert now[0].header.paragraphs[0].text == "Draft 7"


RUNS = st.lists(
    st.tuples(st.text(st.sampled_from("ab \t7é\u00ad.")), st.sampled_from(["", "bold", "italic", "superscript"])),
    max_size=4,
)


@given(st.lists(RUNS, min_size=1, max_size=3), st.data())
@settings(deadline=None, max_examples=20)
def test_however_runs_are_cut_comments_are_on_their_words(
    paragraphs: list[list[tuple[str, str]]], data: st.DataObject
) -> None:
    document = docx.Document()
    document.add_paragraph("Seven ")
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for words, look in runs:
            run = paragraph.add_run(words)
            if look:
                setattr(run.font, look, True)
    made_by = BytesIO()
    document.save(made_by)
    text = original.text(made_by.getvalue())
    numbers = st.integers(0, len(text))
    places = data.draw(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=5))
    some = sorted({(min(two), max(two)) for two in places if text[min(two) : max(two)].strip(" \t\n¦")})

    written = word.write(made.content(text, some, original=made_by.getvalue(), media_type=WORD))

    assert reading.ours(written) == {at: reading.folded(text[slice(*one)]) for at, one in enumerate(some, 1)}
    # Raised figures in two runs are read as two figures.
    assert original.text(written).replace("¦", "").startswith(text.replace("¦", ""))


def test_a_formula_is_commented_on_as_a_whole() -> None:
    formula = '<m:oMath xmlns:m="m"><m:r><m:t>a=31</m:t></m:r></m:oMath>'
    document = docx.Document()
    original.put(document.add_paragraph("So "), f"{formula}<w:r><w:t> holds</w:t></w:r>")
    made_by = BytesIO()
    document.save(made_by)
    text = original.text(made_by.getvalue())

    written = word.write(
        made.content(text, [(text.index("31"), len(text))], original=made_by.getvalue(), media_type=WORD)
    )

    assert reading.ours(written) == {1: "a=31holds"}


def test_a_strict_file_stays_one() -> None:
    sent = files.word(files.line("Seven ", "ships came"), files.STRICT)

    written = word.write(made.content("Seven ships came", [(6, 11)], original=sent, media_type=WORD))

    with zipfile.ZipFile(BytesIO(written)) as archive:
        parts = [archive.read(name) for name in ("word/document.xml", "word/comments.xml")]
    assert all(b"http://purl.oclc.org/ooxml/wordprocessingml/main" in each for each in parts)
    assert not any(b"schemas.openxmlformats.org/wordprocessingml" in each for each in parts)
    page = documents.read(Material("a.docx", "/a.docx", written), "word", WORD)
    assert [(each.start, each.end) for each in page.given] == [(6, 11)]


UNFIT: dict[str, Callable[[], bytes]] = {
    "another text": lambda: files.word(files.line("Eight ships")),
    "no Word file": lambda: b"PK\x03\x04 nothing",
    "cut short": lambda: original.file()[:-40],
    "a bomb": lambda: files.packed("word/document.xml", bytes(60_000_000)),
    "a bomb that nobody reads": lambda: files.packed("word/media/x.png", bytes(60_000_000)),
    "nested without end": lambda: files.word("<w:tbl>" * 100_000),
}


@pytest.mark.parametrize("sent", UNFIT.values(), ids=UNFIT)
def test_a_file_that_does_not_say_what_is_on_record_is_written_anew(sent: Callable[[], bytes]) -> None:
    written = word.write(made.content("Seven ships came", [(0, 11)], original=sent(), media_type=WORD))

    assert reading.ours(written) == {1: "Sevenships"}
    assert docx.Document(BytesIO(written)).paragraphs[0].text == "Of ferries"
