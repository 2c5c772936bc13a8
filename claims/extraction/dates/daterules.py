"""The grammar of dates: each form a date is written in, and what it settles on, seen from publication."""

import re
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from claims.extraction.dates import bearings, edtf, feasts, fiscal, periods, portions, relative
from claims.extraction.dates import datewords as words
from claims.extraction.dates.standpoint import Standpoint
from claims.extraction.dates.tale import hours_of

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of dates; the group `span`, where a pattern has one, is the date without its cue.

    A form that is not `sure` is as often something else, and a date only where the language model says so too.
    """

    name: str
    pattern: "re.Pattern[str]"
    reckon: "Callable[[re.Match[str], Standpoint], str | None]"
    sure: bool = True

    def settle(self, found: "re.Match[str]", here: Standpoint) -> str | None:
        """Give the date in EDTF, None where it is not settled or falls off the calendar."""
        settled = self.reckon(found, here)
        return settled if settled and edtf.valid(settled) else None


Match: TypeAlias = "re.Match[str]"


def _iso(found: Match, _: Standpoint) -> str | None:
    return found["iso"] if edtf.valid(found["iso"]) else None


def _numeric(found: Match, here: Standpoint) -> str | None:
    """Read "3/25/2016" where the order of day and month is beyond doubt, or one order gives publication."""
    one, two = int(found["one"]), int(found["two"])
    year = _whole_year(found["number_year"], here.published)
    orders = ((one, two), (two, one)) if year else ()
    days = {day for month, number in orders if (day := edtf.day(year or 0, month, number))}
    if here.published in days:
        days &= {here.published}
    return days.pop().isoformat() if len(days) == 1 else None


def _whole_year(digits: str, published: date | None) -> int | None:
    """Give the year of four digits, or that of two which is the nearest to publication."""
    if len(digits) == len("2016"):
        return int(digits)
    if published is None:
        return None
    return published.year + (int(digits) - published.year + 50) % 100 - 50


def _day(found: Match, here: Standpoint) -> str | None:
    """Read a day, with the time beside it if there is one."""
    settled = _loose_day(found, here) if words.group(found, "bare", "near", "near1") else _calendar_day(found, here)
    time = _time(found, "a") or _time(found, "b")
    if settled is None:
        return None
    return f"{settled.isoformat()}T{time}" if time else settled.isoformat()


def _calendar_day(found: Match, here: Standpoint) -> date | None:
    year = words.group(found, "year3") or periods.year_named(found, here)
    which = words.key(words.group(found, "which1", "which3"))
    if feast := words.group(found, "feast"):
        return feasts.day(feast, int(year)) if year else here.yearly(partial(feasts.day, feast), which)
    number = words.MONTH_NUMBERS[words.key(words.group(found, "month", "month1"))]
    day = _number_in(words.group(found, "day", "day1"))
    if year:
        return edtf.day(int(year), number, day)
    settled, known = here.day(number, day, which), words.KNOWN_YEARS.get((number, day))
    told_of = known and settled and settled.year > known and not (here.ahead or here.near(settled))
    return edtf.day(known, number, day) if known and told_of else settled


def _loose_day(found: Match, here: Standpoint) -> date | None:
    if bare := words.group(found, "bare"):
        which = words.key(words.group(found, "which"))
        return here.weekday(words.WEEKDAY_NUMBERS[bare.lower()], which)
    return here.away(words.NEAR_DAYS.get(words.key(words.group(found, "near", "near1")), 0))


def _time(found: Match, mark: str) -> str | None:
    """Read a clock time as hours and minutes of 24."""
    if noon := words.group(found, f"noon{mark}"):
        return "00:00" if words.key(noon) == "midnight" else "12:00"
    hour, minute, half = (words.group(found, f"{name}{mark}") for name in ("hour", "minute", "half"))
    if not hour:
        return None
    number = int(hour)
    if half:
        number = number % 12 + (12 if half.lower().startswith("p") else 0)
    elif number + 12 in hours_of(found[0]):
        number += 12
    return f"{number:02d}:{minute or '00'}"


def _clock(found: Match, here: Standpoint) -> str | None:
    """Read a time alone: of the day told right before it, else of one told with such an hour or any; else open."""
    time, tale = _time(found, "a"), here.tale
    if time is None:
        return None
    hour = int(time[:2])
    if words.group(found, "cue").lower() == "as of":
        told = tale.last_day()
    else:
        told = tale.day(near=True) or tale.day_at(range(hour, hour + 1)) or tale.timed_day()
    return f"{told.isoformat()}T{time}" if told else None


def _light(_: Match, here: Standpoint) -> str | None:
    """Read "just before dawn" alone: the day told in the sentence or the one before."""
    told = here.tale.day(near=True)
    return told.isoformat() if told else None


def _days(found: Match, here: Standpoint) -> str | None:
    """Read "March 3-5", "3 to 5 March 2020", "March 30 to April 2"; a year told once is that of the last day."""
    second = words.MONTH_NUMBERS[words.key(words.group(found, "month2", "month"))]
    number = words.MONTH_NUMBERS[words.key(words.group(found, "month", "month2"))]
    year, year2 = words.group(found, "year"), words.group(found, "year2")
    days = _number_in(found["day"]), _number_in(found["day2"])
    if year or year2:
        first = edtf.day(int(year) if year else int(year2) - (second < number), number, days[0])
    else:
        first = here.day(number, days[0])
    last = edtf.day(int(year2) if year2 else first.year + (second < number), second, days[1]) if first else None
    return edtf.interval(first, last) if first and last and first <= last else None


def _both_days(found: Match, here: Standpoint) -> str | None:
    """Read "March 3 and 4", two days on end."""
    number, first = words.MONTH_NUMBERS[words.key(found["month"])], _number_in(found["both"].split()[0])
    year = words.group(found, "year")
    day = edtf.day(int(year), number, first) if year else here.day(number, first)
    return edtf.interval(day, edtf.moved(day, 1)) if day else None


def _listed_day(found: Match, here: Standpoint) -> str | None:
    """Read the last day of "March 1, 3 and 7", of the month and year of the first."""
    month, number = words.MONTH_NUMBERS[words.key(found["month"])], _number_in(found["day2"])
    year, day = words.group(found, "year"), _number_in(found["day"])
    first = edtf.day(int(year), month, day) if year else here.day(month, day)
    listed = edtf.day(first.year, month, number) if first else None
    return listed.isoformat() if listed else None


def _beside_feast(found: Match, here: Standpoint) -> str | None:
    """Read "the day after Christmas", "the Friday before Christmas"."""
    feast, onward = _calendar_day(found, here), words.key(found["way"]) == "after"
    weekday = words.group(found, "bare").lower()
    if feast is None:
        return None
    if weekday:
        return edtf.beside(feast, words.WEEKDAY_NUMBERS[weekday], onward=onward).isoformat()
    return edtf.moved(feast, 1 if onward else -1).isoformat()


def _number_in(text: str) -> int:
    return int(re.sub(r"\D", "", text))


_CLOCK_A, _CLOCK_B = words.clock("a"), words.clock("b")
_LEAD = rf"{_CLOCK_A},? (?:on )?|{words.TWILIGHT},? (?:on )?|{words.HOURS_OF}"
_FEAST, _SHORT_FEAST = words.feast(feasts.LONG_NAMES), words.feast(feasts.SHORT_NAMES)
_FEAST_CUE = "(?:on|by|before|after|since|until|till|from|at|to|through|over|for|is|was|than)"
_DAYS = rf"(?:{words.CALENDAR_DAY}|{words.LOOSE_DAY}|{_FEAST})"
_TO = "(?: to | through | until | till | ?[-–—] ?)"
_CLOCK_CUE = r"(?P<cue>as of|at|by|until|till|before|after|around|about|from|since|to|between|and|past)"
_WEEKDAY = f"(?:{words.CUT_WEEKDAY},? )?"
_FIRST, _LAST = rf"{_WEEKDAY}{words.MONTH} {words.DAY}(?:,? {words.YEAR})?,?", rf"{words.DAY2}(?:,? {words.YEAR2})?"

_TWO_DAYS = f"(?P<both>{'|'.join(f'{day} and {day + 1}' for day in range(30, 0, -1))})(?![0-9])"

# "At 8 tonight": an hour alone is a time where the part of the day is said.
_HOUR_ALONE = "(?P<houra>1[0-2]|[1-9])"
_IN_PART = "(?:(?<=morning)|(?<=afternoon)|(?<=evening)|(?<=night))"
_A_DAY = r"(?:3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th)?"
_MORE_DAYS = f"(?:, {_A_DAY}){{0,4}}"

_DAY_RULES = (
    ("date-iso", r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2})?)(?!-?[0-9])", _iso),
    ("date-numeric", r"(?P<one>[0-9]{1,2})[/.](?P<two>[0-9]{1,2})[/.](?P<number_year>(?:1[0-9]|20)[0-9]{2})", _numeric),
    (
        "date-numeric",
        r"(?P<one>[0-3]?[0-9])/(?P<two>[0-3]?[0-9])/(?P<number_year>[0-9]{2})(?!/)",
        _numeric,
    ),
    (
        "date-numeric",
        r"(?P<one>0[1-9]|1[0-2])-(?P<two>1[3-9]|2[0-9]|3[01])-(?P<number_year>(?:1[0-9]|20)?[0-9]{2})(?!-)",
        _numeric,
    ),
    ("date-day", rf"(?P<which3>ended) (?P<span>{words.CALENDAR_DAY})", _day),
    ("date-day", rf"(?:{_LEAD})?{_DAYS}(?:,? (?:at |by )?(?:{_CLOCK_B}|{words.TWILIGHT}))?", _day),
    (
        "date-day",
        rf"(?:at|by|until|till|around|about) (?P<span>{_HOUR_ALONE} (?:on )?{words.LOOSE_DAY}){_IN_PART}",
        _day,
    ),
    ("date-day", rf"{_FEAST_CUE} (?P<span>{_SHORT_FEAST}){words.ENDS}", _day),
    ("date-day", rf"(?P<which3>{words.WHICH}) {words.feast(feasts.ANY_NAME)}{words.ENDS}", _day),
    ("date-day", rf"(?:day|{words.BARE}) (?P<way>before|after) {words.feast(feasts.ANY_NAME)}", _beside_feast),
    ("date-clock", rf"(?:{_CLOCK_CUE} )?(?P<span>{_CLOCK_A})", _clock),
    ("date-light", rf"(?:at|by|until|since) (?P<span>{words.TWILIGHT})", _light),
    (
        "date-light",
        rf"(?:(?:just|shortly|soon|right|well) )?(?:before|after|around|about|near) {words.TWILIGHT}",
        _light,
    ),
    ("date-days", rf"{_FIRST}{_TO}(?:{_WEEKDAY}{words.MONTH2} )?{_LAST}", _days),
    ("date-days", rf"between {_FIRST} and (?:{_WEEKDAY}{words.MONTH2} )?{_LAST}", _days),
    ("date-days", rf"{words.DAY}{_TO}{words.DAY2} {words.MONTH2}(?:,? {words.YEAR2})?", _days),
    (
        "date-days",
        rf"{words.DAY} {words.MONTH}(?: {words.YEAR})?{_TO}{words.DAY2} {words.MONTH2}(?:,? {words.YEAR2})?",
        _days,
    ),
    ("date-days", rf"{words.MONTH} {_TWO_DAYS}(?:,? {words.YEAR})?", _both_days),
    (
        "date-listed",
        rf"{words.MONTH} {words.DAY}{_MORE_DAYS},? (?:and|or|&) (?P<span>{words.DAY2}){words.ENDS}",
        _listed_day,
    ),
    (
        "date-listed",
        rf"{words.MONTH} {words.DAY}, (?P<span>{words.DAY2})(?={_MORE_DAYS},? (?:and|or|&) {_A_DAY}{words.ENDS})",
        _listed_day,
    ),
    ("date-days", rf"{_TWO_DAYS} {words.MONTH}(?:,? {words.YEAR})?", _both_days),
    (
        "date-days",
        rf"between {words.DAY} (?:{words.MONTH} )?and {words.DAY2} {words.MONTH2}(?:,? {words.YEAR2})?",
        _days,
    ),
)

_DOUBTFUL_RULES = (
    ("date-month", rf"(?<![0-9]\s)(?P<month>(?-i:{'|'.join(words.PLAIN_MONTHS)}))(?! ?[0-9])", periods.month),
    ("date-day", rf"(?-i:(?P<bare>{'|'.join(names[0].lower() for names in words.WEEKDAYS)}))", _day),
    ("date-day", rf"{_FEAST_CUE} (?P<span>{_SHORT_FEAST})", _day),
)

_PERIOD_RULES = (*periods.PERIOD_RULES, *fiscal.FISCAL_RULES, *portions.PORTION_RULES)

RULES = tuple(
    Rule(name, words.pattern(written), reckon, sure)
    for sure, rules in (
        (True, (*_DAY_RULES, *_PERIOD_RULES, *relative.RELATIVE_RULES, *bearings.BEARING_RULES)),
        (False, _DOUBTFUL_RULES),
    )
    for name, written, reckon in rules
)
