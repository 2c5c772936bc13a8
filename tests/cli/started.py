"""A program that was started once: forked, it becomes a command at a terminal, with nothing to load any more."""

import os
import sys
import warnings
from multiprocessing.connection import Connection

from claims.__main__ import run


def become(arguments: tuple[str, ...], terminal: Connection, environment: dict[str, str]) -> None:
    """Be the command that is typed at a terminal; never come back."""
    # Of its own, since the connection closes the other.
    os.login_tty(os.dup(terminal.fileno()))
    os.environ.clear()
    os.environ.update(environment)
    encoding = environment.get("PYTHONIOENCODING", "utf-8")
    sys.stdin = os.fdopen(0, encoding=encoding)
    sys.stdout = os.fdopen(1, "w", encoding=encoding)
    sys.stderr = os.fdopen(2, "w", encoding=encoding, errors="backslashreplace")
    warnings.simplefilter("error")
    sys.argv = ["claims", *arguments]
    run()
