"""The dates told by their distance: this week, last month, three days ago, the next morning."""

import re
from datetime import date
from typing import TypeAlias

from claims.extraction.dates import datewords as words
from claims.extraction.dates import edtf, periods
from claims.extraction.dates.standpoint import Standpoint
from claims.extraction.dates.tale import PARTS
from claims.extraction.values.numerals import cardinal

Match: TypeAlias = "re.Match[str]"


def _period(found: Match, here: Standpoint) -> str | None:
    """Read "this week", "last month", "next year", "past decade"."""
    if here.published is None:
        return None
    which, unit = words.key(words.group(found, "which")), words.key(words.group(found, "unit"))
    if which == "past" or (unit == "decade" and which == "last"):
        return _stretch(here.published, unit, -1)
    return PERIODS[unit](here, periods.STEPS[which], found)


def _week(here: Standpoint, step: int, _found: Match) -> str | None:
    if here.published is None:
        return None
    monday, sunday = edtf.week(here.published, step)
    return edtf.interval(monday, sunday if step or here.ahead else here.published)


def _weekend(here: Standpoint, step: int, _found: Match) -> str | None:
    """Read a weekend; one without "last" or "next" is the nearest that the tense allows."""
    if here.published is None:
        return None
    if step == 0 and not here.ahead and here.published.weekday() < _FRIDAY:
        step = -1
    _, sunday = edtf.week(here.published, step)
    return edtf.interval(edtf.moved(sunday, -1), sunday)


def _whole_month(here: Standpoint, step: int, found: Match) -> str | None:
    return periods.third(found, *edtf.shifted(here.published, step)) if here.published else None


def _whole_quarter(here: Standpoint, step: int, _: Match) -> str | None:
    if here.published is None:
        return None
    year, month = edtf.shifted(here.published, 3 * step)
    first = month - (month - 1) % 3
    return edtf.months(year, first, first + 2)


def _whole_year(here: Standpoint, step: int, _: Match) -> str | None:
    return f"{here.published.year + step:04d}" if here.published else None


def _whole_decade(here: Standpoint, step: int, _: Match) -> str | None:
    return f"{here.published.year // 10 + step:03d}X" if here.published else None


def _whole_century(here: Standpoint, step: int, _: Match) -> str | None:
    return f"{here.published.year // 100 + step:02d}XX" if here.published else None


def count(found: Match) -> int | None:
    """Give the number of a date told by its distance, None for "several" and "a few"."""
    written = words.key(found["number"])
    number = 1 if written in ("a", "an") else cardinal(written)
    return int(number) if number is not None else None


def _span(found: Match, here: Standpoint) -> str | None:
    """Read "the past two weeks", "the next ten years": from publication back or forward."""
    number = count(found)
    if here.published is None or number is None:
        return None
    onward = words.key(found["which"]) in ("next", "coming")
    return _stretch(here.published, words.key(found["unit"]), number if onward else -number)


def _stretch(published: date, unit: str, count: int) -> str | None:
    if unit in DAYS_IN:
        there = edtf.moved(published, DAYS_IN[unit] * count)
        return edtf.interval(*sorted((there, published)))
    if unit not in MONTHS_IN:
        return None
    there_month = edtf.shifted(published, MONTHS_IN[unit] * count)
    both = sorted((there_month, (published.year, published.month)))
    if unit in ("month", "quarter"):
        return "/".join(edtf.month(*month) for month in both)
    return "/".join(f"{year:04d}" for year, _ in both)


def _ago(found: Match, here: Standpoint) -> str | None:
    """Read "three days ago": a day for days and weeks, a month for months, a year for longer."""
    number, unit = count(found), words.key(found["unit"])
    if here.published is None or number is None:
        return None
    if unit in DAYS_IN:
        return edtf.moved(here.published, -DAYS_IN[unit] * number).isoformat()
    if unit not in MONTHS_IN:
        return None
    year, month = edtf.shifted(here.published, -MONTHS_IN[unit] * number)
    return edtf.month(year, month) if unit in ("month", "quarter") else f"{year:04d}"


def _ago_in_century(found: Match, here: Standpoint) -> str | None:
    """Read "half a century ago", "a quarter century ago"."""
    return f"{here.published.year - (50 if words.group(found, 'half') else 25):04d}" if here.published else None


def _ago_in_running(found: Match, here: Standpoint) -> str | None:
    """Read "ten years ago this month"; a week so long ago is left open."""
    number = count(found)
    if here.published is None or number is None or words.key(found["running"]) != "month":
        return None
    return edtf.month(*edtf.shifted(here.published, -MONTHS_IN[words.key(found["unit"])] * number))


def _told(found: Match, here: Standpoint) -> str | None:
    """Read "the next morning", "that night", "the same year": from the date last told of.

    "The next year" is so only of the past: it "will" come after publication.
    """
    unit, which = words.key(found["unit"]), words.key(found["which"])
    if which == "next" and unit in PERIODS and here.ahead is not False:
        return _period(found, here)
    step = periods.STEPS[which]
    if unit == "year":
        year = here.tale.year()
        return f"{year + step:04d}" if year else None
    month = here.tale.month() if unit == "month" else None
    if step == 0 and unit in PARTS:
        day = here.tale.day_at(PARTS[unit]) or here.tale.day(near=True)
    else:
        day = date(*month, 1) if month else here.tale.day()
    if day is None:
        return None
    if unit in PERIODS:
        return PERIODS[unit](Standpoint(day, ahead=True), step, found)
    return edtf.moved(day, step).isoformat()


def _same_period(found: Match, here: Standpoint) -> str | None:
    """Read "the same period of 2022": the months last told of, in that year."""
    year = periods.year_named(found, here)
    for told in reversed(here.tale.told):
        if year and (spell := _MONTHS_TOLD.fullmatch(told.date)):
            return edtf.months(year, int(spell["first"]), int(spell["last"]))
    return f"{year:04d}" if year else None


def _overnight(_: Match, here: Standpoint) -> str | None:
    if here.published is None:
        return None
    other = edtf.moved(here.published, 1 if here.ahead else -1)
    return edtf.interval(*sorted((other, here.published)))


_FRIDAY = 4
DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
PERIODS = {
    "week": _week,
    "weekend": _weekend,
    "month": _whole_month,
    "quarter": _whole_quarter,
    "year": _whole_year,
    "fiscal year": _whole_year,
    "decade": _whole_decade,
    "century": _whole_century,
}
_MONTHS_TOLD = re.compile(r"[0-9]{4}-(?P<first>[0-9]{2})/[0-9]{4}-(?P<last>[0-9]{2})")

_WHICH = "(?P<which>this coming|this|last|next|past|coming|current|upcoming)"
_TOLD_UNIT = "(?P<unit>day|morning|afternoon|evening|night|week|weekend|month|year)"
_UNIT = "(?P<unit>week|weekend|month|quarter|year|fiscal year|decade|century)"
# "The last week of the war" is none from today.
_OF_ELSE = "(?! of (?:the|a|an|his|her|its|their|our|my))"
_ABOUT = "(?:(?:about|around|nearly|almost|more than|just over|over|just under|some|roughly|less than) )?"

RELATIVE_RULES = (
    ("date-told", rf"the (?P<span>(?P<which>next|following|previous|prior|preceding) {_TOLD_UNIT})", _told),
    (
        "date-period",
        rf"{words.MOST}{periods.SOON}{periods.THIRD}{_WHICH} {_UNIT}{_OF_ELSE}",
        _period,
    ),
    ("date-weekend", r"(?:over|during|at|by|until|before|through) the (?P<span>(?P<unit>weekend))", _period),
    ("date-span", rf"(?P<which>past|last|previous|next|coming) {words.NUMBER} {words.UNIT}{_OF_ELSE}", _span),
    (
        "date-ago",
        rf"{_ABOUT}(?<!half\s)(?<!quarter\sof\s){words.NUMBER} {words.UNIT} ago",
        _ago,
    ),
    ("date-ago", rf"{_ABOUT}(?:(?P<half>half)|(?:a )?quarter)(?: of)?(?: a|-)? ?century ago", _ago_in_century),
    ("date-ago", rf"{_ABOUT}{words.NUMBER} (?P<unit>year|decade)s? ago this (?P<running>month|week)", _ago_in_running),
    ("date-told", rf"(?P<which>that same|that|same) {_TOLD_UNIT}", _told),
    (
        "date-same-period",
        rf"same (?:period|quarter|time|months?|stage|span)(?: of| in)? {periods.WHICH_YEAR}",
        _same_period,
    ),
    ("date-overnight", r"overnight", _overnight),
)
