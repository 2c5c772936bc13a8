"""A folder to write articles into, and servers to fetch from."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, bytes], str]:
    """Write bytes under a name in the working folder, and give the name as a user would type it."""
    monkeypatch.chdir(tmp_path)

    def written(name: str, content: bytes) -> str:
        (tmp_path / name).write_bytes(content)
        return name

    return written


class Server:
    """A server on this machine that does what its answers say: bytes are sent, a function is called with the line.

    `heard` has what came in on each connection, which may be nothing.
    """

    def __init__(self, answers: "Answers", host: str, tls: ssl.SSLContext | None) -> None:
        self.heard: list[bytes] = []
        self.stopped = threading.Event()
        self._answers = answers
        self._tls = tls
        self._lines: list[socket.socket] = []
        self._listener = socket.create_server((host, 0))
        self._threads = [threading.Thread(target=self._listen)]
        self._threads[0].start()
        self.port: int = self._listener.getsockname()[1]
        self.address = f"http{'s' if tls else ''}://{host}:{self.port}"

    def stop(self) -> None:
        self.stopped.set()
        for line in (self._listener, *self._lines):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()
        for thread in self._threads:
            thread.join()

    def _listen(self) -> None:
        with suppress(OSError):
            while not self.stopped.is_set():
                line, _ = self._listener.accept()
                self._lines.append(line)
                self._threads.append(threading.Thread(target=self._speak, args=(line,)))
                self._threads[-1].start()

    def _speak(self, plain: socket.socket) -> None:
        place = len(self.heard)
        self.heard.append(b"")
        with suppress(OSError), ExitStack() as closing:
            line = closing.enter_context(self._tls.wrap_socket(plain, server_side=True) if self._tls else plain)
            while b"\r\n\r\n" not in self.heard[place]:
                if not (piece := line.recv(65536)):
                    return
                self.heard[place] += piece
            path = self.heard[place].split(b" ")[1].decode()
            answer = self._answers[path]
            if isinstance(answer, bytes):
                line.sendall(answer)
            else:
                answer(line)


Answers = Mapping[str, bytes | Callable[[socket.socket], object]]
Serve = Callable[..., Server]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start servers that are stopped, threads and all, when the test is over."""
    servers: list[Server] = []

    def started(answers: Answers, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> Server:
        servers.append(Server(answers, host, tls))
        return servers[-1]

    yield started
    for server in servers:
        server.stop()
