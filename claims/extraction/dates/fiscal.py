"""The periods business reports on: quarters and halves, the first nine months, the year-earlier period."""

from typing import TYPE_CHECKING, TypeAlias

from claims.extraction.dates import datewords as words
from claims.extraction.dates import edtf, periods
from claims.extraction.values.numerals import cardinal

if TYPE_CHECKING:
    import re

    from claims.extraction.dates.standpoint import Standpoint

Match: TypeAlias = "re.Match[str]"


def _quarter(found: Match, here: "Standpoint") -> str | None:
    """Read a quarter or half of a year: of the year named, else the nearest that the tense allows."""
    length = 6 if words.key(words.group(found, "piece")) == "half" else 3
    number = _number(found, 12 // length)
    first, last = (number - 1) * length + 1, number * length
    year = periods.year_named(found, here) or _year_of(first, last, here)
    return edtf.months(year, first, last) if year and last <= len(words.MONTHS) else None


def _number(found: Match, final: int) -> int:
    nth = words.key(words.group(found, "nth"))
    return final if nth in _FINAL else words.ORDINALS.get(nth) or int(words.group(found, "q"))


def _year_of(first: int, last: int, here: "Standpoint") -> int | None:
    """Give the year of some months: of those running or ended, or, if ahead, of those running or to come."""
    if here.published is None:
        return None
    year, now = here.published.year, here.published.month
    if here.ahead:
        return year + (last < now)
    # A quarter is spoken of while it runs, a half when it has ended.
    return year - (first > now if last - first < len(range(3)) else last >= now)


def _ended_quarter(_: Match, here: "Standpoint") -> str | None:
    """Read "the latest quarter", the last one ended."""
    if here.published is None:
        return None
    year, month = edtf.shifted(here.published, -3)
    first = month - (month - 1) % 3
    return edtf.months(year, first, first + 2)


def _first_months(found: Match, here: "Standpoint") -> str | None:
    """Read "the first nine months of 1997"; without its year the last such ended, if a quarter was told before."""
    count, year = int(cardinal(words.key(found["count"])) or 0), periods.year_named(found, here)
    if year is None and here.published and "/" in (here.tale.spell() or ""):
        year = here.published.year - (count >= here.published.month)
    return edtf.months(year, 1, count) if count and year else None


def _year_earlier(found: Match, here: "Standpoint") -> str | None:
    """Read "a year earlier": the same months a year back where months are compared, else the year before."""
    told, year = here.tale.spell(), here.tale.year()
    if told and ("/" in told or words.group(found, "than")):
        return edtf.spell_moved(told, -12)
    return f"{year - 1:04d}" if year else None


def _one_earlier(found: Match, here: "Standpoint") -> str | None:
    """Read "a month earlier", "a week earlier": from the month or day told near by."""
    unit, month = words.key(found["unit"]), here.tale.month()
    if unit == "month":
        return edtf.spell_moved(edtf.month(*month), -1) if month else None
    day = here.tale.day(near=True)
    return edtf.moved(day, -7 if unit == "week" else -1).isoformat() if day else None


def _full_year(_: Match, here: "Standpoint") -> str | None:
    return str(here.published.year) if here.published else None


_FINAL = ("last", "final", "closing")
_NTH = "(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)"
_LAST = f"(?P<nth>{'|'.join(_FINAL)})"
_COUNT = "(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|1[01]|[2-9])"
_PERIOD = "(?:period|quarter|half|month|week|day|season)"
# What a figure of now is held against that of then by.
_THAN = "(?P<than>from|than|with|against|over|on)"
_EARNED = "(?:profit|net|earnings|income|loss|losses|sales|revenues?|results|operating|pretax|pre-tax)"

FISCAL_RULES = (
    ("date-quarter", rf"{_NTH}(?: |-)(?P<piece>quarter)(?:,? (?:of |in )?{periods.WHICH_YEAR})?", _quarter),
    ("date-quarter", rf"{_LAST} (?P<piece>quarter|half) of {periods.WHICH_YEAR}", _quarter),
    ("date-half", rf"{_NTH}(?: |-)(?P<piece>half) (?:of )?{periods.WHICH_YEAR}", _quarter),
    ("date-half", rf"(?P<span>{_NTH}(?: |-)(?P<piece>half)) (?:net |operating )?{_EARNED}", _quarter),
    ("date-quarter", rf"(?-i:Q(?P<q>[1-4]))(?: (?:of )?{periods.WHICH_YEAR})?", _quarter),
    ("date-quarter", r"latest quarter", _ended_quarter),
    ("date-full-year", r"full(?: |-)year", _full_year),
    ("date-first-months", rf"first {_COUNT} months (?:of |in )?{periods.WHICH_YEAR}", _first_months),
    ("date-first-months", rf"the (?P<span>first (?P<count>three|six|nine) months){words.ENDS}(?! of)", _first_months),
    ("date-year-earlier", rf"(?:{_THAN} )?(?P<span>(?:a|one) year earlier)(?! than)", _year_earlier),
    ("date-year-earlier", rf"(?P<than>year)(?: |-)(?:earlier|ago)(?: |-){_PERIOD}", _year_earlier),
    (
        "date-year-earlier",
        rf"(?P<than>same|comparable|corresponding|like) {_PERIOD},? (?:(?:a|one) year (?:earlier|ago)|the year before)",
        _year_earlier,
    ),
    ("date-one-earlier", r"(?:a|one) (?P<unit>month|week|day) earlier(?! than)", _one_earlier),
)
