"""The line to one server at a time: only to a machine that may be reached, and cut when the time is up."""

import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import partial
from ipaddress import ip_address
from urllib.parse import urlsplit

import truststore
from urllib3.connection import HTTPConnection, HTTPSConnection

from claims.intake.web.failing import RefusedError
from claims.intake.web.peers import MayReach

Connection = HTTPConnection | HTTPSConnection

_PORTS = {"http": 80, "https": 443}
# To a socket a timeout of 0 is none, but "do not wait".
_SHORTEST = 0.001


class Line:
    """What one fetch holds open. One thread works on it; another may cut it at any moment, for good."""

    def __init__(self, may_reach: MayReach, seconds: float) -> None:
        self.answered = False
        self._may_reach = may_reach
        self._deadline = time.monotonic() + seconds
        self._lock = threading.Lock()
        self._cut = False
        self._held: socket.socket | None = None

    def to(self, url: str) -> Connection:
        """Make a connection to the server of an address in normal form; it opens when it is first used."""
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        opened = partial(self._opened, host, port)
        if parts.scheme == "https":
            return _Secure(opened, host, port, self.left())
        return _Plain(opened, host, port, self.left())

    def left(self) -> float:
        """Give the seconds that are left, never quite none."""
        return max(self._deadline - time.monotonic(), _SHORTEST)

    def cut(self) -> None:
        """End whatever is under way on the line; anything begun on it afterwards fails."""
        with self._lock:
            self._cut = True
            self._let_go()

    def _opened(self, host: str, port: int) -> socket.socket:
        """Connect to the first address of a name that answers and may be reached.

        RefusedError: none of its addresses may be. OSError as the system gives it.
        """
        addresses = dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        allowed = [address for address in addresses if self._may_reach(ip_address(address))]
        if not allowed:
            raise _not_public(next(iter(addresses)))
        failure: OSError | None = None
        for place, address in enumerate(allowed):
            try:
                # A dead address must leave time for the next.
                opened = socket.create_connection((address, port), self.left() / (len(allowed) - place))
            except OSError as error:
                failure = error
                continue
            return self._checked(opened)
        raise failure or OSError

    def _checked(self, opened: socket.socket) -> socket.socket:
        """Close a connection again, with nothing sent, unless the machine at its other end may be reached."""
        with ExitStack() as undoing:
            undoing.callback(opened.close)
            # What is really there counts, whatever the name was said to lead to.
            peer = str(opened.getpeername()[0])
            if not self._may_reach(ip_address(peer)):
                raise _not_public(peer)
            self._hold(opened)
            undoing.pop_all()
        opened.settimeout(self.left())
        return opened

    def _hold(self, opened: socket.socket) -> None:
        with self._lock:
            if self._cut:
                raise TimeoutError
            self._let_go()
            # A copy, since the one for TLS is made out of the original, which is then empty.
            self._held = opened.dup()

    def _let_go(self) -> None:
        if self._held is None:
            return
        with suppress(OSError):
            self._held.shutdown(socket.SHUT_RDWR)
        self._held.close()
        self._held = None


class _Plain(HTTPConnection):
    """HTTP on a socket that was opened by the line."""

    def __init__(self, opened: Callable[[], socket.socket], host: str, port: int, seconds: float) -> None:
        super().__init__(host, port, timeout=seconds)
        self._opened = opened

    def _new_conn(self) -> socket.socket:
        return self._opened()


class _Secure(HTTPSConnection):
    """HTTPS on a socket that was opened by the line; certificates are checked as the system checks them."""

    def __init__(self, opened: Callable[[], socket.socket], host: str, port: int, seconds: float) -> None:
        super().__init__(host, port, timeout=seconds, ssl_context=_trust())
        self._opened = opened

    def _new_conn(self) -> socket.socket:
        return self._opened()


def _trust() -> ssl.SSLContext:
    # The system's own store, on every system: a desk adds its own authorities there, and Python's for
    # macOS has none.
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _not_public(address: str) -> RefusedError:
    return RefusedError(f"it leads to {address}, which is no public address: --allow-private lets it")
