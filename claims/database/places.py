"""Where a record is: a URL of SQLAlchemy's, or the bare path of an SQLite file."""

import os
import re
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from claims.errors import RecordError

# How many seconds a command waits while others are at work on the record, where a URL says it: ?timeout=5
PATIENCE = "timeout"
SECONDS = 30.0
LONGEST = 86_400
# What a URL begins with, and as what SQLAlchemy knows it; libpq calls PostgreSQL by either name.
SCHEMES = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgresql": "postgresql",
    "postgres": "postgresql",
    "postgresql+psycopg": "postgresql+psycopg",
}
# What of a connection's options is no secret; of any other one only the name is said.
SAID = frozenset({"host", "hostaddr", "port", "dbname", "user", "sslmode", PATIENCE})
HIDDEN = "***"
# A URL without its slashes would be taken for the path of a file, and shown with its password.
_CUT_SHORT = re.compile(r"(?:sqlite|postgres(?:ql)?)(?:\+\w*)?:", re.IGNORECASE)
_UNREADABLE = "the database URL cannot be read; it has the form scheme://user@host/name"
_ENCODED = "the name and password in a database URL are percent-encoded: @ is %40, / is %2F"


def locate(place: str) -> URL:
    """Read what a person typed as the place of the record: a URL, or the path of an SQLite file.

    RecordError never repeats a URL: it may hold a password.
    """
    if "\0" in place or place.encode(errors="ignore").decode() != place:
        raise RecordError("the place of the record is not text in UTF-8")
    if "://" not in place:
        return _file(place)
    try:
        url = make_url(place)
    except (ArgumentError, ValueError):
        # The error behind it has parts of the text.
        raise RecordError(_UNREADABLE) from None
    if url.drivername not in SCHEMES:
        raise RecordError(_strange(url.drivername))
    url = url.set(drivername=SCHEMES[url.drivername])
    _refuse_nul(url)
    if url.get_backend_name() == "sqlite":
        _refuse_remote(url)
        _refuse_folder(url.database or "")
    else:
        _refuse_split(place, url)
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
        raise RecordError(f"the {PATIENCE} in the database URL is no number of seconds up to {LONGEST:,}")
    return seconds


def shown(url: URL) -> str:
    """Name the place of the record without its password."""
    if url.get_backend_name() == "sqlite":
        return str(path_of(url))
    query = {name: said if name in SAID else HIDDEN for name, said in url.query.items()}
    # The signs that hide are encoded themselves where they stand in a query.
    return url.set(query=query).render_as_string(hide_password=True).replace("%2A%2A%2A", HIDDEN)


def unsaid(url: URL, words: str) -> str:
    """Take the secrets of a URL out of what a driver says about it."""
    values = (said for name, said in url.query.items() if name not in SAID)
    secrets = [each for said in values for each in ([said] if isinstance(said, str) else said)]
    for secret in sorted({*secrets, str(url.password or "")} - {""}, key=len, reverse=True):
        words = words.replace(secret, HIDDEN)
    return words


def path_of(url: URL) -> Path:
    """Give the file of a record on SQLite."""
    return Path(url.database or "").absolute()


def make_file(path: Path, what: str) -> None:
    """Make a file for its owner's eyes only, unless it is there; RecordError where that cannot be done."""
    make_folder(path, what)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise RecordError(f"the {what} {path} cannot be created: {(error.strerror or '').lower()}") from error


def make_folder(path: Path, what: str) -> None:
    """Make the folder of a file, unless it is there; RecordError where that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordError(f"the {what} {path} cannot be created: {(error.strerror or '').lower()}") from error


def _file(place: str) -> URL:
    if _CUT_SHORT.match(place):
        raise RecordError(f"{_UNREADABLE}; a file of such a name is ./{place.partition(':')[0]}:…")
    _refuse_folder(place)
    try:
        path = Path(place).expanduser()
    except RuntimeError as error:
        raise RecordError(f"{place} is in the home of nobody who is known here") from error
    return URL.create("sqlite", database=str(path))


def _strange(scheme: str) -> str:
    """Say what is wrong with the beginning of a URL."""
    engine, _, driver = scheme.partition("+")
    if driver and engine in SCHEMES:
        return f"a record is not reached through {driver}: write sqlite:///path or postgresql+psycopg://user@host/name"
    return f"a record is kept in SQLite or PostgreSQL, not in {engine}"


def _refuse_nul(url: URL) -> None:
    """Refuse a NUL, percent-encoded, at which a text ends for libpq and the system, with all that was to come after."""
    parts = (url.username, url.password, url.host, url.database, *map(str, url.query.values()))
    if any("\0" in (part or "") for part in parts):
        raise RecordError("there is a NUL in the database URL, which no name or password has")


def _refuse_remote(url: URL) -> None:
    """Refuse what means nothing for a file, and would be dropped without a word."""
    if url.username or url.password or url.host or url.port or {*url.query} - {PATIENCE} or not url.database:
        raise RecordError(
            f"the URL of an SQLite record is sqlite:/// and its path, with no host and no option but {PATIENCE}"
        )


def _refuse_folder(place: str) -> None:
    """Refuse what is written as a folder: a file would be made under its name, where one was to be in it."""
    if place.endswith(("/", "/.")):
        raise RecordError(f"{place} is a folder, and a record is a file in one")


def _refuse_split(place: str, url: URL) -> None:
    """Refuse a URL whose password may not end where it seems to, so that the rest of it would be shown."""
    before = place.partition("?")[0]
    if place.count("@") > 1 or ("@" in before and url.username is None) or "@" in f"{url.host}{url.database}":
        raise RecordError(_ENCODED)
    try:
        # What SQLAlchemy itself cannot read of it, such as a port in words, it says only on connecting.
        url.get_dialect()().create_connect_args(url)
    except (ArgumentError, ValueError):
        raise RecordError(_UNREADABLE) from None
