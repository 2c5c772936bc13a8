"""Who gave a verdict: nobody else changes it without a reason."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Text, select, type_coerce
from sqlalchemy.orm import Session

from claims.model import Change, Claim, Fact
from claims.tracking import commands
from claims.tracking.history import Event
from claims.tracking.numbers import among
from claims.vocabulary import Status

# What makes a verdict another one; saying the same again changes nothing.
VERDICT = ("status", "rating")


def givers(session: Session, numbers: Sequence[int]) -> dict[int, str]:
    """Say of each claim who gave it its status and rating: the latest to make them others, by a command in effect."""
    gone = commands.annulled(session)
    chosen = (
        select(Change.claim_id, Change.by, Change.command, Change.before, Change.after)
        .where(among(session, Change.__table__.c.claim_id, numbers), Change.undoes.is_(None))
        .where(Change.row.startswith("claim "), type_coerce(Change.after, Text).contains('"status":'))
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
    given: list[str] = []
    for event in events:
        after = event.after or {}
        if "status" in after and event.undoes is None and event.command not in gone:
            given = [*([] if another(event.before or {}, after) else given), *([event.why] if event.why else [])]
    return given


def others(session: Session, claims: Iterable[Claim], *, by: str) -> dict[int, str]:
    """Say which of the claims have another person's verdict, and whose: it is not changed without a reason."""
    decided = [claim.id for claim in claims if claim.status is not Status.UNVERIFIED]
    return {number: giver for number, giver in givers(session, decided).items() if giver != by}


def another(before: Mapping[str, Fact], after: Mapping[str, Fact]) -> bool:
    """Tell whether a change made a verdict another one."""
    return any(before.get(name) != after[name] for name in VERDICT if name in after)
