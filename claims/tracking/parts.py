"""Claims cut into several, and several put together into one."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.extraction import FoundClaim
from claims.model import Claim, Revision
from claims.tracking import claims, evidence, history, labels, selection, status, tags, verdicts
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
    return [claim, *(_branch(session, claim, revision, part, why=why, by=by) for part in others)]


def merge(session: Session, number: int, others: Sequence[int], *, why: str | None = None, by: str) -> list[Claim]:
    """Put claims that say the same together in one: their evidence goes to it, and they are dismissed.

    NotAllowedError across articles, into one of themselves or one that is dismissed, and, without a reason, where a
    verdict would be lost or is another person's.
    """
    claim, merged = claims.find(session, number), claims.find_all(session, others)
    if claim.status is Status.DISMISSED:
        raise NotAllowedError(f"claim {number} is dismissed; 'claims mark unverified {number}' takes it up again")
    strangers = {} if why else verdicts.others(session, {other.id: other.status for other in merged}, by=by)
    refused = {other.id: says for other in merged if (says := _not_merged(other, claim, why, strangers.get(other.id)))}
    if refused:
        raise NotAllowedError(_refusal(others, refused))
    for other in merged:
        evidence.move(session, other, claim, by=by)
        status.mark(session, [other.id], Status.DISMISSED, why=why or f"merged into claim {number}", by=by)
        history.change(session, other, {"merged_into_id": number}, by=by)
        for part in session.scalars(select(Claim).where(Claim.part_of_id == other.id)).all():
            history.change(session, part, {"part_of_id": None if part is claim else number}, by=by)
    return merged


def _refuse_the_same(number: int, parts: Sequence[FoundClaim]) -> None:
    if not parts[1:]:
        raise NotAllowedError(f"claim {number} is split into at least two claims; give the words of each")
    places = [(part.start, part.end) for part in parts]
    for place, part in zip(places, parts, strict=True):
        if places.count(place) > 1:
            raise NotAllowedError(f"two parts of claim {number} cannot both stand on '{part.exact}'")


def _branch(session: Session, claim: Claim, revision: Revision, part: FoundClaim, *, why: str | None, by: str) -> Claim:
    """Make a claim of a part, with what belongs to the whole."""
    branch = claims.add(session, revision, part, why=why, by=by)
    inherited = {"assignee": claim.assignee, "part_of_id": claim.part_of_id}
    if new := history.differing(branch, inherited):
        history.change(session, branch, new, by=by)
    tags.add_to_claims(session, [branch.id], labels.of_claims(session, [claim.id]).get(claim.id, ()), by=by)
    evidence.hand_on(session, claim, branch, by=by)
    return branch


def _not_merged(other: Claim, claim: Claim, why: str | None, giver: str | None) -> str | None:
    """Say why a claim cannot go into another; `giver` is who gave it its verdict, where that was somebody else."""
    if other is claim:
        return f"claim {claim.id} cannot be merged into itself"
    if other.article_id != claim.article_id:
        return f"claim {other.id} stands in another article than claim {claim.id}"
    if other.merged_into_id is not None:
        return f"claim {other.id} went into claim {other.merged_into_id} already"
    if why or other.status in {Status.UNVERIFIED, Status.DISMISSED}:
        return None
    if other.status is not claim.status:
        return (
            f"claim {other.id} is {other.status}, claim {claim.id} {claim.status}; say why with --note, as that is lost"
        )
    return f"{giver} marked claim {other.id} {other.status}; say why with --note" if giver else None


def _refusal(numbers: Sequence[int], refused: dict[int, str]) -> str:
    first = next(iter(refused.values()))
    if len(numbers) == 1:
        return first
    passing = selection.written([number for number in numbers if number not in refused])
    return f"{first} ({f'these can be merged: {passing}' if passing else 'none of the others can be merged either'})"
