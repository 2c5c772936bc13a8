"""A source is kept as it was when it was seen, with the words in it, or it is said why not."""

import gzip
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Protocol

import pytest

from claims.errors import NotReadableError, NotUnderstoodError
from claims.intake import Captured, Limits, NotCaptured, from_address, from_file
from claims.intake.web import peers


class Server(Protocol):
    """What the servers of conftest show."""

    address: str
    port: int
    heard: list[bytes]

    def stop(self) -> None: ...


Serve = Callable[..., Server]
Write = Callable[[str, bytes], str]

PATIENT = Limits(seconds=20, max_bytes=100_000)
PAGE = """<!doctype html><title>Seven bridges closed</title>
<meta property="article:published_time" content="2024-05-06"><p>Семь <b>мостов</b> закрыты.""".encode("cp1251")


def ok(body: bytes, content_type: str) -> bytes:
    return f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nContent-Type: {content_type}\r\n\r\n".encode() + body


def captured(found: Captured | NotCaptured) -> Captured:
    assert isinstance(found, Captured)
    assert timedelta() <= datetime.now(UTC) - found.taken_at < timedelta(minutes=1)
    return found


def test_a_page_is_captured_with_its_words(serve: Serve) -> None:
    server = serve(
        {
            "/": b"HTTP/1.1 301 Moved\r\nLocation: /bridges#seven\r\n\r\n",
            "/bridges": ok(PAGE, "text/html; charset=windows-1251"),
        }
    )

    found = captured(from_address(server.address, PATIENT, peers.anywhere))

    assert found.original == PAGE
    assert found.media_type == "text/html"
    assert found.address == f"{server.address}/bridges"
    assert found.status == 200
    assert found.text == "Семь мостов закрыты."
    assert found.read_by is not None
    assert found.read_by.endswith("cp1251")
    assert found.unread is None
    assert found.title == "Seven bridges closed"
    assert found.published == date(2024, 5, 6)


def test_an_image_is_captured_without_words(serve: Serve) -> None:
    image = b"\x89PNG\r\n\x1a\n" + bytes(99)
    server = serve({"/a": ok(image, "text/plain")})

    found = captured(from_address(f"{server.address}/a", PATIENT, peers.anywhere))

    assert (found.original, found.media_type) == (image, "image/png")
    assert (found.text, found.read_by, found.unread) == (None, None, "it is an image")


PACKED = gzip.compress(b"")
# What the server sends, and why nothing is captured.
NOTHING = {
    "no bytes": (ok(b"", "text/html"), NotCaptured("it is empty", status=200)),
    "no content": (b"HTTP/1.1 204 No Content\r\n\r\n", NotCaptured("it is empty", status=204)),
    "nothing, packed": (
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%b" % (len(PACKED), PACKED),
        NotCaptured("it is empty", status=200),
    ),
    "accepted": (
        b"HTTP/1.1 202 Accepted\r\nContent-Length: 7\r\n\r\nWait...",
        NotCaptured("it is not ready yet", late=True, status=202),
    ),
    "accepted, no bytes": (
        b"HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n",
        NotCaptured("it is not ready yet", late=True, status=202),
    ),
}


@pytest.mark.parametrize(("answer", "why"), NOTHING.values(), ids=NOTHING)
def test_an_answer_without_a_page_captures_nothing(serve: Serve, answer: bytes, why: NotCaptured) -> None:
    server = serve({"/a": answer})

    assert from_address(f"{server.address}/a", PATIENT, peers.anywhere) == why


def test_any_other_success_is_captured(serve: Serve) -> None:
    server = serve({"/a": ok(b"Seven bridges", "text/plain").replace(b"200 OK", b"203 By way of another")})

    assert captured(from_address(f"{server.address}/a", PATIENT, peers.anywhere)).status == 203


def test_a_server_that_is_down_is_not_gone(serve: Serve) -> None:
    server = serve({})
    server.stop()

    assert from_address(server.address, PATIENT, peers.anywhere) == NotCaptured("no server answers there")


def test_the_final_address_keeps_its_query(serve: Serve) -> None:
    server = serve(
        {"/": b"HTTP/1.1 302 Found\r\nLocation: /a?token=1&b=2\r\n\r\n", "/a?token=1&b=2": ok(PAGE, "text/html")}
    )

    assert captured(from_address(server.address, PATIENT, peers.anywhere)).address == f"{server.address}/a?token=1&b=2"


def test_text_that_nothing_was_said_of_is_text(serve: Serve) -> None:
    server = serve({"/a": ok("Seven bridges – closed.".encode(), "")})

    found = captured(from_address(f"{server.address}/a", PATIENT, peers.anywhere))

    assert (found.media_type, found.text) == ("text/plain", "Seven bridges – closed.")


def test_what_is_not_captured_says_why(serve: Serve) -> None:
    server = serve(
        {
            "/gone": b"HTTP/1.1 410 Gone\r\n\r\n",
            "/silent": lambda line: line.recv(1),
            "/large": ok(bytes(100_001), "text/html"),
        }
    )

    assert from_address(f"{server.address}/gone", PATIENT, peers.anywhere) == NotCaptured(
        "the server answered 410 Gone", status=410, gone=True
    )
    assert from_address(f"{server.address}/silent", Limits(seconds=0.2), peers.anywhere) == NotCaptured(
        "it did not answer within 0.2 seconds", late=True
    )
    assert from_address(f"{server.address}/large", PATIENT, peers.anywhere) == NotCaptured("it is larger than 0.1 MB")
    assert from_address(f"{server.address}/large", PATIENT) == NotCaptured(
        "it leads to 127.0.0.1, which is no public address: --allow-private lets it"
    )


def test_a_file_is_captured_with_its_words(write: Write) -> None:
    original = PAGE.decode("cp1251").encode()

    found = captured(from_file(write("page.html", original), PATIENT))

    assert (found.original, found.media_type, found.text) == (original, "text/html", "Семь мостов закрыты.")
    assert (found.address, found.status) == (None, None)


FILES = {
    "notes.txt": (b"Seven caf\xe9s", "text/plain", "Seven cafés", None),
    "notes.md": (b"# Seven\r\nbridges", "text/markdown", "# Seven\nbridges", None),
    "table.csv": (b"bridges,7\n", "text/csv", "bridges,7\n", None),
    "data.json": (b'{"bridges": 7}', "application/json", "bridges: 7", None),
    "feed.xml": (
        '<?xml version="1.0" encoding="windows-1251"?><a>Семь</a>'.encode("cp1251"),
        "text/xml",
        "Семь",
        None,
    ),
    "notes": (b"Seven bridges", "text/plain", "Seven bridges", None),
    "empty.txt": (b"", "text/plain", None, "it is empty"),
    "blank.txt": (b" \n", "text/plain", None, "it holds nothing but white space"),
    "sound.mp3": (b"ID3\x04", "audio/mpeg", None, "it is a recording"),
    "film.mp4": (b"\x00\x00\x00\x18ftypmp42", "video/mp4", None, "it is a video"),
    "old.doc": (
        bytes.fromhex("d0cf11e0a1b11ae1"),
        "application/x-ole-storage",
        None,
        "it is an old Office file, or a locked one: save it as .docx to have it read",
    ),
    "all.zip": (b"PK\x03\x04", "application/zip", None, "it is a zip file"),
    "unknown": (
        bytes(range(256)),
        None,
        None,
        "it is not text in an encoding that can be told: save it as UTF-8",
    ),
}


@pytest.mark.parametrize(("name", "kept"), FILES.items(), ids=FILES)
def test_a_file_of_any_kind_is_captured(
    write: Write, name: str, kept: tuple[bytes, str | None, str | None, str | None]
) -> None:
    original, media_type, text, unread = kept

    found = captured(from_file(write(name, original), PATIENT))

    assert (found.original, found.media_type, found.text, found.unread) == (original, media_type, text, unread)


def test_a_file_that_is_too_large_is_not_captured(write: Write) -> None:
    assert from_file(write("a.txt", bytes(100_001)), PATIENT) == NotCaptured("it is larger than 0.1 MB")
    assert isinstance(from_file(write("a.txt", b"x" * 100_000), PATIENT), Captured)


def test_what_is_no_file_is_refused_as_elsewhere(tmp_path: Path) -> None:
    with pytest.raises(NotReadableError, match="is a folder"):
        from_file(str(tmp_path), PATIENT)
    with pytest.raises(NotReadableError, match="there is no file"):
        from_file(str(tmp_path / "none"), PATIENT)
    with pytest.raises(NotUnderstoodError, match="is no file"):
        from_file("https://example.org/", PATIENT)


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(NotUnderstoodError, match="only http and https are"):
        from_address("ftp://example.org/", PATIENT)


def test_a_file_beside_the_reader_is_not_run_by_it(write: Write) -> None:
    write("json.py", b"raise SystemExit(9)")
    write("lxml.py", b"raise SystemExit(9)")

    assert captured(from_file(write("a.html", b"<p>Seven"), PATIENT)).text == "Seven"
