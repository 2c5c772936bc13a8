"""Resolutions: what is to be done to the text, what each takes and needs, and whether it was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Text, and_, select, type_coerce
from sqlalchemy.orm import Session

from claims.errors import LackingError
from claims.model import Anchor, Article, Change, Claim, Revision
from claims.tracking import commands, history, selection, wordings, words
from claims.tracking.claims import find_all
from claims.tracking.numbers import among
from claims.vocabulary import AnchorState, Resolution, Status

# Columns without the ORM around them: one answer for a thousand claims.
CLAIM, ANCHOR, ARTICLE, REVISION = (kind.__table__.c for kind in (Claim, Anchor, Article, Revision))
DECIDED = frozenset(Status) - {Status.UNVERIFIED, Status.DISMISSED}
UNDISMISSED = DECIDED | {Status.UNVERIFIED}
# Where a text does not have the words any more that an earlier one had.
OTHERWISE = frozenset({AnchorState.CHANGED, AnchorState.LOST})


@dataclass(frozen=True, slots=True)
class Need:
    """What a resolution takes and needs: the verdicts that it may rest on, and on which of them it needs a reason.

    `asks` is what it asks of the text, None where nothing; `rewords` whether it takes the wording that is to be there.
    """

    on: frozenset[Status] = DECIDED
    reason_on: frozenset[Status] = frozenset()
    asks: str | None = None
    rewords: bool = False


# What nobody has decided may be left to the writer or to chance, and it may go; for the rest there must be a verdict.
NEEDS = {
    Resolution.STANDS: Need(reason_on=frozenset({Status.REFUTED, Status.DISPUTED})),
    Resolution.CORRECTED: Need(asks="to be corrected", rewords=True),
    Resolution.HEDGED: Need(asks="to be hedged", rewords=True),
    Resolution.ATTRIBUTED: Need(asks="to be attributed", rewords=True),
    Resolution.CONTEXT_ADDED: Need(asks="to be given context", rewords=True),
    Resolution.CUT: Need(on=UNDISMISSED, asks="to be cut"),
    Resolution.ON_AUTHOR: Need(on=UNDISMISSED, reason_on=UNDISMISSED),
    Resolution.ACCEPTED_RISK: Need(on=UNDISMISSED, reason_on=UNDISMISSED),
}
ASKING = tuple(resolution for resolution, need in NEEDS.items() if need.asks)


@dataclass(frozen=True, slots=True)
class Spot:
    """A claim that its article's newest text is to be changed for, and where it stands in that."""

    number: int
    resolution: Resolution
    replacement: str | None
    resolved_on: str | None
    revision: int
    state: AnchorState
    exact: str
    start: int
    end: int


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


def outstanding(session: Session, numbers: Sequence[int]) -> dict[int, str]:
    """Say which of the claims have a resolution that was not carried out, and what the newest text still says there.

    What was cut must be gone. The rest must read otherwise than the words it was resolved on, or have the replacement
    where they stand: context may be put beside words that stay. A claim that stands in no text has none to change.
    """
    chosen = (
        select(CLAIM.id, CLAIM.resolution, CLAIM.replacement, CLAIM.resolved_on)
        .add_columns(REVISION.id, ANCHOR.state, ANCHOR.exact, ANCHOR.start, ANCHOR.end)
        .select_from(Claim.__table__)
        .join(Article.__table__, ARTICLE.id == CLAIM.article_id)
        .join(Revision.__table__, and_(REVISION.article_id == ARTICLE.id, REVISION.number == ARTICLE.revision))
        .join(Anchor.__table__, and_(ANCHOR.claim_id == CLAIM.id, ANCHOR.revision_id == REVISION.id))
        .where(CLAIM.resolution.in_(ASKING), among(session, CLAIM.id, numbers))
    )
    spots = [Spot(*row) for row in session.execute(chosen)]
    return {spot.number: spot.exact for spot in spots if not _carried_out(session, spot)}


def unreasoned(session: Session, resolved: Mapping[int, tuple[Resolution, Status]]) -> set[int]:
    """Say which claims have a resolution that was given without the reason it needs on the verdict they have now."""
    needing = [number for number, (resolution, status) in resolved.items() if status in NEEDS[resolution].reason_on]
    return {*needing} - last_reasons(session, needing).keys() if needing else set()


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


def _carried_out(session: Session, spot: Spot) -> bool:
    if spot.state is AnchorState.LOST:
        return True
    if spot.resolution is Resolution.CUT:
        return False
    if not words.alike(spot.exact, spot.resolved_on or ""):
        return True
    text = session.get_one(Revision, spot.revision).text if spot.replacement else ""
    return any(start < spot.end and spot.start < end for start, end in words.places(text, spot.replacement or ""))


def last_reasons(session: Session, numbers: Sequence[int]) -> dict[int, str]:
    """Give of each claim the last reason that its resolution in effect was given with."""
    gone = commands.annulled(session)
    # A key of canonical JSON; within a value its quotation marks would have backslashes.
    of_resolution = type_coerce(Change.after, Text).contains('"resolution":')
    chosen = (
        select(Change.claim_id, Change.command, Change.before, Change.after, Change.why)
        .where(among(session, Change.__table__.c.claim_id, numbers))
        .where(Change.row.startswith("claim "), Change.before.is_not(None), Change.undoes.is_(None), of_resolution)
        .order_by(Change.claim_id, Change.id)
    )
    said: dict[int, str] = {}
    for number, command, before, after, why in session.execute(chosen):
        if number is None or command in gone:
            continue
        if (before or {}).get("resolution") != (after or {}).get("resolution"):
            said.pop(number, None)
        if why:
            said[number] = why
    return said
