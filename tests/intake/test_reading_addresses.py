"""Articles from addresses: fetched, told by what they are, read, or refused in one line with the address in it."""

import json
import time
from collections.abc import Callable
from datetime import date

import pytest

from claims import intake
from claims.errors import NotReadableError
from claims.intake.page import Reference
from claims.intake.web import peers
from tests.intake.readable.html.pages import page, prose
from tests.intake.readable.html.test_notes import FALL, WIKI
from tests.intake.web.servers import Serve

Write = Callable[[str, bytes], str]


def ok(body: bytes | str, kind: str = "text/html", status: str = "200 OK") -> bytes:
    body = body.encode() if isinstance(body, str) else body
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def read(address: str) -> intake.Page:
    return intake.read(address, seconds=20, may_reach=peers.anywhere)


STORY = page(
    f"<p>So <a href=/mayor>says the mayor</a>, <a href='?page=2'>and more</a>, <a href=''>again</a>. {prose(9)}</p>",
    head="<meta property='article:published_time' content='2024-05-06'><meta name=author content='Ana Ruiz'>"
    "<link rel=canonical href='https://valley.example/bridge?id=7#top'>",
)


def test_a_page_is_fetched_and_read(serve: Serve) -> None:
    server = serve({"/old": b"HTTP/1.1 301 Moved\r\nLocation: /new\r\n\r\n", "/new": ok(STORY)})

    found = read(f"{server.address.upper().replace('HTTP', 'http')}/old#part")

    assert found.location == f"{server.address}/old"
    assert found.address == "https://valley.example/bridge?id=7"
    assert found.title == "Bridge closed"
    assert found.byline == "Ana Ruiz"
    assert found.published == date(2024, 5, 6)
    assert found.language == "en"
    assert found.media_type == "text/html"
    assert found.original == STORY.encode()
    assert found.notices == ()
    # Relative to where it was read, not to what it says of itself.
    assert [(each.words, each.address) for each in found.given if isinstance(each, Reference)] == [
        ("says the mayor", f"{server.address}/mayor"),
        ("and more", f"{server.address}/new?page=2"),
    ]
    for each in found.given:
        assert found.text[each.start : each.end] == each.words


def test_a_page_without_a_name_of_its_own_is_where_the_redirects_ended(serve: Serve) -> None:
    server = serve({"/old": b"HTTP/1.1 302 Found\r\nLocation: /new\r\n\r\n", "/new": ok(page(prose(9)))})

    assert read(f"{server.address}/old").address == f"{server.address}/new"


def test_a_wiki_page_comes_with_its_references(write: Write) -> None:
    found = intake.read(write("Bridge.html", page(WIKI).encode()))

    first = found.given[0]
    assert first == Reference(start=first.end, end=first.end, words=FALL, address="https://a.example/1911")
    assert found.text[: first.end].endswith("The bridge fell in 1911.")


# How it comes, and what is read of it.
TEXTS = {
    "/a": (ok("Seven cows.\n", "text/plain"), "Seven cows.\n", "text/plain"),
    "/b": (ok("Seven *cows*.", "text/markdown; charset=utf-8"), "Seven cows.", "text/markdown"),
    "/c.md": (ok("Seven *cows*.", "text/plain"), "Seven cows.", "text/markdown"),
    "/d": (ok("Семь коров.".encode("cp1251"), "text/plain; charset=windows-1251"), "Семь коров.", "text/plain"),
    "/e": (ok("<!doctype html><p>Seven cows.", "text/plain"), "Seven cows.", "text/html"),
    "/f.xhtml": (ok("<html><p>Seven cows.</p></html>", "application/xhtml+xml"), "Seven cows.", "text/html"),
    "/g": (
        ok("<!doctype html><p>Семь коров.".encode("cp1251"), "text/html;charset=windows-1251"),
        "Семь коров.",
        "text/html",
    ),
}


@pytest.mark.parametrize(("path", "kept"), TEXTS.items())
def test_what_an_address_gives_is_read_by_what_it_is(serve: Serve, path: str, kept: tuple[bytes, str, str]) -> None:
    answer, text, media_type = kept

    found = read(serve({path: answer}).address + path)

    assert (found.text, found.media_type) == (text, media_type)
    assert found.address == found.location


REFUSED = {
    "not there": (ok("", status="404 Not Found"), "cannot be read: the server answered 404 Not Found"),
    "a paywall of the server": (
        ok("", status="402 Payment Required"),
        "cannot be read: the server answered 402 Payment",
    ),
    "not ready": (ok("soon", status="202 Accepted"), "cannot be read: it is not ready yet"),
    "empty": (ok(""), "cannot be read: it is empty"),
    "nowhere": (
        b"HTTP/1.1 301 Moved\r\nLocation: ftp://a.example/\r\n\r\n",
        "cannot be read: it leads to ftp://a.example/",
    ),
    "an image": (ok(b"\x89PNG\r\n\x1a\n", "text/html"), "is an image: save its text as .txt or .md first"),
    "a video": (ok(b"x", "video/mp4"), "is a video: save its text as .txt or .md first"),
    "a spreadsheet": (
        ok(b"x", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        "is a spreadsheet: save the sheet as .csv to have it read",
    ),
    "a PDF that is none": (ok(b"%PDF-1.7"), "cannot be read: it is damaged, or no file of its kind"),
    "an export": (ok("number,uid,text\n", "text/csv"), "is a table that claims exported, not an article"),
    "no article": (ok("<html><script src=x></script></html>"), "cannot be read: it has no article in it; its scripts"),
    "no encoding": (
        ok(b"\x81\x8d\x8f" * 9, "text/plain; charset=utf-8"),
        "cannot be read: it is not text in an encoding",
    ),
    "too large": (ok(b"x" * 2000), "cannot be read: it is larger than 0.001 MB"),
    "nested": (ok("<html>" + "<b>" * 300), "cannot be read: its tags are nested too deeply to be read"),
}


@pytest.mark.parametrize(("answer", "reason"), REFUSED.values(), ids=REFUSED)
def test_an_address_without_article_is_refused_in_one_line(serve: Serve, answer: bytes, reason: str) -> None:
    address = f"{serve({'/a': answer}).address}/a"

    with pytest.raises(NotReadableError) as refusal:
        intake.read(address, max_bytes=1000 if b"x" * 2000 in answer else 9999, seconds=20, may_reach=peers.anywhere)

    assert str(refusal.value).startswith(f"{address} {reason}")
    assert "\n" not in str(refusal.value)


def test_an_address_is_asked_only_as_far_as_is_allowed(serve: Serve) -> None:
    server = serve({"/a": ok(STORY), "/slow": lambda _: time.sleep(1)})

    with pytest.raises(NotReadableError, match=r"/a cannot be read: it leads to 127\.0\.0\.1, which is no public"):
        intake.read(f"{server.address}/a")
    assert server.heard == []
    with pytest.raises(NotReadableError, match=r"/slow cannot be read: it did not answer within 0\.2 seconds"):
        intake.read(f"{server.address}/slow", seconds=0.2, may_reach=peers.anywhere)


def test_nothing_that_a_page_names_is_asked_for(serve: Serve, write: Write) -> None:
    server = serve({})
    source = (
        f'<?xml version="1.0"?><!DOCTYPE html SYSTEM "{server.address}/dtd" [<!ENTITY in SYSTEM "{server.address}/in">'
        f'<!ENTITY % more SYSTEM "{server.address}/more"> %more;<!ENTITY file SYSTEM "file:///etc/hostname">'
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><link rel="stylesheet" href="{server.address}/css"/>'
        f'<base href="{server.address}/"/><script src="{server.address}/js"></script></head>'
        f'<body><p>&in; &file; &c; {prose(5)}<img src="{server.address}/img"/></p></body></html>'
    )

    for name in ("a.xhtml", "a.html"):
        found = intake.read(write(name, source.encode()))

        assert prose(5) in found.text
        assert "hahaha" not in found.text
    assert server.heard == []


def test_a_page_in_another_language_is_taken_with_a_notice(write: Write) -> None:
    german = "Der Rat hat die alte Brücke am Montag gesperrt, und niemand weiß, wie lange das dauern wird. " * 9

    found = intake.read(write("a.html", page(f"<p>{german}</p>").replace("lang=en", "lang=de").encode()))

    assert found.language == "de"
    assert [notice.split(",")[0] for notice in found.notices] == ["the text is in German"]


def test_the_beginning_of_an_article_says_so(write: Write) -> None:
    closed = f"<script type='application/ld+json'>{json.dumps({'isAccessibleForFree': False})}</script>"

    found = intake.read(write("a.html", page(f"<p>{prose(6)}</p>", head=closed).encode()))

    assert found.notices == ("only the beginning is there: the rest is behind a paywall",)
