"""How one piece of work on the record begins and ends, and which schema is expected.

A URL is SQLAlchemy's; a bare path is an SQLite file. Only the command line opens the record.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Engine, NullPool, StaticPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError
from sqlalchemy.orm import Session

from claims.errors import RecordError

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

SCHEMA = "0005"


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
VERSION_TABLE = {
    "sqlite": "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'",
    "postgresql": "SELECT 1 FROM pg_class WHERE oid = to_regclass('alembic_version')",
}


def locate(place: str) -> URL:
    """Read what a person typed as the place of the record: a URL, or the path of an SQLite file."""
    try:
        url = make_url(place) if "://" in place else URL.create("sqlite", database=str(Path(place).expanduser()))
    except (ArgumentError, ValueError) as error:
        # The text may hold a password, so it is not repeated.
        raise RecordError("the database URL cannot be read; it has the form scheme://user@host/name") from error
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise RecordError(f"a record is kept in SQLite or PostgreSQL, not in {url.get_backend_name()}")
    return url


def exists(url: URL) -> bool:
    """Tell whether there is a record at the place, whatever its schema."""
    if url.get_backend_name() == "sqlite":
        path = _path(url)
        try:
            return path.is_file() and path.stat().st_size > 0
        except OSError as error:
            raise RecordError(f"the record {path} cannot be used: {(error.strerror or '').lower()}") from error
    return schema_of(url) is not None


@contextmanager
def begin(url: URL) -> Iterator[Session]:
    """Do one piece of work: kept if the block ends well, undone if it does not."""
    if exists(url):
        _require(url)
    else:
        upgrade(url)
    with _connected(url, Purpose.WRITE) as connection, Session(connection, expire_on_commit=False) as session:
        # By the session, so that the transaction is its own to keep.
        session.info["role"] = _role(session.connection())
        yield session
        session.commit()


@contextmanager
def look(url: URL) -> Iterator[Session]:
    """Read the record as it is at one moment; nothing is locked, nothing is created."""
    with _connected(url, Purpose.READ) as connection, Session(connection) as session:
        _refuse_other(connection, url)
        yield session


@contextmanager
def nothing() -> Iterator[Session]:
    """Give an empty record in memory, for reading where there is none yet."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            _migrate(connection)
            with Session(connection) as session:
                yield session
    finally:
        engine.dispose()


def upgrade(url: URL, settle: Callable[[Session], None] | None = None) -> Path | None:
    """Bring the record to the expected schema, or make it; return the backup made first.

    `settle` works on the record in its new schema; that is kept together with the schema, or neither is.
    """
    if not exists(url):
        _create(url)
        backup = None
    elif (schema := schema_of(url)) == SCHEMA:
        return None
    else:
        _refuse_foreign(url, schema)
        backup = _back_up(url, schema)
    # Begun here, or Alembic would begin one of its own and keep it before the references are looked at.
    with _connected(url, Purpose.SHAPE) as connection, connection.begin():
        _migrate(connection)
        if settle is not None:
            with Session(connection) as session:
                settle(session)
                # Only the session's own part: the transaction was begun outside of it.
                session.commit()
        _refuse_orphans(connection)
    return backup


def forget(url: URL) -> bool:
    """Empty the log that still has what was overwritten; tell whether that could be done.

    It cannot while another program has the record open, nor by us on PostgreSQL, whose VACUUM does it.
    """
    if url.get_backend_name() != "sqlite":
        return False
    with closing(sqlite3.connect(_path(url))) as connection:
        connection.execute("PRAGMA busy_timeout = 2000")
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def shown(url: URL) -> str:
    """Name the place of the record without its password."""
    if url.get_backend_name() == "sqlite":
        return str(_path(url))
    return url.render_as_string(hide_password=True)


def schema_of(url: URL) -> str | None:
    """Tell the schema a database has, None where it has none of ours."""
    with _connected(url, Purpose.READ) as connection:
        return _schema(connection)


def migrations() -> Path:
    """Find the migrations: beside the package in a checkout, inside it in a wheel."""
    # An editable install leaves a stale copy in site-packages, so the checkout comes first.
    package = Path(__file__).parent
    checkout = package.parent
    inside = not (checkout / "pyproject.toml").is_file()
    return (package if inside else checkout) / "migrations"


def _require(url: URL) -> None:
    with _connected(url, Purpose.READ) as connection:
        _refuse_other(connection, url)


def _refuse_other(connection: Connection, url: URL) -> None:
    """Let nobody work on a record of another schema."""
    if (schema := _schema(connection)) == SCHEMA:
        return
    _refuse_foreign(url, schema)
    raise RecordError(f"the record {shown(url)} has the older schema {schema}: run 'claims db upgrade' first")


def _refuse_foreign(url: URL, schema: str | None) -> None:
    """Let nobody touch what is not a record, or is one of a later program."""
    if schema is None:
        raise RecordError(f"{shown(url)} is a database of another program, not a claims record")
    if not (schema.isdigit() and len(schema) == len(SCHEMA)):
        raise RecordError(f"{shown(url)} is a database of another program, not a claims record")
    if schema > SCHEMA:
        raise RecordError(
            f"the record {shown(url)} has schema {schema}, newer than this program's {SCHEMA}: "
            "upgrade with 'pip install --upgrade claims-tracker'"
        )


@contextmanager
def _connected(url: URL, purpose: Purpose) -> Iterator[Connection]:
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
    address = f"{_path(url).as_uri()}?mode=rw"
    return {"creator": lambda: sqlite3.connect(address, uri=True, isolation_level=None)}


def _settle(purpose: Purpose, connection: "DBAPIConnection", _: "ConnectionPoolEntry") -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA foreign_keys = {FOREIGN_KEYS[purpose]}")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA busy_timeout = 30000")
    if purpose is not Purpose.READ:
        # What is emptied is to be gone from the file, and not only from its tables.
        cursor.execute("PRAGMA secure_delete = ON")
    if purpose is Purpose.WRITE:
        # Kept in the file once it is set; while somebody else is at work it cannot be, and the next writer sets it.
        with suppress(sqlite3.OperationalError):
            cursor.execute("PRAGMA journal_mode = WAL")
    cursor.close()


def _schema(connection: Connection) -> str | None:
    """Ask for the schema by name, in 0.3 ms; Alembic alone takes longer to import than SQLAlchemy."""
    if connection.exec_driver_sql(VERSION_TABLE[connection.dialect.name]).first() is None:
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _role(connection: Connection) -> str | None:
    """Tell who logged in to the database; SQLite lets in whoever may read the file."""
    if connection.dialect.name != "postgresql":
        return None
    return str(connection.exec_driver_sql("SELECT session_user").scalar_one())


def _create(url: URL) -> None:
    """Make the file, for its owner's eyes only; a PostgreSQL database is made by its administrator."""
    if url.get_backend_name() != "sqlite":
        with _connected(url, Purpose.READ) as connection:
            taken = connection.exec_driver_sql("SELECT 1 FROM pg_tables WHERE schemaname = current_schema()").first()
            if taken and _schema(connection) is None:
                _refuse_foreign(url, None)
        return
    # It stays empty until its tables are committed: whoever else comes first waits, and never sees a half-made record.
    _make_file(_path(url), "record")


def _migrate(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - costs more than SQLAlchemy itself, and is rarely needed
    from alembic.config import Config  # noqa: PLC0415 - the same

    settings = Config()
    settings.set_main_option("script_location", str(migrations()).replace("%", "%%"))
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")


def _refuse_orphans(connection: Connection) -> None:
    """Keep no migration that left a reference without what it points to; SQLite was not looking meanwhile."""
    if connection.dialect.name != "sqlite":
        return
    if orphan := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise RecordError(f"the record was not upgraded: row {orphan[1]} of {orphan[0]} would lose its {orphan[2]}")


def _back_up(url: URL, schema: str | None) -> Path | None:
    if url.get_backend_name() != "sqlite":
        return None
    path = _path(url)
    backup = path.with_name(f"{path.name}.{schema}.backup")
    _make_file(backup, "backup")
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(backup)) as target:
        source.backup(target)
    return backup


def _make_file(path: Path, what: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise RecordError(f"the {what} {path} cannot be created: {(error.strerror or '').lower()}") from error


def _path(url: URL) -> Path:
    return Path(url.database or "").absolute()


def _reason(error: DatabaseError) -> str:
    """Say in one line what the driver said."""
    return " ".join(str(error.orig).split())
