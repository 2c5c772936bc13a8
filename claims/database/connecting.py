"""Connections to a record, and what is locked from their beginning on."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from claims.database import troubles
from claims.database.places import PATIENCE, path_of, patience, shown, unsaid
from claims.database.settling import Purpose, settle, take_turn
from claims.errors import RecordError

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry


class Driver(TypedDict, total=False):
    """How an engine's driver is called."""

    creator: Callable[[], sqlite3.Connection]
    connect_args: dict[str, str]
    use_native_hstore: bool


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
# What the drivers call errors that are no fault of the program's (PEP 249); each has classes of its own.
OUTSIDE = {"OperationalError", "InterfaceError"}
# A server that cannot be reached is not waited for longer, and one that has gone in mid-command neither.
REACHED = {"connect_timeout": "10", "tcp_user_timeout": "30000"}


@dataclass(slots=True)
class Work:
    """How far a piece of work has come: whether the engine was reached, and whether it has been told to keep it."""

    reached: bool = False
    keeping: bool = False

    def keep(self, _: Connection) -> None:
        """Know that it is being kept."""
        self.keeping = True


@contextmanager
def connected(url: URL, purpose: Purpose) -> Iterator[Connection]:
    """Open a connection for a purpose; RecordError where the engine says that it cannot be done."""
    engine, work = _engine(url, purpose), Work()
    try:
        with engine.connect() as connection:
            # Of the connection, which is this work's own; the engine is the next one's too.
            event.listen(connection, "commit", work.keep)
            work.reached = True
            # Of this connection: the engine is the next one's as well.
            event.listen(connection, "commit", work.keep)
            yield connection
    # The driver's own come from where it is spoken to without SQLAlchemy, as for COPY.
    except (DBAPIError, engine.dialect.loaded_dbapi.Error) as error:
        said = _said(url, getattr(error, "orig", error), work)
        # What was never sent failed on the way: an option that there is none of, or a value that cannot be.
        if said is None and getattr(error, "statement", "") is None:
            said = f"the record {shown(url)} cannot be used: {unsaid(url, troubles.one_line(error))}"
        if said is None:
            raise
        # What was typed may stand in what the driver says of the way there, and the secret of it.
        raise RecordError(said) from (error if work.reached else None)
    finally:
        engine.dispose()


@contextmanager
def plainly(url: URL) -> Iterator[None]:
    """Say what stands in the way of work that SQLite's own driver does: RecordError."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        path = path_of(url)
        said = troubles.of_file(error, path, seconds=patience(url))
        if said is None and not isinstance(error, sqlite3.OperationalError):
            raise
        raise RecordError(said or f"the record {path} cannot be used: {troubles.one_line(error)}") from error


def _said(url: URL, error: Exception, work: Work) -> str | None:
    """Say what a driver's error means, None where it is a bug of ours."""
    reason, seconds = unsaid(url, troubles.one_line(error)), patience(url)
    outside = any(kind.__name__ in OUTSIDE for kind in type(error).__mro__)
    if isinstance(error, sqlite3.Error):
        said = troubles.of_file(error, path_of(url), seconds=seconds, keeping=work.keeping)
    else:
        code = getattr(error, "sqlstate", None) or ("lost" if outside and work.reached else "")
        said = troubles.sentence(code, "postgresql", shown(url), reason, seconds=seconds, keeping=work.keeping)
    if said is None and outside:
        said = f"the record {shown(url)} cannot be used: {reason}"
    return said


# A batch has a transaction for each article, and SQLAlchemy would write its SQL anew for each engine, and keep that of
# the last hundred: twenty megabytes. No connection is kept.
@lru_cache(maxsize=4)
def _engine(url: URL, purpose: Purpose) -> Engine:
    # Ours, and no driver's.
    place = url.difference_update_query([PATIENCE])
    try:
        # What is stored stands in no error, and so in no log.
        engine = create_engine(place, poolclass=NullPool, hide_parameters=True, **_driver(url))
    except ModuleNotFoundError as error:
        raise RecordError("PostgreSQL needs its driver: pip install 'claims-tracker[postgres]'") from error
    event.listen(engine, "begin", partial(_begin, purpose, patience(url)))
    if engine.name == "sqlite":
        event.listen(engine, "connect", partial(_settle, purpose, path_of(url)))
    return engine


def _begin(purpose: Purpose, seconds: float, connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and purpose is not Purpose.READ:
        _take_turn(connection, seconds)
        return
    if purpose is not Purpose.READ:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {seconds * 1000:.0f}")
    connection.exec_driver_sql(BEGIN[connection.dialect.name, purpose])


def _take_turn(connection: Connection, seconds: float) -> None:
    cursor = connection.connection.cursor()
    take_turn(cursor, BEGIN["sqlite", Purpose.WRITE], seconds)
    cursor.execute(f"PRAGMA busy_timeout = {seconds * 1000:.0f}")
    cursor.close()


def _driver(url: URL) -> "Driver":
    """Open SQLite ourselves: mode=rw makes no file, and no isolation level leaves BEGIN to us."""
    if url.get_backend_name() != "sqlite":
        reached = {name: value for name, value in REACHED.items() if name not in url.query}
        # A record has no such type, and each connection would ask the server for it.
        return {"connect_args": reached, "use_native_hstore": False}
    address, seconds = f"{path_of(url).as_uri()}?mode=rw", patience(url)
    return {"creator": lambda: sqlite3.connect(address, uri=True, isolation_level=None, timeout=seconds)}


def _settle(purpose: Purpose, path: Path, connection: "DBAPIConnection", _: "ConnectionPoolEntry") -> None:
    cursor = connection.cursor()
    settle(cursor, purpose, path)
    cursor.close()
