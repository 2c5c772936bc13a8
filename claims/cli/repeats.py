"""The same claim elsewhere, in a person's words: where it was checked, and what speaks against taking that over."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claims.cli.text import cut, shown
from claims.reports import saying
from claims.tracking import elsewhere, listing, verdicts
from claims.tracking.elsewhere import Elsewhere
from claims.tracking.elsewhere.sameness import Difference
from claims.tracking.listing import Entry, Filter, Sort
from claims.vocabulary import Status

if TYPE_CHECKING:
    from claims.tracking.asking import Record

# As many places are told one by one.
TOLD = 5
# Columns for a title that is only told beside something.
TITLE = 60


def lines(entry: Entry, found: Sequence[Elsewhere]) -> Iterator[str]:
    """Say where else a claim stands, and how that was decided; of many only how many more there are."""
    for one in found[:TOLD]:
        about = ", ".join([cut(one.title, TITLE), *([one.published.isoformat()] if one.published else [])])
        yield f"also in article {one.article} ({about}): claim {one.number}, {_decided(one)}{_offer(entry, one)}"
    if len(found) > TOLD:
        yield f"and in {len(found) - TOLD} more places"


def doubts(record: "Record", number: int, chosen: Sequence[int], verdict: Status | None = None) -> list[str]:
    """Say, a sentence each, why the evidence of a claim may not be that of others: what differs, and what it came to.

    `verdict` is what the others are marked now, None where nothing is.
    """
    entries = {entry.number: entry for entry in _entries(record, [number, *chosen])}
    given = entries[number]
    said = list(_of_the_verdict(record, given, verdict))
    for other, differs in elsewhere.differences(record, number, [one for one in chosen if one != number]).items():
        said.append(_differing(given, entries[other], differs))
    return [shown(line) for line in said]


def _decided(one: Elsewhere) -> str:
    rated = f" ({one.rating})" if one.rating else ""
    given = f" by {one.marked_by} on {one.marked_at:%Y-%m-%d}" if one.marked_at else ""
    return f"{one.status}{rated}{given}{', stale' * one.stale}"


def _offer(entry: Entry, one: Elsewhere) -> str:
    """Offer to take over what has evidence, and the verdict with it where that holds."""
    if not one.sources or (entry.status is not Status.UNVERIFIED and not entry.stale):
        return ""
    if one.status is Status.UNVERIFIED or one.stale:
        return f"; 'claims source add {entry.number} --from {one.number}' takes its evidence over"
    return f"; 'claims mark {one.status} {entry.number} --from {one.number}' takes its evidence over"


def _of_the_verdict(record: "Record", given: Entry, verdict: Status | None) -> Iterator[str]:
    if given.status not in {Status.UNVERIFIED, Status.VERIFIED if verdict is None else verdict}:
        who = verdicts.latest(record, [given.number]).get(given.number)
        by = f" by {who.by} on {who.at:%Y-%m-%d}" if who else ""
        yield f"Claim {given.number} was marked {given.status}{by}."
    if given.stale_because:
        yield f"Claim {given.number} is stale because {given.stale_because}."


def _differing(given: Entry, other: Entry, differs: Difference) -> str:
    one, two = f"Claim {given.number}", f"claim {other.number}"
    if differs is Difference.WORDS:
        return f"{one} may be of another thing than {two}: their sentences are not alike."
    told = {
        Difference.KIND: (f"is of the kind {given.kind}", f"of {other.kind}"),
        Difference.VALUE: (f"says {_value(given)}", f"says {_value(other)}"),
        Difference.SPEAKER: (f"was said by {given.speaker}", f"by {other.speaker}"),
        Difference.SUBJECT: (f"is about {given.subject or 'nobody named'}", f"about {other.subject or 'nobody named'}"),
    }
    ours, theirs = told[differs]
    return f"{one} {ours}, {two} {theirs}."


def _value(entry: Entry) -> str:
    return saying.value(listing.value_of(entry)) or "no figure"


def _entries(record: "Record", numbers: Sequence[int]) -> Iterator[Entry]:
    return listing.entries(record, Filter(numbers=tuple(numbers)), Sort.NUMBER)
