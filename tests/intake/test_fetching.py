"""A page is fetched, or it is said why not, from real servers that keep to no rule."""

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

import pytest
import trustme

from claims import __version__
from claims.errors import NotUnderstoodError
from claims.intake import failing, fetching, peers
from claims.intake.fetching import NotFetchedError
from claims.intake.limits import Limits
from claims.intake.peers import IPAddress


class Server(Protocol):
    """What the servers of conftest show."""

    address: str
    port: int
    heard: list[bytes]


Serve = Callable[..., Server]
Answer = bytes | Callable[[socket.socket], object]

MEGABYTE = 1_000_000
QUICK = Limits(seconds=0.3, max_bytes=MEGABYTE)
PATIENT = Limits(seconds=20, max_bytes=MEGABYTE)


def only_this_machine(address: IPAddress) -> bool:
    """Allow one loopback address and refuse the next, as if that were the network of the desk."""
    return str(address) == "127.0.0.1"


def ok(body: bytes = b"Seven bridges.", *headers: str, length: int | None = None) -> bytes:
    lines = ("HTTP/1.1 200 OK", f"Content-Length: {len(body) if length is None else length}", *headers)
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(location: str, status: int = 302) -> bytes:
    return f"HTTP/1.1 {status} Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode()


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    body = b"".join(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks)
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body + end


def refused(address: str, limits: Limits = PATIENT) -> NotFetchedError:
    with pytest.raises(NotFetchedError) as refusal:
        fetching.fetch(address, limits, only_this_machine)
    assert str(refusal.value) == f"{address} cannot be fetched: {refusal.value.reason}"
    return refusal.value


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


# Where redirects lead.


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_to_the_final_address(serve: Serve, status: int) -> None:
    server = serve({"/a": redirect("b/../c?x=1#part", status), "/c?x=1": ok()})

    page = fetching.fetch(f"{server.address}/a", PATIENT, only_this_machine)

    assert page.address == f"{server.address}/c?x=1"


def test_a_redirect_may_name_what_is_no_ascii(serve: Serve) -> None:
    server = serve({"/": redirect("/é ü"), "/%C3%A9%20%C3%BC": ok()})

    assert fetching.fetch(server.address, PATIENT, only_this_machine).status == 200


def test_a_circle_is_told(serve: Serve) -> None:
    server = serve({"/a": redirect("/b"), "/b": redirect("/c"), "/c": redirect("/b#again")})

    assert refused(f"{server.address}/a").reason == "its redirects go round in a circle"
    assert len(server.heard) == 3


def test_no_more_than_ten_redirects_are_followed(serve: Serve) -> None:
    server = serve(
        {f"/{step}": redirect(f"/{step + 1}") for step in range(30)} | {"/10": redirect("/end"), "/end": ok()}
    )

    assert fetching.fetch(f"{server.address}/1", PATIENT, only_this_machine).address.endswith("/end")
    assert refused(f"{server.address}/0").reason == "it redirects more than 10 times"


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("file:///etc/passwd", "it leads to file:///etc/passwd, and only http and https can be followed"),
        ("ftp://127.0.0.1/", "it leads to ftp://127.0.0.1/, and only http and https can be followed"),
        ("javascript:1", "it leads to javascript:1, and only http and https can be followed"),
        ("http://u:p@127.0.0.1/", "it leads to http://u:p@127.0.0.1/, which is no address that can be followed"),
        ("http://[::1/", "it leads to http://[::1/, which is no address that can be followed"),
        ("http://127.0.0.1:99999/", "it leads to http://127.0.0.1:99999/, which is no address that can be followed"),
        ("", "it redirects without saying where to"),
        ("data:\x1b[2J\x07", "it leads to data:\ufffd[2J\ufffd, and only http and https can be followed"),
        (
            "http://127.0.0.1/\x1b]0;x",
            "it leads to http://127.0.0.1/\ufffd]0;x, which is no address that can be followed",
        ),
        ("x:" + "a" * 999, f"it leads to x:{'a' * 118}…, and only http and https can be followed"),
    ],
)
def test_a_redirect_that_leads_nowhere_is_refused(serve: Serve, location: str, reason: str) -> None:
    server = serve({"/": redirect(location)})

    assert refused(f"{server.address}/").reason == reason


# Who may be reached.


def test_nothing_is_sent_to_a_private_address(serve: Serve) -> None:
    server = serve({"/": ok()})

    with pytest.raises(NotFetchedError) as refusal:
        fetching.fetch(server.address, PATIENT)

    assert refusal.value.reason == "it leads to 127.0.0.1, which is no public address: --allow-private lets it"
    assert b"".join(server.heard) == b""


@pytest.mark.parametrize("host", ["localhost", "127.1", "0x7f000001", "2130706433", "0"])
def test_nothing_is_sent_where_a_name_leads_to_a_private_address(serve: Serve, host: str) -> None:
    server = serve({"/": ok()})

    with pytest.raises(NotFetchedError, match="which is no public address"):
        fetching.fetch(f"http://{host}:{server.port}/", PATIENT)

    assert b"".join(server.heard) == b""


def test_nothing_is_sent_where_a_redirect_leads_to_a_private_address(serve: Serve) -> None:
    private = serve({"/": ok()}, host="127.0.0.2")
    server = serve({"/": redirect(private.address)})

    failure = refused(server.address)

    assert failure.reason == "it leads to 127.0.0.2, which is no public address: --allow-private lets it"
    assert b"".join(private.heard) == b""


def test_what_is_really_at_the_other_end_counts(serve: Serve) -> None:
    server = serve({"/": ok()})
    asked: list[IPAddress] = []

    def only_at_first(address: IPAddress) -> bool:
        """Allow what the name says and refuse what answers, as if the name changed in between."""
        asked.append(address)
        return len(asked) == 1

    with pytest.raises(NotFetchedError, match="which is no public address"):
        fetching.fetch(server.address, PATIENT, only_at_first)

    assert b"".join(server.heard) == b""


def test_no_tls_hello_is_sent_to_a_private_address(serve: Serve) -> None:
    server = serve({"/": ok()})

    with pytest.raises(NotFetchedError, match="which is no public address"):
        fetching.fetch(f"https://127.0.0.1:{server.port}/", PATIENT)

    assert b"".join(server.heard) == b""


def test_with_allow_private_they_are_fetched(serve: Serve) -> None:
    private = serve({"/": ok()}, host="127.0.0.2")
    server = serve({"/": redirect(private.address)})

    assert fetching.fetch(server.address, PATIENT, peers.anywhere).original == b"Seven bridges."


def test_the_next_address_of_a_name_is_tried(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    server = serve({"/": ok()})
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, server.port))
        for address in ("127.0.0.9", "127.0.0.2", "127.0.0.1")
    ]
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *_, **__: found if host == "a.test" else [entry for entry in found if entry[4][0] == host],
    )

    def two(address: IPAddress) -> bool:
        return str(address) in {"127.0.0.2", "127.0.0.1"}

    assert fetching.fetch(f"http://a.test:{server.port}/", PATIENT, two).status == 200


# How long it may take.


def drip(line: socket.socket, *, head: bytes = b"") -> None:
    line.sendall(head)
    while True:
        line.sendall(b"x")
        time.sleep(0.02)


def silent(line: socket.socket) -> None:
    line.recv(1)


def drip_body(line: socket.socket) -> None:
    drip(line, head=b"HTTP/1.1 200 OK\r\n\r\n")


def go_on(line: socket.socket) -> None:
    while True:
        line.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")


def stop_within(line: socket.socket) -> None:
    line.sendall(ok(b"abc", length=9))
    silent(line)


SLOW: dict[str, tuple[Answer, str]] = {
    "never answers": (silent, "it did not answer within 0.3 seconds"),
    "drips a header": (drip, "it did not answer within 0.3 seconds"),
    "drips a body": (drip_body, "it was not all there within 0.3 seconds"),
    "goes on with 100 Continue": (go_on, "it did not answer within 0.3 seconds"),
    "stops within a body": (stop_within, "it was not all there within 0.3 seconds"),
}


@pytest.mark.parametrize(("answer", "reason"), SLOW.values(), ids=SLOW)
def test_a_slow_server_does_not_hold_us(serve: Serve, answer: Answer, reason: str) -> None:
    server = serve({"/": answer})
    started = time.monotonic()

    failure = refused(server.address, QUICK)

    assert time.monotonic() - started < 3
    assert (failure.reason, failure.late, failure.gone) == (reason, True, False)


def test_a_server_that_never_ends_its_tls_greeting_does_not_hold_us() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        failure = refused(f"https://127.0.0.1:{listener.getsockname()[1]}/", QUICK)

    assert failure.late


def test_a_name_whose_look_up_hangs_does_not_hold_us(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait(20) and [])

    failure = refused("http://a.test/", QUICK)
    over.set()

    assert failure.late
    assert failure.reason == "it did not answer within 0.3 seconds"


def test_the_time_is_for_all_redirects_together(serve: Serve) -> None:
    def slowly(line: socket.socket, step: int) -> None:
        time.sleep(0.1)
        line.sendall(redirect(f"/{step + 1}"))

    server = serve({f"/{step}": lambda line, step=step: slowly(line, step) for step in range(11)})

    assert refused(f"{server.address}/0", QUICK).late


def test_no_thread_is_left_behind_by_a_late_server(serve: Serve) -> None:
    server = serve({"/": silent})

    refused(server.address, QUICK)

    fetchers = [thread for thread in threading.enumerate() if thread.name == "fetch"]
    for thread in fetchers:
        thread.join(5)
    assert not any(thread.is_alive() for thread in fetchers)


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
    "is when unpacked": ok(bomb(200), "Content-Encoding: gzip"),
    "is when unpacked twice": ok(gzip.compress(bomb(200)), "Content-Encoding: gzip, gzip"),
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


def test_where_nothing_listens_it_is_gone() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    failure = refused(f"http://127.0.0.1:{port}/")

    assert (failure.reason, failure.gone, failure.status) == ("no server answers there", True, None)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (socket.EAI_NONAME, failing.Failure("no server has that name", gone=True)),
        (socket.EAI_AGAIN, failing.Failure("its name cannot be looked up just now")),
    ],
)
def test_a_name_that_nobody_has_is_told_from_one_not_known_just_now(code: int, said: failing.Failure) -> None:
    assert failing.failure(socket.gaierror(code, "?"), QUICK, answered=False) == said


def test_a_mistake_of_ours_is_not_blamed_on_the_server(serve: Serve) -> None:
    server = serve({"/": ok()})

    def broken(address: IPAddress) -> bool:
        raise ZeroDivisionError(address)

    with pytest.raises(ZeroDivisionError):
        fetching.fetch(server.address, PATIENT, broken)


# Certificates.


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def tls(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


@pytest.fixture
def trusting(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system trust our authority."""
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))


@pytest.mark.usefixtures("trusting")
def test_a_certificate_that_the_system_trusts_is_trusted(serve: Serve, authority: trustme.CA) -> None:
    server = serve({"/": ok(BODY)}, tls=tls(authority.issue_cert("127.0.0.1")))

    assert fetching.fetch(server.address, PATIENT, only_this_machine).original == BODY


@pytest.mark.usefixtures("trusting")
@pytest.mark.parametrize(
    ("name", "expires", "reason"),
    [
        ("127.0.0.1", datetime(2020, 1, 1, tzinfo=UTC), "it has expired"),
        ("127.0.0.2", None, "it is for another IP address"),
        ("example.org", None, "it is for another IP address"),
    ],
)
def test_a_certificate_that_is_wrong_is_told_in_plain_words(
    serve: Serve, authority: trustme.CA, name: str, expires: datetime | None, reason: str
) -> None:
    certificate = authority.issue_cert(name, not_before=datetime(2019, 1, 1, tzinfo=UTC), not_after=expires)
    server = serve({"/": ok()}, tls=tls(certificate))

    assert refused(server.address).reason == f"its certificate cannot be trusted: {reason}"
    assert b"".join(server.heard) == b""


def test_a_certificate_of_a_stranger_is_not_trusted(serve: Serve, authority: trustme.CA) -> None:
    server = serve({"/": ok()}, tls=tls(authority.issue_cert("127.0.0.1")))

    failure = refused(server.address)

    assert failure.reason == "its certificate cannot be trusted: it is signed by somebody who is not known here"


def test_a_server_without_encryption_is_told() -> None:
    def answer(listener: socket.socket) -> None:
        line, _ = listener.accept()
        with line:
            line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            line.recv(65536)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=answer, args=(listener,))
        thread.start()
        failure = refused(f"https://127.0.0.1:{listener.getsockname()[1]}/")
        thread.join()

    assert failure.reason == "no encryption can be agreed on with the server"
