"""Claims out of a bundle that are not on record: put there with their places, then with what was said of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from sqlalchemy import select

from claims.intake.exchange import records as exchange
from claims.model import Anchor, Claim
from claims.tracking import bulk, doubles, inserting, proofs
from claims.tracking.claims import Selectors
from claims.tracking.doubles import Spot
from claims.tracking.inserting import Row
from claims.tracking.links import Altered
from claims.tracking.loading.bundle.work import PAGE, Work
from claims.tracking.naming import short
from claims.tracking.numbers import among
from claims.tracking.policy import Policy
from claims.tracking.weighing import Case, Rule, Scales
from claims.vocabulary import AnchorState, Status

# What each verdict rests on whatever a desk's policy is.
BASE = frozenset({Rule.EVIDENCE, Rule.QUOTE, Rule.REASON})
# Columns that are fields of the file by the same name, and are so from the beginning.
AS_IN_FILE = (
    *("uid", "kind", "text", "priority", "start", "end", "low", "high", "unit", "qualifier", "date", "outcome"),
    *("subject", "speaker", "candidates", "stale_because", "assignee", "review_url", "claimant", "made_by"),
    *("created_at", "updated_at"),
)


def put(work: Work, new: Sequence[exchange.Claim]) -> None:
    """Put claims on record, undecided, in the order of their numbers, each anchored in every text that it stands in."""
    placed = [claim for claim in sorted(new, key=lambda claim: claim.number) if _has_place(work, claim)]
    numbers = inserting.numbers(work.session, Claim, 0 if work.anew else len(placed))
    given = (claim.number for claim in placed) if work.anew else numbers
    work.numbers |= {claim.uid: number for claim, number in zip(placed, given, strict=True)}
    for page in inserting.pages(placed):
        bulk.add_claims(work.session, [_row(work, claim) for claim in page], map(_stands, page), by=work.by)
        first = [anchored(work, claim, claim.anchors[0]) for claim in page if claim.anchors]
        inserting.insert(work.session, Anchor, first)
    _stand_later(work, placed)
    for claim in placed:
        decided = f" ({claim.status})" if claim.status is not Status.UNVERIFIED else ""
        work.add("claims", f"claim {work.numbers[claim.uid]}{decided}: {short(claim.text)}", claim.uid)
    _nest(work, placed)
    _refuse_doubles(work, placed)


def settle(work: Work) -> None:
    """Give the new claims their verdicts, where the evidence bears them, and what else was said of them.

    Whoever loads them stands behind them here. In a record that is in use, the desk's own policy holds, nobody has
    looked a second time, and a verdict that its evidence does not bear is refused; of a claim that must be looked at
    again it is left out. A record that begins with the file is as the file's was.
    """
    new = [claim for claim in work.incoming.claims if claim.uid in work.new]
    for page in (new[at : at + PAGE] for at in range(0, len(new), PAGE)):
        numbers = [work.numbers[claim.uid] for claim in page]
        beside = proofs.of_claims(work.session, numbers)
        scales = Scales.of(work.session, chain.from_iterable(beside.values()))
        scales = replace(scales, policy=Policy()) if work.anew else scales
        settled: list[Altered] = []
        for claim, number in zip(page, numbers, strict=True):
            case = Case(number, claim.kind, claim.priority, claim.made_by, beside.get(number, ()))
            lacks = [
                u for u in scales.unmet(case, claim.status, noted=bool(claim.reason)) if u.rule in BASE or not work.anew
            ]
            if lacks and claim.stale_because is not None and not work.anew:
                work.loaded.warnings.append(f"claim {number} is stale, and not {claim.status} here: {lacks[0].so}")
                settled += _settled(work, replace(claim, status=Status.UNVERIFIED, reason=None, rating=None))
            elif lacks and claim.stale_because is None:
                said = "; ".join(lack.so for lack in lacks)
                work.refuse(claim.uid, f"the claim {short(claim.text)} is {claim.status} in it, but {said}")
            else:
                settled += _settled(work, claim)
                work.loaded.decided += claim.status is not Status.UNVERIFIED
        bulk.change_claims(work.session, settled, by=work.by)


def finish(work: Work) -> None:
    """Give the new claims their times again: all that was done to them belongs to their being added."""
    work.session.flush()
    new = {work.numbers[claim.uid]: claim.updated_at for claim in work.incoming.claims if claim.uid in work.new}
    table = Claim.__table__.c
    chosen = select(table.id, table.updated_at).where(among(work.session, table.id, [*new]))
    later = [(number, new[number]) for number, at in work.session.execute(chosen) if at != new[number]]
    bulk.set_times(work.session, later)


def _has_place(work: Work, claim: exchange.Claim) -> bool:
    article = work.articles.get(claim.article)
    if article is None:
        # Said of the article.
        return False
    stands = {anchor.revision for anchor in claim.anchors}
    if claim.start is not None and article.revision not in stands:
        work.refuse(
            claim.uid,
            f"article {article.id} has revision {article.revision} by now, in which the file does not say where the "
            f"claim {short(claim.text)} stands",
        )
        return False
    return True


def _row(work: Work, claim: exchange.Claim) -> Row:
    fields = {name: getattr(claim, name) for name in AS_IN_FILE}
    own = {"id": work.numbers[claim.uid], "article_id": work.articles[claim.article].id, "status": Status.UNVERIFIED}
    return {**fields, **own}


def _stands(claim: exchange.Claim) -> Row:
    """Give what belongs to the adding of a claim and stands elsewhere: the words that it was set on first."""
    return {"revision": claim.anchors[0].revision, "exact": claim.anchors[0].exact} if claim.anchors else {}


class Anchored(Selectors):
    """The columns of an anchor."""

    claim_id: int
    revision_id: int
    state: AnchorState


def anchored(work: Work, claim: exchange.Claim, said: exchange.Anchor) -> Anchored:
    """Make the anchor of a claim in a text that the load took in or found."""
    return {
        "claim_id": work.numbers[claim.uid],
        "revision_id": work.revisions[claim.article, said.revision].id,
        "state": said.state,
        "start": said.start,
        "end": said.end,
        "exact": said.exact,
        "prefix": said.prefix,
        "suffix": said.suffix,
    }


def _stand_later(work: Work, placed: Sequence[exchange.Claim]) -> None:
    """Anchor claims in the texts that came after their first."""
    later = [(claim, said) for claim in placed for said in claim.anchors[1:]]
    numbers = inserting.numbers(work.session, Anchor, len(later))
    rows = [{"id": n, **anchored(work, *one)} for n, one in zip(numbers, later, strict=True)]
    bulk.add_all(work.session, Anchor, rows, ({"revision": said.revision} for _, said in later), by=work.by)


def _nest(work: Work, placed: Sequence[exchange.Claim]) -> None:
    parts = [(claim, whole) for claim in placed if (whole := work.numbers.get(claim.part_of or "")) is not None]
    nested = [_altered(work, claim, {"part_of_id": None}, {"part_of_id": whole}) for claim, whole in parts]
    bulk.change_claims(work.session, nested, by=work.by)


def _refuse_doubles(work: Work, placed: Sequence[exchange.Claim]) -> None:
    """Refuse new claims of an article that was there on words where others of their kind stand."""
    there = [claim for claim in placed if claim.article not in work.new and claim.merged_into is None]
    spots = {work.numbers[c.uid]: Spot(work.articles[c.article].id, c.kind, c.start, c.end) for c in there}
    standing = doubles.coming_on(work.session, spots)
    for claim in there:
        number = work.numbers[claim.uid]
        if number in standing:
            work.refuse(claim.uid, f"{doubles.standing(standing[number], claim.kind)}, under another uid")


def _settled(work: Work, claim: exchange.Claim) -> Iterator[Altered]:
    before = {"status": Status.UNVERIFIED}
    for fields, why in _said(work, claim):
        yield _altered(work, claim, {name: before.get(name) for name in fields}, fields, why)


def _altered(work: Work, claim: exchange.Claim, before: Row, after: Row, why: str | None = None) -> Altered:
    return Altered(work.numbers[claim.uid], work.articles[claim.article].id, before, after, why)


def _said(work: Work, claim: exchange.Claim) -> Iterator[tuple[dict[str, object], str | None]]:
    """Yield what was said of a claim, as the changes that the trail is asked for: a verdict, a resolution, a look."""
    if claim.status is not Status.UNVERIFIED or claim.reason is not None or claim.rating is not None:
        rated = {"rating": claim.rating} if claim.rating is not None else {}
        yield {"status": claim.status, **rated}, claim.reason
    if (target := work.numbers.get(claim.merged_into or "")) is not None:
        yield {"merged_into_id": target}, None
    if claim.resolution is not None or claim.resolution_reason is not None:
        resolved: dict[str, object] = {
            "resolution": claim.resolution,
            "replacement": claim.replacement,
            "resolved_on": claim.resolved_on,
        }
        yield resolved, claim.resolution_reason
    if claim.signed_off_by is not None and work.anew:
        yield {"signed_off_by": claim.signed_off_by}, None
