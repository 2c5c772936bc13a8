"""The person's own editor: found as git finds it, opened on a file, waited for."""

import os
import shutil
import signal
import subprocess
from functools import partial
from pathlib import Path

from claims.cli import git, terminal
from claims.errors import NotAllowedError

# Editors that open a file at a line when told +LINE.
GO_TO_LINE = {"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "joe", "micro", "kak", "mg", "ne"}
# Where an editor may be named, in the order that they are asked.
NAMED = (
    *(partial(os.environ.get, name) for name in ("EDITOR", "VISUAL")),
    partial(git.setting, "core.editor"),
    *(partial(shutil.which, name) for name in ("nano", "vi")),
)
# What a shell answers when there is no such program, or none it may run.
NOT_THERE = (126, 127)


def edit(path: Path, line: int = 1) -> None:
    """Open a file in the editor at a line (from 1) and wait; NotAllowedError where it is not there or fails."""
    command = _command()
    at = [f"+{line}"] if line > 1 and Path(command.split()[0]).name in GO_TO_LINE else []
    # A shell's line, as git takes it: EDITOR may hold options, quotes and variables.
    words = ["/bin/sh", "-c", f'{command} "$@"', command, *at, str(path)]
    with terminal.keyboard() as keyboard, subprocess.Popen(words, stdin=keyboard) as process:  # noqa: S603 - the person's own editor
        status = _wait(process)
    if status in NOT_THERE:
        raise NotAllowedError(f"the editor '{command}' is not there; say in EDITOR which you use: EDITOR=nano")
    if status:
        raise NotAllowedError(f"the editor '{command}' ended with status {status}, so nothing was changed")


def _command() -> str:
    """Give the editor that the environment names, git's, or one that is there."""
    for named in NAMED:
        if command := (named() or "").strip():
            return command
    raise NotAllowedError("there is no editor here; say in EDITOR which you use: EDITOR=nano")


def _wait(process: "subprocess.Popen[bytes]") -> int:
    """Wait for the editor; what Ctrl-C means while it is open is for it to say."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return process.wait()
    finally:
        signal.signal(signal.SIGINT, before)
