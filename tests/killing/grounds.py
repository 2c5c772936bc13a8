"""Where a record lies that commands are killed at: a file of SQLite's, or a database on PostgreSQL."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import URL, Connection, NullPool, create_engine, text

from claims import database
from tests.postgres import Server

CONNECTED = "SELECT count(*) FROM pg_stat_activity WHERE datname = :name"
# Who locks or changes a row gets a number for their transaction.
WRITING = f"{CONNECTED} AND backend_xid IS NOT NULL"


class Ground(Protocol):
    """A place where the same record can be put again and again."""

    @property
    def url(self) -> URL:
        """Where the record is now."""

    def prepare(self, begins: Callable[[URL], None]) -> None:
        """Make the record that each run begins with."""

    def begin(self) -> None:
        """Put that record there anew."""

    def wrote(self) -> bool:
        """Tell whether somebody has begun to write and has not ended well."""

    def settle(self) -> None:
        """Wait until whoever worked for a process that was killed has noticed."""


@dataclass(slots=True)
class File:
    """A file in a folder of its own, which has beside it what is written before the record itself is."""

    folder: Path

    @property
    def url(self) -> URL:
        return database.locate(str(self.folder / "now" / "claims.db"))

    def prepare(self, begins: Callable[[URL], None]) -> None:
        begins(database.locate(str(self.folder / "before.db")))

    def begin(self) -> None:
        shutil.rmtree(self.folder / "now", ignore_errors=True)
        (self.folder / "now").mkdir()
        shutil.copy(self.folder / "before.db", self.folder / "now" / "claims.db")

    def wrote(self) -> bool:
        try:
            return (self.folder / "now" / "claims.db-wal").stat().st_size > 0
        except FileNotFoundError:
            # Not yet, or the last who used it has ended well.
            return False

    def settle(self) -> None:
        pass


@dataclass(slots=True)
class Shared:
    """A database on a server, copied from another one; `watching` looks on from a database beside it."""

    server: Server
    watching: Connection
    before: URL | None = None
    now: URL | None = None

    @property
    def url(self) -> URL:
        assert self.now is not None
        return self.now

    def prepare(self, begins: Callable[[URL], None]) -> None:
        self.before = self.server.create()
        begins(self.before)

    def begin(self) -> None:
        if self.now is not None:
            self.server.drop(self.now)
        assert self.before is not None
        self.now = self.server.create(str(self.before.database))

    def wrote(self) -> bool:
        return self._at_work(WRITING)

    def settle(self) -> None:
        while self._at_work(CONNECTED):
            time.sleep(0.005)

    def _at_work(self, asked: str) -> bool:
        return bool(self.watching.execute(text(asked), {"name": self.url.database}).scalar())


@contextmanager
def watching(server: Server) -> Iterator[Connection]:
    """Give a connection that sees who is at work on a server."""
    engine = create_engine(server.url("postgres"), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()
