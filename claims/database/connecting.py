"""Connections to a record, and what is locked from their beginning on."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError

from claims.database.places import path_of, shown
from claims.errors import RecordError

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry


class Purpose(Enum):
    """What a transaction is for, which decides what it locks."""

    READ = auto()
    WRITE = auto()
    SHAPE = auto()


# A writer waits at the end of the chain of changes before it looks at anything: on SQLite for the file, on
# PostgreSQL for the one row. A deferred BEGIN failed four writers in five when eight wrote at once.
BEGIN = {
    ("sqlite", Purpose.READ): "BEGIN",
    ("sqlite", Purpose.WRITE): "BEGIN IMMEDIATE",
    ("sqlite", Purpose.SHAPE): "BEGIN IMMEDIATE",
    ("postgresql", Purpose.READ): "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
    ("postgresql", Purpose.WRITE): "SELECT count FROM chain FOR UPDATE",
    ("postgresql", Purpose.SHAPE): "SELECT pg_advisory_xact_lock(hashtext('claims schema'))",
}
# With foreign keys on, a batch rebuild of a parent table deletes its children.
FOREIGN_KEYS = {Purpose.READ: "ON", Purpose.WRITE: "ON", Purpose.SHAPE: "OFF"}


@contextmanager
def connected(url: URL, purpose: Purpose) -> Iterator[Connection]:
    """Open a connection for a purpose; RecordError where the engine says that it cannot be done."""
    engine = _engine(url, purpose)
    try:
        with engine.connect() as connection:
            yield connection
    except OperationalError as error:
        raise RecordError(f"the record {shown(url)} cannot be used: {_reason(error)}") from error
    except DatabaseError as error:
        # SQLite's words for a file that is none of its own, and for one that is cut off or damaged.
        if not any(word in str(error.orig) for word in ("not a database", "malformed")):
            raise
        raise RecordError(f"{shown(url)} is not a claims record, or a damaged one: {_reason(error)}") from error
    finally:
        engine.dispose()


# A batch has a transaction for each article, and SQLAlchemy would write its SQL anew for each engine, and keep that of
# the last hundred: twenty megabytes. No connection is kept.
@lru_cache(maxsize=4)
def _engine(url: URL, purpose: Purpose) -> Engine:
    try:
        # What is stored stands in no error, and so in no log.
        engine = create_engine(url, poolclass=NullPool, hide_parameters=True, **_driver(url))
    except ModuleNotFoundError as error:
        raise RecordError("PostgreSQL needs its driver: pip install 'claims-tracker[postgres]'") from error
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(BEGIN[engine.name, purpose]))
    if engine.name == "sqlite":
        event.listen(engine, "connect", partial(_settle, purpose))
    return engine


def _driver(url: URL) -> dict[str, Callable[[], sqlite3.Connection]]:
    """Open SQLite ourselves: mode=rw makes no file, and no isolation level leaves BEGIN to us."""
    if url.get_backend_name() != "sqlite":
        return {}
    address = f"{path_of(url).as_uri()}?mode=rw"
    return {"creator": lambda: sqlite3.connect(address, uri=True, isolation_level=None)}


def _settle(purpose: Purpose, connection: "DBAPIConnection", _: "ConnectionPoolEntry") -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA foreign_keys = {FOREIGN_KEYS[purpose]}")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA busy_timeout = 30000")
    if purpose is not Purpose.READ:
        # What is emptied is to be gone from the file, and not only from its tables.
        cursor.execute("PRAGMA secure_delete = ON")
        # In kibibytes: the places that many new rows go to in the indexes are anywhere. It is taken as it is needed.
        cursor.execute("PRAGMA cache_size = -65536")
    if purpose is Purpose.WRITE:
        # Kept in the file once it is set; while somebody else is at work it cannot be, and the next writer sets it.
        with suppress(sqlite3.OperationalError):
            cursor.execute("PRAGMA journal_mode = WAL")
    cursor.close()


def _reason(error: DatabaseError) -> str:
    """Say in one line what the driver said."""
    return " ".join(str(error.orig).split())
