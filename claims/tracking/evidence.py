"""Evidence: what a source does to a claim, added, corrected, taken back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from unicodedata import category

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.model import Claim, Evidence, Source, now
from claims.tracking import claims, history, search, selection, snapshots, sources
from claims.tracking.numbers import among
from claims.tracking.weighing import OPPOSITE
from claims.vocabulary import Stance, Status

# What a source given together with a verdict does to the claim; with any other it is context.
GIVEN_WITH = {Status.VERIFIED: Stance.SUPPORTS, Status.REFUTED: Stance.REFUTES}


@dataclass(frozen=True, slots=True)
class Says:
    """What a source does to a claim, by which words, and where in it they stand."""

    stance: Stance
    quote: str | None = None
    locator: str | None = None
    # The values that extraction reads in the quote.
    figures: str | None = field(default=None, compare=False)


def add(
    session: Session,
    source: Source,
    numbers: Sequence[int],
    says: Says,
    *,
    by: str,
) -> list[Evidence]:
    """Put a source beside claims; evidence that is there already to the letter is not doubled."""
    refuse_wordless(says)
    seen = snapshots.look_up(session, source.id, says.quote)
    return [_support(session, source, claims.find(session, n), says, seen, by=by) for n in numbers]


def refuse_wordless(says: Says) -> None:
    """Refuse a quote without a word: NotAllowedError."""
    if says.quote is not None and all(sign.isspace() or category(sign).startswith("P") for sign in says.quote):
        raise NotAllowedError("a quote has at least one word; leave --quote out where there is none")


def add_all(session: Session, given: Sequence[tuple[Claim, Source, Says]], *, by: str) -> list[Evidence]:
    """Put many sources beside many claims, as `add` does; return what was not there to the letter already."""
    beside = among(session, Evidence.__table__.c.claim_id, sorted({claim.id for claim, _, _ in given}))
    there = session.scalars(select(Evidence).where(beside, Evidence.removed_at.is_(None)))
    known = {(one.claim_id, one.source_id, Says(one.stance, one.quote, one.locator)) for one in there}
    new = {(claim.id, source.id, says): claim for claim, source, says in given}
    rows = [_evidence(session, *key) for key in new if key not in known]
    history.add_all(session, [(row, {}) for row in rows], by=by)
    search.enter(session, [(row, None) for row in rows])
    for key, claim in new.items():
        _, number, says = key
        if key not in known and OPPOSITE.get(claim.status) is says.stance:
            claims.unsettle(session, claim, f"source s{number} {says.stance} it", by=by)
    return rows


def add_unread(session: Session, beside: Iterable[tuple[int, int]], *, by: str) -> list[Evidence]:
    """Put sources beside claims, to be read against them: each pair is the number of a claim and of a source."""
    rows = [Evidence(claim_id=claim, source_id=source, stance=Stance.UNREAD) for claim, source in beside]
    history.add_all(session, [(row, {}) for row in rows], by=by)
    search.enter(session, [(row, None) for row in rows])
    return rows


def ever(session: Session, numbers: Sequence[int]) -> set[tuple[int, int]]:
    """Give the pairs of claim and source, of these claims, that stand or stood beside each other."""
    chosen = select(Evidence.claim_id, Evidence.source_id)
    stood = session.execute(chosen.where(among(session, Evidence.__table__.c.claim_id, numbers)))
    return {(claim, source) for claim, source in stood}


def with_verdict(status: Status) -> Stance:
    """Tell what a source does to a claim when it comes with a verdict."""
    return GIVEN_WITH.get(status, Stance.CONTEXT)


def copy(session: Session, number: int, numbers: Sequence[int], *, by: str) -> list[Evidence]:
    """Put the evidence of one claim beside others as well, as it is; NotAllowedError where it has none."""
    given, targets = _of(session, claims.find(session, number)), claims.find_all(session, numbers)
    if not given:
        raise NotAllowedError(f"claim {number} has no source to use")
    return [_again(session, evidence, claim, by=by) for evidence in given for claim in targets]


def move(session: Session, claim: Claim, target: Claim, *, by: str) -> None:
    """Take the evidence of one claim back and put it beside another, where it is not there to the letter already."""
    for given in _of(session, claim):
        history.change(session, given, {"removed_at": now()}, by=by)
        _again(session, given, target, by=by)


def hand_on(session: Session, claim: Claim, branch: Claim, *, by: str) -> None:
    """Put the sources of a claim beside one made from it, as yet to be read: they were read against the whole."""
    for given in _of(session, claim):
        _again(session, given, branch, Stance.UNREAD, by=by)


def edit(
    session: Session,
    number: int,
    numbers: Sequence[int],
    fields: Mapping[str, object],
    *,
    nth: int | None = None,
    by: str,
) -> list[Evidence]:
    """Correct what a source does to claims (`stance quote locator figures`); a decided claim becomes stale.

    `nth` (from 1) says which piece of evidence is meant where the source stands beside a claim by several;
    NotAllowedError where that was not said and a quote or its place is to be another.
    """
    sources.find(session, number)
    changed = []
    for evidence in _meant(_between(session, number, numbers), nth, must_choose=bool({"quote", "locator"} & {*fields})):
        if new := history.differing(evidence, fields):
            if "quote" in new:
                new |= snapshots.look_up(session, number, str(new["quote"]) if new["quote"] else None)
            history.change(session, evidence, new, by=by)
            search.index(session, evidence)
            _unsettle(session, evidence, f"what source s{number} says was edited", by=by)
            changed.append(evidence)
    return changed


def remove(
    session: Session, number: int, numbers: Sequence[int] = (), *, nth: int | None = None, by: str
) -> list[Evidence]:
    """Take a source back from claims, or from all of them and out of the lists; the record keeps it.

    With `nth` (from 1) only that piece of evidence, where the source stands beside a claim by several.
    """
    source = sources.find(session, number)
    taken = _meant(_between(session, number, numbers), nth)
    for evidence in taken:
        history.change(session, evidence, {"removed_at": now()}, by=by)
        _unsettle(session, evidence, f"source s{number} was taken back", by=by)
    if not numbers:
        history.change(session, source, {"removed_at": now()}, by=by)
    return taken


def _again(session: Session, given: Evidence, claim: Claim, stance: Stance | None = None, *, by: str) -> Evidence:
    """Put evidence beside another claim, with what looking its quote up found."""
    says = Says(stance or given.stance, given.quote, given.locator, given.figures)
    seen = {name: getattr(given, name) for name in ("finding", "snapshot_id", "start", "end", "stands")}
    return _support(session, session.get_one(Source, given.source_id), claim, says, seen, by=by)


def _support(
    session: Session, source: Source, claim: Claim, says: Says, seen: Mapping[str, object], *, by: str
) -> Evidence:
    for evidence in _between(session, source.id, [claim.id], required=False):
        if Says(evidence.stance, evidence.quote, evidence.locator) == says:
            return evidence
    evidence = _made(claim.id, source.id, says, seen)
    history.add(session, evidence, by=by)
    search.index(session, evidence)
    if OPPOSITE.get(claim.status) is says.stance:
        claims.unsettle(session, claim, f"source s{source.id} {says.stance} it", by=by)
    return evidence


def _evidence(session: Session, number: int, source: int, says: Says) -> Evidence:
    return _made(number, source, says, snapshots.look_up(session, source, says.quote))


def _made(number: int, source: int, says: Says, seen: Mapping[str, object]) -> Evidence:
    evidence = Evidence(
        claim_id=number,
        source_id=source,
        stance=says.stance,
        quote=says.quote,
        locator=says.locator,
        figures=says.figures,
    )
    for name, value in seen.items():
        setattr(evidence, name, value)
    return evidence


def _between(session: Session, number: int, numbers: Sequence[int], *, required: bool = True) -> list[Evidence]:
    """Get the evidence that a source is for the claims named, or for all where none is named."""
    chosen = select(Evidence).join(Claim)
    chosen = chosen.where(Evidence.source_id == number, Evidence.removed_at.is_(None), claims.listed())
    if numbers:
        chosen = chosen.where(among(session, Evidence.__table__.c.claim_id, numbers))
    there = list(session.scalars(chosen.order_by(Evidence.id)))
    strangers = set(numbers) - {evidence.claim_id for evidence in there}
    if required and strangers:
        beside = selection.written(sorted({evidence.claim_id for evidence in there})) or "none of them"
        raise NotAllowedError(
            f"source s{number} does not stand beside {selection.counted(sorted(strangers))}; of those named, it does "
            f"beside {beside}"
        )
    return there


def _meant(there: Sequence[Evidence], nth: int | None, *, must_choose: bool = False) -> list[Evidence]:
    """Give the pieces of evidence that are meant: all, or the nth beside each claim."""
    meant: list[Evidence] = []
    for claim, beside in groupby(sorted(there, key=_claim), key=_claim):
        pieces = list(beside)
        if (nth is None and must_choose and len(pieces) > 1) or (nth or 0) > len(pieces):
            listed = "; ".join(f"{at}: {_quoted(piece)}" for at, piece in enumerate(pieces, start=1))
            often = f"by {len(pieces)} quotes" if len(pieces) > 1 else "once"
            raise NotAllowedError(
                f"source s{pieces[0].source_id} stands beside claim {claim} {often}, choose with --nth: {listed}"
            )
        meant += pieces if nth is None else pieces[nth - 1 : nth]
    return meant


def _claim(evidence: Evidence) -> int:
    return evidence.claim_id


def _quoted(evidence: Evidence) -> str:
    return f"{evidence.stance} '{evidence.quote}'" if evidence.quote else f"{evidence.stance} without a quote"


def _of(session: Session, claim: Claim) -> list[Evidence]:
    chosen = select(Evidence).join(Source).where(Evidence.claim_id == claim.id)
    kept = (Evidence.removed_at.is_(None), Source.removed_at.is_(None))
    return list(session.scalars(chosen.where(*kept).order_by(Evidence.id)))


def _unsettle(session: Session, evidence: Evidence, because: str, *, by: str) -> None:
    claims.unsettle(session, session.get_one(Claim, evidence.claim_id), because, by=by)
