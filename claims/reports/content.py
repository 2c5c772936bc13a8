"""What a report is made of: an article with its claims, frozen, for one reader."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.tracking.articles import Entry as Article
from claims.tracking.listing import Entry
from claims.tracking.notes import Entry as Note
from claims.tracking.shelf import Entry as Source
from claims.tracking.shelf import Kept
from claims.vocabulary import Reader, Status


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who gave or confirmed a verdict last, when (UTC), and the reason where the reader may have it.

    `by` is None where the reader is not told who works at the desk.
    """

    at: dt.datetime
    by: str | None
    why: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim with all that was written beside it; its sources are the entry's, in the order they were added.

    `findings` are the sentences of the gate on what stands against it. `value` is its value in words, or "".
    """

    entry: Entry
    value: str
    verdict: Verdict | None = None
    notes: tuple[Note, ...] = ()
    findings: tuple[str, ...] = ()

    @property
    def marked(self) -> bool:
        """Whether it stands somewhere in the text: what is lost, or never was in one, is listed apart."""
        return self.entry.start is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who publishes the verdicts, where that is on the web, and the labels it rates with, the truest first."""

    name: str | None = None
    address: str | None = None
    ratings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The newest text of an article; claims' places count its code points.

    `original` are the bytes it came as, none for the public: its comments and changes are nobody's but the house's.
    """

    words: str
    revision: int
    sha256: str
    media_type: str
    original: bytes


@dataclass(frozen=True, kw_only=True)
class Content:
    """An article as it goes out, for one reader: claims in the order of the text, then those that stand in none.

    `head` and `changes` are the digest at the end of the chain of changes and its length; `made_at` is UTC.
    `kept` are the snapshots that quotes were looked up in, by number. `left_out` counts what the reader may not have,
    by what it is ("claims", "sources", "notes").
    """

    reader: Reader
    made_at: dt.datetime
    article: Article
    text: Text | None
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    kept: Mapping[int, Kept]
    notes: tuple[Note, ...]
    publisher: Publisher
    head: str
    changes: int
    left_out: Mapping[str, int]

    @property
    def told_of(self) -> Mapping[str, int]:
        """What a document says was left out: nothing to the public, who would learn that there is such a thing."""
        return {} if self.reader is Reader.PUBLIC else self.left_out

    @cached_property
    def marked(self) -> tuple[Claim, ...]:
        """The claims that stand in the text, in its order, the longer first."""
        return tuple(claim for claim in self.claims if claim.marked)

    @cached_property
    def apart(self) -> tuple[Claim, ...]:
        """The claims that stand nowhere in the text."""
        return tuple(claim for claim in self.claims if not claim.marked)

    def count(self, *statuses: Status) -> int:
        """Count the claims of some statuses."""
        return counted(self.claims, statuses)


def counted(claims: Sequence[Claim], statuses: Sequence[Status]) -> int:
    """Count claims by status."""
    return sum(claim.entry.status in statuses for claim in claims)
