"""Databases in files of SQLite's, copied page by page: into a new file, whole or not at all, or over one in use."""

import os
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import URL

from claims.database.connecting import plainly
from claims.database.places import patience
from claims.database.settling import take_turn
from claims.errors import RecordError

# What SQLite keeps beside a database, by its name: what is left of another one would be taken for the new one's.
BESIDE = ("-wal", "-shm", "-journal")


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a database as it is at one moment, whoever writes meanwhile; RecordError where that cannot be."""
    with _connected(path) as connection:
        with plainly(_url(path)):
            connection.execute("BEGIN")
            connection.execute("SELECT COUNT(*) FROM sqlite_master")
        yield connection


@contextmanager
def held(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a database for nobody else to read or write; RecordError where others are in it for too long."""
    with _connected(path) as connection:
        with plainly(_url(path)):
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            # Held beyond the transaction, in which nothing could be poured over it; an empty file stays empty.
            with closing(connection.cursor()) as cursor:
                take_turn(cursor, "BEGIN EXCLUSIVE", patience(_url(path)))
            connection.execute("ROLLBACK")
        yield connection


def pour(source: sqlite3.Connection, path: Path) -> None:
    """Copy a database into an empty file, which needs no other beside it; RecordError where that cannot be."""
    with _connected(path) as target:
        pour_over(source, target, path)
        with plainly(_url(path)):
            # A copy may be put where nobody writes, and a log could not be opened there.
            target.execute("PRAGMA journal_mode = DELETE")


def pour_over(source: sqlite3.Connection, target: sqlite3.Connection, path: Path) -> None:
    """Copy a database over another, which is at `path`, in one transaction: all of it, or RecordError."""
    with plainly(_url(path)):
        source.backup(target)


@contextmanager
def whole(file: Path, *, force: bool = False) -> Iterator[Path]:
    """Give an empty file, for its owner's eyes only, and name it as is wanted once all of it is there.

    RecordError where that cannot be, or where something is there already that is not to be written over.
    """
    try:
        place = _place(file)
        _refuse(file, place, force=force)
        handle, name = tempfile.mkstemp(prefix=f".{place.name[:40]}.", dir=place.parent)
        os.close(handle)
        part = Path(name)
        try:
            yield part
            _settle(part, file, place, force=force)
        except RecordError as error:
            # Nobody knows the name that it has meanwhile.
            raise RecordError(str(error).replace(name, str(file))) from error
        finally:
            for left in (part, *(_beside(part, ending) for ending in BESIDE)):
                left.unlink(missing_ok=True)
    except OSError as error:
        raise RecordError(f"{file} cannot be written: {(error.strerror or '').lower()}") from error


def _place(file: Path) -> Path:
    """Follow links: behind one is a file too, perhaps on another disk."""
    try:
        return file.resolve()
    except RuntimeError as error:
        # As Python 3.11 and 3.12 have it.
        raise RecordError(f"{file} cannot be written: its links go round in a circle") from error


def _settle(part: Path, file: Path, place: Path, *, force: bool) -> None:
    """Put a file that is whole on the disk, and give it its name: by `force` only one that is another's."""
    with part.open("rb") as written:
        os.fsync(written.fileno())
    if force:
        part.replace(place)
        return
    try:
        place.hardlink_to(part)
    except FileExistsError as error:
        raise RecordError(f"{file} is there already; --force writes over it") from error
    except OSError:
        # Not every file system has links.
        part.replace(place)


def _refuse(file: Path, place: Path, *, force: bool) -> None:
    """Refuse a name that no copy may have."""
    if place.name.endswith(BESIDE):
        raise RecordError(f"{file} is a name under which SQLite keeps what belongs to a database; give another one")
    if there := _there(place):
        if stat.S_ISDIR(there.st_mode):
            raise RecordError(f"{file} is a folder; name a file in it")
        if not stat.S_ISREG(there.st_mode):
            raise RecordError(f"{file} is a pipe or a device, and a record is a file")
        if not force:
            raise RecordError(f"{file} is there already; --force writes over it")
        _refuse_used(place)
    # What is shared in memory, -shm, is made anew where nobody has the database open.
    for beside in (_beside(place, "-wal"), _beside(place, "-journal")):
        if _there(beside):
            raise RecordError(f"{file} cannot be written: {beside} is left of a database of that name; give another")


def _refuse_used(place: Path) -> None:
    """Refuse a database that others have open: they would go on beside the new one, under its name."""
    with _connected(place) as connection, suppress(sqlite3.DatabaseError):
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname.startswith("SQLITE_BUSY"):
                raise RecordError(f"{place} is a database that is in use; give another name") from error


@contextmanager
def _connected(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a file that is there, with transactions of ours."""
    url = _url(path)
    with plainly(url):
        address = f"{path.absolute().as_uri()}?mode=rw"
        connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=patience(url))
    with closing(connection):
        yield connection


def _there(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except FileNotFoundError:
        return None


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f"{path.name}{ending}")


def _url(path: Path) -> URL:
    return URL.create("sqlite", database=str(path))
