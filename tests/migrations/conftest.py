"""A PostgreSQL server of the tests' own, where the machine has one to start."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine

from claims import database

NEEDED = os.environ.get("CLAIMS_TESTS_NEED_POSTGRES") == "1"
NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Server:
    """A server that listens on a socket in a folder, open to whoever can reach it there."""

    folder: Path

    def url(self, database: str) -> URL:
        return URL.create("postgresql+psycopg", "claims", database=database, query={"host": str(self.folder)})


def programs() -> Path | None:
    """Find the folder with PostgreSQL's own programs, the newest where there are several."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: float(path.parts[-3]))
    found = str(installed[-1]) if installed else shutil.which("pg_ctl")
    return Path(found).parent if found else None


def without(reason: str) -> None:
    if NEEDED:
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    bin_ = programs()
    if bin_ is None:
        without("there is no PostgreSQL server on this machine")
    # The server refuses to run as root, so that root becomes the user that its package has made.
    user = "postgres" if os.geteuid() == 0 else None
    if user and user not in {entry.pw_name for entry in pwd.getpwall()}:
        without("PostgreSQL does not run as root, and there is no user 'postgres'")
    with tempfile.TemporaryDirectory(prefix="claims-") as name:
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

        run(
            "initdb", "--pgdata=data", "--username=claims", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"
        )
        settings = f"-c unix_socket_directories={name} -c listen_addresses= -c fsync=off"
        run("pg_ctl", "--pgdata=data", "--wait", "--log=log", f"--options={settings}", "start")
        try:
            yield Server(folder)
        finally:
            run("pg_ctl", "--pgdata=data", "--wait", "--mode=immediate", "stop")


@pytest.fixture
def postgres(server: Server) -> URL:
    """An empty database on PostgreSQL."""
    name = f"claims_{next(NUMBERS)}"
    engine = create_engine(server.url("postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return server.url(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> URL:
    """The place of a record that is still to be made."""
    if request.param == "sqlite":
        return database.locate(str(tmp_path / "new.db"))
    url: URL = request.getfixturevalue("postgres")
    return url
