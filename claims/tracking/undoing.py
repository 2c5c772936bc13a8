"""Taking a command back: every row gets again what it had, each as a change of its own on the trail.

What takes back a command that took one back puts that one back.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.model import Fact, now
from claims.tracking import chronicle, commands, deeds, history, objections, search, telling, trail
from claims.tracking.commands import Command
from claims.tracking.links import facts
from claims.tracking.planned import Plan, Step

# So many commands are tried for one that could be put back, each against all that was done after it.
TRIED = 20


def plan(session: Session, number: int, *, why: str | None = None, by: str) -> Plan:
    """Work out what taking a command back would do.

    NotFoundError where there is none; NotAllowedError where it is taken back already, where something that was done
    later rests on it, and where another person's verdict would change without a reason.
    """
    command = commands.find(session, number)
    taken = commands.backs(session)
    if (already := commands.annulling(taken).get(number)) is not None:
        raise NotAllowedError(f"command {number} was taken back already; 'claims undo {already}' puts it back")
    first, steps = commands.first(taken, number)
    undone = commands.find(session, first) if steps else command
    made = Plan(command, undone, bool(steps % 2), by, why, tuple(_steps(session, command)))
    for because in objections.to(session, made):
        raise NotAllowedError(f"command {first} cannot be {made.act}: {because}")
    return made


def last_undone(session: Session, *, why: str | None = None, by: str) -> int:
    """Give a person's latest command that took another one back, where that one can be put back.

    NotAllowedError where it cannot, with the number of the next that could; or where there is none.
    """
    latest, *earlier = commands.undone(session, by=by)
    try:
        plan(session, latest, why=why, by=by)
    except NotAllowedError as refusal:
        if (other := next(_possible(session, earlier, why=why, by=by), None)) is None:
            raise
        back = f"'claims undo {other.command.number}' puts command {other.first.number} back"
        raise NotAllowedError(f"{refusal}; {back}") from refusal
    return latest


def take_back(session: Session, number: int, *, why: str | None = None, by: str) -> Plan:
    """Give every row that a command changed what it had before, and take out what it added; refuses as `plan` does."""
    made = plan(session, number, why=why, by=by)
    session.info["undoes"] = number
    again = ((step.record, trail.values(step.record, step.again)) for step in made.steps)
    history.change_all(session, again, why=why, by=by)
    del session.info["undoes"]
    # After all of them: a claim is found by the words of its anchor too.
    for step in made.steps:
        if isinstance(step.record, search.Findable) and step.again.keys() & _found_by(step.record):
            search.index(session, step.record)
    return made


def described(session: Session, made: Plan) -> list[str]:
    """Say what each row is and what it will be; claims to which the same happens in one line."""
    unclear = [step.row for step in made.steps if step.row.startswith(telling.LOOKED_UP)]
    known = chronicle.additions(session, unclear)
    groups: dict[deeds.Deed, list[int]] = {}
    for step in made.steps:
        if deed := deeds.difference(step.row, step.claim, (step.left, step.again), known.get(step.row, {})):
            groups.setdefault(deed, []).extend([deed.claim] if deed.claim else [])
    return [deeds.told(deed, numbers) for deed, numbers in groups.items()]


def _possible(session: Session, numbers: Sequence[int], *, why: str | None, by: str) -> Iterator[Plan]:
    """Yield what nothing stands in the way of."""
    for number in numbers[:TRIED]:
        with suppress(NotAllowedError):
            yield plan(session, number, why=why, by=by)


def _steps(session: Session, command: Command) -> Iterator[Step]:
    """Give each row's step, the latest changed first; what was added is taken out as it is."""
    changes: dict[str, list[chronicle.Event]] = {}
    for event in reversed(command.changes):
        changes.setdefault(event.row, []).append(event)
    records = trail.find_all(session, changes)
    for row, events in changes.items():
        added = any(event.before is None for event in events)
        if added and "removed_at" not in trail.BY_NAME[row.partition(" ")[0]].__table__.columns:
            continue
        if row not in records:
            raise NotAllowedError(f"command {command.number} changed {row}, which is not on record")
        left = _together(event.after for event in reversed(events))
        again = facts({"removed_at": now()}) if added else _together(event.before for event in events)
        yield Step(row, records[row], events[0].claim, left, again)


def _together(facts: Iterable[dict[str, Fact] | None]) -> dict[str, Fact]:
    """Put facts together, the last of a column to count."""
    return {column: fact for some in facts for column, fact in (some or {}).items()}


def _found_by(row: search.Findable) -> set[str]:
    """Name the columns that a row is found by; the lists leave out by themselves what is taken out."""
    return {"revision", "start", "end", *search.SAYS[type(row)]}
