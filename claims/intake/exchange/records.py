"""The records of our own exchange format: what its JSON holds, whose keys are the names of these fields.

A record names another one by its uid, a revision by its number and bytes by their SHA-256 (hex). Times are UTC. Places
are code points of a text, end exclusive. A later program that writes other fields writes another `VERSION`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from claims.vocabulary import (
    AnchorState,
    Capture,
    Drift,
    Finding,
    Kind,
    Level,
    Outcome,
    Resolution,
    SourceKind,
    Stance,
    Status,
)

FORMAT, VERSION = "claims", 1

# What a string must be besides one: `typed` has a check for each.
Uid = Annotated[str, "uid"]
Digest = Annotated[str, "digest"]
Words = Annotated[str, "words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word of the desk's own."""

    uid: Uid
    name: Words
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What somebody wrote beside a claim or an article."""

    uid: Uid
    text: Words
    by: Words
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A text of an article; `sha256` is of the text, `file` of the bytes it came as, None where those are left out."""

    number: int
    text: str
    sha256: Digest
    file: Digest | None
    location: str | None
    media_type: str
    read_by: str
    extracted_by: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article with its texts, the newest last; one that was loaded from a table has none."""

    uid: Uid
    number: int
    title: Words
    byline: str | None
    outlet: str | None
    address: str | None
    published: date | None
    language: str | None
    created_at: datetime
    tags: tuple[Tag, ...]
    notes: tuple[Note, ...]
    revisions: tuple[Revision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where something can be looked up; a file is told by its `sha256`.

    What a `confidential` one is shown as is its alias; its location, citation, title and digest are only here where
    somebody asked for who it is, and never once it was redacted.
    """

    uid: Uid
    number: int
    kind: SourceKind
    level: Level
    location: str | None
    citation: str | None
    title: str | None
    published: date | None
    sha256: Digest | None
    media_type: str | None
    derived_from: Uid | None
    alias: str | None
    confidential: bool
    created_at: datetime
    redacted_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A source as it was at one moment, or why it could not be had; the digests are of its bytes and of its words."""

    uid: Uid
    source: Uid
    state: Capture
    taken_at: datetime | None
    location: str | None
    status: int | None
    media_type: str | None
    sha256: Digest | None
    text_sha256: Digest | None
    read_by: str | None
    failure: str | None
    checked_at: datetime | None
    seen_sha256: Digest | None
    drift: Drift | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a claim stands in a revision of its article."""

    revision: int
    state: AnchorState
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim with all that is on it; `start` and `end` are its place in the newest text.

    `reason` is the last one of its verdict, `resolution_reason` that of its resolution.
    """

    uid: Uid
    number: int
    article: Uid
    kind: Kind
    text: Words
    status: Status
    stale_because: str | None
    reason: str | None
    priority: float
    start: int | None
    end: int | None
    part_of: Uid | None
    merged_into: Uid | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    qualifier: str | None
    date: str | None
    outcome: Outcome | None
    subject: str | None
    speaker: str | None
    candidates: str | None
    rating: str | None
    resolution: Resolution | None
    resolution_reason: str | None
    replacement: str | None
    resolved_on: str | None
    assignee: str | None
    signed_off_by: str | None
    review_url: str | None
    claimant: str | None
    made_by: Words
    tags: tuple[Tag, ...]
    notes: tuple[Note, ...]
    anchors: tuple[Anchor, ...]
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a source does to a claim; `snapshot` is the one in which the quote was looked up, and where it stands."""

    uid: Uid
    claim: Uid
    source: Uid
    stance: Stance
    quote: str | None
    locator: str | None
    finding: Finding | None
    snapshot: Uid | None
    start: int | None
    end: int | None
    stands: str | None
    figures: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """Bytes, each once: `size` of them, packed with zlib and written in base64."""

    sha256: Digest
    size: int
    packed: str


Record = Article | Source | Snapshot | Claim | Evidence | File
# Where each sort of record stands in a file, in this order, and what it is called on a line by itself.
SECTIONS: Mapping[type[Record], str] = {
    Article: "articles",
    Source: "sources",
    Snapshot: "snapshots",
    Claim: "claims",
    Evidence: "evidence",
    File: "files",
}
SORTS: Mapping[type[Record], str] = {
    kind: name if kind is Evidence else name.removesuffix("s") for kind, name in SECTIONS.items()
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a file, and where: "claims[3].status", or "line 7, status"."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A file of ours as it was read: whole where it has no `faults`, and else not to be loaded.

    `places` says where each record stands in it, by the uid or the digest.
    """

    name: str
    articles: tuple[Article, ...] = ()
    sources: tuple[Source, ...] = ()
    snapshots: tuple[Snapshot, ...] = ()
    claims: tuple[Claim, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    files: Mapping[str, File] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
