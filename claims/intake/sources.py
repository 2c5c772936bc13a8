"""Where a source is, and what its file is known by; nothing is fetched."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from claims.errors import NotUnderstoodError
from claims.intake import files, locations, media_types
from claims.intake.locations import Address, Stdin


@dataclass(frozen=True, slots=True)
class Origin:
    """What makes two sources the same one: the address in normal form, or the SHA-256 (hex) of the bytes."""

    location: str
    sha256: str | None = None
    media_type: str | None = None
    title: str | None = None


def origin(location: str) -> Origin:
    """Tell a source by its address or its file.

    An address gives its normal form and nothing else. A file gives its absolute path, the digest of its
    bytes, the media type its ending suggests and its name for a title; it may be of any kind and size.
    NotUnderstoodError: neither of the two, or stdin. NotReadableError: a folder, a pipe, no permission.
    """
    match locations.parse(location):
        case Address(url):
            return Origin(url)
        case Stdin():
            raise NotUnderstoodError("- cannot be a source, since stdin is gone afterwards: name a file or use --cite")
        case locations.File(path):
            return _file(path, location)


def _file(path: Path, typed: str) -> Origin:
    if not os.path.lexists(path):
        raise NotUnderstoodError(
            f"{typed} is neither an http(s) address nor a file; for a source that is only words use --cite"
        )
    with files.opened(path, typed) as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Origin(str(path), digest, media_types.by_ending(path.name), path.name)
