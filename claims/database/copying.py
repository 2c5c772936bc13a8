"""A whole record taken to another place, between SQLite and PostgreSQL in any direction, with nothing lost.

Tables are read off the engine, not off the model, so that a record of an older schema is copied as it is.
"""

import warnings
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import chain

from sqlalchemy import URL, Connection, LargeBinary, MetaData, Table, text

from claims.database import troubles
from claims.database.connecting import connected
from claims.database.places import shown
from claims.database.schema import create, migrate, refuse_foreign, refuse_orphans, schema_in
from claims.database.settling import Purpose
from claims.errors import RecordError
from claims.vocabulary import plain

# As many rows are read and written at a time; of those that have files in them, fewer.
PAGE, HEAVY = 500, 8
# Words that were cut by the program: each engine's index gives back those that it holds, in any order.
WORDS = {
    "sqlite": "SELECT rowid, words FROM search_index ORDER BY rowid",
    "postgresql": "SELECT rowid, array_to_string(tsvector_to_array(words), ' ') FROM search_index ORDER BY rowid",
}
INDEXED = {
    "sqlite": "INSERT INTO search_index (rowid, words) VALUES (:row, :words)",
    "postgresql": "INSERT INTO search_index (rowid, words) "
    "VALUES (:row, array_to_tsvector(array_remove(string_to_array(:words, ' '), '')))",
}
# The highest number that a table has ever given, which is not given again.
HIGHEST = {
    "sqlite": "SELECT seq FROM sqlite_sequence WHERE name = :table",
    "postgresql": "SELECT pg_sequence_last_value(CAST(pg_get_serial_sequence(:table, 'id') AS regclass))",
}
NUMBERED = {
    "sqlite": (
        "DELETE FROM sqlite_sequence WHERE name = :table",
        "INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :highest)",
    ),
    "postgresql": ("SELECT setval(pg_get_serial_sequence(:table, 'id'), :highest)",),
}
Row = tuple[object, ...]


def transfer(source: URL, target: URL) -> None:
    """Take a record to an empty database, a row at a time: nothing comes to be there, or all of it.

    One transaction reads and one writes. RecordError where it cannot be taken there.
    """
    with connected(source, Purpose.READ) as reading:
        schema = schema_in(reading)
        refuse_foreign(source, schema)
        create(target)
        with connected(target, Purpose.SHAPE) as writing, writing.begin():
            # Somebody may have made one until the place was locked.
            if schema_in(writing) is not None:
                raise RecordError(f"there is a record at {shown(target)} already, and no other is copied over it")
            migrate(writing, schema)
            tables = _tables(reading)
            for table in reversed(tables):
                writing.execute(table.delete())
            for table in tables:
                WRITERS[writing.dialect.name](writing, table, _pages(reading, table))
            _words(reading, writing)
            for table in tables:
                _number_on(reading, writing, table)
            _compare(reading, writing, tables)
            refuse_orphans(writing)


def _tables(connection: Connection) -> list[Table]:
    """Give the tables of the record, those that others point to first; the search index is none of them."""
    metadata = MetaData()
    with warnings.catch_warnings():
        # Indexes are made by the migrations, and no matter here.
        warnings.filterwarnings("ignore", "Skipped unsupported reflection of expression-based index")
        metadata.reflect(connection, only=lambda name, _: not name.startswith(("search_index", "sqlite_")))
    return [table for table in metadata.sorted_tables if table.name != "alembic_version"]


def _pages(reading: Connection, table: Table) -> Iterator[Sequence[Row]]:
    """Read a table in the order of its key, a page at a time."""
    heavy = any(isinstance(column.type, LargeBinary) for column in table.columns)
    chosen = table.select().order_by(*table.primary_key.columns)
    chosen = chosen.execution_options(yield_per=HEAVY if heavy else PAGE)
    try:
        for page in reading.execute(chosen).partitions():
            yield [tuple(row) for row in page]
    except ValueError as error:
        # Such as a moment that is none.
        raise RecordError(f"{table.name} cannot be read: {error}") from error


def _insert(writing: Connection, table: Table, pages: Iterator[Sequence[Row]]) -> None:
    """Put rows in SQLite's table."""
    names = [f'"{column.name}"' for column in table.columns]
    put = f'INSERT INTO "{table.name}" ({", ".join(names)}) VALUES ({", ".join("?" * len(names))})'
    for page in pages:
        writing.exec_driver_sql(put, [tuple(_for_sqlite(cell) for cell in row) for row in page])


def _copy(writing: Connection, table: Table, pages: Iterator[Sequence[Row]]) -> None:
    """Put rows in PostgreSQL's table by COPY, in one statement, so that they may point to each other."""
    names = [column.name for column in table.columns]
    columns = ", ".join(f'"{name}"' for name in names)
    cursor = writing.connection.cursor()
    try:
        with cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copied:
            for row in chain.from_iterable(pages):
                copied.write_row([_for_postgres(table.name, row, *cell) for cell in zip(names, row, strict=True)])
    except (writing.dialect.loaded_dbapi.DataError, writing.dialect.loaded_dbapi.IntegrityError) as error:
        # SQLite takes anything in any column, and looks at little of it where another program writes.
        raise RecordError(f"{table.name} has what PostgreSQL cannot hold: {troubles.one_line(error)}") from error


WRITERS: dict[str, Callable[[Connection, Table, Iterator[Sequence[Row]]], None]] = {
    "sqlite": _insert,
    "postgresql": _copy,
}


def _for_sqlite(cell: object) -> object:
    """Give a value as SQLite keeps it: amounts in plain digits, moments in UTC's text as SQLAlchemy writes it."""
    match cell:
        case Decimal():
            return plain(cell)
        case datetime():
            return (cell.astimezone(UTC) if cell.tzinfo else cell).replace(tzinfo=None).isoformat(" ", "microseconds")
        case date():
            return cell.isoformat()
        case _:
            return cell


def _for_postgres(table: str, row: Row, name: str, cell: object) -> object:
    """Give a value as PostgreSQL takes it; RecordError for a text that it cannot hold."""
    match cell:
        case datetime():
            return cell if cell.tzinfo else cell.replace(tzinfo=UTC)
        case str() if "\0" in cell:
            raise RecordError(f"{name} of {table} {row[0]} has a NUL in it, which PostgreSQL cannot hold")
        case _:
            return cell


def _words(reading: Connection, writing: Connection) -> None:
    """Take the search index along: words that were cut are cheaper to copy than to cut again."""
    found = reading.exec_driver_sql(WORDS[reading.dialect.name], execution_options={"yield_per": PAGE})
    for page in found.partitions():
        rows = [{"row": row, "words": words} for row, words in page]
        writing.execute(text(INDEXED[writing.dialect.name]), rows)


def _number_on(reading: Connection, writing: Connection, table: Table) -> None:
    """Let the next row have a number that was never given, neither here nor there."""
    if "id" not in table.columns:
        return
    highest = reading.execute(text(HIGHEST[reading.dialect.name]), {"table": table.name}).scalar()
    for statement in NUMBERED[writing.dialect.name] if highest else ():
        writing.execute(text(statement), {"table": table.name, "highest": highest})


def _compare(reading: Connection, writing: Connection, tables: Sequence[Table]) -> None:
    """Make sure that all is there: as many rows of each table, and the same end of the chain."""
    for statement in (*(f'SELECT COUNT(*) FROM "{table.name}"' for table in tables), "SELECT digest, count FROM chain"):
        had, has = (connection.exec_driver_sql(statement).one() for connection in (reading, writing))
        if tuple(had) != tuple(has):
            raise RecordError(f"the copy is not what it was made from: {statement} gives {has}, not {had}")
