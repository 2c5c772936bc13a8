"""What went wrong, said in one line, and the exit status that goes with it."""

import errno
import os
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from typer import Abort
from typer._click.exceptions import ClickException, NoArgsIsHelpError, UsageError

from claims.cli import hints
from claims.cli.text import shown
from claims.errors import ClaimsError

DONE, MENDABLE, USAGE, GATE, BUG, INTERRUPTED = 0, 1, 2, 3, 70, 130
# What was kept before it could not be said.
DONE_ALL_THE_SAME = "'claims history' tells what was done"


def guarded(work: Callable[[], object], arguments: list[str]) -> int:
    """Do the work of a command and turn however it ends into an exit status."""
    try:
        # Typer gives back the status of an Exit, 130 where Ctrl-C was typed, and else what the command returned.
        status = work()
    except ClaimsError as error:
        return say(str(error), MENDABLE)
    except ClickException as error:
        return _usage(error, arguments)
    except (Abort, KeyboardInterrupt):
        return _interrupted()
    except OSError as error:
        return _unwritten(error)
    except Exception as error:  # noqa: BLE001 - a bug is told of, not shown
        return of_one(error)
    return _interrupted() if status == INTERRUPTED else status if isinstance(status, int) else DONE


def of_one(error: Exception, name: str | None = None) -> int:
    """Say what went wrong with one of several things, by its name where a sentence of ours does not have it."""
    if isinstance(error, ClaimsError):
        return say(str(error), MENDABLE)
    return say(f"{f'{name}: ' if name else ''}that is a bug in claims{_told(error)}", BUG)


def say(sentence: str, status: int) -> int:
    """Say what is so on stderr, as one line."""
    sys.stderr.write(f"claims: {shown(sentence)}\n")
    return status


def _unwritten(error: OSError) -> int:
    """End where the output went nowhere: the reader has gone, as `head` does, the disk is full or nothing is open."""
    if error.errno not in {errno.EPIPE, errno.ENOSPC, errno.EBADF, errno.EIO}:
        return say(f"that is a bug in claims{_told(error)}", BUG)
    # What is flushed on the way out would raise again.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return (
        MENDABLE
        if error.errno == errno.EPIPE
        else say(f"the output cannot be written: {error.strerror}; {DONE_ALL_THE_SAME}", MENDABLE)
    )


def _interrupted() -> int:
    return say("interrupted; what was not finished was not done", INTERRUPTED)


def _usage(error: ClickException, arguments: list[str]) -> int:
    sentence = error.format_message()
    if isinstance(error, NoArgsIsHelpError):
        sys.stderr.write(f"{sentence}\n")
        return USAGE
    if belongs := hints.misplaced(sentence):
        sentence = belongs
    elif meant := hints.meant(arguments):
        sentence = f"{sentence.rstrip('.')}. Did you mean 'claims {meant}'?"
    elif near := hints.near(sentence):
        sentence = f"{sentence.rstrip('.')}. Did you mean '{near}'?"
    if isinstance(error, UsageError) and error.ctx is not None:
        sys.stderr.write(f"{error.ctx.get_usage()}\n")
    return say(sentence, USAGE)


def _told(bug: Exception) -> str:
    try:
        return f"; what happened is in {_log(bug)}"
    except OSError:
        return f" ({type(bug).__name__}), and no log of it could be written"


def _log(bug: Exception) -> Path:
    """Write the traceback, without what was in the variables, to a file only its owner can read."""
    from platformdirs import user_log_path

    folder = user_log_path("claims", ensure_exists=True)
    path = folder / f"{datetime.now(UTC):%Y-%m-%dT%H%M%S.%f}.log"
    with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        traceback.print_exception(bug, file=file)
    return path
