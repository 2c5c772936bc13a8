"""Claims cut into several, and several put together into one."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.extraction import FoundClaim
from claims.model import Claim, Revision
from claims.tracking import claims, evidence, history, status, tags
from claims.vocabulary import Status


def split(
    session: Session, number: int, revision: Revision, parts: Sequence[FoundClaim], *, why: str | None = None, by: str
) -> list[Claim]:
    """Cut a claim into several: it keeps the first of the parts, the others become claims of their own.

    They get its assignee and its tags, and its sources as yet to be read against them: what was said of the whole
    was said of no part. NotAllowedError for fewer than two parts, and for two on the same words.
    """
    claim = claims.find(session, number)
    _refuse_the_same(number, parts)
    first, *others = parts
    claims.move(session, claim, revision, first, why=why, by=by)
    return [claim, *(_branch(session, claim, revision, part, by=by) for part in others)]


def merge(session: Session, number: int, others: Sequence[int], *, why: str | None = None, by: str) -> list[Claim]:
    """Put claims that say the same together in one: their evidence goes to it, and they are dismissed.

    NotAllowedError across articles, into one of themselves or one that is dismissed, and, without a reason, where a
    verdict would be lost.
    """
    claim, merged = claims.find(session, number), claims.find_all(session, others)
    for other in merged:
        _refuse_merging(other, claim, why)
    for other in merged:
        evidence.move(session, other, claim, by=by)
        status.mark(session, [other.id], Status.DISMISSED, why=why or f"merged into claim {number}", by=by)
        history.change(session, other, {"merged_into_id": number}, by=by)
        for part in session.scalars(select(Claim).where(Claim.part_of_id == other.id)).all():
            history.change(session, part, {"part_of_id": None if part is claim else number}, by=by)
    return merged


def merged(session: Session, number: int) -> list[int]:
    """Give the claims that went into a claim."""
    chosen = select(Claim.id).where(Claim.merged_into_id == number, claims.listed()).order_by(Claim.id)
    return list(session.scalars(chosen))


def _refuse_the_same(number: int, parts: Sequence[FoundClaim]) -> None:
    if len(parts) < 2:  # noqa: PLR2004 - what "split" means
        raise NotAllowedError(f"claim {number} is split into at least two claims; give the words of each")
    places = [(part.start, part.end) for part in parts]
    for place, part in zip(places, parts, strict=True):
        if places.count(place) > 1:
            raise NotAllowedError(f"two parts of claim {number} cannot both stand on '{part.exact}'")


def _branch(session: Session, claim: Claim, revision: Revision, part: FoundClaim, *, by: str) -> Claim:
    """Make a claim of a part, with what belongs to the whole."""
    branch = claims.add(session, revision, part, by=by)
    inherited = {"assignee": claim.assignee, "part_of_id": claim.part_of_id}
    if new := history.differing(branch, inherited):
        history.change(session, branch, new, by=by)
    tags.add_to_claims(session, [branch.id], tags.of_claims(session, [claim.id]).get(claim.id, ()), by=by)
    evidence.hand_on(session, claim, branch, by=by)
    return branch


def _refuse_merging(other: Claim, claim: Claim, why: str | None) -> None:
    if other is claim:
        raise NotAllowedError(f"claim {claim.id} cannot be merged into itself")
    if other.article_id != claim.article_id:
        raise NotAllowedError(f"claim {other.id} stands in another article than claim {claim.id}")
    if other.merged_into_id is not None:
        raise NotAllowedError(f"claim {other.id} went into claim {other.merged_into_id} already")
    if claim.status is Status.DISMISSED:
        raise NotAllowedError(f"claim {claim.id} is dismissed; 'claims mark unverified {claim.id}' takes it up again")
    decided = other.status not in {Status.UNVERIFIED, Status.DISMISSED, claim.status}
    if decided and not why:
        raise NotAllowedError(
            f"claim {other.id} is {other.status}, claim {claim.id} {claim.status}; say why with --note, as that is lost"
        )
