"""Sources: where something can be looked up, each once, whoever names it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError, NotFoundError
from claims.model import Claim, Evidence, Snapshot, Source
from claims.tracking import claims, history, search
from claims.tracking.numbers import among
from claims.vocabulary import Capture, Drift, Level, SourceKind, Stance

if TYPE_CHECKING:
    from claims.intake import Origin

_PRIMARY = (
    *(SourceKind.INTERVIEW, SourceKind.CORRESPONDENCE, SourceKind.AUTHOR_NOTES, SourceKind.RECORDING),
    *(SourceKind.TRANSCRIPT, SourceKind.OFFICIAL_RECORD, SourceKind.COURT_RECORD, SourceKind.DATASET),
    *(SourceKind.PRESS_RELEASE, SourceKind.SOCIAL_POST, SourceKind.IMAGE, SourceKind.STUDY),
)
# What a source of a kind is taken for until somebody says otherwise.
LEVELS = {
    **dict.fromkeys(SourceKind, Level.SECONDARY),
    **dict.fromkeys(_PRIMARY, Level.PRIMARY),
    SourceKind.REFERENCE_WORK: Level.TERTIARY,
}
# Kinds proposed from the end of a host name; the rest of the web is a website.
HOSTS = {
    ".gov": SourceKind.OFFICIAL_RECORD,
    ".mil": SourceKind.OFFICIAL_RECORD,
    ".gov.uk": SourceKind.OFFICIAL_RECORD,
    ".wikipedia.org": SourceKind.REFERENCE_WORK,
}


@dataclass(frozen=True, slots=True)
class Cited:
    """What a person says of a source when putting it beside a claim; None is left as it is on record.

    It is told by its number, by where it is, or, where it is only words, by its citation.
    """

    number: int | None = None
    origin: "Origin | None" = None
    citation: str | None = None
    title: str | None = None
    kind: SourceKind | None = None
    level: Level | None = None
    published: date | None = None
    derived_from: int | None = None

    @property
    def said(self) -> dict[str, object]:
        """Give what was said of it, by column."""
        told: dict[str, object] = {
            "title": self.title,
            "kind": self.kind,
            "level": self.level,
            "published": self.published,
        }
        told["derived_from_id"] = self.derived_from
        return {name: value for name, value in told.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Entry:
    """A source as it is listed."""

    number: int
    uid: str
    kind: SourceKind
    level: Level
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
    created_at: datetime


def find(session: Session, number: int) -> Source:
    """Get a source by its number; NotFoundError where there is none."""
    source = session.get(Source, number)
    if source is None or source.removed_at is not None:
        raise NotFoundError("source", f"s{number}")
    return source


def put(session: Session, cited: Cited, *, by: str) -> Source:
    """Get the source that is meant, the same one for the same address, bytes or citation, or add it."""
    source = known(session, cited)
    if source is None:
        return _new(session, cited, by=by)
    _refuse_circle(session, source, cited.derived_from)
    new = history.differing(source, cited.said)
    if source.removed_at is not None:
        new["removed_at"] = None
    if new:
        history.change(session, source, new, by=by)
        search.index(session, source)
    return source


def known(session: Session, cited: Cited) -> Source | None:
    """Get the source that is meant, taken out or not, None where it is a new one; NotFoundError for a wrong number."""
    if cited.number is not None:
        return find(session, cited.number)
    return session.scalar(select(Source).where(Source.identity == _identity(cited)))


def located(session: Session) -> list[Source]:
    """Get the sources that have an address or a file, in order."""
    chosen = select(Source).where(Source.location.is_not(None), Source.removed_at.is_(None))
    return list(session.scalars(chosen.order_by(Source.id)))


def edit(session: Session, number: int, fields: Mapping[str, object], *, by: str) -> Source:
    """Correct what is on record about a source (`title kind level published derived_from_id`)."""
    source = find(session, number)
    _refuse_circle(session, source, fields.get("derived_from_id"))
    if new := history.differing(source, fields):
        history.change(session, source, new, by=by)
        search.index(session, source)
    return source


def entries(
    session: Session, *, claim: int | None = None, number: int | None = None, unread: bool = False
) -> list[Entry]:
    """List the sources: all, those beside a claim, one, or those that somebody has yet to read."""
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
    beside = select(Evidence.source_id).join(Claim).where(Evidence.removed_at.is_(None), claims.listed())
    if claim is not None:
        chosen = chosen.where(Source.id.in_(beside.where(Evidence.claim_id == claims.find(session, claim).id)))
    if unread:
        chosen = chosen.where(Source.id.in_(beside.where(Evidence.stance == Stance.UNREAD)))
    if number is not None:
        chosen = chosen.where(Source.id == find(session, number).id)
    listed = session.execute(chosen).all()
    kept = _kept(session, [source.id for source, _ in listed])
    return [_entry(source, count or 0, kept.get(source.id, ())) for source, count in listed]


def _identity(cited: Cited) -> str:
    if cited.origin is None:
        words = " ".join((cited.citation or "").split())
        if not words:
            raise NotAllowedError("a source is an address, a file or, with --cite, words")
        return f"cite:{words.casefold()}"
    return f"sha256:{cited.origin.sha256}" if cited.origin.sha256 else cited.origin.location


def _new(session: Session, cited: Cited, *, by: str) -> Source:
    identity, kind = _identity(cited), cited.kind or _kind(cited)
    if cited.derived_from is not None:
        find(session, cited.derived_from)
    origin = cited.origin
    source = Source(
        kind=kind,
        level=cited.level or LEVELS[kind],
        identity=identity,
        location=origin.location if origin else None,
        citation=" ".join(cited.citation.split()) if cited.citation else None,
        title=cited.title or (origin.title if origin else None),
        published=cited.published,
        derived_from_id=cited.derived_from,
        sha256=origin.sha256 if origin else None,
        media_type=origin.media_type if origin else None,
    )
    history.add(session, source, by=by)
    search.index(session, source)
    return source


def _kind(cited: Cited) -> SourceKind:
    if cited.origin is None:
        return SourceKind.OTHER
    if cited.origin.sha256:
        return SourceKind.DOCUMENT
    host = urlsplit(cited.origin.location).hostname or ""
    return next((kind for ending, kind in HOSTS.items() if host.endswith(ending)), SourceKind.WEBSITE)


def _refuse_circle(session: Session, source: Source, origin: object) -> None:
    """Refuse to derive a source from one that leads back to it; NotFoundError where there is none."""
    while isinstance(origin, int):
        if origin == source.id:
            raise NotAllowedError(f"source s{source.id} cannot be derived from one that is derived from it")
        origin = find(session, origin).derived_from_id


def _kept(session: Session, numbers: Sequence[int]) -> dict[int, list[Snapshot]]:
    """Give the snapshots of sources and the attempts at them, the oldest first."""
    kept: dict[int, list[Snapshot]] = defaultdict(list)
    chosen = select(Snapshot).where(among(session, Snapshot.__table__.c.source_id, numbers))
    for snapshot in session.scalars(chosen.where(Snapshot.removed_at.is_(None)).order_by(Snapshot.id)):
        kept[snapshot.source_id].append(snapshot)
    return kept


def _entry(source: Source, used: int, kept: Sequence[Snapshot]) -> Entry:
    # What was captured counts, whatever became of later attempts.
    captured = [snapshot for snapshot in kept if snapshot.state is Capture.CAPTURED]
    last = next(reversed(captured or kept), None)
    return Entry(
        number=source.id,
        uid=source.uid,
        kind=source.kind,
        level=source.level,
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
        created_at=source.created_at,
    )
