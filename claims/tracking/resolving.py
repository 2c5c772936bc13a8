"""Resolving claims: saying what is to be done to the text, where that can be said."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from claims.errors import LackingError
from claims.model import Claim
from claims.tracking import history, selection, wordings, words
from claims.tracking.claims import find_all
from claims.tracking.resolutions import NEEDS, Need
from claims.vocabulary import AnchorState, Resolution, Status

# Where a text does not have the words any more that an earlier one had.
OTHERWISE = frozenset({AnchorState.CHANGED, AnchorState.LOST})


def resolve(
    session: Session,
    numbers: Sequence[int],
    resolution: Resolution | None,
    *,
    replacement: str | None = None,
    why: str | None = None,
    by: str,
) -> list[Claim]:
    """Say what is to be done to the text of claims, None to leave that open again; return those that this changed.

    `replacement` is the wording that the text is to have. NotAllowedError, for all of them or none, where a resolution
    takes none, needs a verdict or a reason, and where the text says the replacement already.
    """
    claims, on = find_all(session, numbers), _words_on(session, numbers)
    wording = None if replacement is None else " ".join(replacement.split())
    lacking = {c.id: lack for c in claims if (lack := _lack(c, resolution, wording, on.get(c.id), noted=bool(why)))}
    if lacking:
        what = f"resolved as {resolution}" if resolution else "left without a resolution"
        raise LackingError(selection.refusal(numbers, lacking, what), what, lacking)
    changed = []
    for claim in claims:
        kept = claim.replacement if claim.resolution is resolution and wording is None else wording
        words_on = on.get(claim.id) if resolution else None
        fields = {"resolution": resolution, "replacement": kept, "resolved_on": words_on}
        if history.differing(claim, fields) or (why and resolution):
            history.change(session, claim, fields, why=why, by=by)
            changed.append(claim)
    return changed


def _lack(
    claim: Claim, resolution: Resolution | None, wording: str | None, on: str | None, *, noted: bool
) -> str | None:
    """Say what stands against a resolution, with the command that mends it; None where nothing does."""
    if resolution is None:
        return None if wording is None else "then there is nothing to read otherwise; leave --replacement out"
    need = NEEDS[resolution]
    if claim.status is Status.DISMISSED:
        return f"it is dismissed; 'claims mark unverified {claim.id}' takes it up again"
    if claim.status not in need.on:
        others = ", ".join(other for other in NEEDS if claim.status in NEEDS[other].on)
        return f"it is {claim.status}; decide it with 'claims mark STATUS {claim.id}', or resolve it as {others}"
    if wording is not None and (unfit := _unfit(wording, need, on)):
        return unfit
    if claim.status in need.reason_on and not noted:
        return f"give the reason with --note: 'claims resolve {resolution} {claim.id} --note WHY'"
    return None


def _unfit(wording: str, need: Need, on: str | None) -> str | None:
    """Say why words cannot be what the text is to say; None where they can."""
    if not need.rewords:
        others = ", ".join(resolution for resolution, other in NEEDS.items() if other.rewords)
        return f"that takes no --replacement; these do: {others}"
    if not wording:
        return "a replacement has at least one word"
    return f"the text says '{on}' already" if on is not None and words.alike(wording, on) else None


def _words_on(session: Session, numbers: Sequence[int]) -> dict[int, str]:
    """Give of each claim the words that a resolution of it is about; a claim that stands in no text has none."""
    on: dict[int, str] = {}
    for number, wording in wordings.of_claims(session, numbers).items():
        last = wording.before[0] if wording.before and wording.state in OTHERWISE else None
        # What was to be done to words that are still claimed is done.
        gone = wording.still or last
        # Who took the new words over and finds them wrong speaks of those.
        taken_over = words.alike(wording.text, wording.exact) and wording.status is not Status.VERIFIED
        on[number] = wording.exact if gone is None or taken_over else gone
    return on
