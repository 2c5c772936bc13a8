"""Does the record say what its trail says: every row beside the changes that made it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from operator import attrgetter

from sqlalchemy import Date, String, cast, literal, select
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from claims.model import (
    Amount,
    Anchor,
    Article,
    Base,
    Blob,
    Change,
    Claim,
    Evidence,
    Fact,
    Instant,
    Note,
    Revision,
    Rule,
    Snapshot,
    Source,
    Tag,
)
from claims.tracking import links
from claims.tracking.numbers import among

# The tables whose every row has a change that added it; an anchor's is its claim's.
RECORDED: tuple[type[Article | Claim | Source | Evidence | Note | Tag | Revision | Snapshot | Rule], ...] = (
    *(Article, Revision, Claim, Source, Evidence, Note, Tag, Snapshot, Rule),
)
NUMBERED: dict[str, type[Base]] = {kind.__tablename__: kind for kind in (*RECORDED, Anchor)}
BY_NAME: dict[str, type[Base]] = {**NUMBERED, "blob": Blob}

# How a column's value is read from the trail, where its type does not say so by itself.
READ: dict[type, Callable[[str], object]] = {
    Amount: Decimal,
    Instant: datetime.fromisoformat,
    Date: date.fromisoformat,
}


def differences(session: Session) -> Iterator[str]:
    """Say, a sentence each, which rows are not what the changes on record made of them."""
    links = session.scalars(select(Change).order_by(Change.row, Change.id).execution_options(yield_per=1000))
    for name, changes in groupby(links, key=attrgetter("row")):
        row = find(session, name)
        facts = {column: fact for change in changes for column, fact in (change.after or {}).items()}
        if row is None:
            yield f"{name} is on the trail but not on record"
        elif wrong := unlike(row, facts):
            yield f"{name} is not what was recorded: {', '.join(wrong)}"
        if row is not None:
            # Rows are looked at once; a large record would not fit in memory.
            session.expunge(row)
    yield from _untold(session)


def find(session: Session, name: str) -> Base | None:
    """Get the row that the trail has under a name: "claim 12"."""
    table, _, key = name.partition(" ")
    return session.get(BY_NAME[table], int(key) if key.isdecimal() and table != "blob" else key)


def find_all(session: Session, names: Iterable[str]) -> dict[str, Base]:
    """Get the rows that the trail has under these names, a table at a time; there are none of blobs, which stay."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for table, _, key in (name.partition(" ") for name in names):
        if table in NUMBERED:
            numbers[table].append(int(key))
    found: dict[str, Base] = {}
    for table, wanted in numbers.items():
        kind, number = NUMBERED[table], NUMBERED[table].__table__.c.id
        rows = session.execute(select(number, kind).where(among(session, number, wanted)))
        found |= {f"{table} {key}": row for key, row in rows}
    return found


def unlike(row: Base, facts: Mapping[str, Fact]) -> list[str]:
    """Name the columns of a row that are not what the trail has; the time of its last change is not on the trail."""
    columns = {column.key for column in row.__table__.columns} - {"updated_at"}
    told = links.facts({column: getattr(row, column) for column in columns & facts.keys()})
    return sorted(column for column in told if told[column] != facts[column])


def values(row: Base, facts: Mapping[str, Fact]) -> dict[str, object]:
    """Turn facts of the trail back into what a row's columns hold: words, decimals, days and times."""
    return {name: _value(row.__table__.columns[name].type, fact) for name, fact in facts.items()}


def _value(kind: TypeEngine[object], fact: Fact) -> object:
    return None if fact is None else READ.get(type(kind), kind.python_type)(str(fact))


def _untold(session: Session) -> Iterator[str]:
    for kind in RECORDED:
        label = literal(f"{kind.__tablename__} ") + cast(kind.id, String)
        untold = select(kind.id).where(~select(1).where(Change.row == label).exists())
        yield from (
            f"{kind.__tablename__} {number} is on record without a change that added it"
            for number in session.scalars(untold)
        )
