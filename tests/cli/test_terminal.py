"""What a terminal sees, in a real one."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from claims import database
from claims.extraction import FoundClaim
from claims.intake import Page
from claims.tracking import articles
from claims.vocabulary import Kind, Value
from tests.cli.conftest import interrupt
from tests.conftest import Ended

# Real processes and terminals.
pytestmark = pytest.mark.slow

SENTENCE = "Officials of the northern province said on the radio that bus number {} never came back."
CTRL_C = "\x03"
Terminal = Callable[..., Ended]


@pytest.fixture
def buses(place: Path) -> None:
    """An article of 60 long sentences with a claim in each."""
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
    with database.begin(database.locate(str(place))) as session:
        session.info["login"] = "tester"
        articles.add(session, page, found, extracted_by="tests", by="ana")


@pytest.fixture
def terminal(environment: dict[str, str]) -> Terminal:
    """Run a command in a terminal of so many columns, type an answer; all it shows is `out`."""

    def typed(*arguments: str, columns: int = 80, answer: str = "", **more: str) -> Ended:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        kept = {name: value for name, value in environment.items() if name not in {"COLUMNS", "NO_COLOR"}}
        with subprocess.Popen(
            [sys.executable, "-m", "claims", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=kept | {"TERM": "xterm"} | more,
        ) as process:
            os.close(theirs)
            try:
                seen = b""
                while piece := _read(ours):
                    seen += piece
                    if answer and seen.endswith(b"[y/N]: "):
                        _answer(process, ours, answer)
                return Ended(process.wait(10), seen.decode().replace("\r\n", "\n"), "")
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


def _answer(process: "subprocess.Popen[bytes]", terminal: int, answer: str) -> None:
    if answer == CTRL_C:
        # As a signal, since the terminal is not the one that controls the process.
        interrupt(process)
    else:
        os.write(terminal, answer.encode())


@pytest.mark.usefixtures("buses")
def test_a_list_shows_fifty_rows_and_says_how_many_more(terminal: Terminal) -> None:
    shown, whole = terminal("list", NO_COLOR="1"), terminal("list", "--all", NO_COLOR="1")

    assert len(shown.out.splitlines()) == 1 + 50 + 1
    assert shown.out.endswith("\n10 more; --all shows them.\n")
    assert len(whole.out.splitlines()) == 1 + 60


@pytest.mark.usefixtures("buses")
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_rows_are_cut_to_the_width_and_keep_the_claim(terminal: Terminal, columns: int) -> None:
    _, *rows, _ = terminal("list", columns=columns, NO_COLOR="1").out.splitlines()

    assert max(map(len, rows)) <= columns
    assert all("[number " in row for row in rows)


@pytest.mark.usefixtures("buses")
def test_colours_are_for_terminals_that_want_them(terminal: Terminal) -> None:
    plain, coloured = terminal("list", "--limit", "2", NO_COLOR="1"), terminal("list", "--limit", "2")

    assert "\x1b" not in plain.out
    assert "\x1b[33munverified\x1b[0m" in coloured.out


@pytest.mark.usefixtures("buses")
def test_control_characters_are_shown_on_a_terminal(terminal: Terminal) -> None:
    ended = terminal("article", "list", NO_COLOR="1")

    assert "Buses ␛[31mlost" in ended.out


@pytest.mark.usefixtures("buses")
@pytest.mark.parametrize(
    ("answer", "status", "says"),
    [
        ("y\n", 0, "and 40 more claims unproven"),
        ("n\n", 1, "claims: nothing was changed"),
        (CTRL_C, 130, "interrupted"),
    ],
)
def test_many_claims_are_asked_about_first(
    terminal: Terminal, changes: Callable[[], int], answer: str, status: int, says: str
) -> None:
    before = changes()

    ended = terminal("mark", "unproven", "1-60", "--note", "why", answer=answer)

    assert "Mark 60 claims? [y/N]:" in ended.out
    assert (ended.status, says in ended.out) == (status, True)
    assert changes() - before == (60 if status == 0 else 0)


def test_a_progress_bar_leaves_nothing_behind(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "news.txt"
    file.write_text("Nothing to see.\n")

    ended = terminal("import", str(file), "--no-extract", NO_COLOR="1")

    assert ended.status == 0
    assert "Article 1: Nothing to see." in ended.out


def test_a_text_is_shown_on_a_terminal_with_its_control_characters_visible(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "news.txt"
    file.write_text("Nothing \x1b[31mto see.\n\nAt all.\n")
    terminal("import", str(file), "--no-extract")

    ended = terminal("article", "show", "1", "--text")

    assert ended.out == "Nothing ␛[31mto see.\n\nAt all.\n"
