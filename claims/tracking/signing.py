"""Second looks: a verdict is signed off by somebody else than those who gave or confirmed it."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.model import Claim
from claims.tracking import history, selection
from claims.tracking.claims import find_all
from claims.tracking.signatures import Signatures
from claims.tracking.verdicts import Who
from claims.vocabulary import Status

# What there is no verdict in to look at.
UNDECIDED = {
    Status.UNVERIFIED: "it is unverified; 'claims mark STATUS {0}' decides it first",
    Status.DISMISSED: "it is dismissed; 'claims mark unverified {0}' takes it up again",
}


def sign_off(session: Session, numbers: Sequence[int], *, why: str | None = None, by: str) -> list[Claim]:
    """Record that somebody looked at verdicts a second time; return those of which that was not on record already.

    NotAllowedError, for all of them or none, where there is no verdict, where it must be looked at again, and where
    its giver signs: names are no proof, so that login and database role must be others too, unless the policy says
    that names suffice. Another's sign-off takes the place of the one before.
    """
    claims, signatures = find_all(session, numbers), Signatures.of(session, numbers)
    signer = Who(by, session.info["login"], session.info.get("role"))
    lacking = {
        claim.id: lack
        for claim in claims
        if (lack := _not_settled(claim) or "; ".join(signatures.shared(claim.id, signer) or ()))
    }
    if lacking:
        raise NotAllowedError(selection.refusal(numbers, lacking, f"signed off by {by}"))
    new = [c for c in claims if c.signed_off_by is None or why or signatures.signers.get(c.id) != signer]
    for claim in new:
        history.change(session, claim, {"signed_off_by": by}, why=why, by=by)
    return new


def _not_settled(claim: Claim) -> str | None:
    if claim.status in UNDECIDED:
        return UNDECIDED[claim.status].format(claim.id)
    if claim.stale_because is not None:
        return f"it is stale ({claim.stale_because}); 'claims mark {claim.status} {claim.id}' settles that first"
    return None
