"""Addresses are found in texts as people write them there."""

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
