"""A source as it was when it was seen: its bytes, and the words in them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claims.errors import NotReadableError, NotUnderstoodError
from claims.intake import files, locations, media_types, readable
from claims.intake.limits import Limits, megabytes
from claims.intake.readable import main_text
from claims.intake.web import peers
from claims.intake.web.peers import MayReach

if TYPE_CHECKING:
    from claims.intake.web.fetching import Fetched

__all__ = ["Captured", "NotCaptured", "capture", "from_address", "from_file", "main_text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    r"""A source taken in.

    `address` is where the redirects ended, in normal form; it and `status` are None for a file.
    `taken_at` is UTC. Either there is `text`, with `\n` for line ends and a form feed between the pages
    of a PDF, and `read_by` names the reader; or `unread` says, as a clause on "it", why there is none.
    `title` and `published` are what the source says of itself.
    """

    original: bytes
    media_type: str | None
    address: str | None
    status: int | None
    taken_at: datetime
    text: str | None
    read_by: str | None
    unread: str | None
    title: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class NotCaptured:
    """Why nothing was taken in.

    `reason` is a clause on "it", without the address. `late`: the time was up, or the server is still at it, so
    another try may do better. `status` is what the server answered. `gone`: there is nothing (any more): no such
    page, no server of that name, or no such file.
    """

    reason: str
    late: bool = False
    status: int | None = None
    gone: bool = False


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
    found = fetched(url, limits, may_reach)
    return found if isinstance(found, NotCaptured) else _page(found)


def fetched(url: str, limits: Limits, may_reach: MayReach = peers.public) -> "Fetched | NotCaptured":
    """Get what is at an http(s) address, unread; NotUnderstoodError if it is none.

    An answer without a body, or one that only says that the page is being made (RFC 9110 section 15.3.3), is nothing.
    """
    from claims.intake.web import fetching  # noqa: PLC0415 - it brings urllib3, which commands without the web need not

    try:
        found = fetching.fetch(url, limits, may_reach)
    except fetching.NotFetchedError as error:
        return NotCaptured(error.reason, error.late, error.status, error.gone)
    if found.status == HTTPStatus.ACCEPTED:
        return NotCaptured("it is not ready yet", late=True, status=found.status)
    return found if found.original else NotCaptured("it is empty", status=found.status)


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
    media_type = media_types.told(page.original, urlsplit(page.address).path, page.content_type)
    found = readable.read(page.original, media_type, media_types.charset(page.content_type))
    return _captured(page.original, media_type, page.taken_at, found, address=page.address, status=page.status)


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
