"""What the author of a Word file wrote beside the text, or linked in it, comes along with its place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.intake import documents
from claims.intake.media_types import WORD
from claims.intake.page import Material, Page, Reference, Remark
from claims.intake.readable.word import article
from claims.intake.readable.word.package import Package
from tests.intake.readable.word.files import changed, line, linked, paragraph, run, word


def read(original: bytes) -> Page:
    return documents.read(Material("a.docx", "/a.docx", original), "word", WORD)


def beside(page: Page) -> list[tuple[str, str, str | None]]:
    """Give of each the words that it is about, or those before its place; what it says; and by whom, or where."""
    return [
        (
            page.text[each.start : each.end] or page.text[: each.start][-6:] + "^",
            each.words,
            each.by if isinstance(each, Remark) else each.address,
        )
        for each in page.given
    ]


def comment(name: str, words: str, by: str = "Eve", paragraph_: str = "") -> str:
    place = f'w14:paraId="{paragraph_}" xmlns:w14="w14"' if paragraph_ else ""
    return f'<w:comment w:id="{name}" w:author="{by}"><w:p {place}>{run(words)}</w:p></w:comment>'


def begins(name: str) -> str:
    return f'<w:commentRangeStart w:id="{name}"/>'


def ends(name: str) -> str:
    return f'<w:commentRangeEnd w:id="{name}"/>'


def sign(name: str) -> str:
    return f'<w:r><w:commentReference w:id="{name}"/></w:r>'


def cell(content: str) -> str:
    return f"<w:tc>{content}</w:tc>"


# A body, and the words that its comment is on.
COMMENTED = {
    "within a paragraph": (
        paragraph(run("Seven "), begins("1"), run("ships"), ends("1"), sign("1"), run(" came")),
        "ships",
    ),
    "on a part of a figure": (paragraph(run("3"), begins("1"), run("1"), ends("1"), sign("1"), run("5")), "1"),
    "with white space": (paragraph(run("  Seven"), begins("1"), run(" ships "), ends("1"), run("came")), "ships"),
    "over paragraphs": (
        paragraph(run("A "), begins("1"), run("b")) + line() + paragraph(run("c"), ends("1"), run(" d")),
        "b\n\nc",
    ),
    "from the end of a paragraph": (paragraph(run("A"), begins("1")) + paragraph(run("b"), ends("1")), "b"),
    "around paragraphs": (line("A") + begins("1") + line("b") + ends("1") + line("c"), "b"),
    "by its sign alone": (paragraph(run("Seven"), sign("1"), run(" ships")), "Seven^"),
    "on what was taken out": (
        paragraph(run("Seven"), begins("1"), changed("del", " big", "delText"), ends("1"), run(" ships")),
        "Seven^",
    ),
    "within what was taken out": (
        paragraph(run("Seven"), f"<w:del>{begins('1')}{ends('1')}{sign('1')}</w:del>", run(" ships")),
        "Seven^",
    ),
    "on a cell": (
        f"<w:tbl><w:tr>{cell(line('a'))}{cell(paragraph(begins('1'), run('b'), ends('1')))}</w:tr></w:tbl>",
        "b",
    ),
    "outside of the text": (line("Seven"), "^"),
}


@pytest.mark.parametrize(("body", "words"), COMMENTED.values(), ids=COMMENTED)
def test_a_comment_is_on_the_words_that_it_was_made_on(body: str, words: str) -> None:
    page = read(word(body, comments=comment("1", "Who says so?")))

    assert beside(page) == [(words, "Who says so?", "Eve")]
    assert "¦" not in page.text


def test_replies_and_resolved_comments_come_along() -> None:
    body = paragraph(begins("1"), run("Seven"), ends("1"), run(" ships"))
    known = comment("1", "Five?", "Eve", "0A") + comment("2", "No, seven.", "Jo", "0B") + comment("3", "", "Jo", "0C")
    threads = (
        '<x:commentEx xmlns:x="x" x:paraId="0A" x:done="1"/>'
        '<x:commentEx xmlns:x="x" x:paraId="0B" x:paraIdParent="0A" x:done="0"/>'
    )

    page = read(word(body, comments=known, commentsExtended=threads))

    assert beside(page) == [("Seven", "Five? (resolved)", "Eve"), ("Seven", "No, seven. (resolved)", "Jo")]


def note(name: str, *content: str) -> str:
    return f'<w:footnote w:id="{name}">{paragraph(*content)}</w:footnote>'


def mark(name: str) -> str:
    return f'<w:r><w:footnoteReference w:id="{name}"/></w:r>'


def test_footnotes_follow_the_text_and_give_their_addresses() -> None:
    body = paragraph(run("Seven ships"), mark("3"), run(" came."), mark("2")) + line("End.")
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        + note("2", run(" Port office, https://Example.org/a, and (http://example.com/b_(c)). "))
        + note("3", run("Told by the captain."))
        + note("4", run("Never marked."))
    )

    page = read(word(body, footnotes=notes))

    assert page.text == (
        "Seven ships came.\n\nEnd.\n\nTold by the captain.\n\n"
        "Port office, https://Example.org/a, and (http://example.com/b_(c))."
    )
    cited = "Port office, https://Example.org/a, and (http://example.com/b_(c))."
    assert beside(page) == [
        (" ships^", "Footnote: Told by the captain.", None),
        (" came.^", cited, "https://example.org/a"),
        (" came.^", cited, "http://example.com/b_(c)"),
    ]


def test_the_note_of_words_that_were_taken_out_is_gone_with_them() -> None:
    body = paragraph(run("Seven"), f'<w:del w:id="1">{run(" big")}{mark("2")}</w:del>', run(" ships"))

    page = read(word(body, footnotes=note("2", run("Told by the captain."))))

    assert (page.text, page.given) == ("Seven ships", ())


def test_figures_around_the_mark_of_a_note_are_kept_apart() -> None:
    page = read(word(paragraph(run("31"), mark("2"), run("5 ships")), footnotes=note("2", run("In May."))))

    assert page.text == "31¦5 ships\n\nIn May."


def field(instruction: str, *shown: str) -> str:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{separate}{''.join(shown)}{end}"


OUTSIDE = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
LINKS = {
    "a link": (f'<w:hyperlink {OUTSIDE} r:id="rId9">{run("the report")}</w:hyperlink>', "https://example.org/r"),
    "a field": (field(' HYPERLINK "https://Example.org:443/f" \\o "x" ', run("the report")), "https://example.org/f"),
    "a short field": (
        f'<w:fldSimple w:instr=" HYPERLINK https://example.org/s ">{run("the report")}</w:fldSimple>',
        "https://example.org/s",
    ),
    "a field in another": (
        field("IF 1", field(' HYPERLINK "https://example.org/f" ', run("the report"))),
        "https://example.org/f",
    ),
    "another field": (field(" PAGE ", run("the report")), None),
    "a place in the file": (f'<w:hyperlink w:anchor="x">{run("the report")}</w:hyperlink>', None),
    "a letter box": (field(' HYPERLINK "mailto:ana@example.org" ', run("the report")), None),
    "a file": (field(' HYPERLINK "file:///report.docx" ', run("the report")), None),
    "no address": (field(' HYPERLINK "https://exa mple" ', run("the report")), None),
}


@pytest.mark.parametrize(("link", "address"), LINKS.values(), ids=LINKS)
def test_a_link_is_a_reference_over_its_words(link: str, address: str | None) -> None:
    page = read(word(paragraph(run("As "), link, run(" says")), links=linked(rId9="https://example.org/r")))

    assert page.text == "As the report says"
    assert page.given == ((Reference(start=3, end=13, words="the report", address=address),) if address else ())


PIECES = st.lists(st.text(" ab1", max_size=4), min_size=1, max_size=4)


@given(st.lists(PIECES, min_size=1, max_size=4), st.data())
def test_a_comment_has_the_words_between_its_marks_wherever_they_stand(
    paragraphs: list[list[str]], data: st.DataObject
) -> None:
    places = [(row, run_) for row, pieces in enumerate(paragraphs) for run_ in range(len(pieces) + 1)]
    start, end = sorted(data.draw(st.tuples(st.sampled_from(places), st.sampled_from(places))))
    body = "".join(
        paragraph(
            *(
                begins("1") * ((row, run_) == start) + ends("1") * ((row, run_) == end) + (run(piece) if piece else "")
                for run_, piece in enumerate([*pieces, ""])
            )
        )
        for row, pieces in enumerate(paragraphs)
    )
    on = "".join(
        piece if start <= (row, run_) < end else ""
        for row, pieces in enumerate(paragraphs)
        for run_, piece in enumerate([*pieces, " "])
    )
    whole = "".join(map("".join, paragraphs))

    found = article.read(Package(word(body, comments=comment("1", "Who says so?"))))

    if not whole.strip():
        assert found == {"unread": "there are no words in it"}
        return
    (said,) = json.loads(found["given"])
    assert found["text"][said["start"] : said["end"]].split() == on.split()
