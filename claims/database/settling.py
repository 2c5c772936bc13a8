"""How SQLite is set for a purpose, and how those who write take turns; its own driver is enough for that."""

import sqlite3
from enum import Enum, auto
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Union

from claims.database import troubles
from claims.errors import RecordError

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPICursor

Cursor = Union["DBAPICursor", sqlite3.Cursor]


class Purpose(Enum):
    """What a transaction is for, which decides what it locks."""

    READ = auto()
    WRITE = auto()
    SHAPE = auto()


# With foreign keys on, a batch rebuild of a parent table deletes its children.
FOREIGN_KEYS = {Purpose.READ: "ON", Purpose.WRITE: "ON", Purpose.SHAPE: "OFF"}


# Seconds between two tries to lock an SQLite record for writing.
TURN = 0.003


def settle(cursor: Cursor, purpose: Purpose, path: Path) -> None:
    """Set a connection that has just been opened, for its purpose."""
    cursor.execute(f"PRAGMA foreign_keys = {FOREIGN_KEYS[purpose]}")
    cursor.execute("PRAGMA synchronous = FULL")
    if purpose is not Purpose.READ:
        # What is emptied is to be gone from the file, and not only from its tables.
        cursor.execute("PRAGMA secure_delete = ON")
        # In kibibytes: the places that many new rows go to in the indexes are anywhere. It is taken as it is needed.
        cursor.execute("PRAGMA cache_size = -65536")
    if purpose is Purpose.WRITE:
        _log(cursor, path)


def _log(cursor: Cursor, path: Path) -> None:
    """Have a record written ahead; on another machine's disk the two of us that share it have no memory in common."""
    wanted = "DELETE" if troubles.networked(path) else "WAL"
    try:
        cursor.execute(f"PRAGMA journal_mode = {wanted}")
        got = cursor.fetchone()
    except sqlite3.OperationalError as error:
        # Kept in the file once it is set; while somebody else is at work it cannot be, and the next writer sets it.
        if error.sqlite_errorname not in {"SQLITE_BUSY", "SQLITE_LOCKED"}:
            raise
        return
    if got != (wanted.lower(),):
        raise RecordError(troubles.NO_LOCKS.format(record=path))


def take_turn(cursor: Cursor, begin: str, seconds: float) -> None:
    """Begin to work on SQLite by a statement that locks others out, waiting so many seconds for them.

    SQLite itself asks ever more seldom, so that of eight writers who came late went first and one waited 20 seconds.
    Here all who wait ask equally often, and each has the same chance.
    """
    cursor.execute("PRAGMA busy_timeout = 0")
    until = monotonic() + seconds
    while not _locked(cursor, begin, last=monotonic() >= until):
        sleep(TURN)


def _locked(cursor: Cursor, begin: str, *, last: bool) -> bool:
    """Try to lock others out; the `last` time what stands in the way is raised."""
    try:
        cursor.execute(begin)
    except sqlite3.OperationalError as error:
        if last or not error.sqlite_errorname.startswith("SQLITE_BUSY"):
            raise
        return False
    return True
