"""Our own exchange format, read from files that nobody vouches for."""

import json
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import NotReadableError
from claims.intake import limits
from claims.intake.exchange.records import Fault
from tests.intake.exchange.bundles import AT, Said, faults, file, read, small, uid

HEAD = '{"format": "claims", "version": 1}'


def test_a_whole_bundle_has_no_faults() -> None:
    found = read(json.dumps({"format": "claims", "version": 1, **small()}))

    assert found.faults == ()
    assert [claim.text for claim in found.claims] == ["Three"]
    assert found.claims[0].anchors[0].exact == "Three"
    assert found.places[uid(4)] == "claims[0]"


def test_a_bundle_may_be_a_line_each() -> None:
    said = small()
    names = {"evidence": "evidence"}
    lines = [HEAD, *(json.dumps({"sort": names.get(s, s[:-1]), **row}) for s, rows in said.items() for row in rows)]

    found = read("\n".join([*lines, ""]))

    assert found.faults == ()
    assert (len(found.articles), len(found.files), found.places[uid(4)]) == (1, 2, "line 5")


def test_nothing_is_a_bundle_too() -> None:
    assert read(f"\ufeff{HEAD}\n").faults == ()


def row(section: str, **new: object) -> Callable[[Said], None]:
    return lambda said: said[section][0].update(new)


def without(section: str, key: str) -> Callable[[Said], object]:
    return lambda said: said[section][0].pop(key)


def part(section: str, inner: str, **new: object) -> Callable[[Said], None]:
    def change(said: Said) -> None:
        inside = said[section][0][inner]
        assert isinstance(inside, list)
        inside[0].update(new)

    return change


def again(section: str, **new: object) -> Callable[[Said], None]:
    return lambda said: said[section].append({**said[section][0], **new})


# What is changed in the small bundle, and the fault that names it.
BROKEN: dict[str, tuple[Callable[[Said], object], str, str]] = {
    "a word that is none": (
        row("claims", status="verfied"),
        "claims[0].status",
        "'verfied' is none of unverified, verified, refuted, disputed, unproven, dismissed",
    ),
    "a number for a string": (row("claims", text=3), "claims[0].text", "it is a whole number, not a string"),
    "a string for a number": (row("claims", number="3"), "claims[0].number", "it is a string, not a whole number"),
    "true for a number": (row("claims", number=True), "claims[0].number", "it is true or false, not a whole number"),
    "null for a word": (row("claims", kind=None), "claims[0].kind", "it is null, not a string"),
    "a claim that says nothing": (row("claims", text=" "), "claims[0].text", "it is empty"),
    "a NUL": (row("claims", unit="a\0"), "claims[0].unit", "there is a NUL in it, which no text has"),
    "half a character": (
        row("claims", unit="\ud800"),
        "claims[0].unit",
        "there is half of a surrogate pair in it, which is no character",
    ),
    "a priority of two": (row("claims", priority=2.0), "claims[0].priority", "it is not a number from 0 to 1"),
    "an endless priority": (row("claims", priority=1e999), "files", ""),
    "an amount in words": (row("claims", low="7E6"), "claims[0].low", "'7E6' is no amount in plain digits"),
    "an amount as a number": (row("claims", low=7), "claims[0].low", "it is a whole number, not a string"),
    "a time without zone": (
        row("claims", created_at="2024-05-09T08:30:00"),
        "claims[0].created_at",
        "'2024-05-09T08:30:00' is no time in ISO 8601 with its zone",
    ),
    "a time before all times": (
        row("claims", created_at="0001-01-01T00:00:00+14:00"),
        "claims[0].created_at",
        "'0001-01-01T00:00:00+14:00' is no time in ISO 8601 with its zone",
    ),
    "a day that is none": (row("articles", published="May"), "articles[0].published", "'May' is no day in ISO 8601"),
    "a uid that is none": (row("claims", uid="x"), "claims[0].uid", "'x' is no UUID"),
    "a digest that is none": (row("files", sha256="AB"), "files[0].sha256", "'AB' is no SHA-256 in hexadecimal digits"),
    "a missing key": (without("claims", "text"), "claims[0].text", "it is missing"),
    "a key of tomorrow": (
        row("claims", mood="glad"),
        "claims[0].mood",
        "there is no such key in this version of the format",
    ),
    "a number beyond all": (
        row("claims", number=2**31),
        "claims[0].number",
        "it is not a number from 0 to 2,147,483,647",
    ),
    "a part of the wrong type": (
        part("claims", "anchors", start=-1),
        "claims[0].anchors[0].start",
        "it is not a number from 0 to 2,147,483,647",
    ),
    "a uid twice": (again("claims", number=2), "claims[1]", f"{uid(4)} is there already, as claims[0]"),
    "a number twice": (again("claims", uid=uid(40)), "claims[1].number", "1 is the number of claims[0]"),
    "a tag twice": (again("articles", uid=uid(41), number=2), "articles[1]", f"{uid(10)} is there twice"),
    "a claim of no article": (row("claims", article=uid(9)), "claims[0].article", f"{uid(9)} is not in the file"),
    "a whole that is not there": (row("claims", part_of=uid(9)), "claims[0].part_of", f"{uid(9)} is not in the file"),
    "evidence for no claim": (row("evidence", claim=uid(9)), "evidence[0].claim", f"{uid(9)} is not in the file"),
    "evidence of no source": (row("evidence", source=uid(9)), "evidence[0].source", f"{uid(9)} is not in the file"),
    "a snapshot without bytes": (
        row("snapshots", sha256=None),
        "snapshots[0].sha256",
        "what was captured has bytes, and nothing else has",
    ),
    "a snapshot of nothing": (row("snapshots", source=uid(9)), "snapshots[0].source", f"{uid(9)} is not in the file"),
    "an origin of itself": (
        row("sources", derived_from=uid(2)),
        "sources[0]",
        "it is derived from what is derived from it",
    ),
    "a source without place": (
        row("sources", location=None),
        "sources[0]",
        "a source has a location, a citation or the digest of a file",
    ),
    "an alias of no secret": (
        row("sources", alias="A"),
        "sources[0]",
        "only a confidential source has an alias, or is redacted",
    ),
    "a secret without alias": (
        row("sources", confidential=True),
        "sources[0].alias",
        "a confidential source has an alias",
    ),
    "a redacted source that is told": (
        row("sources", confidential=True, alias="A", redacted_at=AT),
        "sources[0]",
        "it is redacted, and yet it says who it is",
    ),
    "a text of another digest": (
        part("articles", "revisions", sha256="0" * 64),
        "articles[0].revisions[0].sha256",
        "the text has another SHA-256",
    ),
    "an anchor on other words": (
        part("claims", "anchors", exact="Four"),
        "claims[0].anchors[0]",
        "revision 1 does not say so there",
    ),
    "an anchor beyond the text": (
        part("claims", "anchors", end=99),
        "claims[0].anchors[0]",
        "revision 1 has no place from 15 to 99",
    ),
    "an anchor in no text": (
        part("claims", "anchors", revision=2),
        "claims[0].anchors[0]",
        "its article has no revision 2",
    ),
    "a claim beside its anchor": (
        row("claims", start=14),
        "claims[0].start",
        "the claim has another place than its anchor in the newest text",
    ),
    "a merged claim with a verdict": (
        row("claims", merged_into=uid(4)),
        "claims[0].status",
        "a claim that went into another one is dismissed",
    ),
    "a second look at no verdict": (
        row("claims", stale_because="it fell again", signed_off_by="ben"),
        "claims[0].signed_off_by",
        "there is no verdict that holds to be signed off",
    ),
    "bytes in no base64": (row("files", packed="*"), "files[0]", "its bytes are not written in base64"),
    "bytes that are not packed": (
        row("files", packed="AAAA"),
        "files[0]",
        "its bytes are not packed with zlib, or damaged",
    ),
    "bytes of another size": (row("files", size=3), "files[0]", "it is not of 3 bytes"),
    "bytes beyond measure": (row("files", size=2**31 - 1), "files[0]", "it is larger than 250 MB"),
    "bytes of another digest": (
        row("files", **{**file(b"Four died here."), "sha256": "0" * 64}),
        "files[0]",
        "its bytes have another SHA-256",
    ),
}
ENDLESS = BROKEN.pop("an endless priority")


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_is_named_where_it_stands(name: str) -> None:
    change, place, reason = BROKEN[name]
    said = small()

    change(said)

    assert Fault(place, reason) in faults(said)


def test_files_are_limited_in_sum(monkeypatch: pytest.MonkeyPatch) -> None:
    said = small()
    last = len(said["files"]) - 1
    monkeypatch.setattr(limits, "UNPACKED_IN_ALL", sum(int(str(one["size"])) for one in said["files"]) - 1)

    [fault] = faults(said)

    assert (fault.place, fault.reason[:32]) == (f"files[{last}]", "with those before it, the files ")


def test_a_missing_section_is_named() -> None:
    said = small()
    del said["claims"]

    assert Fault("claims", "it is missing, or no list") in faults(said)


def test_a_number_without_end_is_no_json() -> None:
    said = small()
    ENDLESS[0](said)

    with pytest.raises(NotReadableError, match="Infinity is no number in JSON"):
        faults(said)


def test_a_fault_on_a_line_is_named_by_the_line() -> None:
    claim = small()["claims"][0] | {"status": "done"}
    lines = [HEAD, "", '{"sort": "claim"', '{"sort": "rumour"}', json.dumps({"sort": "claim", **claim}), "[]"]

    found = [(fault.place, fault.reason.split(":")[0].split(",")[0]) for fault in read("\n".join(lines)).faults]

    assert found == [
        ("line 3", "expecting '"),
        ("line 4", "it does not say which sort it is"),
        ("line 5, status", "'done' is none of unverified"),
        ("line 6", "it does not say which sort it is"),
    ]


def test_a_bomb_is_not_unpacked() -> None:
    said = small()
    said["files"][0] |= {"packed": file(b"\0" * 50_000_000)["packed"], "size": 10}

    assert Fault("files[0]", "it is not of 10 bytes") in faults(said)


NEWER = (
    "out.json is of version 2 of the exchange format, newer than this program's 1: upgrade with "
    "'pip install --upgrade claims-tracker'"
)
NO_BUNDLES = {
    "a newer version": (
        '{"format": "claims", "version": 2}',
        NEWER,
    ),
    "a newer version, all at once": (
        '{"format": "claims", "version": 2, "articles": []}',
        NEWER,
    ),
    "no version": (
        '{"format": "claims", "articles": []}',
        "out.json does not say of which version of the exchange format it is",
    ),
    "a version that is true": (
        '{"format": "claims", "version": true}',
        "out.json does not say of which version of the exchange format it is",
    ),
    "other JSON": ('{"a": 1}', "out.json is JSON, but not as 'claims export' writes it"),
    "a list": ("[1]", "out.json is JSON, but not as 'claims export' writes it"),
    "nothing": ("", "out.json cannot be read as JSON: expecting value, at line 1, column 1"),
    "half a file": (
        '{"format": "claims",\n"articles": [',
        "out.json cannot be read as JSON: expecting value, at line 2, column 14",
    ),
    "a key twice": (
        '{"format": "claims", "format": "claims", "articles": []}',
        "out.json cannot be read as JSON: an object in it has the key 'format' twice",
    ),
    "NaN": (
        '{"format": "claims", "version": NaN, "articles": []}',
        "out.json cannot be read as JSON: NaN is no number in JSON",
    ),
    "many digits": (
        '{"format": "claims", "version": ' + "9" * 5000 + ', "articles": []}',
        "out.json cannot be read as JSON: a number in it has too many digits",
    ),
}


@pytest.mark.parametrize("name", NO_BUNDLES)
def test_what_is_no_bundle_is_refused(name: str) -> None:
    text, sentence = NO_BUNDLES[name]

    with pytest.raises(NotReadableError) as refused:
        read(text)

    assert str(refused.value) == sentence


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(NotReadableError, match="is not in UTF-8, as JSON is"):
        read(b"{\xff}")


@pytest.mark.parametrize("depth", [10_000, 1_000_000])
@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_nesting_without_end_ends(depth: int, opening: str) -> None:
    begins = '{"format": "claims", "version": 1, "articles": ['

    with pytest.raises(NotReadableError, match="cannot be read as JSON"):
        read(begins + opening * depth)
    # Some releases of Python go deeper than others.
    with suppress(NotReadableError):
        assert read(f"{begins}{'[' * depth}{']' * depth}]}}").faults


def test_nesting_within_a_record_is_no_record() -> None:
    said = small()
    text = json.dumps({"format": "claims", "version": 1, **said}).replace('"Bridge"', "[" * 500 + "]" * 500)

    assert read(text).faults[0] == Fault("articles[0].title", "it is a list, not a string")


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.data())
def test_whatever_stands_in_a_field_is_read_or_named(data: st.DataObject) -> None:
    said = small()
    section = data.draw(st.sampled_from([*said]))
    key = data.draw(st.sampled_from([*said[section][0]]))
    value = data.draw(ANYTHING)

    said[section][0][key] = value

    assert all(fault.place and fault.reason for fault in faults(said))
