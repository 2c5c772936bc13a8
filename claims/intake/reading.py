"""From what was typed to a Page: find the bytes, find the reader."""

import math
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from claims.errors import NotReadableError
from claims.intake import files, foreign, locations, markdown, plain
from claims.intake.locations import Address, File
from claims.intake.page import Material, Page

Reader = Callable[[Material], Page]

# By the ending of the name. Anything else, and stdin, is plain text: to guess Markdown would rewrite words
# that were not meant as such, and whoever means it can name the file .md.
READERS: dict[str, Reader] = {".md": markdown.read, ".markdown": markdown.read}

_MEGABYTE = 1_000_000


def read(location: str, *, max_bytes: int = 10 * _MEGABYTE, stdin: BinaryIO | None = None) -> Page:
    """Read the article that a LOCATION names; `stdin` is read for `-` only, the process's own unless given.

    NotUnderstoodError: what was typed can be no location. NotReadableError: there is no article to be had
    from it, or it is longer than `max_bytes`.
    """
    where = locations.parse(location)
    if isinstance(where, Address):
        raise NotReadableError(f"{location} is a web page, and those cannot be read yet: save its text in a file")
    if isinstance(where, File):
        return _read_file(where.path, location, max_bytes)
    return plain.read(_from_stdin(sys.stdin.buffer if stdin is None else stdin, max_bytes))


def _read_file(path: Path, typed: str, max_bytes: int) -> Page:
    with files.opened(path, typed) as file:
        start = file.read(foreign.SIGNATURE_BYTES)
        foreign.refuse_binary(start, typed)
        if (size := path.stat().st_size) > max_bytes:
            raise NotReadableError(_too_large(typed, size, max_bytes))
        original = start + _read_up_to(file, max_bytes + 1 - len(start))
    if len(original) > max_bytes:  # it grew, or it is one of those whose size the system gives as 0
        raise NotReadableError(_larger(typed, max_bytes))
    reader = READERS.get(path.suffix.lower(), plain.read)
    return reader(Material(typed, str(path), original))


def _from_stdin(stdin: BinaryIO, max_bytes: int) -> Material:
    try:
        original = _read_up_to(stdin, max_bytes + 1)
    except OSError as error:
        raise NotReadableError(f"stdin cannot be read: {files.reason(error)}") from error
    foreign.refuse_binary(original, "stdin")
    if len(original) > max_bytes:
        raise NotReadableError(_larger("stdin", max_bytes))
    return Material("stdin", "-", original)


def _read_up_to(stream: BinaryIO, count: int) -> bytes:
    """Read until the end or `count` bytes, for streams that give less than they are asked for."""
    pieces: list[bytes] = []
    while count > 0 and (piece := stream.read(count)):
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)


def _too_large(name: str, size: int, limit: int) -> str:
    tens = math.ceil(size / _MEGABYTE / 10) * 10
    rounded = math.ceil(size / _MEGABYTE * 10) / 10
    return f"{name} is {rounded:g} MB; the limit is {limit / _MEGABYTE:g} MB: --max-size {tens} raises it"


def _larger(name: str, limit: int) -> str:
    return f"{name} is larger than the limit of {limit / _MEGABYTE:g} MB: --max-size raises it"
