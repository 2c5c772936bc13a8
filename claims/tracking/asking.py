"""Questions put to the record in SQL that both engines read, for lists that cannot wait for SQLAlchemy to be imported.

A record is open either as a session or, where nothing but a list is wanted of an SQLite file, as a plain connection.
Statements name their parameters as `:name`. What comes back is as the engine has it; `READ` turns it into our types.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from claims.vocabulary import (
    AnchorState,
    Finding,
    Kind,
    Level,
    Outcome,
    Resolution,
    SourceKind,
    Stance,
    Status,
    plain,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    # Whatever a question can be put to.
    Record = Session | sqlite3.Connection

Given = Mapping[str, object]
# What is in a row only its statement says.
Row = list[Any]
Turn = Callable[[Any], object]
# As many rows are read at a time.
PAGE = 500
# One parameter for any number of numbers: an engine takes some ten thousand parameters, and a list may be longer.
AMONG = {
    "sqlite": "SELECT value FROM json_each(:{name})",
    "postgresql": "SELECT CAST(value AS bigint) FROM json_array_elements_text(CAST(:{name} AS json))",
}


def info(record: "Record") -> MutableMapping[str, Any]:
    """Give what a record that is written to knows of its writer, as `history` says."""
    known: MutableMapping[str, Any] = attrgetter("info")(record)
    return known


def engine(record: "Record") -> str:
    """Name the engine that a record is kept in, as SQLAlchemy does."""
    return "sqlite" if isinstance(record, sqlite3.Connection) else record.get_bind().dialect.name


def ask(record: "Record", statement: str, given: Given) -> Iterator[Sequence[object]]:
    """Yield the rows that answer a statement, a page at a time from wherever that can be had."""
    if isinstance(record, sqlite3.Connection):
        yield from record.execute(statement, given)
        return
    # What was done in this session and is not written yet counts.
    record.flush()
    # There is a session, so that the import costs nothing any more.
    asked = import_module("sqlalchemy").text(statement)
    yield from record.execute(asked, given, execution_options={"yield_per": PAGE})


def one(record: "Record", statement: str, given: Given) -> Sequence[object]:
    """Give the one row that answers a statement, at once: nothing is left open where the engine is lost over it."""
    if isinstance(record, sqlite3.Connection):
        [row] = record.execute(statement, given)
    else:
        record.flush()
        [row] = record.execute(import_module("sqlalchemy").text(statement), given)
    return [*row]


def number(record: "Record", statement: str, given: Given) -> int:
    """Give the one number that answers a statement, 0 where there is none."""
    # To the end of what there is: PostgreSQL would keep the rest ready.
    return next(iter(numbers(record, statement, given)), 0)


def numbers(record: "Record", statement: str, given: Given) -> list[int]:
    """Give the numbers, one a row, that answer a statement."""
    return [whole(row[0]) for row in ask(record, statement, given)]


def whole(stored: object) -> int:
    """Give a column that has a number in every row."""
    if not isinstance(stored, int):
        raise TypeError(f"{stored!r} is no whole number")
    return stored


def among(record: "Record", name: str) -> str:
    """Give what a column is to be IN: the numbers of a parameter that `packed` has written."""
    return f"({AMONG[engine(record)].format(name=name)})"


def packed(numbers: Iterable[int]) -> str:
    """Write numbers for `among`."""
    return json.dumps(list(numbers))


def one_of(column: str, name: str, words: Sequence[str]) -> tuple[str, dict[str, object]]:
    """Say that a column has one of a few words, each a parameter, so that an index that begins with it still orders."""
    given: dict[str, object] = {f"{name}{at}": str(word) for at, word in enumerate(words)}
    return f"{column} IN ({', '.join(f':{each}' for each in given)})", given


def stored(record: "Record", value: object) -> object:
    """Write a value as the engine compares it: SQLite has moments as SQLAlchemy writes them, and plain digits."""
    match value:
        case StrEnum():
            return value.value
        case datetime() if engine(record) == "sqlite":
            return value.strftime("%Y-%m-%d %H:%M:%S.%f")
        case Decimal() if engine(record) == "sqlite":
            return plain(value)
        case _:
            return value


def reader(columns: Mapping[int, Turn]) -> Callable[[Sequence[object]], Row]:
    """Give what turns a row into values of our types; the columns that need it are named by their place."""
    needing = tuple(columns.items())

    def read(row: Sequence[object]) -> Row:
        values = [*row]
        for at, turn in needing:
            if values[at] is not None:
                values[at] = turn(values[at])
        return values

    return read


def _moment(stored: object) -> datetime:
    at = stored if isinstance(stored, datetime) else datetime.fromisoformat(str(stored))
    # SQLite forgets the zone; PostgreSQL answers in the session's own.
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _day(stored: object) -> date:
    return stored if isinstance(stored, date) else date.fromisoformat(str(stored))


def _amount(stored: object) -> Decimal:
    return stored if isinstance(stored, Decimal) else Decimal(str(stored))


def _word(words: type[StrEnum]) -> Callable[[object], object]:
    # A table is ten times as fast as asking the enum, and a list asks it ten times a row.
    there: dict[object, object] = {word.value: word for word in words}
    return there.__getitem__


READ: Mapping[type, Turn] = {
    bool: bool,
    date: _day,
    datetime: _moment,
    Decimal: _amount,
    **{
        words: _word(words)
        for words in (AnchorState, Finding, Kind, Level, Outcome, Resolution, SourceKind, Stance, Status)
    },
}
