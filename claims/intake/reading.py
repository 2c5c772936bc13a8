"""From what was typed to a Page: find the bytes, tell what they are, find the reader."""

import math
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from claims.errors import NotReadableError
from claims.intake import documents, files, limits, locations, media_types, refusing, web
from claims.intake.limits import MEGABYTE, Limits
from claims.intake.locations import Address, File
from claims.intake.page import Material, NotCaptured, Page
from claims.intake.readable import kinds
from claims.intake.readable.markdown import article as markdown
from claims.intake.text import languages, plain
from claims.intake.web import peers
from claims.intake.web.peers import MayReach

Reader = Callable[[Material], Page]

# By media type. Anything else that may be text is plain text: to guess Markdown would rewrite words that were not
# meant as such, and whoever means it can name the file .md.
READERS: dict[str | None, Reader] = {
    "text/markdown": markdown.read,
    **{kind: partial(documents.read, reader=reader, media_type=kind) for kind, reader in kinds.ARTICLES.items()},
}
_HEAD_BYTES = 4096
# Its kind is told by what is packed in it.
_PACKED = "application/zip"


def read(
    location: str,
    *,
    max_bytes: int = 10 * MEGABYTE,
    seconds: float = limits.SECONDS,
    stdin: BinaryIO | None = None,
    may_reach: MayReach = peers.public,
) -> Page:
    """Read the article that a LOCATION names; `stdin` is read for `-` only, the process's own unless given.

    An address is fetched within `seconds`, from no machine that `may_reach` refuses. NotUnderstoodError: what was
    typed can be no location. NotReadableError: there is no article to be had from it, or it is longer than `max_bytes`.
    """
    where = locations.parse(location)
    if isinstance(where, Address):
        page = _fetched(where.url, location, Limits(seconds=seconds, max_bytes=max_bytes), may_reach)
    elif isinstance(where, File):
        page = _read_file(where.path, location, max_bytes)
    else:
        original = from_stdin(stdin, max_bytes)
        page = _read(Material("stdin", "-", original), media_types.by_signature(original))
    return languages.with_language(page)


def from_stdin(stdin: BinaryIO | None, max_bytes: int) -> bytes:
    """Read what is piped in, to this process unless another one is given.

    NotReadableError: it was closed from the start, as under some schedulers; reading fails; more than `max_bytes`.
    """
    if stdin is None and sys.stdin is None:
        raise NotReadableError("stdin is closed: pipe the text in, or name a file")
    try:
        original = _read_up_to(sys.stdin.buffer if stdin is None else stdin, max_bytes + 1)
    except OSError as error:
        raise NotReadableError(f"stdin cannot be read: {files.reason(error)}") from error
    if len(original) > max_bytes:
        refusing.refuse_kind(media_types.by_signature(original[:_HEAD_BYTES]), "stdin")
        raise NotReadableError(larger("stdin", max_bytes))
    return original


def larger(name: str, limit: int) -> str:
    """Say that something is larger than was allowed, and what allows more."""
    return f"{name} is larger than the limit of {limits.megabytes(limit)}: --max-size raises it"


def _read(material: Material, media_type: str | None) -> Page:
    if not material.original.strip():
        raise NotReadableError(f"{material.name} is empty")
    refusing.refuse_kind(media_type, material.name)
    return READERS.get(media_type, plain.read)(material)


def _fetched(url: str, typed: str, allowed: Limits, may_reach: MayReach) -> Page:
    found = web.fetched(url, allowed, may_reach)
    if isinstance(found, NotCaptured):
        raise NotReadableError(f"{typed} cannot be read: {found.reason}")
    return _read(Material(typed, url, found.original, found.address, found.charset), found.media_type)


def _read_file(path: Path, typed: str, max_bytes: int) -> Page:
    with files.opened(path, typed) as file:
        start = file.read(_HEAD_BYTES)
        if (kind := media_types.by_signature(start)) != _PACKED:
            refusing.refuse_kind(kind, typed)
        if (size := path.stat().st_size) > max_bytes:
            raise NotReadableError(_too_large(typed, size, max_bytes))
        original = start + _read_up_to(file, max_bytes + 1 - len(start))
    if len(original) > max_bytes:  # it grew, or it is one of those whose size the system gives as 0
        raise NotReadableError(larger(typed, max_bytes))
    kind, named = media_types.told(original, path.name), media_types.by_ending(path.name)
    # What is called .docx and holds no Word file is a damaged one.
    return _read(Material(typed, str(path), original), named if kind == _PACKED and named in READERS else kind)


def _read_up_to(stream: BinaryIO, count: int) -> bytes:
    """Read until the end or `count` bytes, for streams that give less than they are asked for."""
    pieces: list[bytes] = []
    while count > 0 and (piece := stream.read(count)):
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)


def _too_large(name: str, size: int, limit: int) -> str:
    tens = math.ceil(size / MEGABYTE / 10) * 10
    rounded = math.ceil(size / MEGABYTE * 10) / 10
    return f"{name} is {rounded:g} MB; the limit is {limits.megabytes(limit)}: --max-size {tens} raises it"
