"""The sentence a claim stands in, and its days."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from claims.extraction import FoundClaim
from claims.tracking import articles, listing
from claims.tracking.conflicts import surroundings
from claims.tracking.conflicts.surroundings import Passage, Surroundings
from claims.tracking.listing import Filter, Sort
from claims.vocabulary import Kind, Value
from tests.conftest import STORY

TEXT = "The storm came on May 1. By May 3 it had killed 28 people, as of May 4 31. It rained on May 5."


@pytest.fixture
def passage(session: Session) -> Passage:
    """The passage of "28 people"."""
    days = [
        FoundClaim(
            Kind.DATE, TEXT.index(day), TEXT.index(day) + 5, day, Value(date=f"2024-05-0{day[-1]}"), "tests", 0.2
        )
        for day in ("May 1", "May 3", "May 4", "May 5")
    ]
    start = TEXT.index("28 people")
    found = [*days, FoundClaim(Kind.CASUALTY, start, start + 9, "28 people", Value(), "tests", 0.9)]
    page = replace(STORY, text=TEXT, original=TEXT.encode(), location="days")
    articles.add(session, page, found, extracted_by=None, by="ana")
    entries = list(listing.entries(session, Filter(), Sort.PLACE))
    around = Surroundings()
    around.know(entries)
    return around.of(next(entry for entry in entries if entry.kind is Kind.CASUALTY))


def test_a_passage_is_the_sentence_around_the_words(passage: Passage) -> None:
    assert (passage.before, passage.after) == ("By May 3 it had killed ", ", as of May 4 31.")
    assert TEXT[passage.start : passage.end] == f"{passage.before}28 people{passage.after}"


def test_its_days_are_those_of_its_sentence_apart_from_the_one_a_figure_is_of(passage: Passage) -> None:
    assert passage.as_of == "2024-05-03"
    assert passage.days == ()


@pytest.mark.parametrize(("one", "two"), [("2024-05", "2024-05-02"), ("2024-05-02", None), (None, None)])
def test_days_are_not_apart_where_one_may_be_in_both(one: str | None, two: str | None) -> None:
    assert surroundings.apart("2024-05-01", "2024-05-02")
    assert not surroundings.apart(one, two)
    assert not surroundings.apart(two, one)
