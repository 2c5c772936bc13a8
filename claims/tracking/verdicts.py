"""Who gave a verdict: nobody else changes it without a reason."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Text, and_, select, type_coerce
from sqlalchemy.orm import Session

from claims.model import Change, Claim, Fact
from claims.tracking import commands
from claims.tracking.history import Event
from claims.tracking.numbers import among
from claims.vocabulary import Status

# What makes a verdict another one; saying the same again changes nothing.
VERDICT = ("status", "rating")


def given() -> ColumnElement[bool]:
    """Say, as a condition on changes, that they gave a verdict or confirmed one; being added or taken back does not."""
    # A key of canonical JSON; within a value its quotation marks would have backslashes.
    of_status = type_coerce(Change.after, Text).contains('"status":')
    return and_(Change.row.startswith("claim "), Change.before.is_not(None), Change.undoes.is_(None), of_status)


def givers(session: Session, numbers: Sequence[int]) -> dict[int, str]:
    """Say of each claim who gave it its status and rating: the latest to make them others, by a command in effect."""
    gone = commands.annulled(session)
    chosen = (
        select(Change.claim_id, Change.by, Change.command, Change.before, Change.after)
        .where(among(session, Change.__table__.c.claim_id, numbers), given())
        .order_by(Change.id)
    )
    return {
        claim: by
        for claim, by, command, before, after in session.execute(chosen)
        if claim is not None and command not in gone and another(before or {}, after or {})
    }


def reasons(session: Session, events: Iterable[Event]) -> list[str]:
    """Give the reasons of the verdict that a claim has, from its history: those given with it or to confirm it."""
    gone = commands.annulled(session)
    said: list[str] = []
    for event in events:
        before, after = event.before, event.after or {}
        if before is not None and "status" in after and event.undoes is None and event.command not in gone:
            said = [*([] if another(before, after) else said), *([event.why] if event.why else [])]
    return said


def others(session: Session, claims: Iterable[Claim], *, by: str) -> dict[int, str]:
    """Say which of the claims have another person's verdict, and whose: it is not changed without a reason."""
    decided = [claim.id for claim in claims if claim.status is not Status.UNVERIFIED]
    return {number: giver for number, giver in givers(session, decided).items() if giver != by}


def another(before: Mapping[str, Fact], after: Mapping[str, Fact]) -> bool:
    """Tell whether a change made a verdict another one."""
    return any(before.get(name) != after[name] for name in VERDICT if name in after)
