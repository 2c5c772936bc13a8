"""No two claims of one kind on the same words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from claims.errors import NotAllowedError
from claims.tracking import asking, making
from claims.tracking.asking import READ
from claims.vocabulary import Kind

if TYPE_CHECKING:
    from claims.model import Claim
    from claims.tracking.asking import Record
    from claims.tracking.listing import Entry

# The claims of an article that keep their words from others: one that went into another one has given its words away,
# and one whose words may be others as well does not keep them from anybody.
SURELY = """SELECT claim.id, claim.article_id, claim.kind, claim.start, claim."end" FROM claim
WHERE claim.article_id = :article AND claim.removed_at IS NULL AND claim.merged_into_id IS NULL AND claim.id NOT IN (
    SELECT anchor.claim_id FROM anchor JOIN revision ON revision.id = anchor.revision_id
    JOIN article ON article.id = revision.article_id AND article.revision = revision.number
    WHERE article.id = :article AND anchor.state = 'ambiguous'
)"""
ON = """AND claim.start = :start AND claim."end" = :end AND claim.kind = :kind AND claim.id <> :claim LIMIT 1"""
STANDING = "AND claim.start IS NOT NULL ORDER BY claim.id DESC"
_read = asking.reader({2: READ[Kind]})


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of an article as a claim of a kind stands on them."""

    article: int
    kind: Kind
    start: int | None
    end: int | None

    @classmethod
    def of(cls, claim: "Claim", kind: Kind) -> Self:
        """Give the words of a claim, with the kind that it has or is to have."""
        return cls(claim.article_id, kind, claim.start, claim.end)


_spot = making.maker(Spot)


def refuse(record: "Record", spot: Spot, claim: "Claim | None" = None) -> None:
    """Refuse words on which another claim of the kind stands: NotAllowedError."""
    if number := _on(record, spot, claim.id if claim else 0):
        raise NotAllowedError(standing(number, spot.kind))


def standing_in(record: "Record", article: int) -> dict[Spot, int]:
    """Give every spot of an article on which a claim stands, and the number of one that does."""
    kept = map(_read, asking.ask(record, f"{SURELY} {STANDING}", {"article": article}))
    return {_spot(place): asking.whole(number) for number, *place in kept}


def coming(record: "Record", entries: Iterable["Entry"]) -> dict[int, int]:
    """Say which of the claims that get their words again would stand on another's, of their kind, and on whose.

    The other one is in the lists, or comes before it among them.
    """
    return coming_on(record, {e.number: Spot(e.article, e.kind, e.start, e.end) for e in entries})


def coming_on(record: "Record", spots: Mapping[int, Spot]) -> dict[int, int]:
    """Say the same of claims by their numbers, with the words that each gets."""
    taken: dict[Spot, int] = {}
    found: dict[int, int] = {}
    for claim, spot in spots.items():
        if number := taken.get(spot) or _on(record, spot, claim):
            found[claim] = number
        elif spot.start is not None:
            taken[spot] = claim
    return found


def standing(number: int, kind: Kind) -> str:
    """Say which claim stands on the words already."""
    return f"claim {number} already stands on these words, of kind {kind}"


def _on(record: "Record", spot: Spot, claim: int) -> int | None:
    """Give the number of a claim that stands on a spot, other than this one; without a text nothing stands anywhere."""
    if spot.start is None:
        return None
    given = {"article": spot.article, "start": spot.start, "end": spot.end, "kind": str(spot.kind), "claim": claim}
    return asking.number(record, f"{SURELY} {ON}", given) or None
