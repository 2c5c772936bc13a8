"""The schema of a record: which one it has, which one is expected, and the way from one to the other."""

import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from importlib import import_module
from pathlib import Path

from sqlalchemy import URL, Connection
from sqlalchemy.orm import Session

from claims.database import expected
from claims.database.connecting import Purpose, connected
from claims.database.places import make_file, path_of, shown
from claims.errors import RecordError

VERSION_TABLE = {
    "sqlite": "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'",
    "postgresql": "SELECT 1 FROM pg_class WHERE oid = to_regclass('alembic_version')",
}


def exists(url: URL) -> bool:
    """Tell whether there is a record at the place, whatever its schema."""
    if url.get_backend_name() == "sqlite":
        path = path_of(url)
        try:
            there = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError as error:
            raise RecordError(f"the record {path} cannot be used: {(error.strerror or '').lower()}") from error
        if not stat.S_ISREG(there.st_mode):
            what = "a folder" if stat.S_ISDIR(there.st_mode) else "a pipe or a device"
            raise RecordError(f"{path} is {what}, and a record is a file")
        return there.st_size > 0
    return schema_of(url) is not None


def upgrade(url: URL, settle: Callable[[Session], None] | None = None) -> Path | None:
    """Bring the record to the expected schema, or make it; return the backup made first.

    `settle` works on the record in its new schema; that is kept together with the schema, or neither is.
    """
    if not exists(url):
        _create(url)
        backup = None
    elif (schema := schema_of(url)) == expected.SCHEMA:
        return None
    else:
        _refuse_foreign(url, schema)
        backup = _back_up(url, schema)
    # Begun here, or Alembic would begin one of its own and keep it before the references are looked at.
    with connected(url, Purpose.SHAPE) as connection, connection.begin():
        migrate(connection)
        if settle is not None:
            with Session(connection) as session:
                settle(session)
                # Only the session's own part: the transaction was begun outside of it.
                session.commit()
        _refuse_orphans(connection)
    return backup


def schema_of(url: URL) -> str | None:
    """Tell the schema a database has, None where it has none of ours."""
    with connected(url, Purpose.READ) as connection:
        return _schema(connection)


def migrations() -> Path:
    """Find the migrations: beside the package in a checkout, inside it in a wheel."""
    # An editable install leaves a stale copy in site-packages, so the checkout comes first.
    package = Path(__file__).parents[1]
    checkout = package.parent
    inside = not (checkout / "pyproject.toml").is_file()
    return (package if inside else checkout) / "migrations"


def migrate(connection: Connection) -> None:
    """Bring a database to the newest schema, in the transaction that its connection is in."""
    # Alembic costs more than SQLAlchemy itself, and is rarely needed.
    import_module("claims.database.migrating").upgrade(connection, migrations())


def refuse_other(connection: Connection, url: URL) -> None:
    """Let nobody work on a record of another schema."""
    if (schema := _schema(connection)) == expected.SCHEMA:
        return
    _refuse_foreign(url, schema)
    raise RecordError(f"the record {shown(url)} has the older schema {schema}: run 'claims db upgrade' first")


def _refuse_foreign(url: URL, schema: str | None) -> None:
    """Let nobody touch what is not a record, or is one of a later program."""
    if schema is None:
        raise RecordError(f"{shown(url)} is a database of another program, not a claims record")
    if not (schema.isdigit() and len(schema) == len(expected.SCHEMA)):
        raise RecordError(f"{shown(url)} is a database of another program, not a claims record")
    if schema > expected.SCHEMA:
        raise RecordError(
            f"the record {shown(url)} has schema {schema}, newer than this program's {expected.SCHEMA}: "
            "upgrade with 'pip install --upgrade claims-tracker'"
        )


def _schema(connection: Connection) -> str | None:
    """Ask for the schema by name, in 0.3 ms; Alembic alone takes longer to import than SQLAlchemy."""
    if connection.exec_driver_sql(VERSION_TABLE[connection.dialect.name]).first() is None:
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _create(url: URL) -> None:
    """Make the file, for its owner's eyes only; a PostgreSQL database is made by its administrator."""
    if url.get_backend_name() != "sqlite":
        with connected(url, Purpose.READ) as connection:
            taken = connection.exec_driver_sql("SELECT 1 FROM pg_tables WHERE schemaname = current_schema()").first()
            if taken and _schema(connection) is None:
                _refuse_foreign(url, None)
        return
    # It stays empty until its tables are committed: whoever else comes first waits, and never sees a half-made record.
    make_file(path_of(url), "record")


def _refuse_orphans(connection: Connection) -> None:
    """Keep no migration that left a reference without what it points to; SQLite was not looking meanwhile."""
    if connection.dialect.name != "sqlite":
        return
    if orphan := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise RecordError(f"the record was not upgraded: row {orphan[1]} of {orphan[0]} would lose its {orphan[2]}")


def _back_up(url: URL, schema: str | None) -> Path | None:
    if url.get_backend_name() != "sqlite":
        return None
    path = path_of(url)
    backup = path.with_name(f"{path.name}.{schema}.backup")
    make_file(backup, "backup")
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(backup)) as target:
        source.backup(target)
    return backup
