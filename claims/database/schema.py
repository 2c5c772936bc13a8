"""The schema of a record: which one it has, which one is expected, and the way from one to the other."""

import stat
from importlib import import_module
from pathlib import Path

from sqlalchemy import URL, Connection

from claims.database import expected
from claims.database.connecting import connected
from claims.database.places import make_file, path_of, shown
from claims.database.settling import Purpose
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


def schema_of(url: URL) -> str | None:
    """Tell the schema a database has, None where it has none of ours."""
    with connected(url, Purpose.READ) as connection:
        return schema_in(connection)


def migrations() -> Path:
    """Find the migrations: beside the package in a checkout, inside it in a wheel."""
    # An editable install leaves a stale copy in site-packages, so the checkout comes first.
    package = Path(__file__).parents[1]
    checkout = package.parent
    inside = not (checkout / "pyproject.toml").is_file()
    return (package if inside else checkout) / "migrations"


def migrate(connection: Connection, schema: str | None = None) -> None:
    """Bring a database to a schema, the newest unless one is named, in the transaction that its connection is in."""
    # Alembic costs more than SQLAlchemy itself, and is rarely needed.
    import_module("claims.database.migrating").upgrade(connection, migrations(), schema or "head")


def refuse_other(connection: Connection, url: URL) -> None:
    """Let nobody work on a record of another schema."""
    if (schema := schema_in(connection)) == expected.SCHEMA:
        return
    refuse_foreign(url, schema)
    raise RecordError(f"the record {shown(url)} has the older schema {schema}: run 'claims db upgrade' first")


def refuse_foreign(url: URL, schema: str | None) -> None:
    """Let nobody touch what is not a record, or is one of a later program."""
    if refuse_strange(url, schema) > expected.SCHEMA:
        raise RecordError(
            f"the record {shown(url)} has schema {schema}, newer than this program's {expected.SCHEMA}: "
            "upgrade with 'pip install --upgrade claims-tracker'"
        )


def refuse_strange(url: URL, schema: str | None) -> str:
    """Let nobody touch what is not a record of any program's of ours; give the schema that it has."""
    if schema is None or not (schema.isdigit() and len(schema) == len(expected.SCHEMA)):
        raise RecordError(f"{shown(url)} is a database of another program, not a claims record")
    return schema


def schema_in(connection: Connection) -> str | None:
    """Ask for the schema by name, in 0.3 ms; Alembic alone takes longer to import than SQLAlchemy."""
    if connection.exec_driver_sql(VERSION_TABLE[connection.dialect.name]).first() is None:
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def create(url: URL) -> None:
    """Make the file, for its owner's eyes only; a PostgreSQL database is made by its administrator."""
    if url.get_backend_name() != "sqlite":
        with connected(url, Purpose.READ) as connection:
            taken = connection.exec_driver_sql("SELECT 1 FROM pg_tables WHERE schemaname = current_schema()").first()
            if taken and schema_in(connection) is None:
                refuse_foreign(url, None)
        return
    # It stays empty until its tables are committed: whoever else comes first waits, and never sees a half-made record.
    make_file(path_of(url), "record")


def refuse_orphans(connection: Connection) -> None:
    """Keep no migration that left a reference without what it points to; SQLite was not looking meanwhile."""
    if connection.dialect.name != "sqlite":
        return
    if orphan := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise RecordError(f"the record was not upgraded: row {orphan[1]} of {orphan[0]} would lose its {orphan[2]}")
