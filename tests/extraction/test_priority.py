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


ACCUSATIONS = [
    (Kind.STATEMENT, Value(speaker="Ada Lind"), "Mayor Ada Lind accused Bo Falk of fraud"),
    (Kind.STATEMENT, Value(speaker="prosecutors"), "Prosecutors alleged that Falk bribed two officials"),
    (Kind.STATEMENT, Value(), "Bo Falk is suspected of theft"),
    (Kind.QUOTE, Value(speaker="Ada Lind"), "Everyone knows Bo Falk stole it"),
    (Kind.EVENT, Value(subject="Bo Falk"), "Falk was charged with bribery on Monday"),
    (Kind.EVENT, Value(subject="Bo Falk"), "pleaded guilty to two counts of fraud"),
    (Kind.EVENT, Value(subject="court"), "A court sentenced Falk to six years"),
]
NO_ACCUSATIONS = [
    (Kind.STATEMENT, Value(speaker="Bo Falk"), "Bo Falk denied that he had stolen it"),
    (Kind.STATEMENT, Value(speaker="Ada Lind"), "Ada Lind rejected the accusation that Bo Falk bribed anyone"),
    (Kind.STATEMENT, Value(speaker="Ada Lind"), "Thefts rose on Monday, Mayor Ada Lind said"),
    (Kind.EVENT, Value(subject="Ray Ortiz"), "Sgt. Ray Ortiz arrested the driver"),
    (Kind.EVENT, Value(subject="Bo Falk"), "Falk was acquitted of murder"),
    (Kind.EVENT, Value(subject="company"), "The company charged the batteries on Monday"),
]


@pytest.mark.parametrize(("kind", "value", "exact"), ACCUSATIONS, ids=[exact for *_, exact in ACCUSATIONS])
def test_an_accusation_against_somebody_named_comes_first(kind: Kind, value: Value, exact: str) -> None:
    assert priority.because(kind, value, exact) == "an accusation against somebody named"
    assert priority.of(kind, value, exact) > priority.of(Kind.CASUALTY, Value(outcome=Outcome.KILLED), "12 people")


@pytest.mark.parametrize(("kind", "value", "exact"), NO_ACCUSATIONS, ids=[exact for *_, exact in NO_ACCUSATIONS])
def test_a_denial_accuses_nobody_and_nor_does_who_accuses(kind: Kind, value: Value, exact: str) -> None:
    assert priority.of(kind, value, exact) < priority.of(Kind.MONEY, Value(), "$7 million")


def test_what_hurts_most_comes_first() -> None:
    weights = [priority.of(*claim) for claim in FROM_FIRST_TO_LAST]

    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == len(weights)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_reason(kind: Kind) -> None:
    assert priority.because(kind, Value(), "words")
    assert 0 <= priority.of(kind, Value(), "words") <= 1
