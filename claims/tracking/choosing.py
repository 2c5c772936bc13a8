"""The claims on record that a claim list means."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Select, TextClause, select, text
from sqlalchemy.orm import Session

from claims.errors import NotFoundError, NotUnderstoodError
from claims.tracking import conditions
from claims.tracking.claims import CLAIM, listed
from claims.tracking.numbers import among
from claims.tracking.selection import Asked, Selection, Span, written
from claims.vocabulary import Status


def choose(session: Session, asked: Asked) -> Selection:
    """Find the claims on record that a list means; a number named by itself must be one."""
    named = _named(session, asked)
    numbers: dict[int, None] = {}
    left_out: dict[int, None] = {}
    for span in asked.spans:
        for number, status in _meant(session, span, named):
            by_itself = span.last is None and number == span.first
            dismissed = status is Status.DISMISSED and not by_itself
            (left_out if dismissed else numbers)[number] = None
    if not numbers:
        raise NotUnderstoodError(
            "there is no claim with any of these numbers" + " that is not dismissed" * bool(left_out)
        )
    return Selection(tuple(numbers), tuple(number for number in left_out if number not in numbers))


def _named(session: Session, asked: Asked) -> dict[int, Status]:
    """Give the status of each claim that is named by itself; NotFoundError names those that are not there."""
    named = {span.first for span in asked.spans if span.last is None}
    there = dict(session.execute(_live(among(session, CLAIM.id, sorted(named)))).all()) if named else {}
    if unknown := sorted(named - there.keys()):
        others = f"; on record {'is' if len(there) == 1 else 'are'} {written(sorted(there))}" if there else ""
        raise NotFoundError("claim", f"{written(unknown)}{others}")
    return there


def _meant(session: Session, span: Span, named: dict[int, Status]) -> Iterator[tuple[int, Status]]:
    if span.last is not None:
        yield from session.execute(_live(CLAIM.id.between(span.first, span.last)).order_by(CLAIM.id))
        return
    yield span.first, named[span.first]
    if span.nested:
        yield from session.execute(
            _live(text(conditions.INSIDE).bindparams(inside=span.first)).order_by(CLAIM.start, CLAIM.id)
        )


def _live(condition: ColumnElement[bool] | TextClause) -> Select[int, Status]:
    return select(CLAIM.id, CLAIM.status).where(condition, listed())
