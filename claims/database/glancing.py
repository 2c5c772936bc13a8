"""A record in an SQLite file, read or written without SQLAlchemy; whatever else stands there is left to `opening`."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from claims.database import troubles
from claims.database.expected import SCHEMA
from claims.database.settling import Purpose, settle, take_turn
from claims.errors import RecordError

# Seconds that one waits for whoever locks all others out.
PATIENCE = 30.0


class Pen(sqlite3.Connection):
    """A connection that knows who writes, as a session does."""

    @cached_property
    def info(self) -> dict[str, object]:
        """What is known of them."""
        return {}


@contextmanager
def glance(place: str) -> Iterator[sqlite3.Connection | None]:
    """Read the record at a place as it is at one moment; None where it is no file, or not one of this schema."""
    opened = _opened(place)
    if opened is None:
        yield None
        return
    connection, path = opened
    with closing(connection), _telling(path):
        yield connection


@contextmanager
def write(place: str) -> Iterator[Pen | None]:
    """Do one piece of work on the record at a place: kept if the block ends well, undone if it does not.

    Others are locked out from its beginning on. None where there is no file, or not one of this schema.
    """
    opened = _opened(place)
    if opened is None or not _turn(*opened):
        yield None
        return
    connection, path = opened
    work = _Work()
    with closing(connection), _telling(path, work):
        yield connection
        # Who only wanted to see what it would do has taken it back.
        if connection.in_transaction:
            work.keeping = True
            connection.execute("COMMIT")


@dataclass(slots=True)
class _Work:
    keeping: bool = False


@contextmanager
def _telling(path: Path, work: _Work | None = None) -> Iterator[None]:
    """Say what stands in the way: RecordError; what is a bug of ours is left as it is."""
    try:
        yield
    except sqlite3.Error as error:
        said = troubles.of_file(error, path, seconds=PATIENCE, keeping=work is not None and work.keeping)
        if said is None and not isinstance(error, sqlite3.OperationalError):
            raise
        raise RecordError(said or f"the record {path} cannot be used: {troubles.one_line(error)}") from error


def _turn(connection: Pen, path: Path) -> bool:
    """Wait for the others and lock them out; tell whether the record is still of this schema then."""
    cursor = connection.cursor()
    try:
        with _telling(path):
            cursor.execute("ROLLBACK")
            settle(cursor, Purpose.WRITE, path)
            take_turn(cursor, "BEGIN IMMEDIATE", PATIENCE)
            cursor.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000:.0f}")
            there = _is_ours(connection)
    except BaseException:
        connection.close()
        raise
    if not there:
        connection.close()
    return there


def _opened(place: str) -> tuple[Pen, Path] | None:
    path = _path(place)
    try:
        if path is None or not path.is_file():
            return None
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=PATIENCE, factory=Pen
        )
    except (OSError, ValueError, sqlite3.Error):
        return None
    try:
        connection.execute("BEGIN")
        if _is_ours(connection):
            return connection, path
    except sqlite3.Error:
        pass
    connection.close()
    return None


def _is_ours(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT version_num FROM alembic_version").fetchone() == (SCHEMA,))


def _path(place: str) -> Path | None:
    """Give the file that is meant, None where only SQLAlchemy can tell."""
    try:
        return None if "://" in place or place.endswith(("/", "/.")) else Path(place).expanduser().absolute()
    except RuntimeError:
        # In the home of nobody, which `locate` says.
        return None
