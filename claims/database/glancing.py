"""A record in an SQLite file read without SQLAlchemy, for lists; whatever else stands there is left to `opening`."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from claims.database import troubles
from claims.database.expected import SCHEMA
from claims.errors import RecordError

# Seconds that a reader waits for whoever locks all others out.
PATIENCE = 30


@contextmanager
def glance(place: str) -> Iterator[sqlite3.Connection | None]:
    """Read the record at a place as it is at one moment; None where it is no file, or not one of this schema."""
    connection = _opened(place)
    if connection is None:
        yield None
        return
    with closing(connection):
        try:
            yield connection
        except sqlite3.Error as error:
            path = Path(place).expanduser().absolute()
            said = troubles.of_file(error, path, seconds=PATIENCE, keeping=False)
            raise RecordError(said or f"the record {path} cannot be used: {troubles.one_line(error)}") from error


def _opened(place: str) -> sqlite3.Connection | None:
    path = _path(place)
    try:
        if path is None or not path.is_file():
            return None
        connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=PATIENCE)
    except (OSError, ValueError, sqlite3.Error):
        return None
    try:
        connection.execute("BEGIN")
        if connection.execute("SELECT version_num FROM alembic_version").fetchone() == (SCHEMA,):
            return connection
    except sqlite3.Error:
        pass
    connection.close()
    return None


def _path(place: str) -> Path | None:
    """Give the file that is meant, None where only SQLAlchemy can tell."""
    try:
        return None if "://" in place or place.endswith(("/", "/.")) else Path(place).expanduser().absolute()
    except RuntimeError:
        # In the home of nobody, which `locate` says.
        return None
