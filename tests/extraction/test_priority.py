"""What is looked at first."""

import pytest

from claims.extraction import priority
from claims.vocabulary import Kind, Outcome, Value

FROM_FIRST_TO_LAST = [
    (Kind.STATEMENT, Value(speaker="Ada Lind"), "Ada Lind accused Mayor Bo Falk of fraud"),
    (Kind.CASUALTY, Value(outcome=Outcome.KILLED), "12 people"),
    (Kind.CASUALTY, Value(outcome=Outcome.INJURED), "12 people"),
    (Kind.MONEY, Value(), "$7 million"),
    (Kind.QUOTE, Value(speaker="Ada Lind"), "we will rebuild it"),
    (Kind.TITLE, Value(subject="Ada Lind"), "Mayor Ada Lind"),
    (Kind.EVENT, Value(), "the dam gave way"),
    (Kind.DATE, Value(), "3 May 2021"),
    (Kind.DATE, Value(), "last Tuesday"),
]


def test_what_hurts_most_comes_first() -> None:
    weights = [priority.of(*claim) for claim in FROM_FIRST_TO_LAST]

    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == len(weights)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_reason(kind: Kind) -> None:
    assert priority.because(kind, Value(), "words")
    assert 0 <= priority.of(kind, Value(), "words") <= 1
