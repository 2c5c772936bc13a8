"""What is no article: files of other kinds, markup, and tables that this program wrote itself."""

import json
import re
from collections.abc import Set as AbstractSet

from claims.errors import NotReadableError
from claims.intake.readable import kinds

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
_MARKUP = re.compile(r"<(?:\?xml|!doctype|html)\b", re.IGNORECASE)
_FIRST_ROW = re.compile(r"\[?\s*(?=\{)")


def refuse_kind(media_type: str | None, name: str) -> None:
    """Refuse files of a kind that no reader is for, with NotReadableError."""
    if reason := kinds.never_read(media_type):
        what_to_do = "" if ":" in reason else ": save its text as .txt or .md first"
        raise NotReadableError(f"{name} is {reason.removeprefix('it is ')}{what_to_do}")


def refuse_text(text: str, name: str) -> None:
    """Refuse a text that holds no article, with NotReadableError: blank, markup, or a table exported here."""
    start = text.lstrip()
    if not start:
        raise NotReadableError(f"{name} is empty")
    # Its tags and entities would be taken for what somebody says.
    if _MARKUP.match(start):
        raise NotReadableError(f"{name} is markup that is no web page: save its text as .txt or .md first")
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
