"""Where a date is read from: the day of publication, the tense it stands in, and the dates told before it."""

from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date
from typing import TYPE_CHECKING

from claims.extraction.dates import edtf
from claims.extraction.dates.tale import Tale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class Standpoint:
    """What settles a relative date.

    `ahead` is True where the sentence speaks of the future, False of the past, None where it does not say.
    `tale` are the dates told before it; `listed` tells that it goes on from the last of them. Without a day of
    publication what is relative to it stays unsettled: every method then gives None.
    """

    published: date | None
    ahead: bool | None = None
    tale: Tale = field(default_factory=Tale)
    listed: bool = False

    def away(self, days: int) -> date | None:
        """Give the day so many days after publication."""
        return edtf.moved(self.published, days) if self.published else None

    def weekday(self, number: int, which: str = "") -> date | None:
        """Give the nearest such weekday back, or forward if ahead; `which` may be last, next or this."""
        if self.published is None:
            return None
        here = edtf.moved(edtf.week(self.published, _WEEKS.get(which, 0))[0], number)
        if which in _WEEKS and not (which == "this" and self.ahead and here < self.published):
            return here
        back = (self.published.weekday() - number) % 7
        if which in ("this coming", "this") or (self.ahead and which != "this past"):
            start = max(self.published, self._list_begins() if not which else self.published)
            return edtf.moved(start, (number - start.weekday()) % 7)
        return edtf.moved(self.published, -back)

    def _list_begins(self) -> date:
        return (self.tale.day(near=True) if self.listed else None) or date.min

    def day(self, month: int, number: int, which: str = "") -> date | None:
        """Give the nearest such day of a year, see `nearest`; in a tale of years ago, the one that comes next in it."""
        day = self.yearly(lambda year: edtf.day(year, month, number), which)
        return day if day is None or self.near(day) else self._in_tale(month, number) or day

    def _in_tale(self, month: int, number: int) -> date | None:
        """Give such a day where it soon follows one told near by that is long past: "on Oct. 3, 2011. By Oct. 9"."""
        told = self.tale.day(near=True)
        if told is None or self.published is None or self.ahead or (self.published - told).days <= LONG_PAST:
            return None
        days = (edtf.day(year, month, number) for year in (told.year, told.year + 1))
        return next((day for day in days if day and 0 <= (day - told).days <= _SOON_AFTER), None)

    def yearly(self, of_year: "Callable[[int], date | None]", which: str = "") -> date | None:
        """Give the nearest of the days that a rule gives for each year; see `nearest`."""
        if self.published is None:
            return None
        years = range(max(MINYEAR, self.published.year - 1), min(MAXYEAR, self.published.year + 1) + 1)
        return self.nearest((of_year(year) for year in years), which, close=_CLOSE)

    def nearest(self, days: "Iterable[date | None]", which: str = "", *, close: int = 0) -> date | None:
        """Give the nearest of some days on the side of publication that `which` or the tense tells.

        A day so `close` (in days) is meant whatever the tense: who means another names its year.
        """
        if self.published is None:
            return None
        near = sorted((day for day in days if day), key=self._distance)
        side = _SIDES.get(which, self.ahead)
        if side is None or (which not in _SIDES and near and self._distance(near[0]) <= close):
            return near[0] if near else None
        there = (day for day in near if (day >= self.published) is side or (day == self.published and not which))
        return next(there, near[0] if near else None)

    def near(self, day: date) -> bool:
        """Tell whether a day is so close to publication that it goes without its year."""
        return self.published is not None and self._distance(day) <= _CLOSE

    def month(self, number: int, which: str = "") -> tuple[int, int] | None:
        """Give the year and month of such a month: the last one begun, or the next with a future tense."""
        if self.published is None:
            return None
        year, now = self.published.year, self.published.month
        if which == "this":
            return year, number
        if which == "next" or (self.ahead and which != "last"):
            return year + (number < now or (which == "next" and number == now)), number
        return year - (number > now or (which == "last" and number == now)), number

    def _distance(self, day: date) -> int:
        return abs((day - self.published).days) if self.published else 0


_WEEKS = {"last": -1, "this": 0, "next": 1}
_SIDES = {"last": False, "ended": False, "this past": False, "next": True, "this coming": True}
# In days: a month and a half, a year and a half, a third of a year.
_CLOSE, LONG_PAST, _SOON_AFTER = 45, 550, 120
