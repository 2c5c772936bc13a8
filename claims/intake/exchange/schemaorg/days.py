"""Days as they are written in the world, as days of the calendar."""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime

from claims.errors import NotUnderstoodError

# Months by how they begin, in the languages that write them out in data.
_BEGINNINGS = (
    *("jan ene gen", "feb fev", "mar", "apr abr avr", "may mai mag", "jun giu", "jul lug juil", "aug ago aou"),
    *("sep set", "oct out okt ott", "nov", "dec dic dez"),
)
_MONTHS = {start: number for number, known in enumerate(_BEGINNINGS, start=1) for start in known.split()}
_MILLISECONDS = 100_000_000_000


def read(written: str) -> date:
    """Read a day in any form that leaves no choice; with a time it is the day where it was written.

    NotUnderstoodError: no day, or one that may be another, as 03/04/2020 is in March or in April.
    """
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", written[:100]) if not unicodedata.combining(sign))
    for form, meant in _FORMS:
        if found := form.search(bare.strip()):
            try:
                return meant(*found.groups())
            except (ValueError, OverflowError, OSError) as error:
                raise NotUnderstoodError(f"'{written[:50]}' is no day") from error
    raise NotUnderstoodError(f"'{written[:50]}' is no day")


def _unknown() -> date:
    raise ValueError


def _year_first(year: str, month: str, day: str) -> date:
    return date(int(year), int(month), int(day))


def _day_first(day: str, month: str, year: str) -> date:
    return date(int(year), int(month), int(day))


def _either(first: str, second: str, year: str) -> date:
    """Read a day with slashes: half of the world writes the month first."""
    found = set()
    for day, month in ((first, second), (second, first)):
        try:
            found.add(_day_first(day, month, year))
        except ValueError:
            continue
    if len(found) > 1:
        raise NotUnderstoodError(f"'{first}/{second}/{year}' may be either of two days")
    if not found:
        raise ValueError
    return found.pop()


def _named(day: str, month: str, year: str) -> date:
    name = month.lower()
    # "Juin" and "juillet", but "jun" and "jul".
    number = 6 if name.startswith("juin") else _MONTHS.get(name[:4]) or _MONTHS.get(name[:3]) or 0
    return date(int(year), number, int(day))


def _month_first(month: str, day: str, year: str) -> date:
    return _named(day, month, year)


def _counted(seconds: str) -> date:
    """Read seconds, or milliseconds, since 1970."""
    count = int(seconds)
    return datetime.fromtimestamp(count / 1000 if count >= _MILLISECONDS else count, UTC).date()


# In this order; each is tried only where those before it do not fit.
_FORMS: tuple[tuple[re.Pattern[str], Callable[..., date]], ...] = (
    # Said where nobody knows: zeros, and the moment from which computers count.
    (re.compile(r"^(?:0000|0001|1970-01-01|-)"), _unknown),
    (re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"), _year_first),
    (re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T[\d:]+Z?)?$"), _year_first),
    (re.compile(r"^(\d{9,10}|\d{12,13})$"), _counted),
    (re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})"), _year_first),
    (re.compile(r"^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)"), _day_first),
    (re.compile(r"^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)"), _either),
    (
        re.compile(
            r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|o)?\.?[\s-]+(?:de |of )?([^\W\d_]{3,})[.,]*[\s-]+(?:del? )?(\d{4})"
        ),
        _named,
    ),
    (re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})"), _month_first),
)
