"""The dates told as a part of a longer one: "the last day of 1997", "the end of the year", "the week of March 2"."""

from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from claims.extraction.dates import datewords as words
from claims.extraction.dates import edtf, periods, relative

if TYPE_CHECKING:
    import re

    from claims.extraction.dates.standpoint import Standpoint

Match: TypeAlias = "re.Match[str]"


def _open(_: Match, __: "Standpoint") -> None:
    """Leave "the first week of March" open: which days those are is for the reader."""


def _end_day(found: Match, here: "Standpoint") -> str | None:
    """Read "the last day of 1997", "the first day of March"."""
    whole = periods.month(found, here) if words.group(found, "month") else found["year"]
    if whole is None:
        return None
    year, _, month = whole.partition("-")
    if words.key(found["end"]) == "first":
        return f"{year}-{month or '01'}-01"
    after = edtf.shifted(date(int(year), int(month or 12), 1), 1)
    return edtf.moved(date(*after, 1), -1).isoformat()


def _end_of_running(found: Match, here: "Standpoint") -> str | None:
    """Read "the end of the year", "year-end": of the one running, if that is yet to come; else open."""
    unit = words.key(words.group(found, "unit")) or "year"
    return relative.PERIODS[unit](here, 0, found) if here.ahead else None


def _around(found: Match, here: "Standpoint") -> str | None:
    """Read "the week of March 2", "the weekend of March 7": the one a day is in, or is nearest to."""
    number, year = int(found["day"].rstrip("stndrh")), words.group(found, "year")
    month = words.MONTH_NUMBERS[words.key(found["month"])]
    day = edtf.day(int(year), month, number) if year else here.day(month, number)
    if day is None:
        return None
    monday, sunday = edtf.week(day)
    if words.key(found["unit"]) == "week":
        return edtf.interval(monday, sunday)
    sunday = edtf.moved(sunday, -7) if day == monday else sunday
    return edtf.interval(edtf.moved(sunday, -1), sunday)


def _before_last(found: Match, here: "Standpoint") -> str | None:
    """Read "the week before last"."""
    return relative.PERIODS[words.key(found["unit"])](here, -2, found)


_MONTH = rf"{words.MONTH}(?:,? {words.YEAR})?(?!\.? ?[0-9])"
_PIECE = (
    r"(?:(?:first|second|third|fourth|last|final|opening|closing|latter|early|waning) (?:few |two |three )?"
    r"(?:days?|weeks?|weekend|half|decade|years|months|part))"
)
_LONGER = (
    rf"(?:the )?(?:{words.MONTH}(?: {words.YEAR})?|(?:1[0-9]|20)[0-9]0s|(?:1[0-9]|2[01]|[1-9])(?:st|nd|rd|th) century)"
)
_END = "(?:end|start|beginning|middle|rest|remainder|close)"
_CUE = "(?:by|before|until|till|at|from|since|for|through|around|near|toward|towards|of)"

PORTION_RULES = (
    ("date-end-day", rf"(?P<end>first|last) day of {_MONTH}", _end_day),
    ("date-end-day", rf"(?P<end>first|last) day of {words.YEAR}", _end_day),
    ("date-portion", rf"{_PIECE} of {_LONGER}(?!\.? ?[0-9])", _open),
    ("date-portion", rf"{_PIECE} of (?:this|last|next|the) (?:month|year|decade|century)", _open),
    ("date-end", rf"{_END} of the (?P<unit>week|month|year|decade|century)", _end_of_running),
    ("date-end", rf"{_CUE} (?P<span>(?:year(?: |-)end|year['’]s end|mid-?year))", _end_of_running),
    ("date-around", rf"(?P<unit>week|weekend) of {words.MONTH} {words.DAY}(?:,? {words.YEAR})?", _around),
    ("date-before-last", r"(?P<unit>week|weekend|month|year) before last", _before_last),
)
