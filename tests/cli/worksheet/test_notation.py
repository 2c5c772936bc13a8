from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.cli.worksheet import notation, reading
from claims.errors import NotUnderstoodError
from claims.vocabulary import Kind, Outcome, Value


def value(
    low: str | None = None, high: str | None = None, unit: str | None = None, qualifier: str | None = None
) -> Value:
    return Value(
        low=Decimal(low) if low else None, high=Decimal(high) if high else None, unit=unit, qualifier=qualifier
    )


KILLED = replace(value("31", None, "person", "at least"), outcome=Outcome.KILLED)

# A claim's kind and value, and how it is written.
WRITTEN = [
    (Kind.CASUALTY, KILLED, ">=31 person killed"),
    (Kind.CASUALTY, replace(value(None, None, "person", "several"), outcome=Outcome.MISSING), "several person missing"),
    (Kind.CASUALTY, replace(value(None, None, "person"), outcome=Outcome.KILLED), "? person killed"),
    (Kind.MONEY, value(None, "7000000", "USD", "up to"), "<=7000000 USD"),
    (Kind.MONEY, value(None, "200000000", "USD", "nearly"), "<=200000000 USD"),
    (Kind.PERCENTAGE, value("12.5", "12.5", "percent", "about"), "~12.5 percent"),
    (Kind.PERCENTAGE, value("12", "14", "percentage_point"), "12..14 percentage_point"),
    (Kind.QUANTITY, value("-4", "-2", "degree Celsius"), "-4..-2 degree Celsius"),
    (Kind.QUANTITY, value("0.6667", "0.6667", "share"), "0.6667 share"),
    (Kind.QUANTITY, value("2", "7", "score"), "2..7 score"),
    (Kind.QUANTITY, value(), "-"),
    (Kind.RANK, value("2", "2"), "2"),
    (Kind.DATE, Value(date="2016-03-21/2016-03-25"), "2016-03-21/2016-03-25"),
    (Kind.DATE, Value(), "-"),
    (Kind.TITLE, Value(subject="Ash Carter", speaker="Joe Heck"), "Ash Carter"),
    (Kind.STATEMENT, Value(subject="ships", speaker="Joe Heck"), "Joe Heck"),
    (Kind.QUOTE, Value(), "-"),
    (Kind.OTHER, Value(), "-"),
]


@pytest.mark.parametrize(("kind", "worth", "written"), WRITTEN)
def test_a_value_is_written_and_read_back_as_it_was(kind: Kind, worth: Value, written: str) -> None:
    assert notation.written(kind, worth) == written
    assert reading.read(written, kind, worth, None) == worth


# What is written for a claim in place of ">=31 person killed", and what it then says.
TYPED = [
    (">=32 person killed", replace(KILLED, low=Decimal(32))),
    ("32 person killed", replace(KILLED, low=Decimal(32), high=Decimal(32), qualifier=None)),
    ("~32 person killed", replace(KILLED, low=Decimal(32), high=Decimal(32), qualifier="about")),
    ("<=32 person killed", replace(KILLED, low=None, high=Decimal(32), qualifier="up to")),
    ("30..35 person killed", replace(KILLED, low=Decimal(30), high=Decimal(35), qualifier=None)),
    (">=31 person", replace(KILLED, outcome=None)),
    (">=31 person injured", replace(KILLED, outcome=Outcome.INJURED)),
    ("more than 40 children killed", replace(KILLED, low=Decimal(40), qualifier="more than")),
    (">40 children killed", replace(KILLED, low=Decimal(40), qualifier="more than")),
    ("32 wounded", replace(KILLED, low=Decimal(32), high=Decimal(32), qualifier=None, outcome=Outcome.INJURED)),
    ("dozens killed", replace(KILLED, low=None, qualifier="dozens")),
    ("- killed", replace(KILLED, low=None, unit=None, qualifier=None)),
    ("none", replace(KILLED, low=None, unit=None, qualifier=None, outcome=None)),
]


@pytest.mark.parametrize(("typed", "worth"), TYPED)
def test_a_value_is_changed_by_a_word(typed: str, worth: Value) -> None:
    assert reading.read(typed, Kind.CASUALTY, KILLED, None) == worth


def test_the_articles_own_word_for_a_bound_stays_with_a_bound_of_that_sort() -> None:
    nearly = value(None, "200", "USD", "nearly")

    assert reading.read("<=180 USD", Kind.MONEY, nearly, None).qualifier == "nearly"
    assert reading.read(">=180 USD", Kind.MONEY, nearly, None).qualifier == "at least"


def test_a_day_may_be_told_in_words() -> None:
    assert reading.read("last Friday", Kind.DATE, Value(), date(2024, 5, 8)).date == "2024-05-03"


@pytest.mark.parametrize(
    ("kind", "typed", "says"),
    [
        (Kind.CASUALTY, "many-many killed", "'many-many' is not a value"),
        (Kind.QUANTITY, "$5 million", "reads as money, and the claim is of kind quantity"),
        (Kind.DATE, "31 people", "'31 people' is not a date"),
        (Kind.CASUALTY, "-3 person killed", "a casualty count is 0 or more"),
    ],
)
def test_a_value_that_is_none_is_refused(kind: Kind, typed: str, says: str) -> None:
    with pytest.raises(NotUnderstoodError, match=says.replace("$", r"\$")):
        reading.read(typed, kind, Value(), None)


figures = st.decimals(min_value=0, max_value=10**12, places=2)
units = st.sampled_from(["person", "USD", "percent", "degree Celsius", "mile per hour", "drone", None])


@given(low=figures, wide=figures, unit=units, kind=st.sampled_from([Kind.CASUALTY, Kind.MONEY, Kind.QUANTITY]))
def test_any_figure_comes_back_as_it_was(low: Decimal, wide: Decimal, unit: str | None, kind: Kind) -> None:
    for worth in (
        Value(low=low, high=low, unit=unit),
        Value(low=low, high=None, unit=unit, qualifier="at least"),
        Value(low=None, high=low, unit=unit, qualifier="as many as"),
        Value(low=low, high=low + wide + 1, unit=unit),
    ):
        assert reading.read(notation.written(kind, worth), kind, worth, None) == worth
