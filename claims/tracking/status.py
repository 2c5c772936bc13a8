"""Verdicts: given on what stands beside the claims, and by whom they are not lightly changed."""

from collections.abc import Mapping, Sequence
from itertools import chain

from sqlalchemy.orm import Session

from claims.errors import LackingError
from claims.model import Claim
from claims.tracking import doubles, history, proofs, selection, verdicts, weighing, wordings
from claims.tracking.claims import find_all
from claims.tracking.proofs import Proof
from claims.tracking.weighing import Case, Scales
from claims.vocabulary import Status


def mark(
    session: Session,
    numbers: Sequence[int],
    status: Status,
    *,
    why: str | None = None,
    rating: str | None = None,
    by: str,
) -> list[Claim]:
    """Record what the evidence says of claims: of all of them, or say which it cannot say it of yet."""
    claims, beside = find_all(session, numbers), proofs.of_claims(session, numbers)
    scales = Scales.of(session, chain.from_iterable(beside.values()))
    rating = scales.policy.label(rating) if rating else rating
    # A label belongs to its verdict: "Pants on Fire" does not outlive the refutation.
    ratings = {c.id: c.rating if c.status is status and rating is None else rating for c in claims}
    changed = [claim for claim in claims if (claim.status, claim.rating) != (status, ratings[claim.id])]
    strangers = {} if why else verdicts.others(session, changed, by=by)
    # A merged claim that is marked stands by itself again, on its own words.
    on_words = doubles.coming(session, [claim for claim in claims if claim.merged_into_id is not None])
    lacking = {
        claim.id: lack
        for claim in claims
        if (
            lack := "; ".join(unmet.said for unmet in scales.unmet(_case(claim, beside), status, noted=bool(why)))
            or _not_ours(claim, status, rating, strangers)
            or _not_there(claim, on_words)
        )
    }
    if lacking:
        raise LackingError(selection.refusal(numbers, lacking, status), status, lacking)
    settled = {"stale_because": None, "signed_off_by": None, "merged_into_id": None}
    given = (
        (claim, {"status": status, **history.differing(claim, {**settled, "rating": ratings[claim.id]})})
        for claim in claims
    )
    history.change_all(session, given, why=why, by=by)
    return claims


def contradicted(session: Session, claims: Sequence[Claim]) -> list[str]:
    """Say, a sentence each, beside which claims sources stand that say the opposite of the verdict, with no reason."""
    numbers = [claim.id for claim in claims]
    beside, reasoned = proofs.of_claims(session, numbers), verdicts.reasoned(session, numbers)
    found = ((c, weighing.contrary(_case(c, beside), c.status, noted=c.id in reasoned)) for c in claims)
    return [f"Claim {claim.id}: {unmet.said}." for claim, unmet in found if unmet is not None]


def overtaken(session: Session, claims: Sequence[Claim]) -> list[str]:
    """Say, a sentence each, which claims are verified as an earlier text had them, with the command that mends it."""
    return [
        f"Claim {number}: its words are '{wording.exact}' by now, and it still says '{wording.text}'; "
        f"'claims accept {number}' takes them over."
        for number, wording in wordings.overtaken(session, [claim.id for claim in claims]).items()
    ]


def _case(claim: Claim, beside: Mapping[int, tuple[Proof, ...]]) -> Case:
    return Case(claim.id, claim.kind, claim.priority, claim.made_by, beside.get(claim.id, ()))


def _not_ours(claim: Claim, status: Status, rating: str | None, strangers: Mapping[int, str]) -> str | None:
    """Say whose verdict would be changed without a reason; None where nobody else's is."""
    if claim.id not in strangers:
        return None
    labelled = "" if rating is None else " --rating LABEL"
    return (
        f"{strangers[claim.id]} marked it {claim.status}; say why with --note: "
        f"'claims mark {status} {claim.id}{labelled} --note WHY'"
    )


def _not_there(claim: Claim, on_words: Mapping[int, int]) -> str | None:
    """Say who stands on the words that a merged claim gave away; None where nobody does."""
    if claim.id not in on_words:
        return None
    return doubles.standing(on_words[claim.id], claim.kind)
