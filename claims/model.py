"""The nouns of the record: every table on one page.

Nothing is ever deleted: a row that was taken out has `removed_at`. Times are UTC. A row's `id` is what
people type as its number; `uid` names it in exchange files.
"""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from uuid import uuid4

from sqlalchemy import (
    CheckConstraint,
    Dialect,
    Enum,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    Numeric,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column
from sqlalchemy.types import DateTime, TypeDecorator, TypeEngine

from claims.vocabulary import (
    AnchorState,
    Finding,
    Kind,
    Level,
    Outcome,
    Resolution,
    SourceKind,
    Stance,
    Status,
)

Fact = str | int | None


class Amount(TypeDecorator[Decimal]):
    """An exact decimal: NUMERIC on PostgreSQL, canonical plain digits as text where there is no such type."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Decimal] | TypeEngine[str]:
        """Choose the column's type by the engine."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(Numeric())
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Decimal | str | None:
        """Store canonical digits, so that equality in SQL is equality of numbers."""
        return value if value is None or dialect.name == "postgresql" else plain(value)

    def process_result_value(self, value: Decimal | str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Give back the decimal that was stored."""
        return None if value is None else Decimal(value)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Store UTC whatever the zone it was given in."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Give the zone back."""
        # SQLite forgets the zone; PostgreSQL answers in the session's own.
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Facts(TypeDecorator[dict[str, Fact]]):
    """Columns and their values as canonical JSON, kept to the letter because digests are taken of it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dict[str, Fact] | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Write canonical JSON: sorted keys, no spaces."""
        return None if value is None else canonical(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> dict[str, Fact] | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Read it back."""
        return None if value is None else json.loads(value)


def plain(value: Decimal) -> str:
    """Write a decimal in plain digits, one way for each number: 7E+6 and 7000000.0 are both "7000000"."""
    # Not by normalize(), which rounds to the 28 digits of the decimal context.
    digits = format(value, "f") if value else "0"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def canonical(value: object) -> str:
    """Write JSON one way only, so that equal content has equal digests."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def now() -> datetime:
    """Tell the time in UTC."""
    return datetime.now(UTC)


def _words(words: type[StrEnum]) -> Enum:
    """Store an enum by its values, and let the database refuse any other word."""
    return Enum(
        words,
        name=words.__name__.lower(),
        native_enum=False,
        create_constraint=True,
        length=20,
        values_callable=lambda enum: [member.value for member in enum],
    )


def _uid() -> str:
    return str(uuid4())


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """What every table shares."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = MappingProxyType(
        {
            Decimal: Amount(),
            datetime: Instant(),
            dict[str, Fact]: Facts(),
            str: Text(),
            **{
                words: _words(words)
                for words in (
                    AnchorState,
                    Finding,
                    Kind,
                    Level,
                    Outcome,
                    Resolution,
                    SourceKind,
                    Stance,
                    Status,
                )
            },
        }
    )


# SQLite gives a deleted top number out again unless told not to.
NUMBERED = {"sqlite_autoincrement": True}


class Numbered(MappedAsDataclass, kw_only=True):
    """A row with a number, given in order and never twice."""

    id: Mapped[int] = mapped_column(primary_key=True, init=False, sort_order=-2)


class Listed(Numbered, kw_only=True):
    """A row that exchange files name, and that is taken out by a date."""

    uid: Mapped[str] = mapped_column(String(36), unique=True, default_factory=_uid, sort_order=-1)
    created_at: Mapped[datetime] = mapped_column(default_factory=now, sort_order=1)
    removed_at: Mapped[datetime | None] = mapped_column(default=None, sort_order=2)


class Article(Listed, Base, kw_only=True):
    """A text whose claims are checked."""

    __tablename__ = "article"
    __table_args__ = NUMBERED

    title: Mapped[str]
    byline: Mapped[str | None] = mapped_column(default=None)
    outlet: Mapped[str | None] = mapped_column(default=None)
    address: Mapped[str | None] = mapped_column(default=None)
    published: Mapped[date | None] = mapped_column(default=None)
    language: Mapped[str | None] = mapped_column(default=None)
    # The number of the newest revision: what lists and places speak of.
    revision: Mapped[int] = mapped_column(default=0)


class Blob(Base, kw_only=True):
    """Bytes as they came, each once, compressed with zlib."""

    __tablename__ = "blob"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int]
    packed: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class Revision(Numbered, Base, kw_only=True):
    """A text of an article, as it stood when it was taken in."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("article_id", "number"), NUMBERED)

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    number: Mapped[int]
    text: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    blob_sha256: Mapped[str] = mapped_column(ForeignKey("blob.sha256"), index=True)
    location: Mapped[str] = mapped_column(index=True)
    media_type: Mapped[str]
    read_by: Mapped[str]
    extracted_by: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default_factory=now)


class Claim(Listed, Base, kw_only=True):
    """A checkable claim; `start` and `end` repeat its anchor in the newest revision, for lists by place."""

    __tablename__ = "claim"
    __table_args__ = (
        # One for each order a list may ask for: what matters most first, and the order of the text.
        Index("ix_claim_status_priority", "status", text("priority DESC"), "id"),
        Index("ix_claim_place", "article_id", "start", text('"end" DESC'), "id"),
        CheckConstraint("priority >= 0 AND priority <= 1", name="priority"),
        NUMBERED,
    )

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    kind: Mapped[Kind]
    text: Mapped[str]
    status: Mapped[Status] = mapped_column(default=Status.UNVERIFIED)
    # Why it must be looked at again; a claim is stale while this says something.
    stale_because: Mapped[str | None] = mapped_column(default=None)
    priority: Mapped[float]
    start: Mapped[int | None] = mapped_column(default=None)
    end: Mapped[int | None] = mapped_column(default=None)
    part_of_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), default=None)
    # The claim that says the same and has this one's evidence now; this one is dismissed.
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), default=None, index=True)
    low: Mapped[Decimal | None] = mapped_column(default=None)
    high: Mapped[Decimal | None] = mapped_column(default=None)
    unit: Mapped[str | None] = mapped_column(default=None)
    qualifier: Mapped[str | None] = mapped_column(default=None)
    date: Mapped[str | None] = mapped_column(default=None)
    outcome: Mapped[Outcome | None] = mapped_column(default=None)
    subject: Mapped[str | None] = mapped_column(default=None)
    speaker: Mapped[str | None] = mapped_column(default=None)
    # Whom a pronoun may mean where the text leaves it open, the nearest first: names with "; " between them.
    candidates: Mapped[str | None] = mapped_column(default=None)
    rating: Mapped[str | None] = mapped_column(default=None)
    resolution: Mapped[Resolution | None] = mapped_column(default=None)
    replacement: Mapped[str | None] = mapped_column(default=None)
    assignee: Mapped[str | None] = mapped_column(default=None, index=True)
    signed_off_by: Mapped[str | None] = mapped_column(default=None)
    review_url: Mapped[str | None] = mapped_column(default=None)
    claimant: Mapped[str | None] = mapped_column(default=None)
    made_by: Mapped[str]
    updated_at: Mapped[datetime] = mapped_column(default_factory=now, index=True)


class Anchor(Numbered, Base, kw_only=True):
    """Where a claim stands in one revision: W3C Web Annotation's position and quote selectors.

    Offsets are Unicode code points of the revision's text, end exclusive.
    """

    __tablename__ = "anchor"
    __table_args__ = (UniqueConstraint("claim_id", "revision_id"), NUMBERED)

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), index=True)
    state: Mapped[AnchorState] = mapped_column(default=AnchorState.EXACT)
    start: Mapped[int]
    end: Mapped[int]
    exact: Mapped[str]
    prefix: Mapped[str]
    suffix: Mapped[str]


class Source(Listed, Base, kw_only=True):
    """Where something can be looked up; `identity` is what makes two of them the same one."""

    __tablename__ = "source"
    __table_args__ = NUMBERED

    kind: Mapped[SourceKind]
    level: Mapped[Level]
    identity: Mapped[str] = mapped_column(unique=True)
    location: Mapped[str | None] = mapped_column(default=None)
    citation: Mapped[str | None] = mapped_column(default=None)
    title: Mapped[str | None] = mapped_column(default=None)
    sha256: Mapped[str | None] = mapped_column(String(64), default=None)
    media_type: Mapped[str | None] = mapped_column(default=None)


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


class Note(Listed, Base, kw_only=True):
    """What somebody wrote beside a claim or an article."""

    __tablename__ = "note"
    __table_args__ = (
        CheckConstraint("(claim_id IS NULL) <> (article_id IS NULL)", name="one_place"),
        NUMBERED,
    )

    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), default=None, index=True)
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"), default=None, index=True)
    text: Mapped[str]
    by: Mapped[str]


class Tag(Listed, Base, kw_only=True):
    """A word of the desk's own on a claim or an article."""

    __tablename__ = "tag"
    __table_args__ = (
        CheckConstraint("(claim_id IS NULL) <> (article_id IS NULL)", name="one_place"),
        Index(None, "name", "claim_id", "article_id"),
        NUMBERED,
    )

    name: Mapped[str]
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), default=None, index=True)
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"), default=None, index=True)


class Change(Base, kw_only=True):
    """One link of the audit trail; `digest` covers this row and the digest of the one before.

    Its `id` is its place in the chain, without gaps; `command` is the id of its command's first change.
    """

    __tablename__ = "change"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    by: Mapped[str]
    login: Mapped[str]
    command: Mapped[int] = mapped_column(index=True)
    row: Mapped[str] = mapped_column(index=True)
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), index=True)
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"), index=True)
    before: Mapped[dict[str, Fact] | None]
    after: Mapped[dict[str, Fact] | None]
    why: Mapped[str | None]
    # The command that this one takes back.
    undoes: Mapped[int | None] = mapped_column(index=True)
    digest: Mapped[str] = mapped_column(String(64))


class Chain(Base, kw_only=True):
    """The end of the chain of changes: one row, locked by a writer before any other."""

    __tablename__ = "chain"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    digest: Mapped[str] = mapped_column(String(64))
    count: Mapped[int]
