"""Opening a file, or saying why it cannot be read."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from claims.errors import NotReadableError


@contextmanager
def opened(path: Path, name: str) -> Iterator[BufferedReader]:
    """Open a regular file for reading bytes; `name` is what the user typed.

    NotReadableError: nothing there, a folder, a pipe or device, no permission, or a read that fails
    inside the block.
    """
    try:
        # Before opening: to open a pipe that nobody writes to would wait for ever.
        _refuse_irregular(path.stat().st_mode, name)
        with path.open("rb") as file:
            yield file
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotReadableError(f"there is no file {name}") from error
    except OSError as error:
        raise NotReadableError(f"{name} cannot be read: {reason(error)}") from error


def reason(error: OSError) -> str:
    """Say in the system's words what went wrong, without number or path."""
    return (error.strerror or "the system does not say why").lower()


def _refuse_irregular(mode: int, name: str) -> None:
    if stat.S_ISDIR(mode):
        raise NotReadableError(f"{name} is a folder: name the files in it")
    if not stat.S_ISREG(mode):
        raise NotReadableError(f"{name} is a pipe or a device, not a file: pipe the text in and name it -")
