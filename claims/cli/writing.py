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


def write(place: Path, pieces: Iterable[bytes], *, force: bool) -> None:
    """Write a file; where that fails half way, nothing of it is left and what was there stays: NotWrittenError."""
    refuse(place, force=force)
    # Devices and pipes are written to; replacing one by a file would be a surprise.
    if place.exists() and not place.is_file():
        place.write_bytes(b"".join(pieces))
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f".{place.name[:40]}.", dir=place.parent)
    except OSError as error:
        raise _unwritten(place, error) from error
    half = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        half.chmod(_mode(place))
        half.replace(place.resolve())
    except OSError as error:
        raise _unwritten(place, error) from error
    finally:
        with suppress(FileNotFoundError):
            half.unlink()


def _mode(place: Path) -> int:
    """Give the mode that a file there has, or that a new one gets."""
    if place.exists():
        return place.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _unwritten(place: Path, error: OSError) -> NotWrittenError:
    return NotWrittenError(f"{place} cannot be written: {error.strerror}")
