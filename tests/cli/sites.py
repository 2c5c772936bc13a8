"""A site on this machine whose pages a test writes and changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread


@dataclass
class Site:
    """What stands at each path: (status, media type, bytes); `slow` paths wait until the test is over."""

    address: str
    pages: dict[str, tuple[int, str, bytes]] = field(default_factory=dict)
    slow: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    over: Event = field(default_factory=Event)

    def says(self, path: str, text: str, status: int = 200) -> str:
        """Put a page of one paragraph at a path; give its address."""
        html = f"<!doctype html><html><head><title>The report</title></head><body><p>{text}</p></body></html>"
        self.pages[path] = (status, "text/html; charset=utf-8", html.encode())
        return f"{self.address}{path}"


@contextmanager
def opened() -> Iterator[Site]:
    """Serve a site on a free port of the loopback address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            if self.path in site.slow:
                site.over.wait(30)
            status, kind, body = site.pages.get(self.path, (404, "text/plain", b"nothing here"))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        site = Site(f"http://127.0.0.1:{server.server_port}")
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield site
        finally:
            site.over.set()
            server.shutdown()
            thread.join()
