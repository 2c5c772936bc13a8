"""The words that a person sees in a page or a file, so that a quote can be looked up in them."""

from dataclasses import dataclass
from datetime import date

from claims.errors import NotReadableError
from claims.intake import limits
from claims.intake.media_types import SHEET, SLIDES, WORD
from claims.intake.readable import apart
from claims.intake.text import declared


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    r"""What was read. Either there is `text`, or `unread` says why not, as a clause on "it".

    Lines end in `\n`; pages of a PDF are divided by a form feed. `read_by` names the reader and its
    version. `title` and `published` are what the file says of itself.
    """

    text: str | None = None
    read_by: str | None = None
    unread: str | None = None
    title: str | None = None
    published: date | None = None


# In a process of their own, by the names of their modules.
_APART = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    WORD: "word",
    "application/json": "json",
    "application/x-ndjson": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
_SUFFIXES = {"+json": "json", "+xml": "xml"}
# What these cannot read is text even so.
_ELSE_PLAIN = frozenset({"json", "xml"})
_NOT_READ = {
    SHEET: "it is a spreadsheet: save the sheet as .csv to have it read",
    SLIDES: "it is a presentation: save it as .pdf to have it read",
    "application/x-ole-storage": "it is an old Office file, or a locked one: save it as .docx to have it read",
    "application/msword": "it is an old Word file: save it as .docx to have it read",
    "application/rtf": "it is an RTF file: save it as .docx to have it read",
    "application/ogg": "it is a recording",
    "application/zip": "it is a zip file",
    "application/gzip": "it is a compressed file",
    "application/x-7z-compressed": "it is a compressed file",
    "application/vnd.rar": "it is a compressed file",
    "application/vnd.sqlite3": "it is an SQLite database",
}
_NOT_READ_KINDS = {"image": "it is an image", "audio": "it is a recording", "video": "it is a video"}
_TEXT = frozenset(
    {
        "application/yaml",
        "application/javascript",
        "application/sql",
        "application/csv",
        "application/x-tex",
    }
)


def read(original: bytes, media_type: str | None, charset: str | None = None) -> Readable:
    """Read all that a person can see in the bytes; never raises for what they hold.

    HTML's scripts, styles, head, comments and what stands in for missing images are left out; what a page
    hides until it is clicked at is not. Struck words and the marks of notes are. Numbers do not run into
    each other where markup sets them apart (`lettering`). `charset` is what the bytes were said to be encoded in.
    """
    if not original:
        return Readable(unread="it is empty")
    if unread := _not_read(media_type):
        return Readable(unread=unread)
    if reader := _reader(media_type):
        found = _read_apart(reader, original, "text", charset)
        if found.text is not None or reader not in _ELSE_PLAIN:
            return _bounded(found)
    return _bounded(_plain(original, media_type, charset))


def main_text(original: bytes, media_type: str | None) -> str | None:
    """Give the words that a page is there for, without menus and side bars; of anything else, all of them.

    Two snapshots of an address that agree in this have not changed. None: there is no text.
    """
    if _APART.get(media_type or "") == "html" and (found := _read_apart("html", original, "main", None).text):
        return found
    return read(original, media_type).text


def not_read(media_type: str | None) -> str | None:
    """Say what files of a kind are that nothing reads, as a clause on "it"; None if they may hold words."""
    kind = media_type or ""
    return _NOT_READ.get(kind) or _NOT_READ_KINDS.get(kind.split("/")[0])


def _read_apart(reader: str, original: bytes, task: str, charset: str | None) -> Readable:
    found = apart.read(reader, original, task, charset or "")
    return Readable(
        text=found.get("text"),
        read_by=found.get("read_by"),
        unread=found.get("unread"),
        title=found.get("title"),
        published=date.fromisoformat(found["published"]) if "published" in found else None,
    )


def _reader(media_type: str | None) -> str | None:
    """Name the reader of a media type, if it has one; a suffix tells what others are written in (RFC 6839)."""
    kind = media_type or ""
    return _APART.get(kind) or next((_SUFFIXES[end] for end in _SUFFIXES if kind.endswith(end)), None)


def _not_read(media_type: str | None) -> str | None:
    if media_type is None or media_type in _TEXT or media_type in _APART or media_type.startswith("text/"):
        return None
    if reason := not_read(media_type):
        return reason
    if _reader(media_type) or media_type == "application/octet-stream":
        return None
    return f"no text can be read from {media_type}"


def _plain(original: bytes, media_type: str | None, charset: str | None) -> Readable:
    """Read bytes as they stand, if they are text."""
    markup = media_type is not None and media_type.endswith(("/xml", "+xml"))
    try:
        found = declared.text(original, charset, markup=markup)
    except NotReadableError as error:
        return Readable(unread=str(error))
    return Readable(text=found.text, read_by=f"plain text, {found.encoding}")


def _bounded(found: Readable) -> Readable:
    """Refuse a text that is blank, or longer than any that was written by people."""
    if found.text is None:
        return found
    if len(found.text) > limits.CHARACTERS:
        return Readable(unread=f"its text is longer than {limits.CHARACTERS:,} characters")
    if not found.text.strip():
        return Readable(unread="it holds nothing but white space")
    return found
