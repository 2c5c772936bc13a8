"""The one way to the web: an address in, bytes out or the reason why not."""

import queue
import re
import threading
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from urllib.parse import urljoin, urlsplit

from urllib3.response import BaseHTTPResponse

from claims import __version__
from claims.errors import NotReadableError, NotUnderstoodError
from claims.intake import locations, media_types
from claims.intake.limits import Limits
from claims.intake.page import NotCaptured
from claims.intake.web import failing, peers, unpacking
from claims.intake.web.connecting import Line
from claims.intake.web.failing import RefusedError
from claims.intake.web.peers import MayReach

# Nothing that tells one desk from another, and no cookies.
_HEADERS = {
    "User-Agent": f"Mozilla/5.0 (compatible; claims/{__version__})",
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
# RFC 9110 section 15.4; the others of the 300s say nothing that could be followed.
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SUCCESS = range(200, 300)
_GONE = frozenset({404, 410})
_PIECE = 65_536
# A user name and a password, where browsers look for them: they take a backslash for a slash (WHATWG URL, section 4.4).
_USER = re.compile(r"^(\s*(?:[a-z][a-z0-9+.-]*:[/\\]*|[/\\]{2,}))[^/?#\\]*@", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave: `original` with its Content-Encoding undone, `content_type` as it was sent.

    `address` is where the redirects ended, in normal form; `taken_at` is UTC.
    """

    original: bytes
    address: str
    status: int
    content_type: str | None
    taken_at: datetime

    @property
    def media_type(self) -> str | None:
        """Tell what it is, as `media_types.told` does."""
        return media_types.told(self.original, urlsplit(self.address).path, self.content_type)

    @property
    def charset(self) -> str | None:
        """Give the charset that it was said to be in."""
        return media_types.charset(self.content_type)


class NotFetchedError(NotReadableError):
    """An address gave nothing; `why` says what there was instead."""

    def __init__(self, address: str, why: NotCaptured) -> None:
        super().__init__(f"{address} cannot be fetched: {why.reason}")
        self.why = why


def fetch(address: str, limits: Limits, may_reach: MayReach = peers.public) -> Fetched:
    """Get what is at an http(s) address, following redirects.

    Nothing is sent to a machine that `may_reach` refuses. It is over when `limits.seconds` are,
    whatever the server does. NotUnderstoodError: it is no http(s) address. NotFetchedError: no success
    (status 200 to 299), or a limit exceeded.
    """
    where = locations.parse(address)
    if not isinstance(where, locations.Address):
        raise NotUnderstoodError(f"{address} is no http(s) address")
    line = Line(may_reach, limits.seconds)
    ending = _Ending()
    # A thread, since looking up a name cannot be interrupted; the program ends without waiting for it.
    threading.Thread(target=_run, args=(where.url, limits, line, ending), name="fetch", daemon=True).start()
    try:
        result = ending.result.get(timeout=line.left())
    except queue.Empty:
        result = TimeoutError()
    finally:
        line.cut()
    if isinstance(result, Fetched):
        return result
    if why := failing.why(result, limits, answered=line.answered):
        raise NotFetchedError(address, why) from result
    raise result


class _Ending:
    """Keeps what a block raises, of whatever kind, for the thread that waits for its result."""

    def __init__(self) -> None:
        self.result: queue.SimpleQueue[Fetched | BaseException] = queue.SimpleQueue()

    def __enter__(self) -> None:
        """Nothing is to be done."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        if error is not None:
            self.result.put(error)
        return True


def _run(url: str, limits: Limits, line: Line, ending: _Ending) -> None:
    with ending:
        ending.result.put(_followed(url, limits, line))


def _followed(url: str, limits: Limits, line: Line) -> Fetched:
    """Ask at an address, and wherever its answers lead."""
    seen = [url]
    while True:
        answer = _asked(seen[-1], limits, line)
        if isinstance(answer, Fetched):
            return answer
        following = _target(seen[-1], answer)
        if following in seen:
            raise RefusedError("its redirects go round in a circle")
        if len(seen) > limits.max_redirects:
            raise RefusedError(f"it redirects more than {limits.max_redirects} times")
        seen.append(following)


def _asked(url: str, limits: Limits, line: Line) -> Fetched | str:
    """Ask one server; give what it sends, or the Location that it redirects to, as sent."""
    parts = urlsplit(url)
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    with closing(line.to(url)) as connection:
        connection.request("GET", target, headers=_HEADERS, preload_content=False, decode_content=False)
        with closing(connection.getresponse()) as response:
            if response.status in _REDIRECTS:
                return response.headers.get("Location", "")
            if response.status not in _SUCCESS:
                raise RefusedError(_answered(response.status), status=response.status, gone=response.status in _GONE)
            line.answered = True
            return _taken(url, response, limits.max_bytes)


def _taken(url: str, response: BaseHTTPResponse, max_bytes: int) -> Fetched:
    body = _body(response, max_bytes)
    return Fetched(
        original=unpacking.unpacked(body, _codings(response), max_bytes),
        address=url,
        status=response.status,
        content_type=response.headers.get("Content-Type"),
        taken_at=datetime.now(UTC),
    )


def _body(response: BaseHTTPResponse, max_bytes: int) -> bytes:
    """Read the body as sent. RefusedError as soon as its length is said to be, or is, over the limit."""
    if (response.length_remaining or 0) > max_bytes:
        raise failing.too_large(max_bytes)
    body = BytesIO()
    # Only read1 gives no more than it is asked for: to the others a chunk of length -1 is all that follows.
    while piece := response.read1(_PIECE, decode_content=False):
        body.write(piece)
        if body.tell() > max_bytes:
            raise failing.too_large(max_bytes)
    return body.getvalue()


def _codings(response: BaseHTTPResponse) -> list[str]:
    named = response.headers.get("Content-Encoding", "").lower().split(",")
    return [coding for coding in map(str.strip, named) if coding not in {"", "identity"}]


def _target(url: str, location: str) -> str:
    """Give the address in normal form that a redirect leads to, or refuse it."""
    if not location:
        raise RefusedError("it redirects without saying where to")
    bare = _USER.sub(r"\1", location)
    shown = failing.shown(bare)
    if bare != location:
        # Nothing that is raised may have the password in it.
        raise RefusedError(f"it leads to {shown} with a user name, and such an address is not followed")
    try:
        # Headers are read as Latin-1; what is sent in them by now is UTF-8. Spaces are let pass by browsers.
        readable = location.encode("latin-1").decode("utf-8", "replace").strip().replace(" ", "%20")
        target = urljoin(url, readable)
        if urlsplit(target).scheme not in {"http", "https"}:
            raise RefusedError(f"it leads to {shown}, and only http and https can be followed")
        return locations.normal(target)
    except (ValueError, NotUnderstoodError) as error:
        raise RefusedError(f"it leads to {shown}, which is no address that can be followed") from error


def _answered(status: int) -> str:
    try:
        return f"the server answered {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"the server answered {status}"
