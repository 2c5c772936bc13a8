from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.vocabulary import Outcome, Value


def value(said: str) -> Value:
    """Write a value as a row of the table below has it: `low..high unit qualifier outcome`, or a date in @."""
    if said.startswith("@"):
        return Value(date=said[1:])
    bounds, unit, qualifier, outcome = [*said.split("/"), "", "", ""][:4]
    low, _, high = bounds.partition("..") if ".." in bounds else (bounds, "", bounds)
    return Value(
        low=Decimal(low) if low else None,
        high=Decimal(high) if high else None,
        unit=unit or None,
        qualifier=qualifier or None,
        outcome=Outcome(outcome) if outcome else None,
    )


# What a claim says, what a source says, and what comparing them finds.
COMPARED = [
    ("31/person", "31/person", "agrees"),
    ("31/person", "35/person", "differs"),
    ("31../person/at least", "32/person", "agrees"),
    ("31../person/at least", "30/person", "differs"),
    ("31../person/at least", "35../person/at least", "agrees"),
    ("35../person/at least", "31../person/at least", "unknown"),
    ("31/person", "31../person/at least", "unknown"),
    ("35../person/more than", "31/person", "differs"),
    ("..7000000/USD/up to", "5000000/USD", "agrees"),
    ("..7000000/USD/up to", "8000000/USD", "differs"),
    ("..7000000/USD/up to", "..7000000/USD/as much as", "agrees"),
    ("..7000000/USD/up to", "..5000000/USD/up to", "differs"),
    ("..200/USD/nearly", "..195/USD/nearly", "unknown"),
    ("7000000/USD", "7000000/EUR", "differs"),
    ("7000000/USD", "7000000", "agrees"),
    ("7000000/USD", "2016", "unknown"),
    ("5/percent", "5/percentage_point", "differs"),
    ("5/kilometer", "5/mile", "unknown"),
    ("12..14/percent", "13/percent", "agrees"),
    ("12..14/percent", "13..15/percent", "unknown"),
    ("100/person/about", "91/person", "agrees"),
    ("100/person/about", "89/person", "differs"),
    ("91/person", "100/person/about", "unknown"),
    ("..200/USD/nearly", "190/USD", "agrees"),
    ("..200/USD/nearly", "50/USD", "differs"),
    ("..200/USD/nearly", "201/USD", "differs"),
    ("-40/degree/about", "-42/degree", "agrees"),
    ("31/person//killed", "31/person//injured", "unknown"),
    ("31/person//killed", "35/person", "differs"),
    ("", "31/person", "unknown"),
    ("@2016-03-25", "@2016-03-25", "agrees"),
    ("@2016-03-25", "@2016-03-24", "differs"),
    ("@2016-03", "@2016-03-25", "agrees"),
    ("@2016-03-25", "@2016-03", "unknown"),
    ("@2016-03-21/2016-03-25", "@2016-03-24", "agrees"),
    ("@2016-03-21/2016-03-25", "@2016-03-26", "differs"),
    ("@2016", "@2016-03-21/2016-03-25", "agrees"),
    ("@2016-03-25", "@2016-03-25T09:30", "agrees"),
    ("@199X", "@1994-05", "agrees"),
    ("@199X", "@2004-05", "differs"),
    ("@../2016", "@1994", "agrees"),
    ("@2016/..", "@2015-12-31", "differs"),
    ("@2016?", "@2016-05", "agrees"),
    ("@2016-03-25", "31/person", "unknown"),
    ("@2016-21", "@2016-04-12", "unknown"),
    ("@2016-21", "@2016-21", "agrees"),
    ("@2016-21", "@2017-04-12", "differs"),
    ("@2016-23", "@2016-10/2016-12", "unknown"),
    ("@2016", "@2016-21", "agrees"),
    ("..35/person/fewer than", "35/person", "differs"),
    ("..35/person/fewer than", "34/person", "agrees"),
    ("30../person/more than", "30/person", "differs"),
    ("30../person/more than", "31../person/at least", "agrees"),
    ("31../person/at least", "31../person/more than", "agrees"),
    ("30../person/more than", "30../person/at least", "unknown"),
]
figures = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=2)
values = st.builds(
    Value,
    low=st.none() | figures,
    high=st.none() | figures,
    unit=st.sampled_from([None, "person", "USD", "EUR", "percent"]),
    qualifier=st.sampled_from([None, "about", "nearly", "at least"]),
    outcome=st.sampled_from([None, Outcome.KILLED, Outcome.INJURED]),
).filter(lambda value: value.low is None or value.high is None or value.low <= value.high)


@pytest.mark.parametrize(("claim", "source", "found"), COMPARED)
def test_a_value_is_held_against_that_of_a_source(claim: str, source: str, found: str) -> None:
    assert value(claim).agrees(value(source)) == found


@given(values, values)
def test_what_differs_one_way_differs_the_other(ours: Value, theirs: Value) -> None:
    assert (ours.agrees(theirs) == "differs") == (theirs.agrees(ours) == "differs")


@given(figures, st.sampled_from([None, "person", "USD"]))
def test_an_exact_figure_agrees_with_itself_and_with_no_other(figure: Decimal, unit: str | None) -> None:
    exact, other = Value(low=figure, high=figure, unit=unit), Value(low=figure + 1, high=figure + 1, unit=unit)

    assert exact.agrees(exact) == "agrees"
    assert exact.agrees(other) == "differs"


@pytest.mark.parametrize(
    ("unit", "scale"), [("USD", "currency"), ("percent", "share"), ("percentage_point", "share"), ("house", "house")]
)
def test_figures_differ_on_one_scale_only(unit: str, scale: str) -> None:
    assert Value(unit=unit).scale == scale
    assert Value().scale is None
