"""Sources as they are listed, and those of them that wait to be read."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from claims.model import Claim, Evidence, Snapshot, Source
from claims.tracking import articles, claims, confidential, sources
from claims.tracking.numbers import among
from claims.vocabulary import Capture, Drift, Level, SourceKind, Stance, Status


@dataclass(frozen=True, slots=True)
class Kept:
    """A snapshot that has bytes: of which source, their SHA-256 (hex) and when they were taken, UTC."""

    number: int
    source: int
    sha256: str
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """A source as it is listed; a confidential one by its alias, and what else it is only where that was asked for.

    `waiting` are the numbers of the claims beside which nobody has read it yet, dismissed ones left out.
    """

    number: int
    uid: str
    kind: SourceKind
    level: Level
    alias: str | None
    title: str | None
    location: str | None
    citation: str | None
    sha256: str | None
    media_type: str | None
    published: date | None
    derived_from: int | None
    capture: Capture | None
    taken_at: datetime | None
    failure: str | None
    drift: Drift | None
    checked_at: datetime | None
    claims: int
    waiting: tuple[int, ...]
    created_at: datetime
    redacted_at: datetime | None

    @property
    def called(self) -> str:
        """What people know it by."""
        return " ".join(part for part in (self.alias, self.title, self.location or self.citation) if part)


def entries(
    session: Session,
    *,
    claim: int | None = None,
    article: int | None = None,
    number: int | None = None,
    unread: bool = False,
    told: bool = False,
) -> list[Entry]:
    """List the sources: all, those beside a claim or an article's claims, one, or those that somebody has yet to read.

    Those are `unread` beside what is asked for, dismissed claims left out. Who the confidential ones are is `told`
    only where that is asked for. NotFoundError for a claim, an article or a source that is not there.
    """
    used = (
        select(Evidence.source_id, func.count(Evidence.claim_id.distinct()).label("claims"))
        .join(Claim, Claim.id == Evidence.claim_id)
        .where(Evidence.removed_at.is_(None), claims.listed())
        .group_by(Evidence.source_id)
        .subquery()
    )
    chosen = (
        select(Source, used.c.claims)
        .join(used, used.c.source_id == Source.id, isouter=True)
        .where(Source.removed_at.is_(None))
        .order_by(Source.id)
    )
    near = []
    if claim is not None:
        near.append(Claim.id == claims.find(session, claim).id)
    if article is not None:
        near.append(Claim.article_id == articles.find(session, article).id)
    if near or unread:
        beside = select(Evidence.source_id).join(Claim).where(Evidence.removed_at.is_(None), claims.listed(), *near)
        chosen = chosen.where(Source.id.in_(beside.where(_unread()) if unread else beside))
    if number is not None:
        chosen = chosen.where(Source.id == sources.find(session, number).id)
    listed = session.execute(chosen).all()
    numbers = [source.id for source, _ in listed]
    kept, secrets = _kept(session, numbers), confidential.of_sources(session, numbers) if told else {}
    waiting = _waiting(session, numbers, near)
    entries = [_entry(source, count or 0, waiting[source.id], kept[source.id]) for source, count in listed]
    return [replace(e, **asdict(secrets[e.number])) if e.number in secrets else e for e in entries]


def kept(session: Session, numbers: Sequence[int]) -> dict[int, Kept]:
    """Give the snapshots of some sources that have bytes, by their numbers, the oldest first.

    The digest of a confidential source's is of bytes that begin with random ones.
    """
    return {
        one.id: Kept(one.id, source, one.blob_sha256, one.taken_at)
        for source, snapshots in _kept(session, numbers).items()
        for one in snapshots
        if one.blob_sha256 is not None and one.taken_at is not None
    }


def _unread() -> ColumnElement[bool]:
    return and_(Evidence.stance == Stance.UNREAD, Claim.status != Status.DISMISSED)


def _waiting(session: Session, numbers: Sequence[int], near: Sequence[ColumnElement[bool]]) -> dict[int, list[int]]:
    """Give, for each source, the claims that wait for it to be read, in the order of their numbers."""
    waiting: dict[int, list[int]] = defaultdict(list)
    chosen = select(Evidence.source_id, Evidence.claim_id).join(Claim).where(Evidence.removed_at.is_(None), _unread())
    chosen = chosen.where(among(session, Evidence.__table__.c.source_id, numbers), claims.listed(), *near).distinct()
    for source, claim in session.execute(chosen.order_by(Evidence.claim_id)):
        waiting[source].append(claim)
    return waiting


def _kept(session: Session, numbers: Sequence[int]) -> dict[int, list[Snapshot]]:
    """Give the snapshots of sources and the attempts at them, the oldest first."""
    kept: dict[int, list[Snapshot]] = defaultdict(list)
    chosen = select(Snapshot).where(among(session, Snapshot.__table__.c.source_id, numbers))
    for snapshot in session.scalars(chosen.where(Snapshot.removed_at.is_(None)).order_by(Snapshot.id)):
        kept[snapshot.source_id].append(snapshot)
    return kept


def _entry(source: Source, used: int, waiting: Sequence[int], kept: Sequence[Snapshot]) -> Entry:
    # What was captured counts, whatever became of later attempts.
    captured = [snapshot for snapshot in kept if snapshot.state is Capture.CAPTURED]
    last = next(reversed(captured or kept), None)
    return Entry(
        number=source.id,
        uid=source.uid,
        kind=source.kind,
        level=source.level,
        alias=source.alias,
        title=source.title,
        location=source.location,
        citation=source.citation,
        sha256=source.sha256,
        media_type=source.media_type,
        published=source.published,
        derived_from=source.derived_from_id,
        capture=last.state if last else None,
        taken_at=last.taken_at if last else None,
        failure=last.failure if last else None,
        drift=last.drift if last else None,
        checked_at=last.checked_at if last else None,
        claims=used,
        waiting=tuple(waiting),
        created_at=source.created_at,
        redacted_at=source.redacted_at,
    )
