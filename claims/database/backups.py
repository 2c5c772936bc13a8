"""Copies of a record, in a file of SQLite's or on PostgreSQL, and the way back from a file."""

import re
import sqlite3
from contextlib import suppress
from itertools import count
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import URL

from claims.database.connecting import plainly
from claims.database.copying import transfer
from claims.database.places import make_file, make_folder, path_of, shown
from claims.database.pouring import held, opened, pour, pour_over, whole
from claims.database.schema import exists, refuse_foreign, refuse_strange, schema_of
from claims.errors import RecordError

# What may stand in the name of a file.
_NAME = re.compile(r"[^\w.-]+")


def back_up(url: URL, file: Path, *, force: bool = False) -> None:
    """Copy a record into a file, as it is at one moment, whoever writes meanwhile; RecordError where that cannot be.

    The file is there whole or not at all, for its owner's eyes only. One that is there is written over by `force` only.
    """
    refuse_foreign(url, schema_of(url))
    _refuse_itself(file, url)
    with whole(file, force=force) as part:
        if url.get_backend_name() == "sqlite":
            with opened(path_of(url)) as source:
                pour(source, part)
        else:
            transfer(url, URL.create("sqlite", database=str(part)))


def copy(source: URL, target: URL) -> None:
    """Take a record to a place where there is none yet; RecordError where it cannot be taken there."""
    refuse_foreign(source, schema_of(source))
    if exists(target):
        raise RecordError(f"{shown(target)} is there already, and no record is copied over it")
    if target.get_backend_name() == "sqlite":
        make_folder(path_of(target), "record")
        back_up(source, path_of(target))
    else:
        transfer(source, target)


def restore(file: Path, url: URL) -> Path | None:
    """Put the record of a backup in place of the one that is there, which is kept in a file beside it; return that.

    Into PostgreSQL only where there is none yet. `sound` must have looked at the file.
    """
    if url.get_backend_name() != "sqlite":
        transfer(URL.create("sqlite", database=str(file)), url)
        return None
    path = path_of(url)
    make_file(path, "record")
    # Into the file that is there, which others may be about to open, and nobody comes in between the two copies.
    with opened(file) as source, held(path) as target:
        kept = _kept(target, path)
        pour_over(source, target, path)
    return kept


def keep(url: URL, ending: str) -> Path:
    """Back a record up beside itself, or, one on PostgreSQL, in the user's data folder, under a name that is free."""
    if url.get_backend_name() == "sqlite":
        path = path_of(url)
    else:
        path = user_data_path("claims") / (_NAME.sub("_", url.database or "").strip("_.") or "claims")
        make_folder(path, "backup")
    file = _free(path, ending)
    back_up(url, file)
    return file


def sound(file: Path, url: URL) -> str:
    """Look whether a file is a record without damage, and may be restored to a place; give its schema.

    RecordError where it is not, or may not.
    """
    backup = URL.create("sqlite", database=str(file))
    if not exists(backup):
        raise RecordError(f"there is no backup at {file}")
    schema = schema_of(backup)
    refuse_foreign(backup, schema)
    _refuse_itself(file, url)
    _refuse_damaged(file, backup)
    if exists(url):
        if url.get_backend_name() != "sqlite":
            raise RecordError(f"there is a record at {shown(url)} already, and none is restored over it")
        refuse_strange(url, schema_of(url))
    return str(schema)


def _kept(target: sqlite3.Connection, path: Path) -> Path | None:
    """Keep what is in a file that is held, None where nothing is."""
    if target.execute("PRAGMA page_count").fetchone() == (0,):
        return None
    file = _free(path, "backup")
    with whole(file) as part:
        pour(target, part)
    return file


def _free(path: Path, ending: str) -> Path:
    """Find a name for a backup that nothing has."""
    names = (path.with_name(f"{path.name}.{ending}{f'-{number}' if number > 1 else ''}") for number in count(1))
    return next(name for name in names if not name.exists())


def _refuse_itself(file: Path, url: URL) -> None:
    """Refuse a file that is the record itself, by whatever name."""
    with suppress(OSError):
        if url.get_backend_name() == "sqlite" and file.samefile(path_of(url)):
            raise RecordError(f"{file} is the record itself; give another file")


def _refuse_damaged(file: Path, backup: URL) -> None:
    with plainly(backup), opened(file) as connection:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
        # Another program may number its migrations as this one does.
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'chain'").fetchone() is None:
            refuse_strange(backup, None)
    if found == "ok" and orphan is not None:
        found = f"a row of {orphan[0]} has lost its {orphan[2]}"
    if found != "ok":
        raise RecordError(f"{shown(backup)} is damaged: {found}")
