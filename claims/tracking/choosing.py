"""The claims on record that a claim list means."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.errors import NotFoundError, NotUnderstoodError
from claims.tracking import asking, conditions
from claims.tracking.asking import READ, Given
from claims.tracking.selection import Asked, Selection, Span, written
from claims.vocabulary import Status

if TYPE_CHECKING:
    from claims.tracking.asking import Record

LIVE = f"SELECT claim.id, claim.status FROM claim WHERE {conditions.LISTED} AND "
_read = asking.reader({1: READ[Status]})


def choose(record: "Record", asked: Asked) -> Selection:
    """Find the claims on record that a list means; a number named by itself must be one."""
    named = _named(record, asked)
    numbers: dict[int, None] = {}
    left_out: dict[int, None] = {}
    for span in asked.spans:
        for number, status in _meant(record, span, named):
            by_itself = span.last is None and number == span.first
            dismissed = status is Status.DISMISSED and not by_itself
            (left_out if dismissed else numbers)[number] = None
    if not numbers:
        raise NotUnderstoodError(
            "there is no claim with any of these numbers" + " that is not dismissed" * bool(left_out)
        )
    return Selection(tuple(numbers), tuple(number for number in left_out if number not in numbers))


def _named(record: "Record", asked: Asked) -> dict[int, Status]:
    """Give the status of each claim that is named by itself; NotFoundError names those that are not there."""
    named = {span.first for span in asked.spans if span.last is None}
    these = f"claim.id IN {asking.among(record, 'numbers')}"
    there = dict(_live(record, these, {"numbers": asking.packed(sorted(named))})) if named else {}
    if unknown := sorted(named - there.keys()):
        others = f"; on record {'is' if len(there) == 1 else 'are'} {written(sorted(there))}" if there else ""
        raise NotFoundError("claim", f"{written(unknown)}{others}")
    return there


def _meant(record: "Record", span: Span, named: dict[int, Status]) -> Iterator[tuple[int, Status]]:
    if span.last is not None:
        within = "claim.id BETWEEN :first AND :last ORDER BY claim.id"
        yield from _live(record, within, {"first": span.first, "last": span.last})
        return
    yield span.first, named[span.first]
    if span.nested:
        inside = f"{conditions.INSIDE} ORDER BY claim.start NULLS FIRST, claim.id"
        yield from _live(record, inside, {"inside": span.first})


def _live(record: "Record", condition: str, given: Given) -> Iterator[tuple[int, Status]]:
    yield from ((number, status) for number, status in map(_read, asking.ask(record, f"{LIVE}{condition}", given)))
