"""What the tests of the command line share: piped input, a count of changes, real processes and terminals."""

import fcntl
import io
import multiprocessing
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

import pytest
from sqlalchemy import func
from sqlalchemy import select as selected

from claims import database
from claims.extraction import FoundClaim
from claims.intake import Page
from claims.model import Change
from claims.vocabulary import Kind, Value
from tests import records
from tests.cli.started import become
from tests.conftest import Ended, recorded
from tests.records import Place

Pipe = Callable[[str | bytes], None]
Shell = Callable[..., Ended]
Terminal = Callable[..., Ended]

SENTENCE = "Officials of the northern province said on the radio that bus number {} never came back."
CTRL_C = "\x03"


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
            return session.scalar(selected(func.count()).select_from(Change)) or 0

    return count


@pytest.fixture
def environment(place: Path, tmp_path: Path) -> dict[str, str]:
    """Give the environment of a real process at this test's record."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CLAIMS_", "XDG_"))}
    return kept | {
        "CLAIMS_DATABASE": str(place),
        "CLAIMS_BY": "ana",
        "CLAIMS_CAPTURE": "no",
        "COLUMNS": "100",
        "HOME": str(tmp_path / "home"),
        "NO_COLOR": "1",
        "PAGER": "",
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


@pytest.fixture(scope="session")
def lost(template: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A record of 60 lost buses, made once and copied."""
    sentences = [SENTENCE.format(number) for number in range(100, 160)]
    text = "\n\n".join(sentences)
    found = [
        FoundClaim(Kind.OTHER, start, start + 7, text[start : start + 7], Value(), "tests", 0.5, None)
        for start in (text.index(f"bus number {number}") + 4 for number in range(100, 160))
    ]
    page = Page(
        text=text,
        title="Buses \x1b[31mlost",
        published=date(2024, 5, 8),
        media_type="text/plain",
        read_by="tests",
        location="/desk/buses.txt",
        original=text.encode(),
    )
    return recorded(page, found, records.copied(template, tmp_path_factory.mktemp("lost")))


@pytest.fixture
def buses(place: Path) -> None:
    """An article of 60 long sentences with a claim in each; no other is on record."""


@pytest.fixture(scope="session")
def started() -> ForkServerContext:
    """Give a program that was started once and becomes each command, for where a start is not what is tested."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.cli.loaded"])
    # Now, before any test has left the folder that our own modules are found from, and while nobody waits for it.
    first = context.Process()
    first.start()
    first.join()
    return context


@pytest.fixture
def terminal(started: ForkServerContext, environment: dict[str, str]) -> Terminal:
    """Run a command in a terminal of so many columns and rows, answer what it asks; all it shows is `out`.

    `meanwhile` is done while the question stands.
    """

    def typed(
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        asks: str = "[y/N]: ",
        answer: str = "",
        meanwhile: Callable[[], object] | None = None,
        **more: str,
    ) -> Ended:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        kept = {name: value for name, value in environment.items() if name not in {"COLUMNS", "LINES", "NO_COLOR"}}
        given = kept | {"TERM": "xterm"} | more
        # As a connection, which is what the other process can be handed.
        with Connection(theirs) as passed:
            process = started.Process(target=become, args=(arguments, passed, given))
            process.start()
        try:
            seen = b""
            while piece := _read(ours):
                seen += piece
                if answer and seen.endswith(asks.encode()):
                    if meanwhile is not None:
                        meanwhile()
                    _answer(process, ours, answer)
            process.join(10)
            assert process.exitcode is not None, "the command does not end"
            return Ended(process.exitcode, seen.decode().replace("\r\n", "\n"), "")
        finally:
            os.close(ours)
            process.kill()

    return typed


def _read(terminal: int) -> bytes:
    assert select.select([terminal], [], [], 30)[0], "the command waits for something"
    try:
        return os.read(terminal, 4096)
    except OSError:
        # Linux says so when the other end is closed.
        return b""


def _answer(process: ForkServerProcess, terminal: int, answer: str) -> None:
    os.write(terminal, answer.encode())
    for _ in range(10):
        # Ctrl-C is not seen where it comes just before the process begins to wait for input.
        if answer == CTRL_C and process.exitcode is None:
            process.join(1)
            os.write(terminal, answer.encode())
