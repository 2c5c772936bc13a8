"""The days told by another day: "Monday of last week", "a week ago Thursday", "the previous Friday", "the 15th"."""

from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from claims.extraction import datewords as words
from claims.extraction import edtf, periods
from claims.extraction.numbers import cardinal
from claims.extraction.standpoint import Standpoint

if TYPE_CHECKING:
    import re

Match: TypeAlias = "re.Match[str]"


def _of_week(found: Match, here: Standpoint) -> str | None:
    """Read "Monday of last week"."""
    if here.published is None:
        return None
    monday, _ = edtf.week(here.published, periods.STEPS[words.key(found["which"])])
    return edtf.moved(monday, _weekday(found)).isoformat()


def _weeks_off(found: Match, here: Standpoint) -> str | None:
    """Read "a week ago Thursday", "two weeks from today", "a year ago Sunday"; the near day comes first."""
    count, onward = cardinal(words.key(found["number"])), words.key(found["way"]) == "from"
    near, steps = words.group(found, "near"), int(count) if count else 1
    day = here.away(words.NEAR_DAYS[words.key(near)]) if near else _nearest(_weekday(found), here, onward=onward)
    if day is None:
        return None
    sign = 1 if onward else -1
    if (unit := words.key(found["unit"])) in _DAYS_IN:
        return edtf.moved(day, sign * steps * _DAYS_IN[unit]).isoformat()
    return _iso(edtf.day(*edtf.shifted(day, sign * steps * _MONTHS_IN[unit]), day.day))


def _weekdays_ago(found: Match, here: Standpoint) -> str | None:
    """Read "two Fridays ago"."""
    count, day = cardinal(words.key(found["number"])), _nearest(_weekday(found), here, onward=False, today=False)
    return edtf.moved(day, -7 * (int(count) - 1)).isoformat() if count and day else None


def _nearest(number: int, here: Standpoint, *, onward: bool, today: bool = True) -> date | None:
    """Give the nearest such weekday forward or back, publication day with them or not."""
    if here.published is None:
        return None
    days = ((number if onward else -number) + (-1 if onward else 1) * here.published.weekday()) % 7
    return edtf.moved(here.published, (days if days or today else 7) * (1 if onward else -1))


def _beside_told(found: Match, here: Standpoint) -> str | None:
    """Read "the previous Friday", "the following Monday", "that Sunday": from the day last told of."""
    which, told = words.key(found["which"]), here.told_day()
    there = Standpoint(told)
    return _iso(_nearest(_weekday(found), there, onward=which in ("following", "that"), today=which == "that"))


def _day_beside(found: Match, here: Standpoint) -> str | None:
    """Read "the day before": the day last told of, else publication."""
    told = here.told_day() or here.published
    return edtf.moved(told, 1 if words.key(found["way"]) == "after" else -1).isoformat() if told else None


def _nth(found: Match, here: Standpoint) -> str | None:
    """Read "on the 15th": of the month told near by, else the nearest."""
    number, told = int(found["nth"][:-2]), here.told_day(near=True)
    if here.published is None and told is None:
        return None
    around = here.published or told
    if told and around and not here.near(told):
        return _iso(edtf.day(told.year, told.month, number))
    months = (edtf.shifted(around, step) for step in (-1, 0, 1)) if around else ()
    return _iso(here.nearest(edtf.day(year, month, number) for year, month in months))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _weekday(found: Match) -> int:
    return words.WEEKDAY_NUMBERS[found["bare"].lower()]


_DAYS_IN = {"day": 1, "week": 7}
_MONTHS_IN = {"month": 1, "year": 12}
_NUMBER, _NEAR = words.NUMBER, "(?P<near>today|yesterday|tomorrow)"
# "The 15th" of a month that is not said.
_NTH = "(?P<nth>(?:3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th))"

BEARING_RULES = (
    ("date-of-week", rf"{words.BARE}(?: of)? (?P<which>last|this|next) week", _of_week),
    (
        "date-weeks-off",
        rf"{_NUMBER} (?P<unit>day|week|month|year)s? (?P<way>ago|from) (?:on )?(?:{words.BARE}|{_NEAR})",
        _weeks_off,
    ),
    ("date-weekdays-ago", rf"{_NUMBER} {words.BARE}s ago", _weekdays_ago),
    ("date-beside-told", rf"the (?P<span>(?P<which>previous|preceding|following) {words.BARE})", _beside_told),
    ("date-beside-told", rf"(?P<which>that) {words.BARE}", _beside_told),
    ("date-day-beside", rf"the (?P<span>(?:day|night|evening) (?P<way>before|after)){words.ENDS}", _day_beside),
    ("date-nth", rf"(?:on|since|until|till|by|from|before|after) the (?P<span>{_NTH}){words.ENDS}", _nth),
    ("date-nth", rf"{words.BARE},? the {_NTH}(?! of)", _nth),
)
