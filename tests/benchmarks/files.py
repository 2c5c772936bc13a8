"""Files of many claims to be loaded: a table, and JSON Lines as `claims export` writes them."""

import base64
import csv
import hashlib
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from tests.benchmarks import desk

COLUMNS = ("uid", "text", "kind", "status", "low", "high", "unit")
PER_ARTICLE, AT = 100, "2026-03-01T09:30:15.250000+00:00"
# What each verdict rests on.
STANCES = {"unverified": "unread", "verified": "supports", "refuted": "refutes"}
Row = dict[str, object]


def table(path: Path, number: int) -> Path:
    """Write a table of so many claims that stand in no text, no two the same."""
    said = desk.words(600)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for at in range(1, number + 1):
            begun, figure = at * 7 % (len(said) - 90), str(at % 7000)
            words = " ".join(said[begun : begun + 80].split())
            writer.writerow([_uid("claim", at), f"{words}, {at}", "casualty", "unverified", figure, figure, "person"])
    return path


def lines(path: Path, number: int) -> Path:
    """Write so many claims in articles of 600 words, each with a source or two and every third with a tag."""
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps({"format": "claims", "version": 1}) + "\n")
        for sort, row in _records(number):
            file.write(json.dumps({"sort": sort, **row}) + "\n")
    return path


def _records(number: int) -> Iterator[tuple[str, Row]]:
    text = desk.words(600)
    digest, sources = hashlib.sha256(text.encode()).hexdigest(), number // 10
    for at in range(1, number // PER_ARTICLE + 1):
        yield "article", _article(at, text, digest)
    for at in range(1, sources + 1):
        yield "source", _source(at)
    for at in range(1, number + 1):
        yield "claim", _claim(at, text)
    for at in range(1, number + 1):
        for turn in range(1 + at % 2):
            yield "evidence", _evidence(at, turn, (at * 7 + turn) % sources + 1)
    packed = base64.b64encode(zlib.compress(text.encode())).decode()
    yield "file", {"sha256": digest, "size": len(text.encode()), "packed": packed}


def _article(at: int, text: str, digest: str) -> Row:
    revision = {"number": 1, "text": text, "sha256": digest, "file": digest, "location": f"/{at}.txt"}
    revision |= {"media_type": "text/plain", "read_by": "bench", "extracted_by": "bench", "created_at": AT}
    unknown = dict.fromkeys(("byline", "outlet", "address", "published", "language"))
    named = {"uid": _uid("article", at), "number": at, "title": f"Report {at}", "created_at": AT}
    return {**named, **unknown, "tags": [], "notes": [], "revisions": [revision]}


def _source(at: int) -> Row:
    named = {"uid": _uid("source", at), "number": at, "kind": "news_report", "level": "secondary", "created_at": AT}
    unknown = dict.fromkeys(
        ("citation", "published", "sha256", "media_type", "derived_from", "alias", "redacted_at"),
    )
    where = {"location": f"https://news.example/{at}", "title": f"What was said on day {at}", "confidential": False}
    return {**named, **unknown, **where}


def _claim(at: int, text: str) -> Row:
    start, end = at % PER_ARTICLE * 30, at % PER_ARTICLE * 30 + 25
    exact, status = text[start:end], [*STANCES][at % 3]
    place = {"revision": 1, "state": "exact", "start": start, "end": end, "exact": exact}
    place |= {"prefix": text[max(0, start - 32) : start], "suffix": text[end : end + 32]}
    named = {"uid": _uid("claim", at), "number": at, "article": _uid("article", (at - 1) // PER_ARTICLE + 1)}
    said = {"kind": "casualty", "text": exact, "status": status, "priority": 0.93, "start": start, "end": end}
    said |= {"low": str(at % 700), "high": str(at % 700), "unit": "person", "made_by": "bench", "anchors": [place]}
    unknown = dict.fromkeys(
        (
            *("stale_because", "reason", "part_of", "merged_into", "qualifier", "date", "outcome", "subject"),
            *("speaker", "candidates", "rating", "resolution", "resolution_reason", "replacement", "resolved_on"),
            *("assignee", "signed_off_by", "review_url", "claimant"),
        )
    )
    tags = [] if at % 3 else [{"uid": _uid("tag", at), "name": "urgent", "created_at": AT}]
    return {**named, **said, **unknown, "tags": tags, "notes": [], "created_at": AT, "updated_at": AT}


def _evidence(at: int, turn: int, source: int) -> Row:
    stance = [*STANCES.values()][at % 3]
    said = {"stance": stance, "quote": f"At least {at % 700} people were hurt", "finding": "unchecked"}
    said["figures"] = json.dumps([{"low": str(at % 700), "unit": "person"}], separators=(",", ":"))
    named = {"uid": _uid(f"evidence{turn}", at), "claim": _uid("claim", at), "source": _uid("source", source)}
    unknown = dict.fromkeys(("locator", "snapshot", "start", "end", "stands"))
    return {**named, **said, **unknown, "created_at": AT}


def _uid(sort: str, number: int) -> str:
    """Give a uid as random as those that the program gives, and the same each time."""
    return str(UUID(bytes=hashlib.md5(f"{sort} {number}".encode(), usedforsecurity=False).digest()))
