"""Filters and search words, on a real SQLite record and on a real PostgreSQL one, which have to find the same."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import URL
from sqlalchemy.orm import Session

from claims import database
from claims.errors import ClaimsError
from claims.reports.rows import whole
from claims.reports.tables import dumped
from claims.tracking import articles, asking, listing, search, searching, selection
from claims.tracking.listing import Filter, Sort
from claims.vocabulary import Kind, Outcome, Status
from tests.conftest import FOUND, STORY, TEXT
from tests.hostile import words
from tests.hostile.dice import Dice, target
from tests.hostile.watching import Watch

pytestmark = pytest.mark.usefixtures("story")

SOUGHT = ("bridge", "twelve people", "Ruíz", "4", "repairs*", "at least 12", "nobody*", "a*", "b" * 501, "é" * 2_000)
DAYS = (date.min, date(2024, 5, 8), date.max)
# Things that a filter narrows by: a few at a time, since each set of them is another query to be written.
NARROWED: tuple[Callable[[Filter, str, Dice], Filter], ...] = (
    lambda wanted, said, _: replace(wanted, unit=said),
    lambda wanted, said, _: replace(wanted, speaker=said),
    lambda wanted, said, _: replace(wanted, assignee=said),
    lambda wanted, said, _: replace(wanted, tag=said),
    lambda wanted, said, _: replace(wanted, made_by=said),
    lambda wanted, said, _: replace(wanted, words=said),
    lambda wanted, _, dice: replace(wanted, article=dice.one((1, selection.LARGEST))),
    lambda wanted, _, dice: replace(wanted, inside=dice.one((1, selection.LARGEST))),
    lambda wanted, _, dice: replace(wanted, statuses=(dice.one([*Status]),)),
    lambda wanted, _, dice: replace(wanted, kinds=(dice.one([*Kind]),)),
    lambda wanted, _, dice: replace(wanted, outcome=dice.one([*Outcome])),
    lambda wanted, _, dice: replace(wanted, since=dice.one(DAYS)),
    lambda wanted, _, dice: replace(wanted, until=dice.one(DAYS)),
    lambda wanted, _, __: replace(wanted, open=True, unsourced=True),
)
ORDERS = (Sort.PLACE, Sort.PRIORITY)
# One in so many is asked of PostgreSQL as well: to it a list is a way of some milliseconds.
BOTH = 12


@pytest.fixture
def lite(place: Path) -> Iterator[Session]:
    """The story on SQLite, only to be looked at."""
    with database.look(database.locate(str(place))) as session:
        yield session


@pytest.fixture
def great(postgres: URL) -> Iterator[Session]:
    """The same on PostgreSQL."""
    database.upgrade(postgres)
    with database.begin(postgres) as session:
        session.info["login"] = "tester"
        articles.add(session, STORY, FOUND, extracted_by="tests", by="ana")
    with database.look(postgres) as session:
        yield session


@target
def test_any_filter_gives_the_same_claims_on_both_engines(
    watch: Watch, lite: Session, great: Session, dice: Dice
) -> None:
    wanted = Filter()
    for narrow in dice.several(2, lambda: dice.one(NARROWED)):
        said = words.line(dice, 2, words.QUERIES, words.LETTERS, words.PATHS, words.CONTROLS)
        wanted = narrow(wanted, said, dice)
    order, both = dice.one(ORDERS), dice.rarely(BOTH)

    with watch.over(wanted), anew(lite, great):
        found = [*listing.entries(lite, wanted, order, limit=50, around=False)]
        for entry in found:
            assert dumped(whole(entry)).isprintable()
        if both:
            there = listing.entries(great, wanted, order, limit=50, around=False)
            assert [entry.number for entry in there] == [entry.number for entry in found]
            assert listing.count(lite, wanted) == listing.count(great, wanted) == len(found)


@target
def test_any_words_are_found_in_the_same_rows_on_both_engines(
    watch: Watch, lite: Session, great: Session, dice: Dice
) -> None:
    if dice.below(4) == 0:
        start = dice.below(len(TEXT))
        sought = TEXT[start : start + dice.below(30)] + dice.one(("", "*", " *"))
    else:
        sought = words.line(dice, 4, SOUGHT, words.QUERIES, words.LETTERS, words.CONTROLS)
    place, whole_record = dice.one([*search.PLACES]), dice.rarely(32)

    with watch.over(sought), anew(lite, great):
        rows = [_having(each, place, sought) for each in (lite, great)]
        assert rows[0] == rows[1]
        if whole_record:
            for hit in search.find(lite, sought):
                assert hit.marks
                assert all(0 <= start < end <= len(hit.text) for start, end in hit.marks)


HAVING = "SELECT {} FROM {}"


def _having(session: Session, place: str, sought: str) -> set[int]:
    number, there, given = searching.having(place, session, sought)
    return {*asking.numbers(session, HAVING.format(number, there), given)}


@contextmanager
def anew(*records: Session) -> Iterator[None]:
    """Have what failed in one example fail in no other: PostgreSQL does nothing more in its transaction."""
    try:
        yield
    except ClaimsError:
        raise
    except Exception:
        for session in records:
            session.rollback()
        raise
