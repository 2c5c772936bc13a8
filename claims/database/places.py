"""Where a record is: a URL of SQLAlchemy's, or the bare path of an SQLite file."""

import os
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from claims.errors import RecordError

# How many seconds a command waits while others are at work on the record, where a URL says it: ?timeout=5
PATIENCE = "timeout"
SECONDS = 30.0
LONGEST = 86_400


def locate(place: str) -> URL:
    """Read what a person typed as the place of the record: a URL, or the path of an SQLite file."""
    try:
        url = make_url(place) if "://" in place else URL.create("sqlite", database=str(Path(place).expanduser()))
    except (ArgumentError, ValueError) as error:
        # The text may hold a password, so it is not repeated.
        raise RecordError("the database URL cannot be read; it has the form scheme://user@host/name") from error
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise RecordError(f"a record is kept in SQLite or PostgreSQL, not in {url.get_backend_name()}")
    patience(url)
    return url


def patience(url: URL) -> float:
    """Give the seconds to wait for others at work on a record; RecordError where the URL names no such time."""
    said = str(url.query.get(PATIENCE, SECONDS))
    try:
        seconds = float(said)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= LONGEST:
        raise RecordError(f"the database URL says {PATIENCE}={said}, which is no number of seconds up to {LONGEST}")
    return seconds


def shown(url: URL) -> str:
    """Name the place of the record without its password."""
    if url.get_backend_name() == "sqlite":
        return str(path_of(url))
    return url.render_as_string(hide_password=True)


def path_of(url: URL) -> Path:
    """Give the file of a record on SQLite."""
    return Path(url.database or "").absolute()


def make_file(path: Path, what: str) -> None:
    """Make a file for its owner's eyes only, unless it is there; RecordError where that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise RecordError(f"the {what} {path} cannot be created: {(error.strerror or '').lower()}") from error
