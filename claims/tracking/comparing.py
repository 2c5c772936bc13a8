"""Two texts of an article beside each other: what changed, and which claims stand there."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.model import Anchor, Claim, Revision
from claims.tracking import anchoring, articles
from claims.tracking.anchoring import Passage
from claims.vocabulary import AnchorState, Kind, Status

# What kinds of change there are.
CHANGED, MOVED, ADDED, REMOVED = "changed", "moved", "added", "removed"


@dataclass(frozen=True, slots=True)
class Stood:
    """A claim in a passage, with its words in either text; None where they stand elsewhere, or are gone."""

    number: int
    kind: Kind
    status: Status
    stale: bool
    state: AnchorState | None
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage that changed; `start` and `end` are its place in the later text, None where it is gone from it.

    `difference` is its word diff.
    """

    change: str
    start: int | None
    end: int | None
    before: str | None
    after: str | None
    difference: str
    claims: tuple[Stood, ...]


def texts(session: Session, number: int) -> list[Revision]:
    """Give the texts of an article, the oldest first; those whose taking in was undone are left out."""
    article = articles.find(session, number)
    chosen = select(Revision).where(Revision.article_id == article.id, Revision.removed_at.is_(None))
    return list(session.scalars(chosen.order_by(Revision.number)))


def compare(session: Session, number: int, one: int | None = None, two: int | None = None) -> list[Entry]:
    """Say what changed between two texts of an article: from its last but one, or `one`, to its last, or `two`.

    NotAllowedError where there is no such text, or only one.
    """
    earlier, later = _two(number, texts(session, number), one, two)
    standing = [_anchors(session, text) for text in (earlier, later)]
    return [_entry(passage, earlier, later, standing) for passage in anchoring.changed(earlier.text, later.text)]


def _two(number: int, there: Sequence[Revision], one: int | None, two: int | None) -> tuple[Revision, Revision]:
    by_number = {revision.number: revision for revision in there}
    if len(there) <= 1 and one is None and two is None:
        raise NotAllowedError(f"article {number} has only one text; 'claims article update {number}' takes the next in")
    until = there[-1].number if two is None else two
    since = max((n for n in by_number if n < until), default=until) if one is None else one
    for wanted in (since, until):
        if wanted not in by_number:
            have = ", ".join(map(str, by_number)) or "none"
            raise NotAllowedError(f"article {number} has no revision {wanted}; it has {have}")
    return by_number[since], by_number[until]


def _anchors(session: Session, revision: Revision) -> list[tuple[Claim, Anchor]]:
    chosen = (
        select(Claim, Anchor)
        .join(Anchor, Anchor.claim_id == Claim.id)
        .where(Anchor.revision_id == revision.id, Claim.removed_at.is_(None), Claim.status != Status.DISMISSED)
        .order_by(Anchor.start, Anchor.end.desc(), Claim.id)
    )
    return [(claim, anchor) for claim, anchor in session.execute(chosen)]


def _entry(passage: Passage, earlier: Revision, later: Revision, standing: list[list[tuple[Claim, Anchor]]]) -> Entry:
    before = earlier.text[slice(*passage.before)] if passage.before else None
    after = later.text[slice(*passage.after)] if passage.after else None
    there = {
        claim.id: claim
        for stretch, anchors in zip((passage.before, passage.after), standing, strict=True)
        for claim, anchor in anchors
        if stretch and anchor.start < stretch[1] and stretch[0] < anchor.end
    }
    was, now = ({claim.id: anchor for claim, anchor in anchors} for anchors in standing)
    return Entry(
        change=MOVED if passage.moved else CHANGED if before and after else ADDED if after else REMOVED,
        start=passage.after[0] if passage.after else None,
        end=passage.after[1] if passage.after else None,
        before=before,
        after=after,
        difference=" ".join((after or "").split())
        if passage.moved
        else anchoring.difference(before or "", after or "", whole=True),
        claims=tuple(_stood(claim, was.get(number), now.get(number)) for number, claim in there.items()),
    )


def _stood(claim: Claim, was: Anchor | None, now: Anchor | None) -> Stood:
    stale = claim.stale_because is not None
    before, after = (anchor.exact or None if anchor else None for anchor in (was, now))
    return Stood(claim.id, claim.kind, claim.status, stale, now.state if now else None, before, after)
