"""The days told by another day: "Monday of last week", "a week ago Thursday", "the previous Friday", "the 15th"."""

from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from claims.extraction.dates import datewords as words
from claims.extraction.dates import edtf, feasts, periods, relative
from claims.extraction.dates.standpoint import Standpoint

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
    count, onward = relative.count(found), words.key(found["way"]) == "from"
    if here.published is None or count is None:
        return None
    if near := words.group(found, "near"):
        day = edtf.moved(here.published, words.NEAR_DAYS[words.key(near)])
    else:
        day = edtf.beside(here.published, _weekday(found), onward=onward, same=True)
    steps, unit = count if onward else -count, words.key(found["unit"])
    if unit in relative.DAYS_IN:
        return edtf.moved(day, steps * relative.DAYS_IN[unit]).isoformat()
    return _iso(edtf.day(*edtf.shifted(day, steps * relative.MONTHS_IN[unit]), day.day))


def _weekdays_ago(found: Match, here: Standpoint) -> str | None:
    """Read "two Fridays ago"."""
    count = relative.count(found)
    if here.published is None or not count:
        return None
    return edtf.moved(edtf.beside(here.published, _weekday(found), onward=False), -7 * (count - 1)).isoformat()


def _beside_told(found: Match, here: Standpoint) -> str | None:
    """Read "the previous Friday", "the following Monday", "that Sunday": from the day last told of."""
    which, told = words.key(found["which"]), here.tale.day()
    if told is None:
        return None
    onward = which in ("following", "that")
    return edtf.beside(told, _weekday(found), onward=onward, same=which == "that").isoformat()


def _day_beside(found: Match, here: Standpoint) -> str | None:
    """Read "the day before": the day told near by; publication where none was told at all."""
    told = here.tale.day(near=True) or (None if here.tale.last_day() else here.published)
    return edtf.moved(told, 1 if words.key(found["way"]) == "after" else -1).isoformat() if told else None


def _nth(found: Match, here: Standpoint) -> str | None:
    """Read "on the 15th": of the month told near by, else the nearest."""
    number, told = int(found["nth"][:-2]), here.tale.day(near=True)
    if told and not here.near(told):
        return _iso(edtf.day(told.year, told.month, number))
    if here.published is None:
        return None
    months = (edtf.shifted(here.published, step) for step in (-1, 0, 1))
    return _iso(here.nearest(edtf.day(year, month, number) for year, month in months))


def _weekday_of_month(found: Match, here: Standpoint) -> str | None:
    """Read "the third Thursday in November", "the last Monday of May 2020"."""
    which, month = words.key(found["which"]), words.MONTH_NUMBERS[words.key(found["month"])]
    rule = feasts.nth(month, _weekday(found), -1 if which == "last" else words.ORDINALS[which])
    year = words.group(found, "year")
    return _iso(rule(int(year)) if year else here.yearly(rule))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _weekday(found: Match) -> int:
    return words.WEEKDAY_NUMBERS[found["bare"].lower()]


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
    (
        "date-weekday-of-month",
        rf"(?P<which>first|second|third|fourth|last) {words.BARE} (?:of|in) {words.MONTH}(?:,? {words.YEAR})?",
        _weekday_of_month,
    ),
    ("date-nth", rf"(?:on|since|until|till|by|from|before|after) the (?P<span>{_NTH}){words.ENDS}", _nth),
    ("date-nth", rf"{words.BARE},? the {_NTH}(?! of)", _nth),
)
