"""Sources as they were when they were seen: kept, searched for quotes, held against what their address gives now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.intake import Captured, NotCaptured, main_text
from claims.model import Claim, Evidence, Snapshot, Source, now
from claims.tracking import blobs, claims, history, quoting, search, sources
from claims.vocabulary import Capture, Drift, Finding, Stance

# What a quote that was looked up may turn out to be, and its claim is no longer proved by it.
DOUBTFUL = frozenset({Finding.ALTERED, Finding.MISSING})


@dataclass(frozen=True, slots=True)
class Due:
    """A source to be fetched, and what was kept of it last: the bytes are None where nothing was.

    What was kept `by_hand`, from a file, is not what its address gives, and never compared with that.
    """

    number: int
    location: str
    original: bytes | None = None
    media_type: str | None = None
    taken_at: datetime | None = None
    by_hand: bool = False
    failure: str | None = None


def keep(session: Session, source: Source, had: Captured | NotCaptured, *, by: str) -> Snapshot:
    """Keep what a source gave, or why it gave nothing.

    It completes an attempt that gave nothing before. Quotes that were not found yet are looked up in what was kept.
    """
    fields = _fields(session, had, by=by)
    last = _latest(session, source.id)
    if last is not None and last.state is not Capture.CAPTURED:
        snapshot = last
        history.change(session, snapshot, history.differing(snapshot, fields), by=by)
    else:
        snapshot = Snapshot(source_id=source.id, state=Capture.PENDING)
        for name, value in fields.items():
            setattr(snapshot, name, value)
        history.add(session, snapshot, by=by)
    if isinstance(had, Captured):
        _describe(session, source, had, by=by)
        _look_again(session, source, by=by)
    return snapshot


def newest(session: Session, source: int) -> Snapshot | None:
    """Give the latest snapshot of a source that has its bytes."""
    chosen = select(Snapshot).where(
        Snapshot.source_id == source, Snapshot.state == Capture.CAPTURED, Snapshot.removed_at.is_(None)
    )
    return session.scalar(chosen.order_by(Snapshot.id.desc()).limit(1))


def of_source(session: Session, source: int) -> Sequence[Snapshot]:
    """Give every snapshot of a source and every attempt at one, the oldest first."""
    chosen = select(Snapshot).where(Snapshot.source_id == source, Snapshot.removed_at.is_(None))
    return session.scalars(chosen.order_by(Snapshot.id)).all()


def text(session: Session, snapshot: Snapshot) -> str | None:
    """Give the readable text of a snapshot, None where it has none."""
    return None if snapshot.text_sha256 is None else blobs.get(session, snapshot.text_sha256).decode()


def due(session: Session, numbers: Sequence[int], *, again: bool = False) -> list[Due]:
    """Give what is to be fetched: of the sources named, or of all; what is kept already only where wanted `again`.

    NotAllowedError for a source named that has no address or file.
    """
    chosen = [sources.find(session, number) for number in numbers] if numbers else sources.located(session)
    for source in chosen:
        if source.location is None:
            raise NotAllowedError(
                f"source s{source.id} is only words; "
                f"'claims source capture s{source.id} --file PATH' keeps a file for it"
            )
    kept = [(source, newest(session, source.id)) for source in chosen]
    return [_due(session, source, last) for source, last in kept if again or last is None]


def readable(session: Session, number: int) -> str:
    """Give the text that was kept of a source last; NotAllowedError where there is none."""
    words = text(session, _kept(session, number))
    if words is None:
        raise NotAllowedError(f"source s{number} is kept, but has no text that could be read; --save writes its bytes")
    return words


def original(session: Session, number: int) -> bytes:
    """Give the bytes that were kept of a source last; NotAllowedError where there are none."""
    return blobs.get(session, _kept(session, number).blob_sha256 or "")


def drift_of(due: Due, had: Captured | NotCaptured) -> Drift | None:
    """Tell what has become of a source since it was kept; None where there is nothing to compare.

    What surrounds the main text of a page, and changes with every visit, is no change of it.
    """
    if due.original is None or due.by_hand:
        return None
    if isinstance(had, NotCaptured):
        return Drift.GONE if had.gone else Drift.UNREACHABLE
    if had.original == due.original:
        return Drift.SAME
    was, now_ = (main_text(content, due.media_type) for content in (due.original, had.original))
    return Drift.SAME if was is not None and now_ is not None and was.split() == now_.split() else Drift.CHANGED


def look_up(session: Session, source: int, quote: str | None) -> dict[str, object]:
    """Look a quote up in what was kept of a source last; give evidence's columns of what was found."""
    last = newest(session, source) if quote else None
    words = text(session, last) if last is not None else None
    if quote is None:
        return {"finding": None, "snapshot_id": None, "start": None, "end": None, "stands": None}
    found = quoting.look_up(quote, words)
    where = last.id if last is not None and words is not None else None
    return {
        "finding": found.finding,
        "snapshot_id": where,
        "start": found.start,
        "end": found.end,
        "stands": found.stands,
    }


def note_drift(session: Session, number: int, drift: Drift, *, by: str) -> Snapshot | None:
    """Record what the address of a source gives by now; where it reads otherwise, decided claims must be looked at.

    None where nothing of the source was kept.
    """
    snapshot = newest(session, number)
    if snapshot is None:
        return None
    new = drift is Drift.CHANGED and snapshot.drift is not Drift.CHANGED
    history.change(session, snapshot, {"checked_at": now(), "drift": drift}, by=by)
    for claim in _resting_on(session, number) if new else ():
        claims.unsettle(session, claim, f"source s{number} reads otherwise by now", by=by)
    return snapshot


def _fields(session: Session, had: Captured | NotCaptured, *, by: str) -> dict[str, object]:
    if isinstance(had, NotCaptured):
        state = Capture.PENDING if had.late else Capture.FAILED
        return {"state": state, "failure": had.reason, "status": had.status}
    return {
        "state": Capture.CAPTURED,
        "taken_at": had.taken_at,
        "location": had.address,
        "status": had.status,
        "media_type": had.media_type,
        "blob_sha256": blobs.put(session, had.original, by=by),
        "text_sha256": None if had.text is None else blobs.put(session, had.text.encode(), by=by),
        "read_by": had.read_by,
        "failure": had.unread,
    }


def _kept(session: Session, number: int) -> Snapshot:
    if (snapshot := newest(session, sources.find(session, number).id)) is None:
        raise NotAllowedError(f"nothing is kept of source s{number}; 'claims source capture s{number}' keeps it")
    return snapshot


def _latest(session: Session, source: int) -> Snapshot | None:
    return next(reversed(of_source(session, source)), None)


def _due(session: Session, source: Source, last: Snapshot | None) -> Due:
    location = source.location or ""
    if last is None or last.blob_sha256 is None:
        attempt = _latest(session, source.id)
        return Due(source.id, location, failure=attempt.failure if attempt else None)
    by_hand = source.sha256 is None and last.status is None
    original = blobs.get(session, last.blob_sha256)
    return Due(source.id, location, original, last.media_type, last.taken_at, by_hand)


def _describe(session: Session, source: Source, had: Captured, *, by: str) -> None:
    """Take over what the page says of itself, where nobody has said it."""
    told = {"title": had.title, "published": had.published, "media_type": had.media_type}
    new = {name: fact for name, fact in told.items() if fact is not None and getattr(source, name) is None}
    if new:
        history.change(session, source, new, by=by)
        search.index(session, source)


def _look_again(session: Session, source: Source, *, by: str) -> None:
    """Look up the quotes that were not found yet; one that turns out to be no such words unsettles a verdict."""
    waiting = select(Evidence).join(Claim).where(Evidence.source_id == source.id, Evidence.removed_at.is_(None))
    waiting = waiting.where(Evidence.quote.is_not(None), Evidence.finding != Finding.FOUND, claims.listed())
    for evidence in session.scalars(waiting.order_by(Evidence.id)).all():
        if new := history.differing(evidence, look_up(session, source.id, evidence.quote)):
            history.change(session, evidence, new, by=by)
            if new.get("finding") in DOUBTFUL:
                because = f"its quote from source s{source.id} is {evidence.finding} there"
                claims.unsettle(session, session.get_one(Claim, evidence.claim_id), because, by=by)


def _resting_on(session: Session, source: int) -> Sequence[Claim]:
    """Give the claims beside which a source stands that somebody has read."""
    chosen = select(Claim).join(Evidence).where(Evidence.source_id == source, Evidence.removed_at.is_(None))
    return session.scalars(
        chosen.where(Evidence.stance != Stance.UNREAD, claims.listed()).distinct().order_by(Claim.id)
    ).all()
