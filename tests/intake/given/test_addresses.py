"""Addresses are found in texts as people write them there, and articles where they were published."""

import pytest

from claims.intake.given import addresses

WRITTEN = [
    ("See https://Example.org/a.", ["https://example.org/a"]),
    ("(https://example.org/a_(b)), and", ["https://example.org/a_(b)"]),
    ("[http://example.org/a]; “https://example.org/b”!", ["http://example.org/a", "https://example.org/b"]),
    ("<https://example.org/a?b=c,d>…", ["https://example.org/a?b=c,d"]),
    ("https://example.org/a https://EXAMPLE.org:443/a#b", ["https://example.org/a"]),
    ("https://ana:secret@example.org/ ftp://example.org mailto:ana@example.org www.example.org", []),
    ("https://)", []),
]


@pytest.mark.parametrize(("text", "found"), WRITTEN)
def test_an_address_ends_where_its_sentence_goes_on(text: str, found: list[str]) -> None:
    assert addresses.bare(text) == found


FETCHED = "https://news.example/2024/bridge?from=feed"
# What the page says, and what is kept of an article fetched from there, and of one from a file.
PUBLISHED = {
    "its own": (
        "https://news.example/2024/bridge",
        "https://news.example/2024/bridge",
        "https://news.example/2024/bridge",
    ),
    "not in normal form": (
        "HTTPS://News.example:443/a/../bridge#x",
        "https://news.example/bridge",
        "https://news.example/bridge",
    ),
    "another paper's": ("https://first.example/bridge", "https://first.example/bridge", "https://first.example/bridge"),
    "a front page": ("https://first.example/", FETCHED, None),
    "its own front page": ("https://news.example", FETCHED, None),
    "an article by its number": (
        "https://first.example/?p=7",
        "https://first.example/?p=7",
        "https://first.example/?p=7",
    ),
    "a machine of its makers": ("http://localhost:3000/bridge", FETCHED, None),
    "another": ("http://staging.lan/bridge", FETCHED, None),
    "a number": ("http://10.0.0.7/bridge", FETCHED, None),
    "a number of today": ("http://[::1]/bridge", FETCHED, None),
    "no address": ("bridge.html", FETCHED, None),
    "no web address": ("ftp://news.example/bridge", FETCHED, None),
    "a script": ("javascript:alert(1)", FETCHED, None),
    "a user": ("https://ana:secret@news.example/bridge", FETCHED, None),
    "nothing": (None, FETCHED, None),
}


@pytest.mark.parametrize(("said", "fetched", "filed"), PUBLISHED.values(), ids=PUBLISHED)
def test_a_page_is_believed_where_it_says_it_stands_unless_that_cannot_be(
    said: str | None, fetched: str, filed: str | None
) -> None:
    assert addresses.published(said, FETCHED) == fetched
    assert addresses.published(said, None) == filed


def test_a_machine_that_was_asked_may_name_itself() -> None:
    assert addresses.published("http://127.0.0.1:80/b", "http://127.0.0.1/a?b") == "http://127.0.0.1/b"
