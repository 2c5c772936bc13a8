"""Text on stdout; on a terminal, what is longer than it is high goes through a pager."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain

import typer

from claims.cli.text import width

# What changes a colour takes no room.
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
# As git has it: a text that fits goes by, colours stay, and it is still to be seen when the pager has ended.
LESS = "FRX"
# A person's words for no pager; `cat` is the old way to say so.
NONE: tuple[list[str], ...] = ([], ["cat"])


def write(pieces: Iterable[str], *, plainly: bool = False) -> None:
    """Write pieces of text as they come, through the pager where they are more than a terminal can show.

    A pager that is left early ends the command, quietly and well.
    """
    if plainly or not _can_be_paged():
        sys.stdout.writelines(pieces)
        return
    waiting, held = iter(pieces), list[str]()
    paged = _overflows(waiting, held) and _page(chain(held, waiting))
    if not paged:
        sys.stdout.writelines(chain(held, waiting))


def _can_be_paged() -> bool:
    return sys.stdout.isatty() and (os.environ.get("TERM") or "dumb") != "dumb"


def _overflows(pieces: Iterator[str], held: list[str]) -> bool:
    """Hold pieces back until it is known whether they are more than a screenful."""
    screen = shutil.get_terminal_size()
    rows = 0
    for piece in pieces:
        held.append(piece)
        rows += _rows(piece, screen.columns)
        if rows > screen.lines:
            return True
    return False


def _rows(piece: str, columns: int) -> int:
    """Count the rows a piece takes, with those that its long lines run over into."""
    lines = COLOURS.sub("", piece).splitlines()
    return piece.count("\n") + sum(max(0, width(line) - 1) // columns for line in lines)


def _page(pieces: Iterable[str]) -> bool:
    """Give the pieces to the pager and wait for its end; tell whether there was one to give them to."""
    with _undisturbed():
        if (pager := _start()) is None:
            return False
        try:
            # Its block closes the pager's input and waits for it, however the writing ends.
            with pager:
                if pager.stdin is not None:
                    pager.stdin.writelines(pieces)
        except BrokenPipeError:
            raise typer.Exit from None
    return True


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Leave Ctrl-C to the pager, which stays on the terminal until it is told to go."""
    # A function, not SIG_IGN: what the pager starts would inherit that.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _start() -> "subprocess.Popen[str] | None":
    """Start the pager; None where nobody wants one, or it cannot be started."""
    if (command := _command()) in NONE:
        return None
    sys.stdout.flush()
    try:
        return subprocess.Popen(  # noqa: S603 - the person's own pager
            command,
            stdin=subprocess.PIPE,
            env={"LESS": LESS, **os.environ},
            encoding=sys.stdout.encoding,
            errors=sys.stdout.errors,
        )
    except OSError:
        return None


def _command() -> list[str]:
    typed = os.environ.get("PAGER")
    if typed is None:
        return ["less"] if shutil.which("less") else []
    try:
        return shlex.split(typed)
    except ValueError:
        # An open quotation mark.
        return []
