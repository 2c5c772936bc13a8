"""Where a source is, and what its file is known by; nothing is fetched."""

import hashlib
import os
from dataclasses import dataclass
from mimetypes import MimeTypes
from pathlib import Path

from claims.errors import NotUnderstoodError
from claims.intake import files, locations
from claims.intake.locations import Address, Stdin

# Python 3.11 to 3.13 do not know these by themselves, and the machine's own list must not decide.
_OFFICE = "application/vnd.openxmlformats-officedocument"
_MORE_TYPES = {
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".pptx": f"{_OFFICE}.presentationml.presentation",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".markdown": "text/markdown",
    ".md": "text/markdown",
    ".webp": "image/webp",
}


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
    return Origin(str(path), digest, _media_type(path), path.name)


def _media_type(path: Path) -> str | None:
    ending = path.suffix.lower()
    # Only the ending: a whole name such as "data:notes.txt" would be read as an address.
    return _MORE_TYPES.get(ending) or MimeTypes().guess_type(f"file{ending}")[0]
