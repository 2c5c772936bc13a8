"""What the tests of the command line share: piped input, a count of changes, and real processes."""

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import func, select

from claims import database
from claims.model import Change
from tests.conftest import Ended

Pipe = Callable[[str | bytes], None]
Shell = Callable[..., Ended]


def interrupt(process: "subprocess.Popen[bytes]") -> None:
    """Press Ctrl-C, again where it came just before the process began to wait for input and so was not seen."""
    time.sleep(0.3)
    while process.poll() is None:
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Pipe:
    """Put something on the next command's stdin."""

    def put(content: str | bytes) -> None:
        raw = content if isinstance(content, bytes) else content.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))

    return put


@pytest.fixture
def changes(place: Path) -> Callable[[], int]:
    """Count the changes on record, without a command."""

    def count() -> int:
        with database.look(database.locate(str(place))) as session:
            return session.scalar(select(func.count()).select_from(Change)) or 0

    return count


@pytest.fixture
def environment(place: Path, tmp_path: Path) -> dict[str, str]:
    """Give the environment of a real process at this test's record."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CLAIMS_", "XDG_"))}
    return kept | {
        "CLAIMS_DATABASE": str(place),
        "CLAIMS_BY": "ana",
        "COLUMNS": "100",
        "HOME": str(tmp_path / "home"),
        "NO_COLOR": "1",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PYTHONWARNINGS": "error",
    }


@pytest.fixture
def shell(environment: dict[str, str]) -> Shell:
    """Run the program as a process of its own; give how it ended."""

    def typed(*arguments: str, stdin: str = "", **more: str) -> Ended:
        ended = subprocess.run(
            [sys.executable, "-m", "claims", *arguments],
            input=stdin,
            env=environment | more,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return Ended(ended.returncode, ended.stdout, ended.stderr)

    return typed
