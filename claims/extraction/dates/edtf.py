"""Dates written in EDTF (ISO 8601-2): the forms given out and taken in, and reckoning with days and weeks."""

import re
from datetime import MINYEAR, date, timedelta

# Seasons are numbered 21 (spring) to 24 (winter), by whole months, winter by the year it begins in.
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
_LAST_YEAR = 9998


def valid(words: str) -> bool:
    """Tell whether a text is EDTF of the forms stored: dates, times, seasons, unknown digits, intervals.

    Days must be on the calendar, and an interval may not end before it begins; either end may be open ("..").
    """
    ends = words.split("/")
    if len(ends) == 1:
        return _valid_date(words)
    if len(ends) != len(("from", "to")) or all(end in _OPEN for end in ends):
        return False
    if not all(end in _OPEN or _valid_date(end) for end in ends):
        return False
    first, last = (end.rstrip(_MARKS) for end in ends)
    return first in _OPEN or last in _OPEN or first[: len(last)] <= last[: len(first)]


def day(year: int, month: int, number: int) -> date | None:
    """Give a day of the calendar, None where there is no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def interval(first: date, last: date) -> str:
    """Write a span of days, both ends included."""
    return f"{first.isoformat()}/{last.isoformat()}"


def month(year: int, number: int) -> str:
    """Write a month."""
    return f"{year:04d}-{number:02d}"


def months(year: int, first: int, last: int) -> str:
    """Write a span of months of one year: a quarter, a half."""
    return f"{month(year, first)}/{month(year, last)}"


def week(within: date, weeks: int = 0) -> tuple[date, date]:
    """Give the Monday and Sunday of the week a day is in, or of one so many weeks later."""
    monday = moved(within, 7 * weeks - within.weekday())
    return monday, moved(monday, 6)


def moved(start: date, days: int) -> date:
    """Give the day so many days later; what falls off the calendar stays at its edge."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


def beside(day: date, weekday: int, *, onward: bool, same: bool = False) -> date:
    """Give the nearest such weekday (Monday is 0) after a day, or before it; the day itself only if `same`."""
    sign = 1 if onward else -1
    days = sign * (weekday - day.weekday()) % 7
    return moved(day, sign * (days if days or same else 7))


def shifted(start: date, count: int) -> tuple[int, int]:
    """Give the year and month so many months later than a day's."""
    at = max(12 * MINYEAR, min(12 * _LAST_YEAR, 12 * start.year + start.month - 1 + count))
    return at // 12, at % 12 + 1


def spell_moved(spell: str, count: int) -> str:
    """Write a year, month or span of months so many months later; a year moves by whole years."""
    if len(spell) == len("2016"):
        return f"{int(spell) + count // 12:04d}"
    ends = (end.split("-") for end in spell.split("/"))
    return "/".join(month(*shifted(date(int(year), int(number), 1), count)) for year, number in ends)


def tenth(year: int, number: int, part: str) -> str | None:
    """Write the beginning, middle or end of a month: its first, second or last ten days."""
    after = date(*shifted(date(year, number, 1), 1), 1)
    last = moved(after, -1)
    first, final = {
        "beginning": (date(year, number, 1), date(year, number, 10)),
        "middle": (date(year, number, 11), date(year, number, 20)),
        "end": (moved(last, -9), last),
    }[part]
    return interval(first, final)


def season(name: str, year: int) -> str:
    """Write a season of a year."""
    return f"{year:04d}-{SEASONS[name]}"


def season_begins(name: str, year: int) -> date:
    """Give the first day of a season, by whole months."""
    return date(year, _FIRST_MONTH[SEASONS[name]], 1)


def is_day(words: str) -> bool:
    """Tell whether a written date settles on one day, with a time or without."""
    return bool(_DAY.fullmatch(words))


def day_of(words: str) -> date:
    """Give the day of a written date that `is_day`."""
    return date.fromisoformat(words[: len("2016-03-25")])


def _valid_date(words: str) -> bool:
    found = _FORM.fullmatch(words)
    if found is None:
        return False
    number = found["month"]
    if found["day"] and found["day"].isdigit() and number.isdigit() and found["year"].isdigit():
        return day(int(found["year"]), int(number), int(found["day"])) is not None
    return found["day"] is None or not number.isdigit() or int(number) <= len(range(12))


_OPEN = ("..", "")
_MARKS = "?~%"
_DAY = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-[0-9]{2}(?:T[0-9]{2}:[0-9]{2})?")
_FORM = re.compile(
    r"(?P<year>(?!0000)[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>0[1-9]|1[0-2]|2[1-4]|XX)"
    r"(?:-(?P<day>0[1-9]|[12][0-9]|3[01]|XX)(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
    r"[?~%]?",
)
