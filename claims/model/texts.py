"""Articles: their texts as they came, and the bytes behind everything that was taken in."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.model.columns import NUMBERED, Base, Listed, Numbered
from claims.vocabulary import now


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
    # Set where taking it in was undone: its number stays taken.
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
