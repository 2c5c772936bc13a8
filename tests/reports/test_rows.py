from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from claims.errors import NotUnderstoodError
from claims.reports import rows
from claims.vocabulary import Kind


@dataclass(frozen=True)
class Part:
    number: int
    kind: Kind


@dataclass(frozen=True)
class Whole:
    number: int
    low: Decimal | None
    day: date
    at: datetime
    parts: tuple[Part, ...]
    facts: dict[str, str | None]
    around: str = field(default="", repr=False)


WHOLE = Whole(
    3,
    Decimal("7E+6"),
    date(2016, 3, 25),
    datetime(2016, 3, 25, 12, tzinfo=UTC),
    (Part(1, Kind.MONEY),),
    {"why": None},
    "only to be looked at",
)


def test_a_row_has_a_column_for_each_field_but_what_is_only_looked_at() -> None:
    assert rows.row(WHOLE, rows.names(Whole)) == {
        "number": 3,
        "low": "7000000",
        "day": "2016-03-25",
        "at": "2016-03-25T12:00:00+00:00",
        "parts": [{"number": 1, "kind": "money"}],
        "facts": {"why": None},
    }


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        (None, ("number", "low", "day", "at", "parts", "facts")),
        ("", ("number", "low", "day", "at", "parts", "facts")),
        ("low, number", ("low", "number")),
    ],
)
def test_columns_come_in_the_order_asked_for(wanted: str | None, chosen: tuple[str, ...]) -> None:
    assert rows.chosen(Whole, wanted) == chosen


@pytest.mark.parametrize("wanted", ["lo", "number,,lo", "around"])
def test_an_unknown_column_is_named(wanted: str) -> None:
    with pytest.raises(NotUnderstoodError, match=r"there is no field '(lo|around)'; there are number, low, day"):
        rows.chosen(Whole, wanted)
