"""Where the evidence of claims comes from, as it is told outside: the sources' own names, and what was kept of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.model import Source
from claims.tracking import confidential, shelf
from claims.tracking.listing import PAGE
from claims.tracking.listing import Entry as Claim
from claims.tracking.numbers import among
from claims.tracking.proofs import Proof
from claims.tracking.shelf import Kept
from claims.vocabulary import Finding, Level, SourceKind, Stance, Status

SOURCE = Source.__table__.c


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of evidence by itself: the claim it is beside, the source, and the snapshot it was looked up in.

    `claim` and `source` are numbers, `location` an address or a file's path. Of a confidential source there is only
    its `alias`, unless more was to be told. Where no quote was looked up, the snapshot is the newest there is.
    """

    claim: int
    claim_uid: str
    text: str
    status: Status
    source: int
    source_uid: str
    kind: SourceKind
    level: Level
    stance: Stance
    title: str | None
    location: str | None
    citation: str | None
    alias: str | None
    quote: str | None
    locator: str | None
    finding: Finding | None
    published: date | None
    captured_at: datetime | None
    snapshot_sha256: str | None
    derived_from: int | None


@dataclass(frozen=True, slots=True)
class Names:
    """What a source goes by in exchange files."""

    uid: str
    location: str | None
    citation: str | None


def entries(session: Session, claims: Iterable[Claim], *, told: bool = False) -> Iterator[Entry]:
    """Yield the evidence beside claims, in their order: what stands beside them as they were given, and no other.

    Who confidential sources are is `told` only where that is asked for.
    """
    waiting = iter(claims)
    while page := [*islice(waiting, PAGE)]:
        numbers = sorted({proof.number for claim in page for proof in claim.sources})
        names, kept = _names(session, numbers, told=told), shelf.kept(session, numbers)
        newest = {one.source: one for one in kept.values()}
        for claim in page:
            for proof in claim.sources:
                snapshot = kept.get(proof.snapshot or 0) or newest.get(proof.number)
                yield _entry(claim, proof, names[proof.number], snapshot)


def _names(session: Session, numbers: Sequence[int], *, told: bool) -> dict[int, Names]:
    chosen = select(SOURCE.id, SOURCE.uid, SOURCE.location, SOURCE.citation).where(among(session, SOURCE.id, numbers))
    names = {number: Names(*columns) for number, *columns in session.execute(chosen)}
    secrets = confidential.of_sources(session, numbers) if told else {}
    return names | {n: Names(names[n].uid, one.location, one.citation) for n, one in secrets.items()}


def _entry(claim: Claim, proof: Proof, names: Names, snapshot: Kept | None) -> Entry:
    return Entry(
        claim=claim.number,
        claim_uid=claim.uid,
        text=claim.text,
        status=claim.status,
        source=proof.number,
        source_uid=names.uid,
        kind=proof.kind,
        level=proof.level,
        stance=proof.stance,
        title=proof.title,
        # Where a reader is not told where a file is, the proof no longer says so.
        location=names.location if proof.location else None,
        citation=names.citation,
        alias=proof.alias,
        quote=proof.quote,
        locator=proof.locator,
        finding=proof.finding,
        published=proof.published,
        captured_at=snapshot.taken_at if snapshot else None,
        snapshot_sha256=snapshot.sha256 if snapshot else None,
        derived_from=proof.derived_from,
    )
