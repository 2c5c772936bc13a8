"""The way in, and out again without waiting for what a short command never needed."""

import gc
import os
import signal
import sys
from typing import NoReturn

from claims import __version__


def run() -> NoReturn:
    """Run one command and leave."""
    if sys.argv[1:] == ["--version"]:
        _leave(_say_version())
    # Collecting garbage costs a short command a tenth of its time; a long one switches it on again.
    gc.disable()
    sys.unraisablehook = _again
    from claims.cli.main import main  # noqa: PLC0415 - only after the garbage collector is off

    _leave(main(sys.argv[1:]))


def _say_version() -> int:
    sys.stdout.write(f"claims {__version__}\n")
    return 0


def _again(lost: "sys.UnraisableHookArgs") -> None:
    """Press Ctrl-C again where it came while Python tidied up, and would be told of at length and forgotten."""
    if isinstance(lost.exc_value, KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    else:
        sys.__unraisablehook__(lost)


def _leave(status: int) -> NoReturn:
    # Somebody who types Ctrl-C twice means it once.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if "coverage" in sys.modules:
        sys.exit(status)
    for stream in (sys.stdout, sys.stderr):
        try:
            # Closed from the start under some schedulers.
            if stream is not None:
                stream.flush()
        except OSError as error:
            # The reader has gone, as `head` does, or the disk is full.
            status = status or 1
            if not isinstance(error, BrokenPipeError) and stream is sys.stdout:
                os.write(2, f"claims: the output could not be written: {error.strerror}\n".encode())
    # Taking SQLAlchemy apart again costs a quarter of a short command.
    os._exit(status)


if __name__ == "__main__":
    run()
