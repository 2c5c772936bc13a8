"""Commands on record: which are in effect, and which is the last of a person's.

A command whose changes carry `undoes` takes another one back; one that takes such a command back puts the first one
back. A command is in effect unless a later one, in effect itself, took it back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from claims.errors import NotAllowedError, NotFoundError
from claims.tracking import asking, chronicle
from claims.tracking.chronicle import Event, Wanted

if TYPE_CHECKING:
    from claims.tracking.asking import Record

# Beyond 0, and each as often as it stands there: SQLite's index has no "is not null" and goes for the distinct.
BACKS = "SELECT command, undoes FROM change WHERE undoes > 0"


@dataclass(frozen=True, slots=True)
class Command:
    """What was done at once, in the order it was done; `undoes` is the command that it took back."""

    number: int
    at: datetime
    by: str
    undoes: int | None
    changes: tuple[Event, ...]


def find(record: "Record", number: int) -> Command:
    """Get a command by its number; NotFoundError where there is none."""
    changes = chronicle.of_command(record, number)
    if not changes:
        whole = asking.number(record, "SELECT command FROM change WHERE id = :id", {"id": number})
        part = f"{number}; change {number} is part of command {whole}"
        raise NotFoundError("command", part if whole else number)
    first = changes[0]
    return Command(number, first.at, first.by, first.undoes, tuple(changes))


def backs(record: "Record") -> dict[int, int]:
    """Give every command that took another one back, with the number of that one."""
    return {asking.whole(command): asking.whole(undone) for command, undone in asking.ask(record, BACKS, {})}


def annulled(record: "Record") -> set[int]:
    """Give the commands that are not in effect."""
    return set(annulling(backs(record)))


def annulling(taken: Mapping[int, int]) -> dict[int, int]:
    """Give the commands that are not in effect, each with the one that took it back; `taken` is as of `backs`."""
    out: dict[int, int] = {}
    # From the latest on: what takes a command back has a higher number, and so is decided before it.
    for command, undone in sorted(taken.items(), reverse=True):
        if command not in out:
            out.setdefault(undone, command)
    return out


def first(taken: Mapping[int, int], number: int) -> tuple[int, int]:
    """Follow a command to the ordinary one that it took or put back, and say in how many steps."""
    steps = 0
    while number in taken:
        number, steps = taken[number], steps + 1
    return number, steps


def last_done(record: "Record", *, by: str) -> int:
    """Give a person's latest ordinary command that is in effect; NotAllowedError where there is none."""
    gone = annulled(record)
    for event in chronicle.newest(record, Wanted(person=by)):
        if event.undoes is None and event.command not in gone:
            return event.command
    raise NotAllowedError(f"there is nothing of {by}'s to take back")


def last_undone(record: "Record", *, by: str) -> int:
    """Give a person's latest command in effect that took an ordinary one back; NotAllowedError where there is none."""
    return undone(record, by=by)[0]


def undone(record: "Record", *, by: str) -> list[int]:
    """Give a person's commands in effect that took an ordinary one back, the latest first, as `last_undone` does."""
    taken = backs(record)
    gone = annulling(taken)
    own = set(asking.numbers(record, f'{BACKS} AND "by" = :by', {"by": by}))
    there = [command for command in own if command not in gone and taken[command] not in taken]
    if not there:
        raise NotAllowedError(f"there is nothing of {by}'s to put back")
    return sorted(there, reverse=True)
