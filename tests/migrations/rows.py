"""Rows for every table of any schema, made up from what the engine says of its columns, and all that a record holds."""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count

from sqlalchemy import Column, Connection, MetaData, Table, inspect, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.types import Date, DateTime, Float, Integer, LargeBinary, Numeric, String

Column_ = Column[object]
Row = tuple[object, ...]
# Of each table the names of its columns, and its rows.
Content = dict[str, tuple[tuple[str, ...], list[Row]]]

START = datetime(2024, 5, 8, 9, 30, 0, 250_000, tzinfo=UTC)
# A value of each type, another for each number; of types that are also of another type the narrower comes first.
VALUES: tuple[tuple[type, Callable[[int], object]], ...] = (
    (Integer, lambda number: number),
    (Float, lambda number: number % 97 / 97),
    (Numeric, lambda number: Decimal(7_000_000) + Decimal(number) / 10),
    (DateTime, lambda number: START + timedelta(hours=number)),
    (Date, lambda number: date(2024, 5, 8) + timedelta(number)),
    (LargeBinary, lambda number: bytes(range(256)) + str(number).encode()),
    (String, lambda number: f'{number} o\'clock "said" Zoë ☂\n% \\ {{}}'),
)
# Not a table on both engines, and of words that the program has cut.
INDEX = {
    "sqlite": "INSERT INTO search_index (rowid, words) VALUES (:row, :words)",
    "postgresql": "INSERT INTO search_index (rowid, words) "
    "VALUES (:row, array_to_tsvector(string_to_array(:words, ' ')))",
}
INDEXED = {
    "sqlite": "SELECT rowid, words FROM search_index ORDER BY rowid",
    "postgresql": "SELECT rowid, array_to_string(tsvector_to_array(words), ' ') FROM search_index ORDER BY rowid",
}
GIVEN = {
    "sqlite": "SELECT name, seq FROM sqlite_sequence ORDER BY name",
    "postgresql": "SELECT sequencename, last_value FROM pg_sequences ORDER BY sequencename",
}
NUMBERED = {
    "sqlite": "SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'",
    "postgresql": "SELECT replace(sequencename, '_id_seq', '') FROM pg_sequences",
}


def fill(connection: Connection) -> None:
    """Put rows into every table, until each column has had something and, where it may, nothing."""
    numbers, engine = count(1 + _size(connection)), connection.dialect.name
    for table in tables(connection):
        words, missing = _words(connection, table), _cases(table)
        for left_out in _patterns(table):
            number = next(numbers)
            row = {
                column.name: None if column.name in left_out else _value(connection, column, number, words)
                for column in table.columns
                if not _given(table, column)
            }
            if _put(connection, table, row):
                missing -= {(name, cell is None) for name, cell in row.items()}
            if not missing:
                break
        assert not missing or table.name == "chain", f"no row of {table} was taken that had {missing}"
    connection.execute(text(INDEX[engine]), {"row": next(numbers), "words": "bridge collapse zoe"})


def content(connection: Connection) -> Content:
    """Give all that a record holds, with the highest numbers that it ever gave."""
    held: Content = {}
    for table in tables(connection):
        rows = connection.execute(select(*table.columns).order_by(*table.primary_key.columns))
        held[table.name] = tuple(table.columns.keys()), [tuple(row) for row in rows]
    engine = connection.dialect.name
    held["search_index"] = ("rowid", "words"), [tuple(row) for row in connection.exec_driver_sql(INDEXED[engine])]
    for name, highest in connection.exec_driver_sql(GIVEN[engine]):
        held[f"highest number of {name}"] = ("highest",), [(highest,)]
    return held


def within(held: Content, known: Content) -> Content:
    """Give of a record only what another schema knows too."""
    return {
        name: (_both(columns, known[name][0]), _narrowed(columns, rows, known[name][0]))
        for name, (columns, rows) in held.items()
        if name in known
    }


def numbered(connection: Connection) -> set[str]:
    """Name the tables that give no number twice."""
    return set(connection.exec_driver_sql(NUMBERED[connection.dialect.name]).scalars())


def tables(connection: Connection) -> list[Table]:
    """Read off the engine which tables there are, those that others point to first."""
    metadata = MetaData()
    metadata.reflect(connection, only=lambda name, _: not name.startswith(("search_", "sqlite_", "alembic_")))
    return metadata.sorted_tables


def _patterns(table: Table) -> Iterator[set[str]]:
    """Give columns to leave out: none, all that may be, each by itself, all but each."""
    optional = {column.name for column in table.columns if column.nullable}
    yield set()
    yield optional
    for name in sorted(optional):
        yield {name}
        yield optional - {name}


def _given(table: Table, column: Column_) -> bool:
    """Tell whether the engine gives the number."""
    return column.primary_key and column.name == "id" and len(table.primary_key.columns) == 1 and table.name != "chain"


def _value(connection: Connection, column: Column_, number: int, words: dict[str, Sequence[str]]) -> object:
    for key in column.foreign_keys:
        there = connection.execute(select(key.column).order_by(key.column)).scalars().all()
        return there[number % len(there)] if there else None
    if among := words.get(column.name):
        return among[number % len(among)]
    made = next(make for kind, make in VALUES if isinstance(column.type, kind))(number)
    length = getattr(column.type, "length", None)
    return hashlib.sha256(str(made).encode()).hexdigest()[:length] if length else made


def _words(connection: Connection, table: Table) -> dict[str, Sequence[str]]:
    """Find the words that a column may have in the checks that name it."""
    checks = [str(check["sqltext"]) for check in inspect(connection).get_check_constraints(table.name)]
    found = {
        column.name: [
            word
            for check in checks
            if re.search(rf"\b{column.name}\b", re.sub("'[^']*'", "", check))
            for word in re.findall("'([^']*)'", check)
        ]
        for column in table.columns
    }
    return {name: words for name, words in found.items() if words}


def _cases(table: Table) -> set[tuple[str, bool]]:
    """Give the columns, each with whether there is to be a row that has nothing in it."""
    columns = [column for column in table.columns if not _given(table, column)]
    return {(column.name, nothing) for column in columns for nothing in {False, bool(column.nullable)}}


def _put(connection: Connection, table: Table, row: dict[str, object]) -> bool:
    """Put a row in a table; tell whether it was taken: it may have a rule of its own against this choice of columns."""
    try:
        with connection.begin_nested():
            connection.execute(table.insert().values(row))
    except IntegrityError:
        return False
    return True


def _size(connection: Connection) -> int:
    """Count the rows that there are, so that the next ones are others."""
    return sum(len(connection.execute(select(*table.columns)).all()) for table in tables(connection)) * 10


def _both(columns: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in columns if name in known)


def _narrowed(columns: Sequence[str], rows: list[Row], known: Sequence[str]) -> list[Row]:
    return [tuple(cell for name, cell in zip(columns, row, strict=True) if name in known) for row in rows]
