"""Which reviews are on record already, as what, and whether anybody of the desk has worked on their claims since."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import NotReadableError
from claims.intake import Captured, Origin
from claims.intake.exchange import reviews
from claims.intake.exchange.reviews import Review
from claims.intake.page import Material
from claims.model import Change, Claim, Evidence, Snapshot, Source, now
from claims.tracking import blobs, claims, commands, confidential, snapshots, sources
from claims.tracking.numbers import among
from claims.tracking.sources import Cited
from claims.vocabulary import Capture, Stance, Status

# What finds the claims of a ClaimReview; no rule of the extractor has this name.
MADE_BY = "claimreview"
MEDIA_TYPE = "application/ld+json"
# What a review does to its claim by its verdict: one that finds it true in part speaks for it and against it.
STANCES = {
    Status.VERIFIED: (Stance.SUPPORTS,),
    Status.REFUTED: (Stance.REFUTES,),
    Status.DISPUTED: (Stance.SUPPORTS, Stance.REFUTES),
    Status.UNPROVEN: (Stance.CONTEXT,),
}
# What makes two reviews the same one: where it is, and what it says is claimed.
Key = tuple[str, str]

CLAIM, EVIDENCE = Claim.__table__.c, Evidence.__table__.c


@dataclass(frozen=True, slots=True)
class Standing:
    """A review on record: its claim and its source, and the review as it was loaded last."""

    claim: Claim
    source: Source
    last: Review | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is on record of some reviews: the sources that are where they are, by address, and those known by key."""

    sources: Mapping[str, Source]
    standing: Mapping[Key, Standing]


def key(review: Review) -> Key:
    """Give what makes two reviews the same one."""
    return review.address, review.claim


def shelf(session: Session, wanted: Sequence[Review]) -> Shelf:
    """Find reviews on record by their addresses and what they say is claimed, whatever the claims say by now.

    A claim that was taken out is not there, and neither is one that somebody of the desk saw by themselves.
    """
    places = [*dict.fromkeys(review.address for review in wanted)]
    found = sources.known_all(session, [Cited(origin=Origin(place)) for place in places])
    there = {place: source for place, source in zip(places, found, strict=True) if source is not None}
    by_source = {source.id: place for place, source in there.items() if not confidential.is_so(source)}
    kept = _kept(session, [*by_source])
    on_record: dict[Key, tuple[int, int]] = {}
    for claim, source, text in _claims(session, [*by_source]):
        on_record.setdefault((by_source[source], text), (claim, source))
    standing = {}
    for review in wanted:
        if key(review) in on_record and key(review) not in standing:
            claim, source = on_record[key(review)]
            last = _last(session, kept[source], review)
            standing[key(review)] = Standing(session.get_one(Claim, claim), there[by_source[source]], last)
    return Shelf(there, standing)


def worked_on(session: Session, known: Standing) -> str | None:
    """Name who of the desk changed anything of a claim, or beside it, other than by loading its review; else None."""
    rows = [f"snapshot {snapshot.id}" for snapshot in _kept(session, [known.source.id])[known.source.id]]
    loads = set(session.scalars(select(Change.command).where(Change.row.in_(rows), Change.before.is_(None))))
    gone = commands.annulled(session)
    chosen = select(Change.command, Change.by).where(Change.claim_id == known.claim.id, Change.undoes.is_(None))
    changes = session.execute(chosen.order_by(Change.id.desc()))
    return next((by for command, by in changes if command not in loads and command not in gone), None)


def keep(session: Session, source: Source, review: Review, *, by: str) -> Snapshot:
    """Keep the record of a review as it came, beside what else is kept of its source."""
    return snapshots.keep(session, source, record(review), by=by)


def record(review: Review) -> Captured:
    """Give the record of a review, with its words, as what its source gave."""
    return Captured(
        original=review.raw,
        media_type=MEDIA_TYPE,
        # Neither is so of a record that came in a file: what is at the address is a page.
        address=None,
        status=None,
        taken_at=now(),
        text=review.words,
        read_by="ClaimReview",
        unread=None,
        title=None,
        published=None,
    )


def _claims(session: Session, numbers: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """Yield the claims that came with the reviews at sources, with each text that they had to begin with or have."""
    chosen = select(EVIDENCE.claim_id, EVIDENCE.source_id, CLAIM.text).distinct()
    chosen = chosen.where(EVIDENCE.claim_id == CLAIM.id, among(session, EVIDENCE.source_id, numbers))
    rows = session.execute(chosen.where(CLAIM.made_by == MADE_BY, claims.listed()).order_by(EVIDENCE.claim_id)).all()
    first = select(Change.claim_id, Change.after).where(Change.before.is_(None), Change.row.startswith("claim "))
    first = first.where(among(session, Change.__table__.c.claim_id, [claim for claim, _, _ in rows]))
    began = {claim: str((after or {}).get("text", "")) for claim, after in session.execute(first)}
    for claim, source, text in rows:
        yield from ((claim, source, said) for said in dict.fromkeys((began.get(claim, text), text)))


def _kept(session: Session, numbers: Sequence[int]) -> defaultdict[int, list[Snapshot]]:
    """Give the records that were kept of sources, the newest first."""
    chosen = select(Snapshot).where(among(session, Snapshot.__table__.c.source_id, numbers))
    chosen = chosen.where(Snapshot.state == Capture.CAPTURED, Snapshot.media_type == MEDIA_TYPE)
    kept: defaultdict[int, list[Snapshot]] = defaultdict(list)
    for snapshot in session.scalars(chosen.where(Snapshot.removed_at.is_(None)).order_by(Snapshot.id.desc())):
        kept[snapshot.source_id].append(snapshot)
    return kept


def _last(session: Session, kept: Sequence[Snapshot], review: Review) -> Review | None:
    """Read the review as it was loaded last; the very same bytes need no reading."""
    digest = hashlib.sha256(review.raw).hexdigest()
    for snapshot in kept:
        if snapshot.blob_sha256 == digest:
            return review
        for earlier in _read(session, snapshot, review.address):
            if key(earlier) == key(review):
                return earlier
    return None


def _read(session: Session, snapshot: Snapshot, address: str) -> Sequence[Review]:
    raw = blobs.get(session, snapshot.blob_sha256 or "")
    try:
        return reviews.read(Material("the record kept", "-", raw, address)).reviews
    except NotReadableError:
        # An older version of the program may have kept what this one reads otherwise.
        return ()
