"""A small bundle, as JSON, for tests to break."""

import base64
import hashlib
import json
import zlib
from uuid import UUID

from claims.intake.exchange import bundle
from claims.intake.exchange.records import Bundle, Fault
from claims.intake.page import Material

Row = dict[str, object]
Said = dict[str, list[Row]]

TEXT = "A bridge fell. Three died."
AT = "2024-05-09T08:30:00+00:00"


def uid(number: int) -> str:
    return str(UUID(int=number))


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def file(content: bytes) -> Row:
    return {
        "sha256": digest(content),
        "size": len(content),
        "packed": base64.b64encode(zlib.compress(content)).decode(),
    }


def small() -> Said:
    """An article with a claim, a source that is kept, and what it does to the claim."""
    bytes_ = TEXT.encode()
    revision: Row = {
        "number": 1,
        "text": TEXT,
        "sha256": digest(bytes_),
        "file": digest(bytes_),
        "location": "-",
        "media_type": "text/plain",
        "read_by": "tests",
        "extracted_by": None,
        "created_at": AT,
    }
    article: Row = {
        "uid": uid(1),
        "number": 1,
        "title": "Bridge",
        "byline": None,
        "outlet": None,
        "address": None,
        "published": "2024-05-08",
        "language": "en",
        "created_at": AT,
        "revisions": [revision],
        "notes": [],
        "tags": [{"uid": uid(10), "name": "urgent", "created_at": AT}],
    }
    source: Row = {
        "uid": uid(2),
        "number": 1,
        "kind": "website",
        "level": "tertiary",
        "title": None,
        "citation": None,
        "location": "https://city.example/",
        "published": None,
        "sha256": None,
        "media_type": None,
        "derived_from": None,
        "alias": None,
        "confidential": False,
        "created_at": AT,
        "redacted_at": None,
    }
    snapshot: Row = {
        "uid": uid(3),
        "source": uid(2),
        "state": "captured",
        "taken_at": AT,
        "location": None,
        "status": 200,
        "media_type": "text/plain",
        "sha256": digest(b"Three."),
        "text_sha256": digest(b"Three."),
        "drift": None,
        "read_by": "tests",
        "failure": None,
        "checked_at": None,
        "seen_sha256": None,
        "created_at": AT,
    }
    anchor: Row = {
        "revision": 1,
        "state": "exact",
        "start": 15,
        "end": 20,
        "exact": "Three",
        "prefix": "A bridge fell. ",
        "suffix": " died.",
    }
    nothing = dict.fromkeys(
        (
            *("stale_because", "reason", "part_of", "merged_into", "unit", "qualifier", "date", "outcome", "subject"),
            *("speaker", "candidates", "rating", "resolution", "resolution_reason", "replacement", "resolved_on"),
            *("assignee", "signed_off_by", "review_url", "claimant"),
        )
    )
    claim: Row = {
        "uid": uid(4),
        "number": 1,
        "article": uid(1),
        "kind": "casualty",
        "text": "Three",
        "status": "verified",
        "priority": 0.9,
        "start": 15,
        "end": 20,
        "low": "3",
        "high": "3",
        "made_by": "tests",
        "anchors": [anchor],
        "tags": [],
        "notes": [],
        "created_at": AT,
        "updated_at": AT,
        **nothing,
    }
    evidence: Row = {
        "uid": uid(5),
        "claim": uid(4),
        "source": uid(2),
        "stance": "supports",
        "quote": "Three",
        "locator": None,
        "finding": "found",
        "snapshot": uid(3),
        "start": 0,
        "end": 5,
        "stands": None,
        "figures": None,
        "created_at": AT,
    }
    return {
        "articles": [article],
        "sources": [source],
        "snapshots": [snapshot],
        "claims": [claim],
        "evidence": [evidence],
        "files": [file(bytes_), file(b"Three.")],
    }


def read(text: str | bytes) -> Bundle:
    return bundle.read(Material("out.json", "/desk/out.json", text if isinstance(text, bytes) else text.encode()))


def faults(said: Said) -> list[Fault]:
    return [*read(json.dumps({"format": "claims", "version": 1, **said})).faults]
