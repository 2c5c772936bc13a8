"""Verdicts given on a record in a file without SQLAlchemy: what is on record then is what `history` puts there."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims import database
from claims.errors import LackingError, RecordError
from claims.model import Change, Claim
from claims.tracking import asking, checks, chronicle, parts, search, status, undoing
from claims.vocabulary import Status
from tests.tracking.conftest import prove

if TYPE_CHECKING:
    from claims.tracking.asking import Record

# It is about a file, with an article on record.
pytestmark = [pytest.mark.sqlite, pytest.mark.usefixtures("story")]


@contextmanager
def plainly(place: Path) -> Iterator["Record"]:
    with database.write(str(place)) as pen:
        assert pen is not None
        pen.info["login"] = "tester"
        yield pen


@contextmanager
def by_objects(place: Path) -> Iterator[Session]:
    with database.begin(database.locate(str(place))) as session:
        session.info["login"] = "tester"
        yield session


@pytest.fixture
def desk(place: Path) -> Path:
    with by_objects(place) as session:
        prove(session, 1, quote="At least 12 people were killed.")
        parts.merge(session, 1, [3], by="ana")
    return place


ACTS: dict[str, Callable[["Record"], object]] = {
    "verified": lambda r: status.mark(r, [1], Status.VERIFIED, by="ana"),
    "several with a reason": lambda r: status.mark(r, [2, 1, 5], Status.UNPROVEN, why="Nobody “knows” it", by="ana"),
    "rated": lambda r: status.mark(r, [5], Status.DISMISSED, rating="Half true", why="no matter", by="bo"),
    "twice": lambda r: [status.mark(r, [2], each, why="so", by="ana") for each in (Status.UNPROVEN, Status.UNVERIFIED)],
    "a merged one": lambda r: status.mark(r, [3], Status.UNVERIFIED, why="it is another", by="ana"),
}


@pytest.mark.parametrize("act", ACTS)
def test_what_is_on_record_is_the_same_either_way(desk: Path, tmp_path: Path, act: str) -> None:
    other = Path(shutil.copy(desk, tmp_path / "other.db"))

    for place, opened in ((desk, plainly), (other, by_objects)):
        with opened(place) as record:
            ACTS[act](record)

    assert said(desk) == said(other)
    with database.look(database.locate(str(desk))) as session:
        assert [*checks.findings(session)] == []


def said(place: Path) -> list[object]:
    """Give all that was recorded but the moments, and what depends on them."""
    with database.look(database.locate(str(place))) as session:
        links = [
            [getattr(link, column.key) for column in Change.__table__.c if column.key not in {"at", "digest"}]
            for link in session.scalars(select(Change).order_by(Change.id))
        ]
        claims = [
            [getattr(claim, column.key) for column in Claim.__table__.c if column.key != "updated_at"]
            for claim in session.scalars(select(Claim).order_by(Claim.id))
        ]
        found = [
            (hit.place, hit.number) for word in ("knows", "matter", "another") for hit in search.find(session, word)
        ]
        return [links, claims, found]


def test_when_a_claim_last_changed_is_kept_too(desk: Path) -> None:
    with database.look(database.locate(str(desk))) as session:
        before = session.get_one(Claim, 2).updated_at

    with plainly(desk) as record:
        status.mark(record, [2], Status.DISMISSED, by="ana")

    with database.look(database.locate(str(desk))) as session:
        claim, [link] = session.get_one(Claim, 2), chronicle.of(session, claim=2)[-1:]
        assert before < claim.updated_at
        assert abs((claim.updated_at - link.at).total_seconds()) < 1


def test_it_is_taken_back_like_any_other_command(desk: Path) -> None:
    with plainly(desk) as record:
        status.mark(record, [1], Status.VERIFIED, by="ana")
        command = int(asking.info(record)["command"])

    with by_objects(desk) as session:
        undoing.take_back(session, command, by="ana")

    with database.look(database.locate(str(desk))) as session:
        assert session.get_one(Claim, 1).status is Status.UNVERIFIED
        assert [*checks.findings(session)] == []


def test_what_is_refused_leaves_nothing(desk: Path) -> None:
    before = said(desk)

    with pytest.raises(LackingError), plainly(desk) as record:
        status.mark(record, [1, 5], Status.VERIFIED, by="ana")

    assert said(desk) == before


def test_what_fails_half_way_leaves_nothing(desk: Path) -> None:
    before = said(desk)

    with pytest.raises(LackingError), plainly(desk) as record:
        _one_after_the_other(record)

    assert said(desk) == before


def _one_after_the_other(record: "Record") -> None:
    status.mark(record, [1], Status.VERIFIED, by="ana")
    status.mark(record, [5], Status.VERIFIED, by="ana")


def test_others_are_locked_out_from_the_beginning_on(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.database.glancing.PATIENCE", 0.1)

    with (
        plainly(desk),
        pytest.raises(RecordError, match=r"is locked: another program has been at work on it for 0\.1 seconds"),
        plainly(desk),
    ):
        pass


@pytest.mark.parametrize("there", [None, b"", b"no database", "another program's"])
def test_what_is_no_record_of_this_schema_is_left_alone(tmp_path: Path, there: bytes | str | None) -> None:
    path = tmp_path / "other.db"
    if isinstance(there, bytes):
        path.write_bytes(there)
    elif there is not None:
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE claim (id)")
        connection.close()
    before = path.read_bytes() if path.exists() else None

    with database.write(str(path)) as pen:
        assert pen is None

    assert (path.read_bytes() if path.exists() else None) == before
