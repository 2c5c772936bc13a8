"""Who gave a verdict: nobody else changes it without a reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Text, and_, literal_column, select, type_coerce
from sqlalchemy.orm import Session

from claims.model import Change, Claim, Fact
from claims.tracking import commands
from claims.tracking.history import Event
from claims.tracking.numbers import among
from claims.vocabulary import Status

# What makes a verdict another one; saying the same again changes nothing.
VERDICT = ("status", "rating")


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody as the trail has them: the name they go by, the account behind it, and the database's role for it."""

    name: str
    login: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """When a verdict was given or confirmed, and by whom."""

    at: datetime
    by: str


def given() -> ColumnElement[bool]:
    """Say, as a condition on changes, that they gave a verdict or confirmed one; being added or taken back does not.

    To the letter what the indexes of verdicts are made of, or no engine would go by them.
    """
    of_claim, of_status = literal_column("'claim %'", Text), literal_column("""'%"status":%'""", Text)
    changed = and_(Change.row.like(of_claim), Change.before.is_not(None), Change.undoes.is_(None))
    return and_(changed, type_coerce(Change.after, Text).like(of_status))


def givers(session: Session, numbers: Sequence[int]) -> dict[int, str]:
    """Say of each claim who gave it its status and rating: the latest to make them others, by a command in effect."""
    return {claim: who.name for claim, who, is_another, _, _ in _given(session, numbers) if is_another}


def behind(session: Session, numbers: Sequence[int]) -> dict[int, list[Who]]:
    """Say of each claim who gave it the verdict in effect, and then who confirmed that; none of one never given any."""
    found: dict[int, list[Who]] = {}
    for claim, who, is_another, _, _ in _given(session, numbers):
        found[claim] = [*([] if is_another else found.get(claim, [])), who]
    return found


def latest(session: Session, numbers: Sequence[int]) -> dict[int, Given]:
    """Say of each claim when its verdict in effect was last given or confirmed; none of one never given any."""
    return {claim: Given(at, who.name) for claim, who, _, _, at in _given(session, numbers)}


def last_reasons(session: Session, numbers: Sequence[int]) -> dict[int, str]:
    """Give of each claim the last reason that its verdict in effect has: given with it, or to confirm it."""
    found: dict[int, str] = {}
    for claim, _, is_another, why, _ in _given(session, numbers):
        if is_another:
            found.pop(claim, None)
        if why:
            found[claim] = why
    return found


def reasoned(session: Session, numbers: Sequence[int]) -> set[int]:
    """Say which claims have a verdict with a reason: given with it, or to confirm it."""
    return {*last_reasons(session, numbers)}


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


def _given(session: Session, numbers: Sequence[int]) -> Iterator[tuple[int, Who, bool, str | None, datetime]]:
    """Yield claim by claim, in order, the verdicts in effect: of which, by whom, whether another, why and when."""
    gone = commands.annulled(session)
    chosen = (
        select(Change.claim_id, Change.command, Change.before, Change.after, Change.why, Change.at)
        .add_columns(Change.by, Change.login, Change.role)
        .where(among(session, Change.__table__.c.claim_id, numbers), given())
        .order_by(Change.claim_id, Change.id)
    )
    for claim, command, before, after, why, at, *who in session.execute(chosen):
        if claim is not None and command not in gone:
            yield claim, Who(*who), another(before or {}, after or {}), why, at
