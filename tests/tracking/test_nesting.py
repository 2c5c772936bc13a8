from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from claims.extraction import FoundClaim
from claims.model import Article, Claim
from claims.tracking import articles, claims, conditions, listing
from claims.tracking.listing import Entry, Filter, Sort
from claims.tracking.nesting import nested
from claims.vocabulary import Kind, Value
from tests.conftest import TEXT

Span = tuple[int, int]
SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 8)), max_size=12)

# Words that stand in the first sentence, some around others, some across, some the same; and how deep.
STAND = [
    ("At least 12 people died when a road bridge fell on Monday", 0),
    ("At least 12 people died when", 1),
    ("At least 12 people", 2),
    ("12 people", 3),
    ("12", 4),
    ("people died when a road bridge", 1),
    ("died when", 2),
    ("a road bridge", 2),
    ("Monday", 1),
    ("three children", 0),
    ("three children", 1),
]


@pytest.fixture
def entry(session: Session, article: Article) -> Entry:
    """Any row of a list, to be given other places."""
    return next(listing.entries(session, Filter(article=article.id), Sort.PLACE))


def placed(entry: Entry, spans: list[Span]) -> list[Entry]:
    """Give claims with these places, in the order of the text."""
    ordered = sorted(spans, key=lambda span: (span[0], -span[1]))
    return [replace(entry, number=n, start=start, end=end) for n, (start, end) in enumerate(ordered, start=1)]


def within(inner: Entry, outer: Entry) -> bool:
    """Say by the rule of `12+` whether a claim stands inside another."""
    assert inner.start is not None
    assert inner.end is not None
    assert outer.start is not None
    assert outer.end is not None
    shorter = inner.end - inner.start < outer.end - outer.start
    return outer.start <= inner.start and inner.end <= outer.end and (shorter or inner.number > outer.number)


def chain(one: Entry, entries: list[Entry]) -> int:
    """Count the claims of the longest chain around one."""
    around = [other for other in entries if other.number != one.number and within(one, other)]
    return max((1 + chain(other, around) for other in around), default=0)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(spans=SPANS)
def test_a_row_is_as_deep_as_the_longest_chain_around_it(entry: Entry, spans: list[Span]) -> None:
    entries = placed(entry, [(start, start + length) for start, length in spans])

    assert [row.depth for row in nested(entries)] == [chain(row, entries) for row in entries]


def test_claims_of_another_article_are_around_nothing(entry: Entry) -> None:
    [first, second] = placed(entry, [(0, 20), (5, 10)])

    assert [row.depth for row in nested([first, replace(second, article=2)])] == [0, 0]
    assert [row.depth for row in nested([first, second])] == [0, 1]


def test_a_claim_without_a_place_is_inside_nothing(entry: Entry) -> None:
    [first, second] = placed(entry, [(0, 20), (5, 10)])

    rows = nested([first, replace(first, number=9, start=None, end=None), second])

    assert [row.depth for row in rows] == [0, 0, 1]


def test_what_is_set_in_is_what_stands_inside_a_listed_claim(session: Session, article: Article) -> None:
    for claim in session.scalars(select(Claim)).all():
        claims.edit(session, claim.id, {"kind": Kind.OTHER}, by="ana")
    for number, (words, _) in enumerate(STAND):
        start = TEXT.index(words)
        seen = FoundClaim(tuple(Kind)[number], start, start + len(words), words, Value(), "tests", 0.5)
        claims.add(session, articles.with_text(session, article), seen, by="ana")

    rows = list(nested(listing.entries(session, Filter(made_by="person"), Sort.PLACE)))

    assert [(row.exact, row.depth) for row in rows] == STAND
    listed = {row.number for row in rows}
    for row in rows:
        holds = set(session.scalars(select(Claim.id).where(text(conditions.INSIDE).bindparams(inside=row.number))))
        assert all(other.depth > row.depth for other in rows if other.number in holds & listed)
