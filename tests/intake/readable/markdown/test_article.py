"""Of Markdown, the words a reader sees are kept."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import NotReadableError
from claims.intake import limits
from claims.intake.page import Material, Page, Reference, Remark
from claims.intake.readable.markdown import article

# Markdown, and what a reader sees of it.
SEEN = [
    ("# Bridge *closed*\n\nFor good.", "Bridge closed\n\nFor good."),
    ("Bridge closed\n===\nFor good.", "Bridge closed\n\nFor good."),
    ("The **town** closed _its_ ~~old~~ `bridge`.", "The town closed its old bridge."),
    ("One line\nand the next.", "One line and the next."),
    ("One line  \nand the next.", "One line\nand the next."),
    ("One line<br/>and the next.", "One line\nand the next."),
    ("It [was said](https://example.org/a 'there') twice.", "It was said twice."),
    ("It [was said][1] twice.\n\n[1]: https://example.org/a", "It was said twice."),
    ("<https://example.org/a>", "https://example.org/a"),
    ("![A bridge](bridge.png)\n\nIt is shut.", "It is shut."),
    ("Ben &amp; Ana paid &pound;3, 5 \\* 2, 3 &lt; 4.", "Ben & Ana paid £3, 5 * 2, 3 < 4."),
    ("- seven cows\n- two pigs\n  - one old", "seven cows\n\ntwo pigs\n\none old"),
    ("1. seven cows\n\n   sold\n2. two pigs", "seven cows\n\nsold\n\ntwo pigs"),
    ("> We sold\n> seven cows.\n>\n> And pigs.", "We sold seven cows.\n\nAnd pigs."),
    ("| Year | Cows |\n|---|---:|\n| 2019 | **7** |\n| | 9 |", "Year | Cows\n\n2019 | 7\n\n9"),
    ("```\na  =  *1*\n\nb\n```\nend", "a  =  *1*\n\nb\n\nend"),
    ("    a  =  1\n      b\n\nend", "a  =  1\n  b\n\nend"),
    ("<div>\ngone\n</div>\n\nHere <b>it</b> is.", "Here it is."),
    ("Above\n\n***\n\nbelow", "Above\n\nbelow"),
    ("A price of $5 and 100% of 3 * 4 * 5.", "A price of $5 and 100% of 3 * 4 * 5."),
    ("> " * 30 + "deep", "deep"),
    ("---\n\nHe said no.\n\n---\n\nShe said yes.", "He said no.\n\nShe said yes."),
    ("---\ntitle: Cows\n---\nSeven.", "Seven."),
    ("---\ntitle: Cows\n", "title: Cows"),
]
TITLES = [
    ("---\ntitle: Of cows\n---\n# Seven cows\n\nSold.", "Of cows"),
    ("Sold.\n\n## Then\n\n# Seven *cows*\n\n# Two pigs", "Seven cows"),
    ("## Then\n\nSold.", "Then"),
    ("# ![x](y)\n\nSold.", "Sold."),
]
HEADS = [
    ("title: Of cows", "title", "Of cows"),
    ('title: "Of \\"cows\\": a tale"  # draft', "title", 'Of "cows": a tale'),
    ("title: 'Ana''s cows'", "title", "Ana's cows"),
    ("title: Cows - and pigs", "title", "Cows - and pigs"),
    ("title: >-\n  Cows\n  and pigs", "title", "Cows and pigs"),
    ("Title: Of cows", "title", "Of cows"),
    ("author: Ana Ruiz", "byline", "Ana Ruiz"),
    ("author: [Ana Ruiz, 'Bo Li']", "byline", "Ana Ruiz, Bo Li"),
    ("authors:\n  - Ana Ruiz\n  - Bo Li\ndate: 2024-05-03", "byline", "Ana Ruiz, Bo Li"),
    ("authors:\n- Ana Ruiz\n- Bo Li", "byline", "Ana Ruiz, Bo Li"),
    ("author:", "byline", None),
    ("outlet: The Hill Post", "outlet", "The Hill Post"),
    ("lang: en", "language", "en"),
    ("date: 2024-05-03", "published", date(2024, 5, 3)),
    ("date: '2024-05-03T10:00:00Z'", "published", date(2024, 5, 3)),
    ("date: 2024-05-03 10:00:00 +0200", "published", date(2024, 5, 3)),
    ("date: 2024-02-30", "published", None),
    ("date: 3 May", "published", None),
    ("date: 2024-05-031", "published", None),
    ("source: HTTPS://Example.org:443/a#b", "address", "https://example.org/a"),
    ("source: the mayor", "address", None),
    ("source: ftp://example.org", "address", None),
    ("tags: [cows]", "address", None),
]
# Markdown, what a reader sees of it, and what is given beside it: the words it is about or those before its place.
GIVEN = [
    ("It [was *said*](https://Example.org:443/a#b 'there').", "It was said.", [("was said", "https://example.org/a")]),
    ("It [was said][1].\n\n[1]: https://example.org/a", "It was said.", [("was said", "https://example.org/a")]),
    (
        "See <https://example.org/a>.",
        "See https://example.org/a.",
        [("https://example.org/a", "https://example.org/a")],
    ),
    ("# A [b](https://example.org/a)\n\nc", "A b\n\nc", [("b", "https://example.org/a")]),
    ("- a\n- [b ](https://example.org/a)c", "a\n\nb c", [("b", "https://example.org/a")]),
    ("| A | [B](https://example.org/a) |\n|---|---|\n| 1 | 2 |", "A | B\n\n1 | 2", [("B", "https://example.org/a")]),
    (
        "[a](https://example.org/a)[b](http://example.org/b)",
        "ab",
        [("a", "https://example.org/a"), ("b", "http://example.org/b")],
    ),
    ("[![x](y.png)](https://example.org/a) b", "b", []),
    ("[a](/b) [c](mailto:d@example.org) [e](#f) [g](ftp://example.org)", "a c e g", []),
    ("Seven[^1] cows.\n\n[^1]: Told by *Ana*.", "Seven cows.\n\nTold by Ana.", [("Seven^", "Footnote: Told by Ana.")]),
    (
        "Cows[^a], pigs[^b].\n\n[^b]: See https://example.org/b.\n[^a]: [Ana](https://example.org/a)\n\n    and Bo.",
        "Cows, pigs.\n\nSee https://example.org/b.\n\nAna\nand Bo.",
        [("Cows^", "https://example.org/a"), ("pigs^", "https://example.org/b")],
    ),
    (
        "Cows[^1] and pigs[^1].\n\n[^1]: Told.",
        "Cows and pigs.\n\nTold.",
        [("Cows^", "Footnote: Told."), ("pigs^", "Footnote: Told.")],
    ),
    ("Cows.\n\n[^1]: Of nothing.", "Cows.\n\nOf nothing.", []),
    ("Cows[^1] and a^2 and ^[x].", "Cows[^1] and a^2 and ^[x].", []),
]
WORDS = st.text("abcdefghij XYZ", min_size=1).map(str.split).filter(bool).map(" ".join)


def seen(source: str) -> Page:
    return article.read(Material("a.md", "a.md", source.encode()))


@pytest.mark.parametrize(("source", "text"), SEEN)
def test_a_reader_sees_the_words(source: str, text: str) -> None:
    assert seen(source).text == text


@pytest.mark.parametrize(("source", "text", "given_"), GIVEN)
def test_links_and_footnotes_come_along(source: str, text: str, given_: list[tuple[str, str]]) -> None:
    page = seen(source)

    assert page.text == text
    assert [(about(text, each), said(each)) for each in page.given] == given_


def about(text: str, each: Remark | Reference) -> str:
    return text[each.start : each.end] or f"{text[: each.start].rsplit(maxsplit=1)[-1]}^"


def said(each: Remark | Reference) -> str | None:
    return each.words if isinstance(each, Remark) else each.address


@pytest.mark.parametrize(("source", "title"), TITLES)
def test_the_head_or_the_first_heading_names_the_text(source: str, title: str) -> None:
    assert seen(source).title == title


@pytest.mark.parametrize(("head", "field", "value"), HEADS)
def test_the_head_says_who_and_when(head: str, field: str, value: str | date | None) -> None:
    page = seen(f"---\n{head}\nlayout: post\n---\n\nSeven cows.")

    assert getattr(page, field) == value
    assert page.text == "Seven cows."


def test_a_zero_in_an_address_is_made_visible() -> None:
    assert seen("Ask <https:%00//c.example/>.").text == "Ask https:\ufffd//c.example/."


@pytest.mark.parametrize("source", ["---\ntitle: Cows\n---\n", "![x](y)", "<div>x</div>", "***"])
def test_marks_alone_are_no_article(source: str) -> None:
    with pytest.raises(NotReadableError, match=r"a\.md has no words in it besides Markdown's marks"):
        seen(source)


def test_the_page_says_what_read_it_and_keeps_the_bytes() -> None:
    page = article.read(Material("a.md", "a.md", "Señor *Núñez*\r\n".encode("cp1252")))

    assert page.text == "Señor Núñez"
    assert page.original == b"Se\xf1or *N\xfa\xf1ez*\r\n"
    assert page.read_by.startswith("markdown-it-py ")
    assert page.read_by.endswith(", cp1252")


def test_a_long_text_is_read_as_a_short_one_is() -> None:
    short = "# A *heading*\n\nThe [town](https://example.org/a)[^1] closed it.\n\n[^1]: In the valley.\n"
    page = seen(short)

    long = seen(short.replace("closed it.", "closed it for good. " * 5000))

    assert (long.title, long.read_by, long.given) == (page.title, page.read_by, page.given)
    assert long.text == page.text.replace("closed it.", ("closed it for good. " * 5000).strip())


def test_what_takes_too_long_is_ended_and_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "READING_SECONDS", 1.0)
    began = time.monotonic()

    with pytest.raises(NotReadableError, match=r"a\.md cannot be read: reading it takes longer than 1 seconds"):
        seen("[" * 120_000)

    assert time.monotonic() - began < 10


@given(st.lists(WORDS, min_size=1))
def test_plain_paragraphs_come_back(paragraphs: list[str]) -> None:
    source = "\n\n".join(paragraphs)

    assert seen(source).text == source
