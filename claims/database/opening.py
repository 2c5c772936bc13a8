"""How one piece of work on the record begins and ends."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from sqlalchemy import URL, Connection, StaticPool, create_engine
from sqlalchemy.orm import Session

from claims.database.connecting import connected, plainly
from claims.database.places import path_of
from claims.database.schema import exists, migrate, refuse_other, schema_in
from claims.database.settling import Purpose
from claims.database.upgrading import upgrade


@contextmanager
def begin(url: URL) -> Iterator[Session]:
    """Do one piece of work: kept if the block ends well, undone if it does not."""
    if not _there(url):
        upgrade(url)
    with connected(url, Purpose.WRITE) as connection, Session(connection, expire_on_commit=False) as session:
        # By the session, so that the transaction is its own to keep.
        session.info["role"] = _role(session.connection())
        yield session
        session.commit()


@contextmanager
def look(url: URL) -> Iterator[Session]:
    """Read the record as it is at one moment; nothing is locked, nothing is created."""
    with connected(url, Purpose.READ) as connection, Session(connection) as session:
        refuse_other(connection, url)
        yield session


@contextmanager
def nothing() -> Iterator[Session]:
    """Give an empty record in memory, for reading where there is none yet."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            migrate(connection)
            with Session(connection) as session:
                yield session
    finally:
        engine.dispose()


def forget(url: URL) -> bool:
    """Empty the log that still has what was overwritten; tell whether that could be done.

    It cannot while another program has the record open, nor by us on PostgreSQL, whose VACUUM does it.
    """
    if url.get_backend_name() != "sqlite":
        return False
    with plainly(url), closing(sqlite3.connect(path_of(url))) as connection:
        connection.execute("PRAGMA busy_timeout = 2000")
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _there(url: URL) -> bool:
    """Tell whether there is a record to work on, by one connection at the most; RecordError for another schema."""
    on_file = url.get_backend_name() == "sqlite"
    if on_file and not exists(url):
        return False
    with connected(url, Purpose.READ) as connection:
        # A file that holds something else is refused; a database may be empty yet.
        if not on_file and schema_in(connection) is None:
            return False
        refuse_other(connection, url)
    return True


def _role(connection: Connection) -> str | None:
    """Tell who logged in to the database; SQLite lets in whoever may read the file."""
    if connection.dialect.name != "postgresql":
        return None
    return str(connection.exec_driver_sql("SELECT session_user").scalar_one())
