"""Whatever two people do, take back and put back, the record stays whole and nothing is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from claims import database
from claims.errors import ClaimsError
from claims.extraction import FoundClaim
from claims.model import Claim, Revision
from claims.tracking import (
    articles,
    checks,
    claims,
    commands,
    evidence,
    noting,
    parts,
    policy,
    resolving,
    ruling,
    signing,
    sources,
    status,
    tags,
    undoing,
)
from claims.tracking.evidence import Says
from claims.tracking.policy import Name
from claims.vocabulary import Kind, Resolution, Stance, Status, Value
from tests.conftest import FOUND, STORY
from tests.tracking.conftest import anew, web
from tests.tracking.test_undoing import everything

PEOPLE = st.sampled_from(["ana", "ben"])
# Claims 1 to 3 come with the article; those after may be added.
NUMBERS = st.integers(1, 5)
WORDS = st.sampled_from([(0, 6), (7, 15), (16, 22)])
KINDS = st.sampled_from([Kind.OTHER, Kind.EVENT, Kind.DATE])
DAYS = st.sampled_from(["2024-05-13", "2024-05-20"])
REASONS = st.sampled_from([None, "because"])


def mark(session: Session, by: str, number: int, verdict: Status, why: str | None) -> None:
    status.mark(session, [number], verdict, why=why, by=by)


def resolve(session: Session, by: str, number: int, resolution: Resolution | None, why: str | None) -> None:
    resolving.resolve(session, [number], resolution, why=why, by=by)


def sign_off(session: Session, by: str, number: int) -> None:
    session.info["login"] = f"{by}'s"
    signing.sign_off(session, [number], by=by)


def ask_for(session: Session, by: str, name: Name, number: str | None) -> None:
    ruling.put(session, {(name, None): number}, by=by)


def edit(session: Session, by: str, number: int, subject: str) -> None:
    claims.edit(session, number, {"subject": subject}, by=by)


def retype(session: Session, by: str, number: int, kind: Kind) -> None:
    claims.edit(session, number, {"kind": kind}, by=by)


def accept(session: Session, by: str, number: int, kind: Kind) -> None:
    claim = claims.find(session, number)
    claims.accept(session, number, read(session, (claim.start or 0, claim.end or 0), kind), by=by)


def assign(session: Session, by: str, number: int, name: str | None) -> None:
    claims.assign(session, [number], name, by=by)


def redate(session: Session, by: str, day: str) -> None:
    article = articles.edit(session, 1, {"published": date.fromisoformat(day)}, by=by)
    articles.redate(session, article, {(FOUND[1].start, FOUND[1].end): day}, by=by)


def redescribe(session: Session, by: str, title: str) -> None:
    articles.edit(session, 1, {"title": title}, by=by)


def split(session: Session, by: str, number: int, spot: tuple[int, int], kind: Kind) -> None:
    revision = articles.with_text(session, articles.find(session, 1))
    parts.split(session, number, revision, [read(session, spot, kind), read(session, (23, 29), kind)], by=by)


def note(session: Session, by: str, number: int) -> None:
    noting.add(session, [number], "hm", by=by)


def support(session: Session, by: str, number: int, stance: Stance) -> None:
    source = sources.put(session, web("https://a.example/"), by=by)
    evidence.add(session, source, [number], Says(stance), by=by)


def drop(session: Session, by: str, number: int) -> None:
    evidence.remove(session, 1, [number], by=by)


def place(session: Session, by: str, number: int, spot: tuple[int, int]) -> None:
    claims.anchor(session, claims.find(session, number), session.get_one(Revision, 1), spot, by=by)


def add(session: Session, by: str, spot: tuple[int, int], kind: Kind) -> None:
    revision = articles.with_text(session, articles.find(session, 1))
    claims.add(session, revision, read(session, spot, kind), by=by)


def read(session: Session, spot: tuple[int, int], kind: Kind) -> FoundClaim:
    words = session.get_one(Revision, 1).text[slice(*spot)]
    return FoundClaim(kind, *spot, words, Value(), "person", 0.4)


def merge(session: Session, by: str, into: int, number: int, why: str | None) -> None:
    parts.merge(session, into, [number], why=why, by=by)


def tag(session: Session, by: str, number: int) -> None:
    tags.add_to_claims(session, [number], ["urgent"], by=by)


def untag(session: Session, by: str, number: int) -> None:
    tags.remove_from_claims(session, [number], "urgent", by=by)


def remove(session: Session, by: str) -> None:
    articles.remove(session, 1, by=by)


def undo(session: Session, by: str, why: str | None) -> None:
    undoing.take_back(session, commands.last_done(session, by=by), why=why, by=by)


def undo_any(session: Session, by: str, number: int, why: str | None) -> None:
    undoing.take_back(session, number, why=why, by=by)


def redo(session: Session, by: str, why: str | None) -> None:
    undoing.take_back(session, commands.last_undone(session, by=by), why=why, by=by)


ACTS = st.one_of(
    st.tuples(st.just(mark), PEOPLE, NUMBERS, st.sampled_from(Status), REASONS),
    st.tuples(st.just(resolve), PEOPLE, NUMBERS, st.sampled_from([None, *Resolution]), REASONS),
    st.tuples(st.just(sign_off), PEOPLE, NUMBERS),
    st.tuples(
        st.just(ask_for), PEOPLE, st.sampled_from([Name.SOURCES, Name.INDEPENDENT]), st.sampled_from([None, *"12"])
    ),
    st.tuples(st.just(edit), PEOPLE, NUMBERS, st.sampled_from("ab")),
    st.tuples(st.just(note), PEOPLE, NUMBERS),
    st.tuples(st.just(support), PEOPLE, NUMBERS, st.sampled_from(Stance)),
    st.tuples(st.just(drop), PEOPLE, NUMBERS),
    st.tuples(st.just(place), PEOPLE, NUMBERS, WORDS),
    st.tuples(st.just(add), PEOPLE, WORDS, KINDS),
    st.tuples(st.just(retype), PEOPLE, NUMBERS, KINDS),
    st.tuples(st.just(accept), PEOPLE, NUMBERS, KINDS),
    st.tuples(st.just(split), PEOPLE, NUMBERS, WORDS, KINDS),
    st.tuples(st.just(assign), PEOPLE, NUMBERS, st.sampled_from(["cy", None])),
    st.tuples(st.just(redate), PEOPLE, DAYS),
    st.tuples(st.just(redescribe), PEOPLE, st.sampled_from("ab")),
    st.tuples(st.just(merge), PEOPLE, NUMBERS, NUMBERS, REASONS),
    st.tuples(st.just(tag), PEOPLE, NUMBERS),
    st.tuples(st.just(untag), PEOPLE, NUMBERS),
    st.tuples(st.just(remove), PEOPLE),
    st.tuples(st.just(undo), PEOPLE, REASONS),
    st.tuples(st.just(undo_any), PEOPLE, st.integers(10, 40), REASONS),
    st.tuples(st.just(redo), PEOPLE, REASONS),
)


@contextmanager
def empty(template: Path) -> Iterator[Session]:
    """Open a record of its own, with nothing in it."""
    with TemporaryDirectory() as folder, database.begin(database.locate(copy(template, folder))) as session:
        session.info["login"] = "tester"
        yield session


@contextmanager
def desk(template: Path) -> Iterator[Session]:
    """Open a record of its own, with article 1 and three claims."""
    with empty(template) as session:
        articles.add(session, STORY, FOUND[:3], extracted_by="tests", by="ana")
        yield session


def done(session: Session, act: tuple[object, ...]) -> bool:
    """Do something as a command of its own, or nothing where the desk refuses."""
    what, *how = act
    assert callable(what)
    try:
        with session.begin_nested():
            what(anew(session), *how)
    except ClaimsError:
        session.info.pop("undoes", None)
        return False
    return session.info.get("command") is not None


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(acts=st.lists(ACTS, max_size=15))
def test_the_record_stays_whole_whatever_is_done_and_taken_back(template: Path, acts: list[tuple[object, ...]]) -> None:
    with desk(template) as session:
        for act in acts:
            done(session, act)
            session.expire_all()

        assert list(checks.findings(session)) == []
        # A doubt belongs to a verdict.
        assert all(c.stale_because is None for c in session.query(Claim) if c.status is Status.UNVERIFIED)
        # A second look is one at a verdict that holds.
        undecided = {Status.UNVERIFIED, Status.DISMISSED}
        assert not any(c.signed_off_by for c in session.query(Claim) if c.stale_because or c.status in undecided)
        assert list(ruling.contradictions(policy.current(session))) == []
        kept = [claim for claim in session.query(Claim) if claim.removed_at is None]
        spots = [(claim.kind, claim.start, claim.end) for claim in kept if claim.merged_into_id is None]
        assert len(spots) == len({*spots})
        assert {claim.merged_into_id for claim in kept} <= {None, *(claim.id for claim in kept)}


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(acts=st.lists(ACTS, max_size=8), last=ACTS)
def test_what_is_taken_back_at_once_is_as_it_was_and_put_back_as_it_became(
    template: Path, acts: list[tuple[object, ...]], last: tuple[object, ...]
) -> None:
    with desk(template) as session:
        for act in acts:
            done(session, act)
        before = everything(session)
        if not done(session, last):
            return
        after, number = everything(session), session.info["command"]

        undoing.take_back(anew(session), number, why="a mistake", by="cy")
        now, back = everything(session), session.info["command"]
        assert {name: now[name] for name in before} == before
        undoing.take_back(anew(session), back, why="no mistake", by="cy")

        assert everything(session) == after
        assert list(checks.findings(session)) == []
