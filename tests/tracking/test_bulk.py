"""Many rows at once leave what the same rows leave one by one."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from claims import database
from claims.model import Anchor, Base, Change, Claim, Evidence, Source
from claims.tracking import articles, bulk, checks, chronicle, history, inserting, links, search, sources
from claims.tracking.inserting import Row
from claims.tracking.links import Altered
from claims.tracking.sources import Cited
from claims.vocabulary import Kind, Outcome, Stance, Status
from tests.conftest import FOUND, STORY

AT = datetime(2026, 3, 1, 9, 30, 15, 250_000, tzinfo=UTC)
# Of each column that claims begin with something; the rest is empty.
SAID: Row = {"article_id": 1, "kind": Kind.OTHER, "text": "Nobody came", "status": Status.UNVERIFIED, "priority": 0.4}
SAID = {**SAID, "made_by": "person", "created_at": AT, "updated_at": AT}
NEW: list[Row] = [
    {**SAID, "uid": f"{0:036}"},
    {**SAID, "uid": f"{1:036}", "text": 'Élan ☂ \u2028 "half" \\ 12', "subject": "Ana Ruiz"},
    {**SAID, "uid": f"{2:036}", "low": Decimal("7000000.10"), "high": Decimal("7E+6"), "outcome": Outcome.KILLED},
    {**SAID, "uid": f"{3:036}", "kind": Kind.DATE, "date": "2024-05-06", "text": "w" * 600, "speaker": "x\x7f\t"},
]
MORE: list[Row] = [{}, {"revision": 1, "exact": "least 12"}, {}, {}]


@pytest.fixture
def two(template: Path, tmp_path: Path) -> Iterator[tuple[Session, Session]]:
    """Two records with the same article and source on them."""
    places = [Path(shutil.copy(template, tmp_path / f"{name}.db")) for name in ("one", "other")]
    first = database.locate(str(places[0]))
    with database.begin(first) as session:
        session.info["login"] = "tester"
        articles.add(session, STORY, FOUND, extracted_by="tests", by="ana")
        sources.put(session, Cited(citation="Radio, 8 May"), by="ana")
    shutil.copy(places[0], places[1])
    with database.begin(first) as one, database.begin(database.locate(str(places[1]))) as other:
        one.info["login"] = other.info["login"] = "tester"
        yield one, other


@pytest.fixture(autouse=True)
def one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """All is done at once: links of different times have different digests."""
    for module in (links, history):
        monkeypatch.setattr(module, "now", lambda: AT)


def test_claims_evidence_and_their_changes_are_the_same_in_bulk(two: tuple[Session, Session]) -> None:
    one, other = two

    _one_by_one(one)
    _in_bulk(other)

    assert _all(one) == _all(other)
    assert chronicle.head(one) == chronicle.head(other)
    assert [*checks.findings(other)] == []
    assert other.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = 'claim'")) == 10


def _one_by_one(session: Session) -> None:
    rows = [_claim(row) for row in NEW]
    history.add_all(session, [*zip(rows, MORE, strict=True)], by="ana")
    search.enter(session, [*zip(rows, (None, "least 12", None, None), strict=True)])
    proof = Evidence(uid=f"{9:036}", claim_id=7, source_id=1, stance=Stance.SUPPORTS, quote="Élan", created_at=AT)
    history.add(session, proof, by="ana")
    search.enter(session, [(proof, None)])
    history.change(session, rows[0], {"status": Status.VERIFIED, "rating": "True"}, why="as the radio says", by="ana")
    history.change(session, rows[1], {"part_of_id": 7}, by="ana")
    for row in rows:
        row.updated_at = AT
    session.flush()


def _claim(row: Row) -> Claim:
    claim = Claim(article_id=1, kind=Kind.OTHER, text="", priority=0.4, made_by="person")
    for name, value in row.items():
        setattr(claim, name, value)
    return claim


def _in_bulk(session: Session) -> None:
    numbers = inserting.numbers(session, Claim, len(NEW))
    bulk.add_claims(session, [{"id": n, **row} for n, row in zip(numbers, NEW, strict=True)], MORE, by="ana")
    [number] = inserting.numbers(session, Evidence, 1)
    proof = {"id": number, "uid": f"{9:036}", "claim_id": 7, "source_id": 1, "stance": Stance.SUPPORTS, "quote": "Élan"}
    bulk.add_all(session, Evidence, [{**proof, "created_at": AT}], [{}], by="ana")
    bulk.find_by(session, Evidence, [proof])
    verdict = {"status": Status.VERIFIED, "rating": "True"}
    bulk.change_claims(
        session,
        [
            Altered(7, 1, {"status": Status.UNVERIFIED, "rating": None}, verdict, "as the radio says"),
            Altered(8, 1, {"part_of_id": None}, {"part_of_id": 7}),
        ],
        by="ana",
    )


def _all(session: Session) -> dict[str, list[tuple[object, ...]]]:
    session.flush()
    kinds: tuple[type[Base], ...] = (Claim, Anchor, Source, Evidence, Change)
    found = {kind.__tablename__: [tuple(row) for row in session.execute(select(kind.__table__))] for kind in kinds}
    index = session.execute(text("SELECT rowid, words FROM search_index ORDER BY rowid"))
    return found | {"search_index": [tuple(row) for row in index]}
