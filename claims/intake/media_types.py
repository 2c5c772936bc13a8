"""What kind of file some bytes are: by how they begin, else as was said with them, else by the name's ending."""

import re
import zipfile
from io import BytesIO
from mimetypes import MimeTypes
from pathlib import PurePosixPath

_OFFICE = "application/vnd.openxmlformats-officedocument"
WORD = f"{_OFFICE}.wordprocessingml.document"
SHEET = f"{_OFFICE}.spreadsheetml.sheet"
SLIDES = f"{_OFFICE}.presentationml.presentation"
# Python 3.11 to 3.13 do not know these by themselves, and the machine's own list must not decide.
_MORE_ENDINGS = {
    ".docx": WORD,
    ".pptx": SLIDES,
    ".xlsx": SHEET,
    ".markdown": "text/markdown",
    ".md": "text/markdown",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".xhtml": "application/xhtml+xml",
    ".ndjson": "application/x-ndjson",
    ".jsonl": "application/x-ndjson",
    ".webp": "image/webp",
}
_SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "application/ogg"),
    (b"fLaC", "audio/flac"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"\x1f\x8b\x08", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
)
# The kind stands behind a length of four bytes.
_FORMS = (
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "image/webp"),
    (re.compile(rb"RIFF.{4}WAVE", re.DOTALL), "audio/wav"),
    (re.compile(rb".{4}ftypM4A", re.DOTALL), "audio/mp4"),
    (re.compile(rb".{4}ftyp(?:avif|heic|mif1)", re.DOTALL), "image/heif"),
    (re.compile(rb".{4}ftyp", re.DOTALL), "video/mp4"),
    (
        re.compile(
            # A page of any document type, with what that may define in brackets.
            rb"""\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?><!--.*?-->\s*+)*+
            (?:<!doctype\s+html\b|(?:<!doctype\s[^\[<>]*+(?:\[.*?\]\s*+)?>\s*+(?><!--.*?-->\s*+)*+)?<html\b)""",
            re.IGNORECASE | re.DOTALL | re.VERBOSE,
        ),
        "text/html",
    ),
)
_PARTS = (("word/", WORD), ("xl/", SHEET), ("ppt/", SLIDES))
_MARKS = b"\xef\xbb\xbf\xff\xfe\x00"
# The beginning of a page may be comments; a PDF may have some bytes before its signature.
_HEAD_BYTES = 4096
_TYPE = re.compile(r"\s*([a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+)\s*(?:[;,]|$)", re.IGNORECASE)
_CHARSET = re.compile(r""";\s*charset\s*=\s*["']?\s*([a-z0-9_:.+-]+)""", re.IGNORECASE)
# What servers say of files that they know nothing of.
_NOTHING_SAID = frozenset({"application/octet-stream", "binary/octet-stream", "application/unknown", "text/plain"})


def told(original: bytes, name: str, content_type: str | None = None) -> str | None:
    """Tell the media type of bytes, without parameters; None if nothing tells it.

    `name` is a file's name or an address's path, of which the ending counts; `content_type` is the header
    as sent. A header that says only that there are bytes, or text, counts less than the ending.
    """
    said = _said(content_type)
    if said in _NOTHING_SAID:
        return by_signature(original) or by_ending(name) or said
    return by_signature(original) or said or by_ending(name)


def by_signature(original: bytes) -> str | None:
    """Tell a media type by the bytes that files of a kind begin with."""
    head = original[:_HEAD_BYTES]
    if head.startswith(b"PK\x03\x04"):
        return _zipped(original)
    for signature, media_type in _SIGNATURES:
        if head.startswith(signature):
            return media_type
    # UTF-16 has its zeros between the letters.
    letters = head.lstrip(_MARKS).replace(b"\0", b"") if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else head
    for form, media_type in _FORMS:
        if form.match(letters.removeprefix(b"\xef\xbb\xbf")):
            return media_type
    return None


def by_ending(name: str) -> str | None:
    """Tell a media type by the ending of a name."""
    ending = PurePosixPath(name).suffix.lower()
    # Only the ending: a whole name such as "data:notes.txt" would be read as an address.
    return _MORE_ENDINGS.get(ending) or MimeTypes().guess_type(f"file{ending}")[0]


def charset(content_type: str | None) -> str | None:
    """Give the charset that a Content-Type header names, as it names it."""
    found = _CHARSET.search(content_type or "")
    return found[1] if found else None


def _said(content_type: str | None) -> str | None:
    found = _TYPE.match(content_type or "")
    return found[1].lower() if found else None


def _zipped(original: bytes) -> str:
    """Tell Office's files from each other and from plain archives by their parts; nothing is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(original)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return "application/zip"
    for folder, media_type in _PARTS:
        if "[Content_Types].xml" in names and any(name.startswith(folder) for name in names):
            return media_type
    return "application/zip"
