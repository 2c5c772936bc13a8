"""Claims: put on record, given another reading, anchored to other words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TypedDict

from sqlalchemy import Boolean, ColumnElement, and_, literal_column, select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError, NotFoundError
from claims.extraction import FoundClaim
from claims.model import Anchor, Article, Claim, Revision
from claims.tracking import conditions, doubles, history, search, wordings
from claims.tracking.numbers import among
from claims.tracking.selection import LARGEST
from claims.vocabulary import PERSON, REWORDED, VALUE_FIELDS, AnchorState, Kind, Status, Value

# Columns without the ORM around them, for what every list asks.
CLAIM, ARTICLE = Claim.__table__.c, Article.__table__.c
# Code points of text kept on either side of a claim, as the W3C's text quote selector has them.
AROUND = 32
# Places of an article on which nothing stands yet.
NOTHING: Mapping[tuple[int, int], Claim] = MappingProxyType({})
# What a correction of these changes is what the claim says; the rest is about the claim.
SAYS = frozenset({*VALUE_FIELDS, "kind"})


class Selectors(TypedDict):
    """The W3C's text position and text quote selectors."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


def listed() -> ColumnElement[bool]:
    """Say, as a condition on claims, that neither they nor their article were taken out."""
    kept = select(ARTICLE.id).where(ARTICLE.removed_at.is_(None))
    return and_(CLAIM.removed_at.is_(None), CLAIM.article_id.in_(kept))


def cut() -> ColumnElement[bool]:
    """Say, as a condition on claims, that they were to be cut and are gone from the newest text."""
    return literal_column(conditions.CUT, Boolean)


def find(session: Session, number: int) -> Claim:
    """Get a claim by its number; NotFoundError where there is none, or its article was taken out."""
    # PostgreSQL takes no number beyond the largest for one.
    claim = session.scalar(select(Claim).where(Claim.id == number, listed())) if number <= LARGEST else None
    if claim is None:
        raise NotFoundError("claim", number)
    return claim


def find_all(session: Session, numbers: Sequence[int]) -> list[Claim]:
    """Get claims by their numbers, in this order; NotFoundError where one is not there."""
    there = {
        claim.id: claim for claim in session.scalars(select(Claim).where(among(session, CLAIM.id, numbers), listed()))
    }
    for number in numbers:
        if number not in there:
            raise NotFoundError("claim", number)
    return [there[number] for number in numbers]


def add_found(
    session: Session,
    revision: Revision,
    found: Sequence[FoundClaim],
    standing: Mapping[tuple[int, int], Claim] = NOTHING,
    *,
    by: str,
) -> list[Claim]:
    """Put what extraction found on record, numbered in the order of the text, the longer first.

    `standing` are claims that are there already, by their places: they may be what a new one is a part of.
    """
    ordered = sorted(found, key=lambda item: (item.start, -item.end))
    claims = _add(session, revision, [(_claim(revision, item), item) for item in ordered], by=by)
    wholes = {**standing}
    for claim, item in zip(claims, ordered, strict=True):
        if item.kind not in {Kind.QUOTE, Kind.STATEMENT, Kind.EVENT}:
            wholes[item.start, item.end] = claim
        if item.whole in wholes and wholes[item.whole] is not claim:
            history.change(session, claim, {"part_of_id": wholes[item.whole].id}, by=by)
            # It belongs to the adding: nobody has worked on the claim.
            claim.updated_at = claim.created_at
    return claims


def add(
    session: Session,
    revision: Revision,
    found: FoundClaim,
    *,
    text: str | None = None,
    why: str | None = None,
    by: str,
) -> Claim:
    """Put a claim on record that a person saw; NotAllowedError where one of its kind is there."""
    doubles.refuse(session, doubles.Spot(revision.article_id, found.kind, found.start, found.end))
    weight = priority_of(found.kind, found.value, found.exact)
    seen = replace(found, priority=weight, made_by=PERSON)
    [claim] = _add(session, revision, [(_claim(revision, seen, text), seen)], why=why, by=by)
    return claim


def edit(session: Session, number: int, fields: Mapping[str, object], *, why: str | None = None, by: str) -> bool:
    """Correct what is on record about a claim; tell whether anything was not so already.

    Another kind or value changes what the evidence was held against, so a decided claim becomes stale.
    """
    claim = find(session, number)
    if not str(fields.get("text", claim.text) or "").strip():
        raise NotAllowedError("a claim has at least one word")
    new = history.differing(claim, fields)
    if not new:
        return False
    if "kind" in new and claim.merged_into_id is None:
        doubles.refuse(session, doubles.Spot.of(claim, Kind(str(new["kind"]))), claim)
    if SAYS & new.keys():
        revalue(session, claim, new, why=why, by=by)
    else:
        history.change(session, claim, new, why=why, by=by)
    _settle(session, claim, by=by)
    search.index(session, claim)
    return True


def accept(session: Session, number: int, found: FoundClaim, *, why: str | None = None, by: str) -> bool:
    """Take over what extraction reads in the words that a claim stands on now; tell whether it was not so already."""
    read = {"text": found.exact, "kind": found.kind, "candidates": "; ".join(found.candidates) or None}
    return edit(session, number, read | fields_of(found.value), why=why, by=by)


def assign(session: Session, numbers: Sequence[int], name: str | None, *, by: str) -> list[Claim]:
    """Say who works on claims, None for nobody; return those of whom that was not on record already."""
    chosen = [claim for claim in find_all(session, numbers) if claim.assignee != name]
    for claim in chosen:
        history.change(session, claim, {"assignee": name}, by=by)
    return chosen


def revalue(session: Session, claim: Claim, fields: Mapping[str, object], *, why: str | None = None, by: str) -> None:
    """Give a claim another kind or value, and the priority that goes with it."""
    history.change(session, claim, fields, why=why, by=by)
    weight = priority_of(claim.kind, value_of(claim), claim.text)
    if weight != claim.priority:
        history.change(session, claim, {"priority": weight}, by=by)
    unsettle(session, claim, "its value was edited", by=by)


def anchor_in(
    revision: Revision, claim: Claim, place: tuple[int, int], state: AnchorState = AnchorState.EXACT
) -> Anchor:
    """Make the anchor of a claim in a text, not on record yet; the place is in code points, end exclusive."""
    spot = around(revision.text, place)
    return Anchor(claim_id=claim.id, revision_id=revision.id, state=state, **spot)


def around(text: str, place: tuple[int, int]) -> Selectors:
    """Give what an anchor has of a place in a text: its offsets, its words, and those before and after."""
    start, end = place
    return {
        "start": start,
        "end": end,
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }


def anchor(
    session: Session, claim: Claim, revision: Revision, place: tuple[int, int], *, why: str | None = None, by: str
) -> bool:
    """Set a claim on other words of the newest text; tell whether it did not stand there already for sure.

    The place is in code points, end exclusive. NotAllowedError where another claim of its kind stands there.
    """
    if (claim.start, claim.end) == place and _anchored(session, claim, revision).state is not AnchorState.AMBIGUOUS:
        return False
    doubles.refuse(session, doubles.Spot(claim.article_id, claim.kind, *place), claim)
    _set_on(session, claim, revision, place, why=why, by=by)
    return True


def move(
    session: Session, claim: Claim, revision: Revision, found: FoundClaim, *, why: str | None = None, by: str
) -> None:
    """Set a claim on other words of the newest text and take over what extraction read in them.

    NotAllowedError where another claim of the kind that was read stands there; the kind it had until now is no matter.
    """
    doubles.refuse(session, doubles.Spot(claim.article_id, found.kind, found.start, found.end), claim)
    if (claim.start, claim.end) != (found.start, found.end):
        _set_on(session, claim, revision, (found.start, found.end), why=why, by=by)
    accept(session, claim.id, found, why=why, by=by)


def unsettle(session: Session, claim: Claim, because: str, *, by: str) -> None:
    """Say that a decided claim must be looked at again, and why; a second look no longer counts."""
    if claim.status is not Status.UNVERIFIED:
        doubted = history.differing(claim, {"stale_because": because, "signed_off_by": None})
        if doubted:
            history.change(session, claim, doubted, by=by)


def _settle(session: Session, claim: Claim, *, by: str) -> None:
    """Say that somebody has looked at an undecided claim again; a decided one waits for a verdict."""
    if claim.status is Status.UNVERIFIED and claim.stale_because is not None:
        history.change(session, claim, {"stale_because": None}, by=by)


def priority_of(kind: Kind, value: Value, exact: str) -> float:
    """Weigh a claim that a person made or corrected, as extraction weighs those it finds."""
    from claims.extraction import priority  # noqa: PLC0415 - its patterns cost every list a hundredth of its time

    return priority.of(kind, value, exact)


def value_of(claim: Claim) -> Value:
    """Give the value on record, in the shape extraction gives it."""
    return Value(**{field: getattr(claim, field) for field in VALUE_FIELDS})


def fields_of(value: Value) -> dict[str, object]:
    """Give a value as columns."""
    return {field: getattr(value, field) for field in VALUE_FIELDS}


def _set_on(
    session: Session, claim: Claim, revision: Revision, place: tuple[int, int], *, why: str | None, by: str
) -> None:
    start, end = place
    stands = _anchored(session, claim, revision)
    around_it = around(revision.text, place)
    exact = around_it["exact"]
    # Words that are gone were the claim's own all the same.
    last = stands.exact or wordings.last_before(session, claim.id, revision.id)
    said = {"text": exact} if claim.text == last else {}
    spot = {"start": start, "end": end}
    anchored = {"state": AnchorState.EXACT, **around_it}
    # The reason stands with the change that the sentences tell, and once, as a search finds every place of it.
    history.change(session, stands, history.differing(stands, anchored), why=why, by=by)
    if moved := history.differing(claim, {**spot, **said}):
        history.change(session, claim, moved, by=by)
    search.index(session, claim)
    unsettle(session, claim, REWORDED, by=by)
    _settle(session, claim, by=by)


def _anchored(session: Session, claim: Claim, revision: Revision) -> Anchor:
    """Get the anchor of a claim in a text; one that was loaded and never stood there gets one on no words."""
    chosen = select(Anchor).where(Anchor.claim_id == claim.id, Anchor.revision_id == revision.id)
    found = session.scalars(chosen).one_or_none()
    if found is None:
        found = anchor_in(revision, claim, (0, 0), AnchorState.LOST)
        session.add(found)
        session.flush()
    return found


def _claim(revision: Revision, found: FoundClaim, text: str | None = None) -> Claim:
    value = found.value
    return Claim(
        article_id=revision.article_id,
        kind=found.kind,
        text=text or found.exact,
        priority=found.priority,
        start=found.start,
        end=found.end,
        made_by=found.made_by,
        candidates="; ".join(found.candidates) or None,
        low=value.low,
        high=value.high,
        unit=value.unit,
        qualifier=value.qualifier,
        date=value.date,
        outcome=value.outcome,
        subject=value.subject,
        speaker=value.speaker,
    )


def _add(
    session: Session, revision: Revision, new: Sequence[tuple[Claim, FoundClaim]], *, why: str | None = None, by: str
) -> list[Claim]:
    """Put claims on record, each with its anchor and findable by its words."""
    facts = [(claim, {"revision": revision.number, "exact": found.exact}) for claim, found in new]
    history.add_all(session, facts, why=why, by=by)
    session.add_all(anchor_in(revision, claim, (found.start, found.end)) for claim, found in new)
    search.enter(session, [(claim, found.exact) for claim, found in new])
    return [claim for claim, _ in new]
