"""Verdicts: what each one needs, and who stands in the way."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.model import Claim, Evidence, Source
from claims.tracking import doubles, history, selection, verdicts
from claims.tracking.claims import PERSON, find_all
from claims.tracking.numbers import among
from claims.vocabulary import Stance, Status

# From here on a claim hurts so much if wrong that nobody dismisses it without saying why.
HIGH_PRIORITY = 0.8


@dataclass(frozen=True, slots=True)
class Need:
    """What a verdict rests on: evidence of each of these stances, a note in place of at most so many."""

    stances: tuple[Stance, ...] = ()
    note_for: int = 0
    note: bool = False


NEEDS = {
    Status.UNVERIFIED: Need(),
    Status.VERIFIED: Need((Stance.SUPPORTS,)),
    Status.REFUTED: Need((Stance.REFUTES,)),
    Status.DISPUTED: Need((Stance.SUPPORTS, Stance.REFUTES), note_for=1),
    Status.UNPROVEN: Need(note=True),
    Status.DISMISSED: Need(),
}


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
    claims, has = find_all(session, numbers), stances(session, numbers)
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
            lack := _lack(claim, status, has.get(claim.id, set()), why)
            or _not_ours(claim, status, rating, strangers)
            or _not_there(claim, on_words)
        )
    }
    if lacking:
        raise NotAllowedError(selection.refusal(numbers, lacking, status))
    for claim in claims:
        settled = {"stale_because": None, "signed_off_by": None, "rating": ratings[claim.id], "merged_into_id": None}
        history.change(session, claim, {"status": status, **history.differing(claim, settled)}, why=why, by=by)
    return claims


def _lack(claim: Claim, status: Status, has: set[Stance], why: str | None) -> str | None:
    """Say what the verdict still needs, with the command that gives it; None where it needs nothing."""
    need = NEEDS[status]
    missing = [stance for stance in need.stances if stance not in has]
    if len(missing) > (need.note_for if why else 0):
        return _no_source(claim, missing, noted=bool(need.note_for and not why and len(missing) <= need.note_for))
    if not why and (need.note or (status is Status.DISMISSED and _needs_reason(claim))):
        return f"give the reason with --note: 'claims mark {status} {claim.id} --note WHY'"
    return None


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


def stances(session: Session, numbers: Sequence[int]) -> dict[int, set[Stance]]:
    """Give the stances of the evidence that claims have and nobody took back; a claim without any is left out."""
    chosen = (
        select(Evidence.claim_id, Evidence.stance)
        .join(Source, Source.id == Evidence.source_id)
        .where(Evidence.removed_at.is_(None), Source.removed_at.is_(None))
        .where(among(session, Evidence.__table__.c.claim_id, numbers))
    )
    has: dict[int, set[Stance]] = defaultdict(set)
    for number, stance in session.execute(chosen):
        has[number].add(stance)
    return has


def _no_source(claim: Claim, missing: list[Stance], *, noted: bool) -> str:
    commands = " and ".join(f"'claims source add {claim.id} LOCATION --{stance}'" for stance in missing)
    return f"no source {' or '.join(missing)} it yet; add one with {commands}" + (", or say why with --note" * noted)


def _needs_reason(claim: Claim) -> bool:
    return claim.priority >= HIGH_PRIORITY or claim.made_by == PERSON
