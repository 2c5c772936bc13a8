"""No two claims of one kind on the same words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.model import Anchor, Article, Claim, Revision
from claims.vocabulary import AnchorState, Kind

# Columns without the ORM around them: a number is all that is asked for.
CLAIM = Claim.__table__.c


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of an article as a claim of a kind stands on them."""

    article: int
    kind: Kind
    start: int | None
    end: int | None

    @classmethod
    def of(cls, claim: Claim, kind: Kind) -> Self:
        """Give the words of a claim, with the kind that it has or is to have."""
        return cls(claim.article_id, kind, claim.start, claim.end)


def refuse(session: Session, spot: Spot, claim: Claim | None = None) -> None:
    """Refuse words on which another claim of the kind stands: NotAllowedError."""
    if number := _on(session, spot, claim.id if claim else 0):
        raise NotAllowedError(standing(number, spot.kind))


def standing_in(session: Session, article: int) -> dict[Spot, int]:
    """Give every spot of an article on which a claim stands, and the number of one that does."""
    chosen = select(CLAIM.id, CLAIM.kind, CLAIM.start, CLAIM.end).order_by(CLAIM.id.desc())
    kept = session.execute(chosen.where(CLAIM.article_id == article, CLAIM.start.is_not(None), *_surely(article)))
    return {Spot(article, kind, start, end): number for number, kind, start, end in kept}


def coming(session: Session, claims: Iterable[Claim]) -> dict[int, int]:
    """Say which of the claims that get their words again would stand on another's, of their kind, and on whose.

    The other one is in the lists, or comes before it among them.
    """
    return coming_on(session, {claim.id: Spot.of(claim, claim.kind) for claim in claims})


def coming_on(session: Session, spots: Mapping[int, Spot]) -> dict[int, int]:
    """Say the same of claims by their numbers, with the words that each gets."""
    taken: dict[Spot, int] = {}
    found: dict[int, int] = {}
    for claim, spot in spots.items():
        if number := taken.get(spot) or _on(session, spot, claim):
            found[claim] = number
        elif spot.start is not None:
            taken[spot] = claim
    return found


def standing(number: int, kind: Kind) -> str:
    """Say which claim stands on the words already."""
    return f"claim {number} already stands on these words, of kind {kind}"


def _on(session: Session, spot: Spot, claim: int) -> int | None:
    """Give the number of a claim that stands on a spot, other than this one; without a text nothing stands anywhere."""
    if spot.start is None:
        return None
    place = (CLAIM.article_id == spot.article, CLAIM.start == spot.start, CLAIM.end == spot.end)
    kept = (CLAIM.kind == spot.kind, CLAIM.id != claim, *_surely(spot.article))
    return session.scalar(select(CLAIM.id).where(*place, *kept).limit(1))


def _surely(article: int) -> Iterator[ColumnElement[bool]]:
    """Say, as conditions on claims of an article, that they keep their words from others."""
    # A claim that went into another one has given its words away.
    yield from (CLAIM.removed_at.is_(None), CLAIM.merged_into_id.is_(None))
    # One whose words may be others as well does not keep them from anybody.
    newest = select(Revision.id).join(Article, Article.id == Revision.article_id)
    newest = newest.where(Article.id == article, Revision.number == Article.revision)
    unsure = select(Anchor.claim_id).where(Anchor.revision_id.in_(newest), Anchor.state == AnchorState.AMBIGUOUS)
    yield CLAIM.id.not_in(unsure)
