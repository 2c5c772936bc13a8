"""What the tests of fetching share: what servers answer, how they look, and how long they may take."""

import socket
from collections.abc import Callable
from typing import Protocol

import pytest

from claims.intake.limits import Limits
from claims.intake.page import NotCaptured
from claims.intake.web import fetching
from claims.intake.web.fetching import NotFetchedError
from claims.intake.web.peers import IPAddress


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


def refused(address: str, limits: Limits = PATIENT) -> NotCaptured:
    """Give why an address is not fetched."""
    with pytest.raises(NotFetchedError) as refusal:
        fetching.fetch(address, limits, only_this_machine)
    assert str(refusal.value) == f"{address} cannot be fetched: {refusal.value.why.reason}"
    return refusal.value.why
