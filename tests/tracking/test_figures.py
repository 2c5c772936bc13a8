from decimal import Decimal

import pytest

from claims.tracking import figures
from claims.vocabulary import Outcome, Value

KILLED = Value(low=Decimal(31), unit="person", qualifier="at least", outcome=Outcome.KILLED)


def exactly(number: str, unit: str = "person", outcome: Outcome | None = None) -> Value:
    return Value(low=Decimal(number), high=Decimal(number), unit=unit, outcome=outcome)


def test_values_are_read_back_as_they_were_written() -> None:
    values = (KILLED, exactly("7000000.10", "USD"), Value(date="2016-03-25"))

    assert figures.read(figures.written(values)) == values


def test_what_cannot_be_compared_is_not_kept() -> None:
    assert figures.written([Value(speaker="Ana Ruiz"), Value(qualifier="dozens")]) is None
    assert figures.read(None) == ()


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ([exactly("32")], "agrees"),
        ([exactly("30")], "differs"),
        ([exactly("30"), exactly("35")], "agrees"),
        ([exactly("30"), exactly("4", "USD")], "differs"),
        ([exactly("300", outcome=Outcome.INJURED)], "unknown"),
        ([Value(date="2016-03-25")], "unknown"),
    ],
)
def test_one_figure_that_agrees_is_enough(said: list[Value], found: str) -> None:
    assert figures.agreement(KILLED, figures.written(said)) == found


def test_a_quote_without_figures_settles_none_and_a_claim_without_one_has_none() -> None:
    assert figures.agreement(KILLED, None) == "unknown"
    assert figures.agreement(Value(subject="Ana Ruiz"), figures.written([exactly("3")])) is None
