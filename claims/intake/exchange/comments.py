"""A Word file that this program wrote, read after somebody answered in it."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from claims.errors import NotReadableError
from claims.intake.page import Material
from claims.intake.readable import apart


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a comment: by whom and when, where the file says so, as UTC."""

    by: str | None
    at: datetime | None
    words: str


@dataclass(frozen=True, slots=True)
class Comment:
    """The comment on a claim, its paragraphs as lines: as it was `written`, and its `words` now.

    `uid` and `written` are None where the file has lost what it kept of how it was written.
    """

    number: int
    uid: str | None
    written: str | None
    words: str
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of a file in its order: ours, the numbers of those that are gone, and how many others are new."""

    name: str
    comments: tuple[Comment, ...]
    gone: tuple[int, ...] = ()
    apart: int = 0


def read(material: Material) -> Comments:
    """Read the comments that 'claims report' wrote; NotReadableError says why there are none to be had."""
    found = apart.read("word", material.original, "answered", "")
    if "text" not in found:
        raise NotReadableError(f"{material.name} cannot be read: {found['unread']}")
    told = json.loads(found["text"])
    if not told["comments"]:
        raise NotReadableError(f"{material.name} has no comment that 'claims report' wrote, which begins as [C17] does")
    ours = tuple(
        Comment(one["number"], one["uid"], one["written"], one["words"], tuple(map(_reply, one["replies"])))
        for one in told["comments"]
    )
    return Comments(material.name, ours, tuple(told["gone"]), told["apart"])


def _reply(told: dict[str, str]) -> Reply:
    at = None
    # A file may say anything, or nothing, of when it was.
    with suppress(ValueError):
        at = datetime.fromisoformat(told["at"])
    # Word leaves the zone out, or says UTC of local time.
    return Reply(told["by"] or None, at.replace(tzinfo=at.tzinfo or UTC) if at else None, told["words"])
