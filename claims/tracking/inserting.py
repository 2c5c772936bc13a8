"""Many new rows of a table put into it at once, without an object for each: executemany on SQLite, COPY on PostgreSQL.

The caller gives the rows their numbers, under the record's write lock.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import lru_cache
from itertools import islice
from typing import TypeVar

from sqlalchemy import column, func, select, sql, table
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from claims.model import Base, Facts

T = TypeVar("T")
# A row by the names of its columns; what is left out is NULL.
Row = Mapping[str, object]

# As many rows are held at a time.
PAGE = 2_000
# Values of one column that are remembered as the engine wants them: of words of a vocabulary and times there are few.
REMEMBERED = 1_000
# Where SQLite keeps the last number of each table.
SEQUENCES = table("sqlite_sequence", column("name"), column("seq"))


def pages(rows: Iterable[T]) -> Iterator[list[T]]:
    """Yield rows in pages."""
    left = iter(rows)
    while page := [*islice(left, PAGE)]:
        yield page


def numbers(session: Session, kind: type[Base], count: int) -> range:
    """Reserve the next numbers of a table for so many rows."""
    if not count:
        return range(0)
    # What was added by objects takes its numbers first.
    session.flush()
    if not count:
        # PostgreSQL's sequences begin with 1, and cannot be set to before it.
        return range(0)
    if session.get_bind().dialect.name == "postgresql":
        sequence = func.pg_get_serial_sequence(kind.__tablename__, "id")
        first = session.scalar(select(func.setval(sequence, func.nextval(sequence) + count - 1))) or 0
        return range(first - count + 1, first + 1)
    # With rows come their numbers: SQLite keeps the highest there was.
    last = session.scalar(select(SEQUENCES.c.seq).where(SEQUENCES.c.name == kind.__tablename__)) or 0
    return range(last + 1, last + 1 + count)


def insert(session: Session, kind: type[Base], rows: Sequence[Row]) -> None:
    """Put rows into a table, as an engine has their values; nothing is read back."""
    if not rows:
        return
    said = {name for row in rows for name, value in row.items() if value is not None}
    named = [column for column in kind.__table__.columns if column.name in said]
    values = [stored(session, column.type, [row.get(column.name) for row in rows]) for column in named]
    put(session, kind.__tablename__, [column.name for column in named], zip(*values, strict=True))


def put(session: Session, into: str, names: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
    """Put rows into a table whose values are as the engine has them already."""
    connection, target = session.connection(), table(into, *map(column, names))
    # By the engine, which knows what is to stand in quotation marks.
    statement = str(sql.insert(target).compile(dialect=connection.dialect))
    if connection.dialect.name != "postgresql":
        connection.exec_driver_sql(statement, [*rows])
        return
    places = statement.partition(" VALUES")[0].removeprefix("INSERT INTO ")
    with closing(connection.connection.cursor()) as cursor, cursor.copy(f"COPY {places} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def stored(session: Session, kind: TypeEngine[object], values: Sequence[object]) -> Sequence[object]:
    """Turn a column's values into what its type stores on the engine, as SQLAlchemy does."""
    dialect = session.get_bind().dialect
    process: Callable[[object], object] | None = kind.dialect_impl(dialect).bind_processor(dialect)
    if process is None:
        return values
    # Facts have no hash, and are hardly ever the same.
    known = process if isinstance(kind, Facts) else lru_cache(REMEMBERED)(process)
    return [None if value is None else known(value) for value in values]
