"""What is no article: files of other kinds, and tables that this program wrote itself."""

import json
import re
from collections.abc import Set as AbstractSet

from claims.errors import NotReadableError

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word or zip file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Office file"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF87a", "an image"),
    (b"GIF89a", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x1f\x8b\x08", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"Rar!\x1a\x07", "a compressed file"),
)
SIGNATURE_BYTES = 16

_HTML = re.compile(r"(?:<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*+<(!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_HTML_ENDINGS = (".html", ".htm", ".xhtml")
# The columns that this program's lists have, whichever a person chose to export.
_FIELDS = frozenset(
    re.findall(
        r"\w+",
        """
        number uid article kind text status stale stale_because priority start end exact anchor_state part_of
        merged_into low high unit qualifier date outcome subject speaker candidates rating resolution replacement
        assignee signed_off_by tags made_by sources title published outlet address review_url claimant created_at
        updated_at byline language revision location claims unverified level citation sha256 media_type at by login role
        command row claim before after why undoes digest
        """,
    )
)
_TABLE = re.compile(r" *no\. +(?:status +kind|published +claims) ")
_FIRST_ROW = re.compile(r"\[?\s*(?=\{)")


def refuse_binary(head: bytes, name: str) -> None:
    """Refuse what its first SIGNATURE_BYTES bytes show to be no text, with NotReadableError."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            raise NotReadableError(f"{name} is {kind}: save its text as .txt or .md first")


def refuse_text(text: str, name: str) -> None:
    """Refuse a text that holds no article, with NotReadableError: blank, HTML, or a table exported here."""
    start = text.lstrip()
    if not start:
        raise NotReadableError(f"{name} is empty")
    if name.lower().endswith(_HTML_ENDINGS) or _HTML.match(start):
        raise NotReadableError(f"{name} is HTML: save its text as .txt or .md first")
    if _TABLE.match(start) or _is_exported_csv(start) or _is_exported_json(start):
        raise NotReadableError(f"{name} is a table that claims exported, not an article")


def _is_exported_csv(start: str) -> bool:
    return _is_header({cell.strip('" ') for cell in start.split("\n", 1)[0].split(",")})


def _is_header(cells: AbstractSet[str]) -> bool:
    return len(cells) > 1 and "number" in cells and cells <= _FIELDS


def _is_exported_json(start: str) -> bool:
    """Tell by the first row alone, in an array or one row to a line."""
    if not (opening := _FIRST_ROW.match(start)):
        return False
    try:
        row, _ = json.JSONDecoder().raw_decode(start, opening.end())
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and _is_header(row.keys())
