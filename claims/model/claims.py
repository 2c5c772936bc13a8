"""Claims: what can be checked, where it stands, and what was written beside it."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.model.columns import NUMBERED, Base, Listed, Numbered
from claims.vocabulary import AnchorState, Kind, Outcome, Resolution, Status, now


class Claim(Listed, Base, kw_only=True):
    """A checkable claim; `start` and `end` repeat its anchor in the newest revision, for lists by place."""

    __tablename__ = "claim"
    __table_args__ = (
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
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), default=None)
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
    # The words that are to be changed: where the newest text still has them, that was not carried out.
    resolved_on: Mapped[str | None] = mapped_column(default=None)
    assignee: Mapped[str | None] = mapped_column(default=None)
    signed_off_by: Mapped[str | None] = mapped_column(default=None)
    review_url: Mapped[str | None] = mapped_column(default=None)
    claimant: Mapped[str | None] = mapped_column(default=None)
    made_by: Mapped[str]
    updated_at: Mapped[datetime] = mapped_column(default_factory=now)


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
        NUMBERED,
    )

    name: Mapped[str]
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"), default=None, index=True)
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"), default=None, index=True)
