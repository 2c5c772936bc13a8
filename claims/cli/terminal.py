"""The person at the terminal: where they type, also when something else is piped in, and a question to them."""

import os
import sys
import termios
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TextIO


@contextmanager
def keyboard() -> Iterator[TextIO | None]:
    """Give what a person types into, None where there is nobody."""
    if sys.stdin is not None and sys.stdin.isatty():
        yield sys.stdin
        return
    # Claims may be piped in by somebody who looks on.
    opened = _console() if sys.stderr is not None and sys.stderr.isatty() else None
    try:
        yield opened
    finally:
        if opened is not None:
            opened.close()


def confirm(question: str) -> bool | None:
    """Ask whether something is wanted; None where there is nobody to ask."""
    with keyboard() as typed:
        if typed is None:
            return None
        sys.stderr.write(f"{question} [y/N]: ")
        sys.stderr.flush()
        return typed.readline().strip().lower() in {"y", "yes"}


def hidden(question: str) -> str | None:
    """Ask for something that is not shown as it is typed; None where there is nobody to ask."""
    with keyboard() as typed:
        if typed is None:
            return None
        # The question comes when nothing is shown any more: whoever answers at once is not seen either.
        with _unseen(typed.fileno()):
            sys.stderr.write(f"{question}: ")
            sys.stderr.flush()
            line = typed.readline()
        sys.stderr.write("\n")
        return line.strip()


def choose(question: str, answers: Mapping[str, str]) -> str | None:
    """Ask for one of some letters, each with its meaning; give the letter, None where there is nobody to ask.

    The last is taken for an end of input.
    """
    *_, last = answers
    meanings = ", ".join(f"{letter} = {meaning}" for letter, meaning in answers.items())
    with keyboard() as typed:
        if typed is None:
            return None
        while True:
            sys.stderr.write(f"{question} ({meanings}): ")
            sys.stderr.flush()
            line = typed.readline()
            said = line.strip().lower() if line else last
            for letter, meaning in answers.items():
                if said in {letter, meaning}:
                    return letter


@contextmanager
def _unseen(keys: int) -> Iterator[None]:
    """Let a terminal not show what is typed; what was typed too early to be hidden is thrown away."""
    before = termios.tcgetattr(keys)
    silent = [*before]
    silent[3] = before[3] & ~termios.ECHO
    termios.tcsetattr(keys, termios.TCSAFLUSH, silent)
    try:
        yield
    finally:
        termios.tcsetattr(keys, termios.TCSAFLUSH, before)


def _console() -> TextIO | None:
    try:
        return os.fdopen(os.open("/dev/tty", os.O_RDONLY), encoding="utf-8", errors="replace")
    except OSError:
        return None
