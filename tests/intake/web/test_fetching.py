"""A page is fetched, or it is said why not, from real servers that keep to no rule."""

import gzip
import socket
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from claims import __version__
from claims.errors import NotUnderstoodError
from claims.intake.web import fetching
from tests.intake.web.servers import MEGABYTE, PATIENT, QUICK, Answer, Serve, ok, only_this_machine, redirect, refused


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    body = b"".join(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks)
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body + end


def test_a_page_comes_with_what_is_known_of_it(serve: Serve) -> None:
    server = serve({"/a?b=1": ok(b"caf\xe9", "Content-Type: text/html; charset=latin-1")})

    page = fetching.fetch(f"{server.address}/a?b=1#top", PATIENT, only_this_machine)

    assert page.original == b"caf\xe9"
    assert page.address == f"{server.address}/a?b=1"
    assert page.status == 200
    assert page.content_type == "text/html; charset=latin-1"
    assert timedelta() <= datetime.now(UTC) - page.taken_at < timedelta(minutes=1)


def test_we_say_who_asks_and_nothing_of_the_desk(serve: Serve) -> None:
    server = serve({"/": ok()})

    fetching.fetch(server.address, PATIENT, only_this_machine)

    assert server.heard[0].decode().split("\r\n") == [
        "GET / HTTP/1.1",
        f"Host: 127.0.0.1:{server.port}",
        f"User-Agent: Mozilla/5.0 (compatible; claims/{__version__})",
        "Accept: text/html,application/xhtml+xml,*/*;q=0.8",
        "Accept-Encoding: gzip, deflate",
        "Connection: close",
        "",
        "",
    ]


def test_no_cookie_is_kept_on_the_way(serve: Serve) -> None:
    server = serve({"/": redirect("/b\r\nSet-Cookie: who=you; Path=/"), "/b": ok()})

    fetching.fetch(server.address, PATIENT, only_this_machine)

    assert b"who" not in server.heard[1]


def test_proxies_of_the_environment_are_ignored(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    server = serve({"/": ok()})
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")

    assert fetching.fetch(server.address, PATIENT, only_this_machine).status == 200


@pytest.mark.parametrize("address", ["ftp://127.0.0.1/", "file:///etc/passwd", "notes.txt", "http://a:b@127.0.0.1/"])
def test_what_is_no_web_address_is_not_understood(address: str) -> None:
    with pytest.raises(NotUnderstoodError):
        fetching.fetch(address, QUICK, only_this_machine)


# How much may come.


def endless(line: socket.socket) -> None:
    for _ in range(200):
        line.sendall(b"x" * MEGABYTE)


def bomb(megabytes: int) -> bytes:
    packing = zlib.compressobj(9, wbits=31)
    return b"".join(packing.compress(bytes(MEGABYTE)) for _ in range(megabytes)) + packing.flush()


def then(head: bytes) -> Callable[[socket.socket], object]:
    def answer(line: socket.socket) -> None:
        line.sendall(head)
        endless(line)

    return answer


LARGE: dict[str, Answer] = {
    "says that it is": ok(b"", length=200 * MEGABYTE),
    "is, without saying": then(b"HTTP/1.1 200 OK\r\n\r\n"),
    "is one chunk": then(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nbebc200\r\n"),
    "is a chunk of -1": then(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n"),
    "is when unpacked": ok(bomb(20), "Content-Encoding: gzip"),
    "is when unpacked twice": ok(gzip.compress(bomb(20)), "Content-Encoding: gzip, gzip"),
    "is when inflated": ok(zlib.compress(bytes(2 * MEGABYTE)), "Content-Encoding: deflate"),
    "is a byte too many": ok(bytes(MEGABYTE + 1)),
}


@pytest.mark.parametrize("answer", LARGE.values(), ids=LARGE)
def test_a_page_that_is_too_large_is_refused(serve: Serve, answer: Answer) -> None:
    server = serve({"/": answer})

    failure = refused(server.address)

    assert failure.reason == "it is larger than 1 MB"
    assert not failure.late


def test_a_page_of_just_the_limit_is_taken(serve: Serve) -> None:
    body = bytes(MEGABYTE)
    server = serve({"/": ok(body), "/packed": ok(gzip.compress(body), "Content-Encoding: gzip")})

    for path in ("/", "/packed"):
        assert fetching.fetch(server.address + path, PATIENT, only_this_machine).original == body


# What is said to be there, and what is.

BODY = b"Seven bridges were closed. " * 99
BARE = zlib.compress(BODY)[2:-4]
WELL = {
    "is plain": ok(BODY),
    "has no length": b"HTTP/1.0 200 OK\r\n\r\n" + BODY,
    "comes in chunks": chunked(BODY[:100], BODY[100:]),
    "is gzip": ok(gzip.compress(BODY), "Content-Encoding: GZIP"),
    "is gzip in two members": ok(gzip.compress(BODY[:9]) + gzip.compress(BODY[9:]), "Content-Encoding: gzip"),
    "is gzip with zeros behind": ok(gzip.compress(BODY) + bytes(9), "Content-Encoding: gzip"),
    "is deflate": ok(zlib.compress(BODY), "Content-Encoding: deflate"),
    "is bare deflate": ok(BARE, "Content-Encoding: deflate"),
    "is packed twice": ok(zlib.compress(gzip.compress(BODY)), "Content-Encoding: gzip, deflate"),
    "is identity": ok(BODY, "Content-Encoding: identity"),
    "goes on behind its length": ok(BODY + b"GET / HTTP/1.1 hidden", length=len(BODY)),
}


@pytest.mark.parametrize("answer", WELL.values(), ids=WELL)
def test_a_page_is_taken_as_it_is_meant(serve: Serve, answer: bytes) -> None:
    server = serve({"/": answer})

    assert fetching.fetch(server.address, PATIENT, only_this_machine).original == BODY


@pytest.mark.parametrize("answer", [ok(b""), ok(b"", "Content-Encoding: gzip"), b"HTTP/1.1 204 No Content\r\n\r\n"])
def test_an_empty_page_is_one(serve: Serve, answer: bytes) -> None:
    server = serve({"/": answer})

    assert fetching.fetch(server.address, PATIENT, only_this_machine).original == b""


CUT = "it was cut short on the way"
UNCLEAR = "what the server answered cannot be understood"
BAD: dict[str, tuple[bytes, str]] = {
    "shorter than it says": (ok(b"abc", length=4), CUT),
    "a chunk too few": (chunked(b"abc", end=b""), CUT),
    "half a chunk": (chunked(end=b"9\r\nabc"), CUT),
    "half a gzip": (ok(gzip.compress(BODY)[:-9], "Content-Encoding: gzip"), CUT),
    "half a deflate": (ok(zlib.compress(BODY)[:-9], "Content-Encoding: deflate"), CUT),
    "no gzip at all": (ok(BODY, "Content-Encoding: gzip"), "it is packed in a way that cannot be undone"),
    "not what was asked for": (ok(BODY, "Content-Encoding: br"), "it is packed in a way that was not asked for"),
    "packed ten times": (ok(BODY, "Content-Encoding: gzip" + ", gzip" * 9), "it is packed 10 times over"),
    "packed in crumbs": (ok(gzip.compress(b"") * 200, "Content-Encoding: gzip"), "it is packed in too many pieces"),
    "two lengths": (ok(BODY, "Content-Length: 3"), UNCLEAR),
    "no HTTP": (b"220 mail ready\r\n\r\n", UNCLEAR),
    "a header without end": (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n", UNCLEAR),
    "too many headers": (b"HTTP/1.1 200 OK\r\n" + b"X: x\r\n" * 2000 + b"\r\n", UNCLEAR),
    "nothing": (b"", "the server broke off"),
    "nothing new": (b"HTTP/1.1 304 Not Modified\r\n\r\n", "the server answered 304 Not Modified"),
}


@pytest.mark.parametrize(("answer", "reason"), BAD.values(), ids=BAD)
def test_a_page_that_is_not_whole_is_refused(serve: Serve, answer: bytes, reason: str) -> None:
    server = serve({"/": answer})

    assert refused(server.address).reason == reason


STATUSES = {
    404: ("the server answered 404 Not Found", True),
    410: ("the server answered 410 Gone", True),
    403: ("the server answered 403 Forbidden", False),
    500: ("the server answered 500 Internal Server Error", False),
    799: ("the server answered 799", False),
}


@pytest.mark.parametrize(("status", "said"), STATUSES.items())
def test_a_server_that_refuses_is_told_by_its_number_not_its_words(
    serve: Serve, status: int, said: tuple[str, bool]
) -> None:
    server = serve({"/": f"HTTP/1.1 {status} \x1b[31mred\x07\r\nContent-Length: 1\r\n\r\nx".encode()})

    failure = refused(server.address)

    assert (failure.reason, failure.gone, failure.status, failure.late) == (*said, status, False)
