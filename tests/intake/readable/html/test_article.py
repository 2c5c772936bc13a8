"""The text of an article is what trafilatura makes of the page; title and date are what the page says."""

import json

import pytest
import trafilatura
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.intake.readable import apart
from claims.intake.readable.apart import Found
from claims.intake.readable.html import __main__ as html
from tests.intake.readable.html.pages import page, prose


def read(source: str | bytes, charset: str = "") -> Found:
    """Read in this process, which is quicker."""
    found: Found = {}
    for piece in html.read(source.encode() if isinstance(source, str) else source, "article", charset):
        found |= piece
    return found


PARAGRAPHS = "".join(f"<p>{prose(3, number)}</p>" for number in range(0, 60, 5))
SHAPES = {
    "an article": page(PARAGRAPHS),
    "a list and a table": page(
        f"{PARAGRAPHS}<ul><li>One <a href=/x>thing</a></li><li>Two</li></ul>"
        "<table><tr><th>Year<th>Bridges</tr><tr><td>1990<td>7</tr></table><blockquote><p>So be it.</p></blockquote>"
    ),
    "comments of readers": page(PARAGRAPHS, after=f"<section id=comments><p>{prose(2, 90)}</p></section>"),
    "one sentence": "<!doctype html><p>Seven cows were sold.",
    "no paragraphs": page(f"<div>{prose(4)}<br><br>{prose(4, 50)}</div>"),
    "an XML declaration": '<?xml version="1.0" encoding="iso-8859-1"?>' + page(PARAGRAPHS),
    "a soft hyphen, a letter of two signs": page(f"<p>Brid\xadges cafe\u0301 {prose(3)}</p>"),
}


@pytest.mark.parametrize("source", SHAPES.values(), ids=SHAPES)
def test_the_text_is_that_of_the_bare_library(source: str) -> None:
    assert read(source)["text"] == trafilatura.extract(source)


def test_comments_of_readers_are_told_of() -> None:
    said = "<p>Bob: I think that 500 people were hurt.</p>"

    found = read(page(PARAGRAPHS, after=f"<section class=comments>{said}</section>"))

    assert found["text"].endswith("Bob: I think that 500 people were hurt.")
    assert json.loads(found["notices"]) == ["It ends with readers' comments, which are read as text too."]
    assert "notices" not in read(page(PARAGRAPHS, after=f"<section>{said}</section>"))


TAGS = st.sampled_from(
    ["p", "div", "div id=comments", "li", "b", "a href=/x", "td", "h2", "q", "pre", "sup", "section", "article", "br"]
)
PIECES = st.tuples(TAGS, st.sampled_from([prose(1), prose(2, 40), "Seven cows", "&amp;", "[1]", ""]))


@settings(deadline=None)
@given(st.lists(PIECES, max_size=12))
def test_any_page_has_the_text_of_the_bare_library_and_its_links_where_they_stand(
    pieces: list[tuple[str, str]],
) -> None:
    source = page("".join(f"<{tag}>{words}</{tag.split()[0]}>" for tag, words in pieces))

    found = read(source)

    text = found.get("text", "")
    assert "unread" in found or text == trafilatura.extract(source)
    for each in json.loads(found.get("given", "[]")):
        assert text[each["start"] : each["end"]].split() == each["words"].split()


HEAD = """
    <meta property="og:title" content="Bridge closed for weeks"><meta name="author" content="Ana Ruiz; Bo Li">
    <meta property="og:site_name" content="The Valley Paper"><link rel=canonical href="https://valley.example/bridge">
    <meta property="article:published_time" content="2024-05-06T23:30:00+02:00">
    <meta property="article:modified_time" content="2024-06-01T08:00:00+02:00">
"""


def test_a_page_says_what_it_is() -> None:
    found = read(page(PARAGRAPHS, head=HEAD))

    assert found["title"] == "Bridge closed for weeks"
    assert found["byline"] == "Ana Ruiz, Bo Li"
    assert found["outlet"] == "The Valley Paper"
    assert found["published"] == "2024-05-06"
    assert found["language"] == "en"
    assert found["address"] == "https://valley.example/bridge"
    assert found["read_by"] == f"HTML, trafilatura {trafilatura.__version__}, utf-8"


def test_a_page_that_says_nothing_of_itself_is_read() -> None:
    found = read(f"<html><body><p>{prose(5)}</p></body></html>")

    assert set(found) == {"text", "read_by", "base", "given"}


def test_a_date_in_the_text_is_not_the_day_of_publication() -> None:
    assert "published" not in read(page(f"<p>On 3 March 2014 it was built. {prose(5)}</p>"))


LANGUAGES = {
    "<html lang=de>": "de",
    "<html xml:lang=de-AT>": "de-AT",
    "<html><meta property=og:locale content=de_DE>": "de-DE",
    "<html>": None,
}


@pytest.mark.parametrize(("opening", "language"), LANGUAGES.items())
def test_the_language_is_the_one_declared(opening: str, language: str | None) -> None:
    assert read(f"<!doctype html>{opening}<body><p>{prose(3)}</p></body></html>").get("language") == language


WESTERN = "The café on the corner, said its owner’s cousin, lost £3,000. " + prose(3)
# What the page is really in, and what the header and the page say.
ENCODINGS = [
    ("utf-8", "iso-8859-1", "iso-8859-1"),
    ("cp1252", "utf-8", "utf-8"),
    ("cp1252", "", "utf-8"),
    ("utf-8", "utf-16", "windows-1252"),
    ("utf-16", "utf-8", "utf-8"),
]


@pytest.mark.parametrize(("really", "header", "inside"), ENCODINGS)
def test_a_wrong_declaration_of_the_encoding_changes_nothing(really: str, header: str, inside: str) -> None:
    source = f"<!doctype html><html><head><meta charset={inside}></head><body><p>{WESTERN}</p></body></html>"

    assert read(source.encode(really), header)["text"] == WESTERN


def test_200000_nested_tags_are_refused_in_words() -> None:
    found = apart.read("html", f"<html>{'<div>' * 200_000}deep".encode(), "article", "")

    assert found == {"unread": "its tags are nested too deeply to be read"}


def test_marks_within_marks_cost_little() -> None:
    raised = f"{'<sup>' * 200}1{'</sup>' * 200}" * 100

    found = apart.read("html", page(f"<p>{prose(9)} {raised}</p>").encode(), "article", "")

    # In less than a reader's time.
    assert prose(9) in found["text"]
    assert found["given"] == "[]"


def test_a_page_with_more_links_than_any_that_was_written_keeps_its_text() -> None:
    source = page(
        PARAGRAPHS + "".join(f"<p>{prose(1, number)} <a href=/{number}>{number}</a>" for number in range(9000))
    )

    found = apart.read("html", source.encode(), "article", "")

    assert found["text"].count("\n") > 5000
    assert len(json.loads(found.get("given", "[]"))) <= 5000
