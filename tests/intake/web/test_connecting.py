"""Nothing is sent to whom we may not reach, and nobody holds us for longer than we wait."""

import socket
import threading
import time

import pytest

from claims.intake.page import NotCaptured
from claims.intake.web import failing, fetching, peers
from claims.intake.web.fetching import NotFetchedError
from claims.intake.web.peers import IPAddress
from tests.intake.web.servers import PATIENT, QUICK, Answer, Serve, ok, redirect, refused

# Who may be reached.


def test_nothing_is_sent_to_a_private_address(serve: Serve) -> None:
    server = serve({"/": ok()})

    with pytest.raises(NotFetchedError) as refusal:
        fetching.fetch(server.address, PATIENT)

    assert refusal.value.why.reason == "it leads to 127.0.0.1, which is no public address: --allow-private lets it"
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
    line.sendall(ok(b"abc")[:-1])
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


def test_where_nothing_listens_it_may_only_be_down() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    failure = refused(f"http://127.0.0.1:{port}/")

    assert (failure.reason, failure.gone, failure.status) == ("no server answers there", False, None)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (socket.EAI_NONAME, NotCaptured("no server has that name", gone=True)),
        (socket.EAI_AGAIN, NotCaptured("its name cannot be looked up just now")),
    ],
)
def test_a_name_that_nobody_has_is_told_from_one_not_known_just_now(code: int, said: NotCaptured) -> None:
    assert failing.why(socket.gaierror(code, "?"), QUICK, answered=False) == said


def test_a_mistake_of_ours_is_not_blamed_on_the_server(serve: Serve) -> None:
    server = serve({"/": ok()})

    def broken(address: IPAddress) -> bool:
        raise ZeroDivisionError(address)

    with pytest.raises(ZeroDivisionError):
        fetching.fetch(server.address, PATIENT, broken)
