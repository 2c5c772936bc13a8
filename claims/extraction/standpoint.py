"""Where a date is read from: the day of publication, the tense it stands in, and the dates told before it."""

from dataclasses import dataclass
from datetime import date

from claims.extraction import edtf


@dataclass(frozen=True, slots=True)
class Standpoint:
    """What settles a relative date.

    `ahead` is True where the sentence speaks of the future, False of the past, None where it does not say.
    `earlier` are the dates told before, as EDTF, the nearest last; all but the first `before` of them are of
    the same passage, or of the sentence right before it.
    Without a day of publication what is relative to it stays unsettled: every method then gives None.
    """

    published: date | None
    ahead: bool | None = None
    earlier: tuple[str, ...] = ()
    before: int = 0

    def away(self, days: int) -> date | None:
        """Give the day so many days after publication."""
        return edtf.moved(self.published, days) if self.published else None

    def weekday(self, number: int, which: str = "") -> date | None:
        """Give the nearest such weekday back, or forward if ahead; `which` may be last, next or this."""
        if self.published is None:
            return None
        monday, _ = edtf.week(self.published, {"last": -1, "next": 1}.get(which, 0))
        if which in ("last", "next", "this"):
            return edtf.moved(monday, number)
        back = (self.published.weekday() - number) % 7
        if which == "this coming" or (self.ahead and which != "this past"):
            return edtf.moved(self.published, (7 - back) % 7)
        return edtf.moved(self.published, -back)

    def day(self, month: int, number: int) -> date | None:
        """Give the nearest such day of a year, on the side of publication that the tense tells."""
        if self.published is None:
            return None
        near = [edtf.day(year, month, number) for year in self._years()]
        days = sorted((day for day in near if day), key=self._distance)
        if self.ahead is not None:
            days = [day for day in days if (day >= self.published) is self.ahead or day == self.published] or days
        return days[0] if days else None

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

    def told_day(self, *, near: bool = False, timed: bool = False) -> date | None:
        """Give the day last told of: near by only, or only one told with its time."""
        told = self.earlier[self.before :] if near else self.earlier
        for words in reversed(told):
            if edtf.is_day(words) and (not timed or "T" in words):
                return edtf.day_of(words)
        return None

    def _years(self) -> tuple[int, ...]:
        year = self.published.year if self.published else 1
        return tuple(near for near in (year - 1, year, year + 1) if 1 <= near <= date.max.year)

    def _distance(self, day: date) -> int:
        return abs((day - self.published).days) if self.published else 0
