"""What rests on what: why a command that others have built on cannot be taken back.

A change lays something down, and a later change may rest on it; each is named by a key, and what lays and rests by
the same key belongs together.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from claims.tracking import chronicle, commands
from claims.tracking.chronicle import Event
from claims.tracking.claims import SAYS
from claims.tracking.commands import Command
from claims.vocabulary import Status

# What of a claim a verdict is given of, besides its evidence and its anchor.
GROUNDS = SAYS | {"text", "start", "end"}
# Where a claim stands in the newest text.
PLACE = frozenset({"start", "end"})
# What rests on a verdict: given of it, or of what is to be done about it.
OF_VERDICT = frozenset({"status", "rating", "stale_because", "signed_off_by", "resolution"})
# Columns that name a row of another table.
NAMES = {
    "article_id": "article",
    "claim_id": "claim",
    "source_id": "source",
    "part_of_id": "claim",
    "merged_into_id": "claim",
    "snapshot_id": "snapshot",
    "derived_from_id": "source",
}
Keys = Callable[[Event], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """By what a later change rests on an earlier one."""

    lays: Keys
    rests: Keys


def upon(session: Session, command: Command) -> Iterator[Event]:
    """Yield a change of each command in effect that rests on what a command did, the latest first."""
    out = {command.number, *commands.annulled(session)}
    laid = [_laid(command, rule) for rule in RULES]
    for event in chronicle.since(session, command.number):
        # What takes back something later still leaves everything as this command left it.
        counts = event.command not in out and (event.undoes or 0) < command.number
        if counts and any(_rests(event, rule, keys) for rule, keys in zip(RULES, laid, strict=True)):
            out.add(event.command)
            yield event


def _laid(command: Command, rule: Rule) -> dict[str, int]:
    """Give the keys of what a command laid down, each with its first change by it."""
    keys: dict[str, int] = {}
    for event in command.changes:
        for key in rule.lays(event):
            keys.setdefault(key, event.number)
    return keys


def _rests(event: Event, rule: Rule, laid: dict[str, int]) -> bool:
    return bool(laid) and any(laid.get(key, event.number) < event.number for key in rule.rests(event))


def _changed(event: Event) -> Iterator[str]:
    """Name the columns that a change sets; what was added is taken out as it is."""
    if event.before is not None:
        yield from _columns(event)


def _columns(event: Event) -> Iterator[str]:
    yield from (f"{event.row} {column}" for column in event.after or {})


def _row(event: Event) -> Iterator[str]:
    if event.before is None:
        yield event.row


def _rows(event: Event) -> Iterator[str]:
    """Name every row that must be there for a change: its own, its claim's and article's, and those it points to.

    That a claim's words were found again in another text of its article needs nothing: nobody has looked at it.
    """
    if _found_again(event):
        return
    yield from (event.row, f"claim {event.claim}", f"article {event.article}")
    yield from (f"{NAMES[column]} {fact}" for column, fact in (event.after or {}).items() if column in NAMES)


def _found_again(event: Event) -> bool:
    anchored = event.row.startswith("anchor ") and event.before is None
    return anchored or (
        event.row.startswith("claim ") and event.before is not None and (event.after or {}).keys() <= PLACE
    )


def _set_anew(event: Event) -> Iterator[str]:
    if event.before is not None and event.row.startswith("anchor "):
        yield f"claim {event.claim}"


def _anchored(event: Event) -> Iterator[str]:
    """Name the claim that was found in another text, by the words that it stood on in the one before."""
    if event.before is None and event.row.startswith("anchor "):
        yield f"claim {event.claim}"


def _verdict(event: Event) -> Iterator[str]:
    if event.before is not None and event.row == f"claim {event.claim}" and "status" in (event.after or {}):
        yield event.row


def _verdict_before(event: Event) -> Iterator[str]:
    """Name the claim that had another verdict before: taking the change back gives that one again."""
    if (event.before or {}).get("status", Status.UNVERIFIED) != Status.UNVERIFIED:
        yield event.row


def _of_verdict(event: Event) -> Iterator[str]:
    if event.before is not None and OF_VERDICT & (event.after or {}).keys():
        yield f"claim {event.claim}"


def _second_look(event: Event) -> Iterator[str]:
    if event.before is not None and (event.after or {}).get("signed_off_by"):
        yield event.row


def _grounds(event: Event) -> Iterator[str]:
    of_claim = event.before is not None and event.row == f"claim {event.claim}"
    if event.row.startswith(("evidence ", "anchor ")) or (of_claim and GROUNDS & (event.after or {}).keys()):
        yield f"claim {event.claim}"


RULES = (
    Rule(lays=_changed, rests=_columns),
    Rule(lays=_row, rests=_rows),
    Rule(lays=_set_anew, rests=_anchored),
    Rule(lays=_grounds, rests=_verdict),
    Rule(lays=_verdict, rests=_of_verdict),
    Rule(lays=_verdict_before, rests=_grounds),
    Rule(lays=_grounds, rests=_second_look),
)
