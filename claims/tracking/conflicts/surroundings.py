"""The sentences that claims stand in, and the days that those name."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from claims.extraction.text import sentences
from claims.tracking.conflicts import likeness
from claims.tracking.conflicts.likeness import Setting
from claims.tracking.listing import Entry
from claims.vocabulary import Agreement, Kind, Value

# What comes before a day that a figure is of, and not what it counts.
_AS_OF = re.compile(r"(?i)\b(?:as of|by|until|so far)\s+(?:the\s+)?$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim's sentence: where it stands, what is around the claim's own words, and the days that it names.

    Places are code points of the article's text, days EDTF; `as_of` is one that a figure is of, not what it counts.
    """

    start: int
    end: int
    before: str
    after: str
    setting: Setting
    days: tuple[str, ...]
    as_of: str | None


@dataclass(slots=True)
class Surroundings:
    """The passages of claims, each read when it is first asked for."""

    dates: dict[int, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    read: dict[int, Passage] = field(default_factory=dict)

    def know(self, entries: Iterable[Entry]) -> None:
        """Take in where the articles name days; the entries come in the order of the text."""
        for entry in entries:
            if entry.kind is Kind.DATE and entry.date is not None and entry.start is not None:
                self.dates[entry.article].append(entry)

    def of(self, entry: Entry) -> Passage:
        """Give what a claim's sentence says."""
        if entry.number not in self.read:
            self.read[entry.number] = self._passage(entry)
        return self.read[entry.number]

    def _passage(self, entry: Entry) -> Passage:
        exact = own_words(entry)
        around = f"{entry.before}{exact}{entry.after}"
        start, end = len(entry.before), len(around) - len(entry.after)
        first, last = sentences.around(around, start, end)
        before, after, at = around[first:start], around[end:last], place(entry) - start
        named = [] if entry.kind is Kind.DATE else self._named(entry.article, at + first, at + last)
        of = [day for day in named if _AS_OF.search(around[: place(day) - at])]
        return Passage(
            start=at + first,
            end=at + last,
            before=before,
            after=after,
            setting=likeness.setting(entry.kind, before, exact, after),
            days=tuple(day.date for day in named if day.date and day not in of),
            as_of=next((day.date for day in of), None),
        )

    def _named(self, article: int, start: int, end: int) -> list[Entry]:
        """Give the claims of a day that begin between two places of an article."""
        there = self.dates.get(article, [])
        return there[bisect_left(there, start, key=place) : bisect_right(there, end, key=place)]


def own_words(entry: Entry) -> str:
    """Give the words that a claim stands on, or those it is told in where it stands on none."""
    return entry.text if entry.exact is None else entry.exact


def place(entry: Entry) -> int:
    """Give where a claim begins; one that stands in no text is taken to begin it."""
    return entry.start or 0


def apart(one: str | None, two: str | None) -> bool:
    """Tell whether two dates in EDTF have no day in common."""
    return bool(one and two) and Value(date=one).agrees(Value(date=two)) is Agreement.DIFFERS


def of_other_days(first: Passage, second: Passage) -> bool:
    """Tell whether two sentences name days, and none that could be the same."""
    return bool(first.days and second.days) and all(apart(one, two) for one in first.days for two in second.days)
