"""Sources: where things can be looked up, as they were when they were, and what they do to claims."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.model.columns import NUMBERED, Base, Listed
from claims.vocabulary import Capture, Drift, Finding, Level, SourceKind, Stance


class Source(Listed, Base, kw_only=True):
    """Where something can be looked up; `identity` is what makes two of them the same one.

    A confidential one has an alias and no place, title or citation here: its identity is a salted digest of those.
    """

    __tablename__ = "source"
    __table_args__ = NUMBERED

    kind: Mapped[SourceKind]
    level: Mapped[Level]
    identity: Mapped[str] = mapped_column(unique=True)
    location: Mapped[str | None] = mapped_column(default=None)
    citation: Mapped[str | None] = mapped_column(default=None)
    title: Mapped[str | None] = mapped_column(default=None)
    published: Mapped[date | None] = mapped_column(default=None)
    sha256: Mapped[str | None] = mapped_column(String(64), default=None)
    media_type: Mapped[str | None] = mapped_column(default=None)
    # What it only repeats: five reports of one press release are one source.
    derived_from_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"), default=None)
    alias: Mapped[str | None] = mapped_column(default=None)
    redacted_at: Mapped[datetime | None] = mapped_column(default=None)


class Secret(Base, kw_only=True):
    """Who or what a confidential source is: canonical JSON and the salt of its digest, both empty once redacted."""

    __tablename__ = "secret"

    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), primary_key=True, autoincrement=False)
    told: Mapped[str | None]
    salt: Mapped[str | None]


class Snapshot(Listed, Base, kw_only=True):
    """A source as it was at one moment, or why it could not be had; the bytes and the readable text are blobs.

    `status` is HTTP's. A confidential source's blobs begin with random bytes, so that no digest gives them away.
    """

    __tablename__ = "snapshot"
    __table_args__ = NUMBERED

    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True)
    state: Mapped[Capture]
    taken_at: Mapped[datetime | None] = mapped_column(default=None)
    # The address in the end, after every redirect; None where the bytes came from a file.
    location: Mapped[str | None] = mapped_column(default=None)
    status: Mapped[int | None] = mapped_column(default=None)
    media_type: Mapped[str | None] = mapped_column(default=None)
    blob_sha256: Mapped[str | None] = mapped_column(ForeignKey("blob.sha256"), default=None, index=True)
    text_sha256: Mapped[str | None] = mapped_column(ForeignKey("blob.sha256"), default=None, index=True)
    read_by: Mapped[str | None] = mapped_column(default=None)
    # Why there are no bytes, or no text.
    failure: Mapped[str | None] = mapped_column(default=None)
    checked_at: Mapped[datetime | None] = mapped_column(default=None)
    # Of the main text that was there when it was checked last, so that a further change is told from the same one.
    seen_sha256: Mapped[str | None] = mapped_column(String(64), default=None)
    drift: Mapped[Drift | None] = mapped_column(default=None)


class Evidence(Listed, Base, kw_only=True):
    """What a source does to a claim, and the words in it that do."""

    __tablename__ = "evidence"
    __table_args__ = NUMBERED

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True)
    stance: Mapped[Stance]
    quote: Mapped[str | None] = mapped_column(default=None)
    locator: Mapped[str | None] = mapped_column(default=None)
    finding: Mapped[Finding | None] = mapped_column(default=None)
    # Where the quote was looked up and stands: code points of the snapshot's text, end exclusive.
    snapshot_id: Mapped[int | None] = mapped_column(ForeignKey("snapshot.id"), default=None)
    start: Mapped[int | None] = mapped_column(default=None)
    end: Mapped[int | None] = mapped_column(default=None)
    # The source's own words where the quote alters them.
    stands: Mapped[str | None] = mapped_column(default=None)
    # The values that extraction reads in the quote, as canonical JSON.
    figures: Mapped[str | None] = mapped_column(default=None)
