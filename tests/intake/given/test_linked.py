"""Where an article was published, and what its links lead to."""

import pytest

from claims.intake.given import linked
from claims.intake.page import Reference, Remark

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
    assert linked.published(said, FETCHED) == fetched
    assert linked.published(said, None) == filed


def test_a_machine_that_was_asked_may_name_itself() -> None:
    assert linked.published("http://127.0.0.1:80/b", "http://127.0.0.1/a?b") == "http://127.0.0.1/b"


ADDRESSES = {
    "https://A.example/x y#z": "https://a.example/x%20y",
    "//a.example/x": "https://a.example/x",
    "../x": "https://news.example/x",
    "?page=2": "https://news.example/2024/bridge?page=2",
    "https://a.example:port/": None,
    "https://[/": None,
    "https://ana@a.example/": None,
    "https:": None,
    FETCHED: None,
    "bridge?from=feed": None,
}


@pytest.mark.parametrize(("written", "address"), ADDRESSES.items())
def test_a_link_has_an_address_in_normal_form_or_is_left_out(written: str, address: str | None) -> None:
    found = linked.resolved((Reference(start=0, end=3, words="map", address=written),), FETCHED, FETCHED, None)

    assert [each.address for each in found if isinstance(each, Reference)] == ([address] if address else [])


def test_without_a_base_only_whole_addresses_are_known() -> None:
    given = tuple(
        Reference(start=0, end=3, words="map", address=each) for each in ("/x", "//a.example/x", "https://a.example/x")
    )

    assert linked.resolved(given, "") == given[2:]


def test_what_has_no_address_stays_as_it_is() -> None:
    given = (Remark(start=0, end=3, words="Really?"), Reference(start=0, end=3, words="Elm, 1950"))

    assert linked.resolved(given, "https://a.example/") == given
