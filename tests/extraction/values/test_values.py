"""Values as a person types them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.values import values
from claims.vocabulary import Kind, Value


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("up to $7 million", Kind.MONEY, Value(high=Decimal(7000000), unit="USD", qualifier="up to")),
        ("at least 31", Kind.QUANTITY, Value(low=Decimal(31), qualifier="at least")),
        ("12.50 euros", Kind.MONEY, Value(Decimal("12.5"), Decimal("12.5"), "EUR")),
        ("€12,50", Kind.MONEY, Value(Decimal("12.5"), Decimal("12.5"), "EUR")),
        ("US$7m", Kind.MONEY, Value(Decimal(7000000), Decimal(7000000), "USD")),
        ("7 million US dollars", Kind.MONEY, Value(Decimal(7000000), Decimal(7000000), "USD")),
        ("-5 °C", Kind.QUANTITY, Value(Decimal(-5), Decimal(-5), "degree Celsius")),
        ("minus 5 degrees", Kind.QUANTITY, Value(Decimal(-5), Decimal(-5), "degree")),
        ("58 years", Kind.QUANTITY, Value(Decimal(58), Decimal(58), unit="year")),
        ("about 300 people", Kind.QUANTITY, Value(Decimal(300), Decimal(300), "person", "about")),
        ("12%", Kind.PERCENTAGE, Value(Decimal(12), Decimal(12), unit="percent")),
        ("three wooden boxes", Kind.QUANTITY, Value(Decimal(3), Decimal(3), unit="box")),
        ("hundreds of families", Kind.QUANTITY, Value(unit="family", qualifier="hundreds")),
    ],
)
def test_what_is_typed_is_read_like_a_text(typed: str, kind: Kind, value: Value) -> None:
    assert values.read(typed) == (kind, value)


@pytest.mark.parametrize("typed", ["", "hello", "12 boxes of 3", "they paid $5", "$5 and more of it!"])
def test_what_is_no_value_is_not_guessed(typed: str) -> None:
    assert values.read(typed) is None


@given(st.integers(min_value=1, max_value=10**9), st.sampled_from(["$", "£", "€", "US$", "USD ", "SEK "]))
def test_money_is_read_back_as_it_is_written(amount: int, sign: str) -> None:
    kind, value = values.read(f"{sign}{amount:,}") or (None, Value())

    assert kind is Kind.MONEY
    assert value.low == value.high == amount


@given(st.text())
def test_anything_may_be_typed(typed: str) -> None:
    values.read(typed)
