"""Files that a command writes: whole or not at all, and over nothing that is there unless that was asked for."""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from claims.errors import NotWrittenError


def refuse(place: Path, *, force: bool) -> None:
    """Refuse a place where no file can come to be, before any work is done for it: NotWrittenError."""
    if place.is_dir():
        raise NotWrittenError(f"{place} is a folder; name a file in it")
    if not place.parent.is_dir():
        raise NotWrittenError(f"there is no folder {place.parent}")
    if not force and place.exists():
        raise NotWrittenError(f"{place} is there already; --force writes over it")


def write(place: Path, pieces: Iterable[bytes], *, force: bool, secret: bool = False) -> None:
    """Write a file; where that fails half way, nothing of it is left and what was there stays: NotWrittenError.

    A new file with what is `secret` in it can be read by nobody else.
    """
    refuse(place, force=force)
    # Behind a link is a file too, perhaps on another disk.
    target = place.resolve()
    try:
        if target.exists() and not target.is_file():
            # Devices and pipes are written to; replacing one by a file would be a surprise.
            with target.open("wb") as device:
                device.writelines(pieces)
            return
        handle, half = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
        try:
            _fill(handle, pieces)
            Path(half).chmod(_mode(target, secret=secret))
            _put(Path(half), target, force=force)
        finally:
            with suppress(FileNotFoundError):
                Path(half).unlink()
    except OSError as error:
        raise NotWrittenError(f"{place} cannot be written: {error.strerror}") from error


def _fill(handle: int, pieces: Iterable[bytes]) -> None:
    with os.fdopen(handle, "wb") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())


def _put(half: Path, target: Path, *, force: bool) -> None:
    """Give a file its name; unless it was asked for, not that of a file that came to be meanwhile."""
    if force:
        half.replace(target)
        return
    try:
        target.hardlink_to(half)
    except FileExistsError as error:
        raise NotWrittenError(f"{target} is there already; --force writes over it") from error
    except OSError:
        # Not every file system has links.
        half.replace(target)


def _mode(target: Path, *, secret: bool) -> int:
    """Give the mode that a file there has, or that a new one gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o600 if secret else 0o666 & ~mask
