"""The trail: every change as a link of one chain, and the rules the desk goes by."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.model.columns import NUMBERED, Base, Listed
from claims.vocabulary import Fact, Kind


class Change(Base, kw_only=True):
    """One link of the audit trail; `digest` covers this row and the digest of the one before.

    Its `id` is its place in the chain, without gaps; `command` is the id of its command's first change.
    """

    __tablename__ = "change"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    by: Mapped[str]
    login: Mapped[str]
    # Who the database takes the person for; SQLite does not ask.
    role: Mapped[str | None]
    command: Mapped[int] = mapped_column(index=True)
    row: Mapped[str] = mapped_column(index=True)
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), index=True)
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"), index=True)
    before: Mapped[dict[str, Fact] | None]
    after: Mapped[dict[str, Fact] | None]
    why: Mapped[str | None]
    # The command that this one takes back.
    undoes: Mapped[int | None]
    digest: Mapped[str] = mapped_column(String(64))


class Chain(Base, kw_only=True):
    """The end of the chain of changes: one row, locked by a writer before any other."""

    __tablename__ = "chain"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    digest: Mapped[str] = mapped_column(String(64))
    count: Mapped[int]


class Rule(Listed, Base, kw_only=True):
    """A rule of the desk's policy, for claims of a kind or for all."""

    __tablename__ = "rule"
    __table_args__ = NUMBERED

    name: Mapped[str]
    kind: Mapped[Kind | None] = mapped_column(default=None)
    value: Mapped[str]
