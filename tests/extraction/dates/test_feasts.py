"""The days that have names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.dates import feasts

EASTERS = (
    "1818-03-22",
    "1954-04-18",
    "1981-04-19",
    "2000-04-23",
    "2008-03-23",
    "2019-04-21",
    "2024-03-31",
    "2038-04-25",
)


@pytest.mark.parametrize("day", EASTERS)
def test_easter_is_reckoned_by_the_computus(day: str) -> None:
    assert feasts.easter(int(day[:4])).isoformat() == day


@given(st.integers(1583, 9998))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    assert feasts.easter(year).weekday() == 6
    assert date(year, 3, 22) <= feasts.easter(year) <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Martin Luther King Day", "1994-01-17"),
        ("Presidents Day", "1998-02-16"),
        ("President’s Day", "1998-02-16"),
        ("Ash Wednesday", "1998-02-25"),
        ("Good Friday", "2002-03-29"),
        ("Memorial Day", "2010-05-31"),
        ("Memorial Day", "2024-05-27"),
        ("LABOR DAY", "2005-09-05"),
        ("Columbus Day", "1998-10-12"),
        ("Thanksgiving", "2012-11-22"),
        ("Black Friday", "2008-11-28"),
        ("St. Patrick's Day", "2011-03-17"),
        ("New Year’s Eve", "1999-12-31"),
    ],
)
def test_a_feast_is_on_its_day(name: str, day: str) -> None:
    assert feasts.day(name, int(day[:4])) == date.fromisoformat(day)


@pytest.mark.parametrize("name", feasts.FEASTS)
@pytest.mark.parametrize("year", [0, 1, 9999, 10000])
def test_at_the_edge_of_the_calendar_a_feast_is_there_or_not(name: str, year: int) -> None:
    assert (feasts.day(name, year) is None) == (year in (0, 10000))
