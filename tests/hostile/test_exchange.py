"""Exchange files: tables, bundles and fact-checks of others, and what 'claims load' makes of them."""

import json
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlalchemy.orm import Session

from claims.intake.exchange import bundle, reviews, sorts, tables
from claims.intake.page import Material
from claims.tracking import loading
from claims.tracking.loading.outcome import Loaded
from tests.hostile import laws, mutating, words
from tests.hostile.dice import Dice, target
from tests.hostile.mutating import Json
from tests.hostile.watching import Watch
from tests.intake.exchange.bundles import small

TABLE = """\
text,kind,status,value,date,outcome,speaker,tags,source,stance,quote,note,article,uid,updated_at,exact\r
At least 12 people,casualty,,at least 12,,killed,,"a; b",https://a.example/,supports,"so, ""it"" said",,1,,,\r
$4 million,money,unproven,$4 million,,,,,The ledger,context,,asked,1,,,$4 million\r
,,,,,,,,,,,,,,,"Mayor
Ana Ruiz"\r
Monday,date,,,2024-05-06,,Ana Ruiz,,,,,,,,2024-05-09T08:30:00+00:00,Monday\r
"""
COLUMNS = (*tables.FIELDS, *tables.ORDERING, *tables.INFORMING)
CELLS = (
    *(b",", b";", b"\t", b'"', b'""', b"\r\n", b"\n", b"\r", b"\x00", b"\xef\xbb\xbf", b"sep=,\n", b'sep="\n'),
    *(b"sep=\r\n", b"sep=\xc3\xa9\n"),
    *(name.encode() for name in COLUMNS),
    *(b"verified", b"refuted", b"disputed", b"dismissed", b"money", b"date", b"supports", b"refutes", b"s1", b"none"),
    *(b"-1", b"1e999"),
    *(b"00000000-0000-0000-0000-000000000004", b"9" * 5000, b"2024-02-30", b"[C1]", b"'=1", b"\xed\xa0\x80"),
    *(b"x" * 140_000,),
)
BUNDLE: Json = {"format": "claims", "version": 1, **json.loads(json.dumps(small()))}
UIDS: tuple[Json, ...] = tuple(f"00000000-0000-0000-0000-00000000000{each}" for each in "1234590a")
STORED: tuple[Json, ...] = (
    *UIDS,
    *("2024-05-09T08:30:00+00:00", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2024-05-09", "3", "-0.5"),
    *("9" * 60, "0" * 60 + "." + "0" * 60, "verified", "dismissed", "money", "pending", "lost", "changed", "killed"),
    *(0.9,),
    *("https://city.example/", "javascript:alert(1)", "merged", "s1", 1, 15, 20, 2**31 - 1, "Three", "A bridge fell. "),
)
REVIEW: list[Json] = [
    {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://check.example/one",
        "claimReviewed": "Nine people &amp; a dog died",
        "datePublished": "2024-05-08T10:00:00+02:00",
        "author": {"@type": "Organization", "name": "Check", "url": "https://check.example/"},
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Ana Ruiz", "sameAs": ["https://a.example/"]},
            "appearance": [{"url": "https://a.example/said"}],
            "firstAppearance": "https://b.example/x",
        },
        "reviewRating": {"ratingValue": "1", "bestRating": 5, "worstRating": 1, "alternateName": "False"},
    },
    {
        "@graph": [
            {"@type": ["Article", "ClaimReview"], "claimReviewed": "So", "url": "/rel", "reviewRating": "Half true"}
        ]
    },
]
VALUES: list[Json] = [{"@id": "#x"}, {"@value": "True", "@language": "en"}]
RATED: tuple[Json, ...] = (
    *("ClaimReview", "https://schema.org/ClaimReview", "Mostly false", "mailto:a@b", "//x", "http://[", *VALUES),
    *("1e999", "-1", "0", "five", 1e308, 10**400, "٣", "2024-05-08", "08.05.2024", "May 8"),
)
SCRIPT = b'<!doctype html><html><head><title>T</title><base href="/x"><script type="application/ld+json">'
BROKEN = (
    *(b"</script>", b"<!--", b"-->", b"{", b"}", b"[", b"]", b'"', b",", b"\\", b"\\u0000", b"\n", b"ClaimReview"),
    *(b"\x00", b"NaN"),
)


def workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["text", "kind", "value", "date"])
    sheet.append(["At least 12 people died", "casualty", 12.5, "=1+1"])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


BOOK = mutating.unpacked(workbook())
XML = (
    *(b"<c>", b"</c>", b"<row>", b"<v>", b"</v>", b't="s"', b't="d"', b'r="XFD1048576"', b"<f>", b"99999999999"),
    *(b"1e400",),
    *(b"<is>", b"<t>", b"<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>", b"&y;", b"sheet1.xml", b"../../x"),
)


@pytest.fixture
def desk(request: pytest.FixtureRequest, session: Session) -> Session:
    """A record with an article, on which each example is tried and taken back."""
    request.getfixturevalue("article")
    session.commit()
    session.info.pop("command", None)
    return session


@target
def test_any_table_or_workbook_is_read_and_loaded_or_is_refused(
    watch: Watch, desk: Session, folder: Path, dice: Dice
) -> None:
    if dice.rarely(4):
        original = mutating.archive(dice, BOOK, XML)
    else:
        original = mutating.bytes_(dice, TABLE.encode(dice.one(("utf-8", "utf-8-sig", "utf-16", "cp1252"))), CELLS)
    mapping = _mapping(dice)

    with watch.over((original, mapping)):
        table = tables.read(Material("a.csv", "/desk/a.csv", original), mapping)
        assert all(set(row.fields) == table.fields for row in table.rows)
        if dice.rarely(48):
            _tried(desk, "tables", table, dice)
    assert not [*folder.iterdir()]


@target
def test_any_bundle_is_read_and_loaded_or_says_its_faults(watch: Watch, desk: Session, dice: Dice) -> None:
    said = mutating.json_(dice, BUNDLE, STORED)
    original = json.dumps(said).encode() if dice.below(8) else _lines(said)
    if dice.rarely(8):
        original = mutating.bytes_(dice, original, BROKEN)

    with watch.over(original):
        found = bundle.read(Material("a.json", "/desk/a.json", original))
        for fault in found.faults:
            laws.of_text(fault.place)
            laws.of_text(fault.reason)
        if not found.faults and dice.rarely(8):
            _tried(desk, "bundle", found, dice)


@target
def test_any_fact_check_is_read_and_loaded_or_is_refused(watch: Watch, desk: Session, dice: Dice) -> None:
    original = json.dumps(mutating.json_(dice, REVIEW, RATED)).encode()
    if dice.below(4) == 0:
        original = SCRIPT + original + b"</script></head><body>x</body></html>"
    if dice.below(4) == 0:
        original = mutating.bytes_(dice, original, BROKEN)
    address = dice.one((None, "https://check.example/page", "http://[::1]/"))
    material = Material("a.json", "/desk/a.json", original, address)

    with watch.over(original):
        found = reviews.read(material)
        for review in found.reviews:
            laws.of_text(review.claim)
            laws.of_text(review.label)
            laws.of_text(review.claimant)
            assert review.address.startswith(("http://", "https://"))
            assert review.raw.decode()
        if dice.rarely(48):
            _tried(desk, "reviews", found, dice)


@target
def test_any_bytes_are_some_sort_of_exchange_file_or_are_refused(watch: Watch, dice: Dice) -> None:
    seed = dice.one(
        (TABLE.encode(), json.dumps(BUNDLE).encode(), json.dumps(REVIEW).encode(), SCRIPT, b"%PDF-", b"PK\3\4")
    )
    name = dice.one(
        ("a.csv", "a.json", "a.jsonl", "a.xlsx", "a.tsv", "a.docx", "a.html", "-", "a", words.line(dice, 2))
    )
    material = Material(name, name, mutating.bytes_(dice, seed, CELLS))

    with watch.over((name, material.original)):
        sort, _ = sorts.read(material, _mapping(dice))
        assert sort in sorts.Sort


def _mapping(dice: Dice) -> Mapping[str, str]:
    return {words.piece(dice): dice.one((*COLUMNS, words.piece(dice)))} if dice.rarely(8) else {}


def _lines(said: Json) -> bytes:
    """Write a bundle as JSON Lines."""
    if not isinstance(said, dict):
        return json.dumps(said).encode()
    rows: list[Json] = [{name: said[name] for name in said if not isinstance(said[name], list)}]
    for name, section in said.items():
        if isinstance(section, list):
            rows += [{"sort": name.removesuffix("s"), **row} if isinstance(row, dict) else row for row in section]
    return "\n".join(map(json.dumps, rows)).encode()


def _tried(session: Session, sort: str, incoming: object, dice: Dice) -> None:
    """Load it and take it back; a refusal names where it stands."""
    tried = session.begin_nested()
    session.info.pop("command", None)
    try:
        loaded = loading.load(session, sort, incoming, article=dice.one((None, 1, 99)), by="ana")
        assert isinstance(loaded, Loaded)
        session.flush()
        for refusal in loaded.refused:
            assert refusal.place
            assert refusal.reason
    finally:
        tried.rollback()
        session.expunge_all()
