"""Claims out of a bundle that are not on record: put there with their places, then with what was said of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from claims.intake.exchange import records as exchange
from claims.model import Anchor, Claim
from claims.tracking import doubles, history, proofs, search
from claims.tracking.loading.bundle.work import PAGE, Work
from claims.tracking.naming import short
from claims.tracking.policy import Policy
from claims.tracking.weighing import Case, Rule, Scales
from claims.vocabulary import Status

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
    rows = [work.numbered(_row(work, claim), claim.number) for claim in placed]
    history.add_all(work.session, [(r, _first(c)) for r, c in zip(rows, placed, strict=True)], by=work.by)
    work.claims |= {row.uid: row for row in rows}
    first = [anchored(work, c, r, c.anchors[0]) for r, c in zip(rows, placed, strict=True) if c.anchors]
    work.session.add_all(first)
    later = [
        (anchored(work, claim, row, anchor), {"revision": anchor.revision})
        for row, claim in zip(rows, placed, strict=True)
        for anchor in claim.anchors[1:]
    ]
    history.add_all(work.session, later, by=work.by)
    under = {claim.uid: claim.anchors[-1].exact for claim in placed if claim.anchors}
    search.enter(work.session, [(row, under.get(row.uid)) for row in rows])
    for row, claim in zip(rows, placed, strict=True):
        decided = f" ({claim.status})" if claim.status is not Status.UNVERIFIED else ""
        work.add("claims", f"claim {row.id}{decided}: {short(row.text)}", row.uid)
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
        numbers = [work.claims[claim.uid].id for claim in page]
        beside = proofs.of_claims(work.session, numbers)
        scales = Scales.of(work.session, chain.from_iterable(beside.values()))
        scales = replace(scales, policy=Policy()) if work.anew else scales
        for claim in page:
            row = work.claims[claim.uid]
            case = Case(row.id, row.kind, row.priority, row.made_by, beside.get(row.id, ()))
            lacks = [
                u for u in scales.unmet(case, claim.status, noted=bool(claim.reason)) if u.rule in BASE or not work.anew
            ]
            if lacks and claim.stale_because is not None and not work.anew:
                work.loaded.warnings.append(f"claim {row.id} is stale, and not {claim.status} here: {lacks[0].so}")
                _settle(work, replace(claim, status=Status.UNVERIFIED, reason=None, rating=None), row)
            elif lacks and claim.stale_because is None:
                said = "; ".join(lack.so for lack in lacks)
                work.refuse(claim.uid, f"the claim {short(claim.text)} is {claim.status} in it, but {said}")
            else:
                _settle(work, claim, row)


def finish(work: Work) -> None:
    """Give the new claims their times again: all that was done to them belongs to their being added."""
    for claim in work.incoming.claims:
        if claim.uid in work.new:
            work.claims[claim.uid].updated_at = claim.updated_at
    work.session.flush()


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


def _row(work: Work, claim: exchange.Claim) -> Claim:
    fields = {name: getattr(claim, name) for name in AS_IN_FILE}
    return Claim(**fields, article_id=work.articles[claim.article].id)


def _first(claim: exchange.Claim) -> dict[str, object]:
    """Give what belongs to the adding of a claim and stands elsewhere: the words that it was set on first."""
    return {"revision": claim.anchors[0].revision, "exact": claim.anchors[0].exact} if claim.anchors else {}


def anchored(work: Work, claim: exchange.Claim, row: Claim, said: exchange.Anchor) -> Anchor:
    """Make the anchor of a claim in a text that the load took in or found, not on record yet."""
    return Anchor(
        claim_id=row.id,
        revision_id=work.revisions[claim.article, said.revision].id,
        state=said.state,
        start=said.start,
        end=said.end,
        exact=said.exact,
        prefix=said.prefix,
        suffix=said.suffix,
    )


def _nest(work: Work, placed: Sequence[exchange.Claim]) -> None:
    for claim in placed:
        if (whole := work.claims.get(claim.part_of or "")) is not None:
            history.change(work.session, work.claims[claim.uid], {"part_of_id": whole.id}, by=work.by)


def _refuse_doubles(work: Work, placed: Sequence[exchange.Claim]) -> None:
    """Refuse new claims of an article that was there on words where others of their kind stand."""
    there = [claim for claim in placed if claim.article not in work.new and claim.merged_into is None]
    standing = doubles.coming(work.session, [work.claims[claim.uid] for claim in there])
    for claim in there:
        row = work.claims[claim.uid]
        if row.id in standing:
            work.refuse(claim.uid, f"{doubles.standing(standing[row.id], row.kind)}, under another uid")


def _settle(work: Work, claim: exchange.Claim, row: Claim) -> None:
    for fields, why in _said(work, claim):
        history.change(work.session, row, fields, why=why, by=work.by)


def _said(work: Work, claim: exchange.Claim) -> Iterator[tuple[dict[str, object], str | None]]:
    """Yield what was said of a claim, as the changes that the trail is asked for: a verdict, a resolution, a look."""
    if claim.status is not Status.UNVERIFIED or claim.reason is not None or claim.rating is not None:
        rated = {"rating": claim.rating} if claim.rating is not None else {}
        yield {"status": claim.status, **rated}, claim.reason
    if (target := work.claims.get(claim.merged_into or "")) is not None:
        yield {"merged_into_id": target.id}, None
    if claim.resolution is not None or claim.resolution_reason is not None:
        resolved: dict[str, object] = {
            "resolution": claim.resolution,
            "replacement": claim.replacement,
            "resolved_on": claim.resolved_on,
        }
        yield resolved, claim.resolution_reason
    if claim.signed_off_by is not None and work.anew:
        yield {"signed_off_by": claim.signed_off_by}, None
