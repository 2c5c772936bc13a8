"""What was typed is an address, a file or stdin."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import NotUnderstoodError
from claims.intake import locations
from claims.intake.locations import Address, File, Stdin

# From RFC 3986, 6.2.2 and 6.2.3, and from addresses that fact-checkers meet.
SAME = [
    ("HTTP://Example.ORG/a", "http://example.org/a"),
    ("https://example.org", "https://example.org/"),
    ("https://example.org:443/a", "https://example.org/a"),
    ("http://example.org:8080/a", "http://example.org:8080/a"),
    ("https://example.org/a/./b/../c", "https://example.org/a/c"),
    ("https://example.org/%7ebo/%c3%bc", "https://example.org/~bo/%C3%BC"),
    ("https://example.org/a%2fb", "https://example.org/a%2Fb"),
    ("https://example.org/a#part", "https://example.org/a"),
    ("https://example.org/#!/a", "https://example.org/"),
    ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
    ("https://example.org/a?b=2&a=1", "https://example.org/a?b=2&a=1"),
    ("http://[2001:DB8::1]/a", "http://[2001:db8::1]/a"),
    (
        "https://web.archive.org/web/2020/https://example.org/a",
        "https://web.archive.org/web/2020/https://example.org/a",
    ),
    ("https://example.org//a//../b//", "https://example.org//a/b//"),
]
REFUSED = [
    (
        "ftp://example.org/a",
        "ftp://example.org/a is not an address that can be used: only http and https are",
    ),
    ("file:///etc/hosts", "only http and https are"),
    ("https://example.org/a b", "has spaces or control characters in it"),
    ("https://example.org/\x07", "has spaces or control characters in it"),
    ("https://example.org/\u200b", "has spaces or control characters in it"),
    ("https://example.org/\ud800", "has spaces or control characters in it"),
    ("https://example.org/%00", "has a control character in it"),
    ("https://", "https:// is not an address: it names no host"),
    ("https:///a", "names no host"),
    ("https://example.org:0/", "names no host"),
    ("https://example.org:99999/", "its host or port cannot be"),
    ("https://[::1", "its host or port cannot be"),
    ("https://" + "a" * 70 + ".org/", "its host or port cannot be"),
    ("https://a<b.org/", "its host cannot be"),
    ("https://․/", "its host cannot be"),
    ("https://a..org/", "its host cannot be"),
    ("https://ana:word@example.org/", "has a user name in it: give the address without"),
    ("", "a location is an http.s. address, a file or -, not nothing"),
    ("a\0b", "cannot be the name of a file"),
    ("\udcff.txt", "is a name in no encoding that can be told: rename the file"),
]


@pytest.mark.parametrize(("typed", "normal"), SAME)
def test_one_address_has_one_form(typed: str, normal: str) -> None:
    assert locations.parse(typed) == Address(normal)


@pytest.mark.parametrize(("typed", "sentence"), REFUSED)
def test_what_cannot_be_a_location_is_named(typed: str, sentence: str) -> None:
    with pytest.raises(NotUnderstoodError, match=sentence):
        locations.parse(typed)


def test_a_dash_is_stdin() -> None:
    assert locations.parse("-") == Stdin()


def test_a_file_has_one_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert locations.parse("a/../b.txt") == File(tmp_path / "b.txt")


def test_a_tilde_is_the_shells_affair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert locations.parse("~/b.txt") == File(tmp_path / "~" / "b.txt")


@given(st.one_of(st.text(), st.text().map("https://".__add__), st.text().map("http://example.org/".__add__)))
def test_a_normal_form_is_its_own_normal_form(typed: str) -> None:
    try:
        where = locations.parse(typed)
    except NotUnderstoodError:
        return

    if isinstance(where, Address):
        assert locations.normal(where.url) == where.url
        assert where.url.isascii()
        assert "#" not in where.url
