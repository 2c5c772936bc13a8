"""The same claim elsewhere: claims of other articles that say the same, so that last week's check is found."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import NotFoundError
from claims.tracking import listing, verdicts
from claims.tracking.elsewhere import candidates, reading, sameness
from claims.tracking.elsewhere.sameness import Difference
from claims.tracking.listing import Entry, Filter, Sort
from claims.vocabulary import Status

if TYPE_CHECKING:
    from claims.tracking.asking import Record


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A claim of another article that says the same; `marked_at` and `marked_by` are of its verdict, None without."""

    number: int
    article: int
    title: str
    outlet: str | None
    published: dt.date | None
    status: Status
    rating: str | None
    stale: bool
    marked_at: dt.datetime | None
    marked_by: str | None
    sources: int


def of(record: "Record", entry: Entry) -> list[Elsewhere]:
    """List claims of other articles that say the same, those with a verdict first, then the newest.

    None that is dismissed or was merged into another.
    """
    there = _entries(record, candidates.of(record, entry))
    likely = [other for other in sameness.shares_words(entry, there) if sameness.on_record(entry, other) is None]
    if not likely:
        return []
    read = reading.read(record, [entry, *likely])
    same = [other for other in likely if sameness.difference(read[entry.number], read[other.number]) is None]
    return _listed(record, same)


def differences(record: "Record", number: int, others: Sequence[int]) -> dict[int, Difference]:
    """Say of which claims, of whatever articles, a claim does not say the same, and what differs first.

    NotFoundError where one is not on record.
    """
    there = {entry.number: entry for entry in _entries(record, (number, *others))}
    for one in (number, *others):
        if one not in there:
            raise NotFoundError("claim", one)
    entry = there.pop(number)
    found = {other.number: sameness.on_record(entry, other) for other in there.values()}
    alike = [there[other] for other, differs in found.items() if differs is None]
    read = reading.read(record, [entry, *alike]) if alike else {}
    found |= {other.number: sameness.difference(read[number], read[other.number]) for other in alike}
    return {other: differs for other, differs in found.items() if differs is not None}


def _entries(record: "Record", numbers: tuple[int, ...]) -> Iterator[Entry]:
    return listing.entries(record, Filter(numbers=numbers), Sort.NUMBER) if numbers else iter(())


def _listed(record: "Record", same: list[Entry]) -> list[Elsewhere]:
    decided = [entry.number for entry in same if entry.status is not Status.UNVERIFIED]
    given = verdicts.latest(record, decided) if decided else {}
    found = [_elsewhere(entry, given.get(entry.number)) for entry in same]
    return sorted(found, key=lambda one: (one.status is Status.UNVERIFIED, -_moment(one), -one.number))


def _moment(one: Elsewhere) -> float:
    """Give the moment of a verdict, or where there is none the day of publication, as a number."""
    if one.marked_at is not None:
        return one.marked_at.timestamp()
    return one.published.toordinal() if one.published else 0


def _elsewhere(entry: Entry, given: verdicts.Given | None) -> Elsewhere:
    return Elsewhere(
        number=entry.number,
        article=entry.article,
        title=entry.title,
        outlet=entry.outlet,
        published=entry.published,
        status=entry.status,
        rating=entry.rating,
        stale=entry.stale,
        marked_at=given.at if given else None,
        marked_by=given.by if given else None,
        sources=len({proof.number for proof in entry.sources}),
    )
