"""What the tests of fetching share: how the servers of conftest look, and how long they may take."""

import socket
from collections.abc import Callable
from typing import Protocol

from claims.intake.limits import Limits
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
