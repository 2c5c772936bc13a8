"""Who gave a verdict: nobody else changes it without a reason."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from claims.tracking import asking, commands
from claims.tracking.asking import READ
from claims.tracking.chronicle import Event
from claims.vocabulary import Fact, Status

if TYPE_CHECKING:
    from claims.tracking.asking import Record

# What makes a verdict another one; saying the same again changes nothing.
VERDICT = ("status", "rating")
# A change gave a verdict or confirmed it; being added or taken back does not. To the letter what the indexes of
# verdicts are made of, or no engine would go by them.
GIVEN = """"row" LIKE 'claim %' AND "before" IS NOT NULL AND undoes IS NULL AND "after" LIKE '%"status":%'"""
# In the order of `Who`'s fields after the first six.
LINKS = """SELECT claim_id, command, "before", "after", why, at, "by", login, role FROM change"""
_read = asking.reader({2: json.loads, 3: json.loads, 5: READ[datetime]})


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


def givers(record: "Record", numbers: Sequence[int]) -> dict[int, str]:
    """Say of each claim who gave it its status and rating: the latest to make them others, by a command in effect."""
    return {claim: who.name for claim, who, is_another, _, _ in _given(record, numbers) if is_another}


def behind(record: "Record", numbers: Sequence[int]) -> dict[int, list[Who]]:
    """Say of each claim who gave it the verdict in effect, and then who confirmed that; none of one never given any."""
    found: dict[int, list[Who]] = {}
    for claim, who, is_another, _, _ in _given(record, numbers):
        found[claim] = [*([] if is_another else found.get(claim, [])), who]
    return found


def latest(record: "Record", numbers: Sequence[int]) -> dict[int, Given]:
    """Say of each claim when its verdict in effect was last given or confirmed; none of one never given any."""
    return {claim: Given(at, who.name) for claim, who, _, _, at in _given(record, numbers)}


def last_reasons(record: "Record", numbers: Sequence[int]) -> dict[int, str]:
    """Give of each claim the last reason that its verdict in effect has: given with it, or to confirm it."""
    found: dict[int, str] = {}
    for claim, _, is_another, why, _ in _given(record, numbers):
        if is_another:
            found.pop(claim, None)
        if why:
            found[claim] = why
    return found


def reasoned(record: "Record", numbers: Sequence[int]) -> set[int]:
    """Say which claims have a verdict with a reason: given with it, or to confirm it."""
    return {*last_reasons(record, numbers)}


def reasons(record: "Record", events: Iterable[Event]) -> list[str]:
    """Give the reasons of the verdict that a claim has, from its history: those given with it or to confirm it."""
    gone = commands.annulled(record)
    said: list[str] = []
    for event in events:
        before, after = event.before, event.after or {}
        if before is not None and "status" in after and event.undoes is None and event.command not in gone:
            said = [*([] if another(before, after) else said), *([event.why] if event.why else [])]
    return said


def others(record: "Record", there: Mapping[int, Status], *, by: str) -> dict[int, str]:
    """Say which of the claims have another person's verdict, and whose: it is not changed without a reason."""
    decided = [number for number, status in there.items() if status is not Status.UNVERIFIED]
    return {number: giver for number, giver in givers(record, decided).items() if giver != by}


def another(before: Mapping[str, Fact], after: Mapping[str, Fact]) -> bool:
    """Tell whether a change made a verdict another one."""
    return any(before.get(name) != after[name] for name in VERDICT if name in after)


def _given(record: "Record", numbers: Sequence[int]) -> Iterator[tuple[int, Who, bool, str | None, datetime]]:
    """Yield claim by claim, in order, the verdicts in effect: of which, by whom, whether another, why and when."""
    gone = commands.annulled(record)
    these = f"claim_id IN {asking.among(record, 'numbers')}"
    statement = f"{LINKS} WHERE {these} AND {GIVEN} ORDER BY claim_id, id"
    for row in map(_read, asking.ask(record, statement, {"numbers": asking.packed(numbers)})):
        claim, command, before, after, why, at, *who = row
        if command not in gone:
            yield claim, Who(*who), another(before or {}, after or {}), why, at
