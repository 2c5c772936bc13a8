"""Which kinds of file are read, and by what: the one table of media types and their readers."""

from claims.intake.media_types import SHEET, SLIDES, WORD

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
# Those of which an article can be read, not only all that is to be seen.
ARTICLES = {kind: reader for kind, reader in _APART.items() if reader in {"html", "pdf", "word"}}
_SUFFIXES = {"+json": "json", "+xml": "xml"}
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


def reader(media_type: str | None) -> str | None:
    """Name the reader of a media type, if it has one; a suffix tells what others are written in (RFC 6839)."""
    kind = media_type or ""
    return _APART.get(kind) or next((_SUFFIXES[end] for end in _SUFFIXES if kind.endswith(end)), None)


def never_read(media_type: str | None) -> str | None:
    """Say what files of a kind are that nothing reads, as a clause on "it"; None if they may hold words."""
    kind = media_type or ""
    return _NOT_READ.get(kind) or _NOT_READ_KINDS.get(kind.split("/")[0])


def unread(media_type: str | None) -> str | None:
    """Say why no words can be read from a kind, as a clause on "it"; None if they may be."""
    if media_type is None or media_type in _TEXT or media_type in _APART or media_type.startswith("text/"):
        return None
    if reason := never_read(media_type):
        return reason
    if reader(media_type) or media_type == "application/octet-stream":
        return None
    return f"no text can be read from {media_type}"
