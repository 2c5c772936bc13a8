"""Copies of a record in a file of SQLite's, and the way back from one."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from time import monotonic

from platformdirs import user_data_path
from sqlalchemy import URL

from claims.database.copying import copy
from claims.database.places import make_file, path_of, shown
from claims.database.schema import exists, schema_of
from claims.errors import RecordError

# Seconds that a restore waits for whoever is at work in the record.
PATIENCE = 30


def back_up(url: URL, file: Path, *, force: bool = False) -> None:
    """Copy a record into a file, as it is at one moment, whoever writes meanwhile; RecordError where that cannot be.

    The file is there whole or not at all, for its owner's eyes only. One that is there is written over by `force` only.
    """
    if file.exists() and not force:
        raise RecordError(f"{file} is there already; --force writes over it")
    with _whole(file) as part:
        if url.get_backend_name() == "sqlite":
            make_file(part, "backup")
            _pour(path_of(url), part)
        else:
            copy(url, URL.create("sqlite", database=str(part)))


def restore(file: Path, url: URL) -> Path | None:
    """Put the record of a backup in place of the one that is there, which is kept in a file beside it; return that.

    Into PostgreSQL only where there is none yet. `sound` must have looked at the file.
    """
    if url.get_backend_name() != "sqlite":
        copy(URL.create("sqlite", database=str(file)), url)
        return None
    kept = keep(url, "backup") if exists(url) else None
    make_file(path_of(url), "record")
    # Into the file that is there: whoever has it open sees the old record or the new one, and no mixture.
    _pour(file, path_of(url))
    return kept


def keep(url: URL, ending: str) -> Path:
    """Back a record up beside itself, or, one on PostgreSQL, in the user's data folder, under a name that is free."""
    path = path_of(url) if url.get_backend_name() == "sqlite" else user_data_path("claims") / (url.database or "claims")
    names = (path.with_name(f"{path.name}.{ending}{f'-{number}' if number > 1 else ''}") for number in count(1))
    file = next(name for name in names if not name.exists())
    back_up(url, file)
    return file


def sound(file: Path) -> str:
    """Look whether a file is a record without damage; give its schema. RecordError where it is not."""
    url = URL.create("sqlite", database=str(file))
    schema = schema_of(url) if exists(url) else None
    if schema is None:
        raise RecordError(f"{shown(url)} is not a claims record")
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
    if found != "ok" or orphan:
        raise RecordError(
            f"{shown(url)} is damaged: {found if found != 'ok' else f'a row of {orphan[0]} has lost its {orphan[2]}'}"
        )
    return schema


@contextmanager
def _whole(file: Path) -> Iterator[Path]:
    """Give a place beside a file, and make that the file once it is whole and on the disk."""
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        yield part
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(file)
    except OSError as error:
        raise RecordError(f"the backup {file} cannot be written: {(error.strerror or '').lower()}") from error
    finally:
        for left in (part, part.with_name(f"{part.name}-wal"), part.with_name(f"{part.name}-shm")):
            left.unlink(missing_ok=True)


def _pour(source: Path, target: Path) -> None:
    """Copy one file's database over another's by SQLite's own backup, in one step, so that nobody comes in between."""
    began = monotonic()

    def wait(status: int, *_: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} and monotonic() - began > PATIENCE:
            raise RecordError(f"{target} is in use, and was so for {PATIENCE} seconds")

    try:
        with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(target)) as written:
            read.backup(written, progress=wait)
    except sqlite3.Error as error:
        raise RecordError(f"{source} cannot be copied to {target}: {error}") from error
