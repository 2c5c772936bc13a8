"""The dates an article has told so far, which others lean on: "that night", "the next day", "at 5:50 p.m."."""

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from claims.extraction.dates import datewords, edtf

if TYPE_CHECKING:
    from collections.abc import Iterator

# The hours that a part of a day may mean.
PARTS = {
    **dict.fromkeys(("dawn", "predawn", "pre-dawn", "daybreak", "sunrise", "first light", "early"), range(10)),
    "morning": range(12),
    **dict.fromkeys(("noon", "midday", "lunchtime"), range(11, 15)),
    "afternoon": range(12, 19),
    **dict.fromkeys(("evening", "dusk", "sunset", "sundown", "nightfall"), range(16, 24)),
    **dict.fromkeys(("night", "tonight", "late"), range(18, 24)),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A date told before, in EDTF, and the hours of the day it spoke of: none where it told no more than the day."""

    date: str
    hours: range = range(0)

    @classmethod
    def of(cls, words: str, settled: str) -> "Told":
        """Read the hours off the time of a date, else off the words it was written in."""
        if "T" in settled:
            hour = int(settled[len("2016-03-25T") :][:2])
            return cls(settled, range(hour, hour + 1))
        return cls(settled, hours_of(words))


def hours_of(words: str) -> range:
    """Give the hours that the part of a day named in some words may mean, the last one: "late Friday afternoon"."""
    parts = _PART.findall(words)
    return PARTS[datewords.key(parts[-1])] if parts else range(0)


@dataclass(frozen=True, slots=True)
class Tale:
    """The dates told before another, the nearest last; all but the first `far` are told right before it.

    A day after `until` was told in passing, as the next hearing's is, and a day before `recent` as background.
    """

    told: tuple[Told, ...] = ()
    far: int = 0
    until: date = date.max
    recent: date = date.min

    def day(self, *, near: bool = False) -> date | None:
        """Give the day last told of: one told near by, else one that is no background, else any."""
        close = next(self._days(self.far), None)
        if close or near:
            return close
        return next((day for day in self._days() if day >= self.recent), None) or next(self._days(), None)

    def day_at(self, hours: range) -> date | None:
        """Give the day last told of together with such hours: "on Sunday evening" for 5 p.m."""
        return next((day for told, day in self._told_days() if _meet(told.hours, hours)), None)

    def timed_day(self) -> date | None:
        """Give the day last told of together with any hours."""
        return self.day_at(range(24))

    def last_day(self) -> date | None:
        """Give the latest of the days told of, the one that the article stands at."""
        return max(self._days(), default=None)

    def year(self) -> int | None:
        """Give the year last told of, by itself or with a month or day in it."""
        years = (_YEAR.match(told.date) for told in reversed(self.told))
        return next((int(year[0]) for year in years if year), None)

    def month(self) -> tuple[int, int] | None:
        """Give the year and month last told of, by itself or with a day in it."""
        months = (_MONTH.match(told.date) for told in reversed(self.told))
        return next(((int(month["year"]), int(month["month"])) for month in months if month), None)

    def spell(self) -> str | None:
        """Give the months or year last told of that are no single day: a quarter, a year."""
        return next((told.date for told in reversed(self.told) if _SPELL.fullmatch(told.date)), None)

    def _days(self, after: int = 0) -> "Iterator[date]":
        return (day for _, day in self._told_days(after))

    def _told_days(self, after: int = 0) -> "Iterator[tuple[Told, date]]":
        for told in reversed(self.told[after:]):
            if edtf.is_day(told.date) and (day := edtf.day_of(told.date)) <= self.until:
                yield told, day


def _meet(one: range, other: range) -> bool:
    return max(one.start, other.start) < min(one.stop, other.stop)


_PART = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(PARTS, key=len, reverse=True))})(?!\w)", re.IGNORECASE)
_YEAR = re.compile(r"[0-9]{4}(?=$|[-/])")
_MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])(?=$|-)")
_SPELL = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:/[0-9]{4}-[0-9]{2})?)?")
