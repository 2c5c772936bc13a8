"""A source as it was when it was seen: its bytes, and the words in them."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claims.errors import NotReadableError, NotUnderstoodError
from claims.intake import files, locations, media_types, readable, web
from claims.intake.limits import Limits, megabytes
from claims.intake.page import Captured, NotCaptured
from claims.intake.web import peers
from claims.intake.web.peers import MayReach

if TYPE_CHECKING:
    from claims.intake.web.fetching import Fetched


def capture(location: str, limits: Limits, may_reach: MayReach = peers.public) -> Captured | NotCaptured:
    """Take in what a location on record gives by now: an http(s) address, or the path of a file."""
    if "://" in location:
        return from_address(location, limits, may_reach)
    try:
        return from_file(location, limits)
    except NotReadableError as error:
        return NotCaptured(str(error), gone=True)


def from_address(url: str, limits: Limits, may_reach: MayReach = peers.public) -> Captured | NotCaptured:
    """Take in what is at an http(s) address; NotUnderstoodError if it is none.

    It is over when `limits.seconds` are and the reader has had its own time (limits.READING_SECONDS).
    """
    found = web.fetched(url, limits, may_reach)
    return found if isinstance(found, NotCaptured) else _page(found)


def from_file(typed: str, limits: Limits) -> Captured | NotCaptured:
    """Take in a file; only the `max_bytes` of the limits count.

    NotUnderstoodError: an address or stdin. NotReadableError: nothing there, a folder, a pipe, no permission.
    """
    where = locations.parse(typed)
    if not isinstance(where, locations.File):
        raise NotUnderstoodError(f"{typed} is no file")
    with files.opened(where.path, typed) as file:
        original = file.read(limits.max_bytes + 1)
    taken_at = datetime.now(UTC)
    if len(original) > limits.max_bytes:
        return NotCaptured(f"it is larger than {megabytes(limits.max_bytes)}")
    media_type = media_types.told(original, where.path.name)
    found = readable.read(original, media_type)
    return _captured(original, media_type, taken_at, found)


def _page(page: "Fetched") -> Captured:
    found = readable.read(page.original, page.media_type, page.charset)
    return _captured(page.original, page.media_type, page.taken_at, found, address=page.address, status=page.status)


def _captured(
    original: bytes,
    media_type: str | None,
    taken_at: datetime,
    found: readable.Readable,
    *,
    address: str | None = None,
    status: int | None = None,
) -> Captured:
    return Captured(
        original=original,
        # What can be read as it stands is text, though nothing said so.
        media_type=media_type or ("text/plain" if found.text else None),
        address=address,
        status=status,
        taken_at=taken_at,
        text=found.text,
        read_by=found.read_by,
        unread=found.unread,
        title=found.title,
        published=found.published,
    )
