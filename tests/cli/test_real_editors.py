"""The editors people have, in a real terminal: tmux types, and what it shows is read."""

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Run

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("story")]

NEEDED = os.environ.get("CLAIMS_TESTS_NEED_EDITORS") == "1"
# How each editor is started without its owner's settings, and what is typed into it to dismiss claim 2 and make claim
# 5 a sum of 5 million; then to save and leave, and to leave without saving.
EDITORS = {
    "vim": (
        "vim -u NONE -N -n",
        (":%s/^2 unverified/2 dismissed/", "Enter", "/4000000", "Enter", "cw", "5000000", "Escape"),
        (":wq", "Enter"),
        (":q!", "Enter"),
    ),
    "nano": (
        "nano --ignorercfiles --nowrap",
        (
            *(*["Down"] * 7, "Right", "Right", *["Delete"] * len("unverified"), "dismissed"),
            *("Down", "Down", "Down", "Home", *["Right"] * 22, "Delete", "5"),
        ),
        ("C-o", "Enter", "C-x"),
        ("C-x", "n"),
    ),
}


class Tmux:
    """A terminal of 120 columns and 40 rows, with a shell in it."""

    def __init__(self, socket: Path) -> None:
        self.command = ["tmux", "-S", str(socket), "-f", "/dev/null"]

    def type(self, *keys: str) -> None:
        """Press keys, by tmux's names, or type text."""
        for key in keys:
            self("send-keys", "-t", "desk", key)

    def wait_for(self, words: str) -> str:
        """Give the screen once it shows some words."""
        screen = ""
        for _ in range(300):
            screen = self("capture-pane", "-p", "-t", "desk")
            if words in screen:
                return screen
            time.sleep(0.1)
        pytest.fail(f"the screen never showed {words!r}:\n{screen}")

    def __call__(self, *arguments: str) -> str:
        """Tell tmux something."""
        return subprocess.run([*self.command, *arguments], check=True, capture_output=True, text=True).stdout


def require(*programs: str) -> None:
    for program in programs:
        if shutil.which(program) is None:
            (pytest.fail if NEEDED else pytest.skip)(f"there is no {program} on this machine")


@pytest.fixture
def tmux(environment: dict[str, str], tmp_path: Path) -> Iterator[Tmux]:
    require("tmux")
    terminal = Tmux(tmp_path / "tmux")
    own = environment | {"PS1": "ready$ ", "TMPDIR": str(tmp_path), "LANG": "C.UTF-8", "SHELL": "/bin/sh"}
    # Its own width, not the one that other tests fix.
    own.pop("COLUMNS")
    given = [f"{name}={value}" for name, value in own.items()]
    terminal("new-session", "-d", "-s", "desk", "-x", "120", "-y", "40", shlex.join(["env", "-i", *given, "/bin/sh"]))
    terminal.wait_for("ready$")
    yield terminal
    terminal("kill-server")


def edit(editor: str) -> str:
    return f"EDITOR={shlex.quote(editor)} {shlex.quote(sys.executable)} -m claims edit 1-6"


@pytest.mark.parametrize("name", EDITORS)
def test_claims_are_edited_by_the_dozen(tmux: Tmux, run: Run, name: str) -> None:
    require(name)
    editor, change, save, _ = EDITORS[name]

    tmux.type(edit(editor), "Enter")
    tmux.wait_for("[Nobody told us it was this bad]")
    tmux.type(*change, *save)
    screen = tmux.wait_for("Do this to 2 claims? (y = yes, e = edit again, n = no):")
    tmux.type("y", "Enter")
    tmux.wait_for("'claims undo' takes it back.")

    assert "- 2 unverified date 2024-05-06" in screen
    assert "+ 2 dismissed date 2024-05-06" in screen
    assert "+ 5 unverified money 5000000 USD" in screen
    assert run("list --dismissed --fields number,status,low --format csv").out.splitlines()[2:6:3] == [
        "2,dismissed,",
        "5,unverified,5000000",
    ]


@pytest.mark.parametrize("name", EDITORS)
def test_who_leaves_without_saving_changes_nothing(
    tmux: Tmux, changes: Callable[[], int], tmp_path: Path, name: str
) -> None:
    require(name)
    editor, change, _, leave = EDITORS[name]
    before = changes()

    tmux.type(edit(editor), "Enter")
    tmux.wait_for("[Nobody told us it was this bad]")
    tmux.type(*change, *leave)
    tmux.wait_for("Nothing was changed.")

    assert (changes(), list(tmp_path.glob("claims-*.txt"))) == (before, [])


def test_the_editor_opens_again_on_the_bad_line_and_once_more_when_asked(tmux: Tmux, run: Run) -> None:
    require("vim")
    editor, _, save, _ = EDITORS["vim"]

    tmux.type(edit(editor), "Enter")
    tmux.wait_for("[Nobody told us it was this bad]")
    tmux.type(":%s/^5 unverified/5 verified/", "Enter", *save)
    tmux.wait_for("#! claim 5 cannot be verified: no source supports it yet")
    # The line that it opened on.
    tmux.type(":s/5 verified/5 unverified/", "Enter", ":%s/^2 unverified/2 dismissed/", "Enter", *save)
    tmux.wait_for("Do this to 1 claim?")
    tmux.type("e", "Enter")
    tmux.wait_for("[Nobody told us it was this bad]")
    tmux.type(":%s/^4 unverified/4 =1/", "Enter", *save)
    tmux.wait_for("Do this to 2 claims?")
    tmux.type("y", "Enter")
    tmux.wait_for("'claims undo' takes it back.")

    assert run("list --format ids").out.split() == ["1", "3", "5", "6"]


def test_claims_that_are_piped_in_are_edited_at_the_terminal(tmux: Tmux, run: Run) -> None:
    require("vim")
    editor, change, save, _ = EDITORS["vim"]

    tmux.type(f"echo 2 5 | {edit(editor).replace('edit 1-6', 'edit -')}", "Enter")
    tmux.wait_for("[$4 million]")
    tmux.type(*change, *save)
    tmux.wait_for("Do this to 2 claims?")
    tmux.type("n", "Enter")
    screen = tmux.wait_for("nothing was changed")

    assert "What you wrote is kept;" in screen
    assert run("list --format ids").out.split() == ["1", "2", "3", "4", "5", "6"]


def test_who_pipes_claims_in_is_asked_at_the_terminal(tmux: Tmux, run: Run) -> None:
    tmux.type(f"echo 2 3 4 5 | {shlex.quote(sys.executable)} -m claims mark dismissed - --note why", "Enter")
    tmux.wait_for("Mark 4 claims dismissed? [y/N]:")
    tmux.type("y", "Enter")
    tmux.wait_for("Claim 5 dismissed:")

    assert run("list --format ids").out.split() == ["1", "6"]


def test_ctrl_c_is_the_editors_own_and_at_the_question_gives_up(tmux: Tmux, changes: Callable[[], int]) -> None:
    require("vim")
    editor, change, save, _ = EDITORS["vim"]
    before = changes()

    tmux.type(edit(editor), "Enter")
    tmux.wait_for("[Nobody told us it was this bad]")
    tmux.type("C-c", *change, *save)
    tmux.wait_for("Do this to 2 claims?")
    tmux.type("C-c")
    screen = tmux.wait_for("interrupted; what was not finished was not done")

    assert "What you wrote is kept;" in screen
    assert changes() == before
