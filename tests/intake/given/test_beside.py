"""What links and footnotes become is the same for every kind of file."""

import pytest

from claims.intake.given import beside, handed
from claims.intake.page import Reference, Remark

FETCHED = "https://news.example/2024/bridge?from=feed"
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
    found = beside.resolved((Reference(start=0, end=3, words="map", address=written),), FETCHED, FETCHED, None)

    assert [each.address for each in found if isinstance(each, Reference)] == ([address] if address else [])


def test_without_a_base_only_whole_addresses_are_known() -> None:
    given = tuple(
        Reference(start=0, end=3, words="map", address=each) for each in ("/x", "//a.example/x", "https://a.example/x")
    )

    assert beside.resolved(given, "") == given[2:]


def test_what_has_no_address_stays_as_it_is() -> None:
    given = (Remark(start=0, end=3, words="Really?"), Reference(start=0, end=3, words="Elm, 1950"))

    assert beside.resolved(given, "https://a.example/") == given


# A note, what it links to, and what it is given as: with the words of a reference its address.
NOTES = {
    "a link": ("See the map.", ["https://A.example"], [("See the map.", "https://a.example/")]),
    "two": (
        "Maps.",
        ["https://a.example/1", "https://a.example/2"],
        [("Maps.", "https://a.example/1"), ("Maps.", "https://a.example/2")],
    ),
    "an address written out": (
        "In\nhttps://a.example/1.",
        ["https://a.example/1"],
        [("In https://a.example/1.", "https://a.example/1")],
    ),
    "a link alone": ("", ["https://a.example/1"], [("https://a.example/1", "https://a.example/1")]),
    "nothing": (" ", ["mailto:ana@a.example"], []),
}


@pytest.mark.parametrize(("note", "linked", "given"), NOTES.values(), ids=NOTES)
def test_a_note_with_addresses_is_a_reference_to_each(
    note: str, linked: list[str], given: list[tuple[str, str]]
) -> None:
    references = [Reference(start=7, end=7, words=words, address=address) for words, address in given]

    assert beside.footnote(7, note, linked) == beside.citation(7, note, linked) == references


def test_a_note_without_address_is_a_remark_unless_it_is_known_to_cite() -> None:
    note, linked = "Elm,\n 1950", ["mailto:ana@a.example"]

    assert beside.footnote(7, note, linked) == [Remark(start=7, end=7, words="Footnote: Elm, 1950")]
    assert beside.citation(7, note, linked) == [Reference(start=7, end=7, words="Elm, 1950")]


def test_what_is_handed_over_arrives_in_the_order_of_the_text() -> None:
    later = Reference(start=9, end=12, words="map", address="https://a.example/")
    remark = Remark(start=0, end=3, words="Really?", by="Ana Ruiz")

    assert handed.told(handed.listed([later, remark])) == [remark, later]
