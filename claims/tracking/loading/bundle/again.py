"""Claims out of a bundle that are on record: changed where they differ, by the rules that hold for everybody."""

from collections.abc import Set as AbstractSet

from sqlalchemy import select

from claims.errors import ClaimsError
from claims.intake.exchange import records as exchange
from claims.model import Anchor, Claim
from claims.tracking import claims, history, parts, resolving, status
from claims.tracking.links import facts
from claims.tracking.loading.bundle.anew import anchored
from claims.tracking.loading.bundle.work import Work
from claims.tracking.naming import Facts, changed, short
from claims.tracking.numbers import among
from claims.vocabulary import VALUE_FIELDS, Status

# What a claim says, and what is about it: both by `claims.edit`.
EDITED = ("text", "kind", *VALUE_FIELDS, "candidates", "review_url", "claimant")
VERDICT = ("status", "rating")
RESOLUTION = ("resolution", "replacement")
COMPARED = (*EDITED, *VERDICT, *RESOLUTION, "assignee")


def find(work: Work) -> list[exchange.Claim]:
    """Find the claims that are on record, and give those that are not."""
    known = work.rows(Claim, work.said)
    for uid, row in known.items():
        claim = work.said[uid]
        article = work.articles.get(claim.article)
        if row.removed_at is not None:
            work.refuse(uid, f"claim {row.id} was taken out of this record; 'claims history {row.id}' tells by whom")
        elif article is None or article.id != row.article_id:
            work.refuse(uid, f"claim {row.id} has this uid, and is of article {row.article_id}")
        else:
            work.claims[uid], work.numbers[uid], work.was[uid] = row, row.id, row.updated_at
    return [claim for claim in work.incoming.claims if claim.uid not in known]


def change(work: Work) -> None:
    """Change what differs of the claims that were on record, one after the other."""
    stands = _standing(work)
    for claim in (claim for claim in work.incoming.claims if claim.uid in work.was):
        row = work.claims[claim.uid]
        before, done = facts({name: getattr(row, name) for name in COMPARED}), work.changes()
        try:
            _stand(work, claim, row, stands[row.id])
            _change(work, claim, row)
            _doubt(work, claim, row)
        except ClaimsError as error:
            work.refuse(claim.uid, str(error))
            continue
        _tell(work, row, before, by_now=work.changes() > done)


def _tell(work: Work, row: Claim, before: Facts, *, by_now: bool) -> None:
    beside = work.touched.get(row.id, [])
    if not (by_now or beside):
        work.loaded.same += 1
        return
    after = facts({name: getattr(row, name) for name in COMPARED})
    said = [*changed(before, after), *beside] or ["its place in the text, or what it is a part of"]
    work.loaded.changed.append(row.id)
    work.loaded.lines.append(f"~ claim {row.id}, {short(row.text)}: {', '.join(said)}")


def _standing(work: Work) -> dict[int, set[int]]:
    """Give the texts, by their ids, in which each of the claims that were on record is anchored."""
    stands: dict[int, set[int]] = {work.claims[uid].id: set() for uid in work.was}
    chosen = select(Anchor.claim_id, Anchor.revision_id)
    for claim, revision in work.session.execute(
        chosen.where(among(work.session, Anchor.__table__.c.claim_id, [*stands]))
    ):
        stands[claim].add(revision)
    return stands


def _stand(work: Work, claim: exchange.Claim, row: Claim, stands: AbstractSet[int]) -> None:
    """Anchor a claim in the texts that the load took in, as the file has it."""
    new = [said for said in claim.anchors if work.revisions[claim.article, said.revision].id not in stands]
    if not new:
        return
    article = work.articles[claim.article]
    before = row.updated_at
    anchors = [(Anchor(**anchored(work, claim, said)), {"revision": said.revision}) for said in new]
    history.add_all(work.session, anchors, by=work.by)
    if any(said.revision == article.revision for said in new):
        spot = {"start": claim.start, "end": claim.end}
        if moved := history.differing(row, spot):
            history.change(work.session, row, moved, by=work.by)
    # Its words were only found again.
    row.updated_at = before


def _change(work: Work, claim: exchange.Claim, row: Claim) -> None:
    """Change what differs, or refuse to where somebody was at the claim here later."""
    differing = {name for name in COMPARED if _differs(work, claim, row, name)}
    placed, nested, merged = (
        _placed(work, claim, row),
        work.numbers.get(claim.part_of or ""),
        work.numbers.get(claim.merged_into or ""),
    )
    nested, merged = nested if nested != row.part_of_id else None, merged if merged != row.merged_into_id else None
    if not (differing or placed or nested or merged):
        return
    if work.is_older(claim):
        work.refuse(claim.uid, work.older(claim))
        return
    if placed:
        text = work.revisions[claim.article, work.articles[claim.article].revision]
        claims.anchor(work.session, row, text, placed, by=work.by)
    if edited := {name: getattr(claim, name) for name in EDITED if name in differing}:
        claims.edit(work.session, row.id, edited, by=work.by)
    if "assignee" in differing:
        claims.assign(work.session, [row.id], claim.assignee, by=work.by)
    if nested:
        history.change(work.session, row, {"part_of_id": nested}, by=work.by)
    _decide(work, claim, row.id, differing, merged)


def _decide(work: Work, claim: exchange.Claim, number: int, differing: set[str], merged: int | None) -> None:
    """Give a claim the verdict of the file, and what is to be done to the text."""
    if merged:
        parts.merge(work.session, merged, [number], why=claim.reason, by=work.by)
    elif differing & {*VERDICT}:
        status.mark(work.session, [number], claim.status, why=claim.reason, rating=claim.rating, by=work.by)
    if differing & {*RESOLUTION}:
        wording, why = claim.replacement, claim.resolution_reason
        resolving.resolve(work.session, [number], claim.resolution, replacement=wording, why=why, by=work.by)


def _differs(work: Work, claim: exchange.Claim, row: Claim, name: str) -> bool:
    """Tell whether the file says something else; what it leaves out is only emptied by a file that is newer."""
    said = getattr(claim, name)
    return said != getattr(row, name) and (said is not None or claim.updated_at > work.was[claim.uid])


def _placed(work: Work, claim: exchange.Claim, row: Claim) -> tuple[int, int] | None:
    """Give the words that a claim is to be set on in the newest text; None where it stands there already."""
    newest = work.articles[claim.article].revision
    stands = next((one for one in claim.anchors if one.revision == newest), None)
    if stands is None or claim.start is None or (row.start, row.end) == (stands.start, stands.end):
        return None
    return stands.start, stands.end


def _doubt(work: Work, claim: exchange.Claim, row: Claim) -> None:
    """Take over a doubt, or that somebody settled one, where the file is newer than what is here."""
    if claim.updated_at <= work.was[claim.uid]:
        return
    if claim.stale_because is None and row.stale_because is not None and row.status is not Status.UNVERIFIED:
        status.mark(work.session, [row.id], row.status, why=claim.reason, by=work.by)
    elif claim.stale_because is not None and row.stale_because is None:
        claims.unsettle(work.session, row, claim.stale_because, by=work.by)
    if claim.signed_off_by is not None and row.signed_off_by is None:
        work.loaded.warnings.append(
            f"claim {row.id} is signed off by {claim.signed_off_by} in the file; 'claims sign-off {row.id}' does so"
        )
