"""The grammar of dates: each form a date is written in, and what it settles on, seen from publication."""

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from claims.extraction import datewords as words
from claims.extraction import edtf, periods, relative
from claims.extraction.standpoint import Standpoint

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of dates; the group `span`, where a pattern has one, is the date without its cue."""

    name: str
    pattern: "re.Pattern[str]"
    settle: "Callable[[re.Match[str], Standpoint], str | None]"


Match: TypeAlias = "re.Match[str]"


def _iso(found: Match, _: Standpoint) -> str | None:
    return found["iso"] if edtf.valid(found["iso"]) else None


def _numeric(found: Match, _: Standpoint) -> str | None:
    """Read "3/25/2016" only where the order of day and month is beyond doubt."""
    one, two, year = int(found["one"]), int(found["two"]), int(found["year"])
    if one == two or two > len(words.MONTHS) >= one:
        settled = edtf.day(year, one, two)
    else:
        settled = edtf.day(year, two, one) if one > len(words.MONTHS) else None
    return settled.isoformat() if settled else None


def _day(found: Match, here: Standpoint) -> str | None:
    """Read a day, with the time beside it if there is one."""
    settled = _loose_day(found, here) if words.group(found, "bare", "near", "near1") else _calendar_day(found, here)
    time = _time(found, "a") or _time(found, "b")
    if settled is None:
        return None
    return f"{settled.isoformat()}T{time}" if time else settled.isoformat()


def _calendar_day(found: Match, here: Standpoint) -> date | None:
    if feast := words.group(found, "feast"):
        number, day = words.FEASTS[words.key(feast)]
    else:
        number = words.MONTH_NUMBERS[words.key(words.group(found, "month", "month1") or "")]
        day = _number_in(words.group(found, "day", "day1") or "")
    year = words.group(found, "year", "year1")
    return edtf.day(int(year), number, day) if year else here.day(number, day)


def _loose_day(found: Match, here: Standpoint) -> date | None:
    if bare := words.group(found, "bare"):
        which = words.key(words.group(found, "which") or "")
        return here.weekday(words.WEEKDAY_NUMBERS[bare.lower()], which)
    return here.away(_NEAR.get(words.key(words.group(found, "near", "near1") or ""), 0))


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
    return f"{number:02d}:{minute or '00'}"


def _clock(found: Match, here: Standpoint) -> str | None:
    """Read a time alone: of the day last told of, unsettled without one."""
    time, told = _time(found, "a"), here.told_day(near=True) or here.told_day(timed=True)
    return f"{told.isoformat()}T{time}" if time and told else None


def _light(_: Match, here: Standpoint) -> str | None:
    """Read "just before dawn" alone: the day told in the sentence or the one before."""
    told = here.told_day(near=True)
    return told.isoformat() if told else None


def _days(found: Match, here: Standpoint) -> str | None:
    """Read "March 3-5", "3 to 5 March 2020", "March 30 to April 2"."""
    number = words.MONTH_NUMBERS[words.key(found["month"])]
    second = words.MONTH_NUMBERS[words.key(words.group(found, "month2") or found["month"])]
    first_day, last_day = _number_in(found["day"]), _number_in(found["day2"])
    year = words.group(found, "year")
    first = edtf.day(int(year), number, first_day) if year else here.day(number, first_day)
    last = edtf.day(first.year + (second < number), second, last_day) if first else None
    return edtf.interval(first, last) if first and last and first <= last else None


def _number_in(text: str) -> int:
    return int(re.sub(r"\D", "", text))


_NEAR = {
    "yesterday": -1,
    "last night": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
}

_CLOCK_A, _CLOCK_B = words.clock("a"), words.clock("b")
_LEAD = rf"{_CLOCK_A},? (?:on )?|{words.TWILIGHT},? (?:on )?|{words.HOURS_OF}"
_DAYS = rf"(?:{words.CALENDAR_DAY}|{words.LOOSE_DAY}|{words.FEAST})"
_TO = "(?: to | through | until | and |-|–|—)"
_CLOCK_CUE = r"(?:at|by|until|till|before|after|around|about|from|since|to|between|and|past)"

_DAY_RULES = (
    ("date-iso", r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2})?)(?!-?[0-9])", _iso),
    ("date-numeric", rf"(?P<one>[0-9]{{1,2}})[/.](?P<two>[0-9]{{1,2}})[/.]{words.YEAR}", _numeric),
    ("date-day", rf"(?:{_LEAD})?{_DAYS}(?:,? (?:at |by )?(?:{_CLOCK_B}|{words.TWILIGHT}))?", _day),
    ("date-clock", rf"(?:{_CLOCK_CUE} )?(?P<span>{_CLOCK_A})", _clock),
    ("date-light", rf"(?:at|by|until|since) (?P<span>{words.TWILIGHT})", _light),
    (
        "date-light",
        rf"(?:(?:just|shortly|soon|right|well) )?(?:before|after|around|about|near) {words.TWILIGHT}",
        _light,
    ),
    (
        "date-days",
        rf"(?:between )?{words.MONTH} {words.DAY}{_TO}(?:{words.MONTH2} )?{words.DAY2}(?:,? {words.YEAR})?",
        _days,
    ),
    ("date-days", rf"{words.DAY}{_TO}{words.DAY2} {words.MONTH}(?:,? {words.YEAR})?", _days),
)

RULES = tuple(
    Rule(name, words.pattern(written), settle)
    for name, written, settle in (*_DAY_RULES, *periods.PERIOD_RULES, *relative.RELATIVE_RULES)
)
