"""What is longer than the terminal is high goes through the pager."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

# Real processes and terminals.
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("buses")]

# A pager that says what it was given.
MARKS = "sed s/^/paged:/"


@pytest.mark.parametrize(
    ("line", "rows", "paged"),
    [
        ("list --limit 22", 24, False),
        ("list --limit 23", 24, False),
        ("list --limit 24", 24, True),
        ("list --limit 24", 80, False),
        ("list --limit 24 --no-pager", 24, False),
        ("list --limit 9 --json", 24, True),
        ("article list", 24, False),
        ("article show 1 --text", 24, True),
        ("show 1-9", 24, True),
        ("search number", 24, True),
        ("history --fields number,row", 24, True),
        ("stats", 2, True),
        ("show 1", 5, True),
    ],
)
def test_what_a_terminal_cannot_show_at_once_is_paged(terminal: Terminal, line: str, rows: int, *, paged: bool) -> None:
    ended = terminal(*line.split(), rows=rows, PAGER=MARKS)

    assert (ended.status, ended.out.startswith("paged:")) == (0, paged)


@pytest.mark.parametrize("pager", ["", "cat", "no-such-thing --at all", "/dev/null", "less '"])
def test_without_a_pager_everything_is_written_as_it_is(terminal: Terminal, pager: str) -> None:
    plain = terminal("list", "--no-pager")

    assert terminal("list", PAGER=pager) == plain


@pytest.mark.parametrize("kind", ["dumb", ""])
def test_a_terminal_that_cannot_move_about_has_no_pager(terminal: Terminal, kind: str) -> None:
    assert "paged:" not in terminal("list", PAGER=MARKS, TERM=kind).out


def test_lines_that_run_over_are_counted_as_they_are_seen(terminal: Terminal) -> None:
    wide, narrow = (
        terminal("article", "list", "--json", rows=4, columns=columns, PAGER=MARKS) for columns in (900, 60)
    )

    assert "paged:" not in wide.out
    assert narrow.out.startswith("paged:")


def test_colours_and_what_is_set_for_less_reach_the_pager(terminal: Terminal) -> None:
    ended = terminal("list", PAGER="sh -c 'cat; echo $LESS'")
    own = terminal("list", PAGER="sh -c 'echo $LESS'", LESS="S")

    assert "\x1b[33munverified\x1b[0m" in ended.out
    assert "FRX\n" in ended.out
    assert own.out.startswith("S\n")


def test_what_is_said_comes_after_the_pager_has_ended(terminal: Terminal) -> None:
    ended = terminal("list", PAGER="sh -c 'cat; sleep 0.2; echo the end'")

    assert ended.out.endswith("the end\n10 more; --all shows them.\n")


def test_a_pager_that_is_left_early_ends_the_command_well(terminal: Terminal, tmp_path: Path) -> None:
    tmp_path.joinpath("long.txt").write_text("A line of a long text.\n" * 20_000)
    terminal("import", str(tmp_path / "long.txt"), "--no-extract")

    ended = terminal("article", "show", "2", "--text", PAGER="head -1")

    assert (ended.status, ended.out) == (0, "A line of a long text.\n")


@pytest.mark.parametrize("then", ["cat", "cat; kill -INT $$"])
def test_ctrl_c_is_the_pagers(terminal: Terminal, then: str) -> None:
    ended = terminal("list", PAGER=f"sh -c 'kill -INT $PPID; {then}'", NO_COLOR="1")

    assert ended.status == 0
    assert ended.out.splitlines()[-1] == "10 more; --all shows them."
    assert "Traceback" not in ended.out


@pytest.mark.skipif(shutil.which("less") is None, reason="less is not installed")
def test_less_shows_a_screenful_and_waits(terminal: Terminal, environment: dict[str, str]) -> None:
    environment.pop("PAGER")

    ended = terminal("list", asks=":\x1b[K", answer="q")

    assert ended.status == 0
    assert "121 never came back" in ended.out
    assert "130 never" not in ended.out
