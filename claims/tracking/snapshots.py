"""Sources as they were when they were seen: kept, searched for quotes, held against what their address gives now."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.intake import Captured, NotCaptured
from claims.model import Claim, Evidence, Snapshot, Source, now
from claims.tracking import blobs, claims, confidential, history, quoting, search, sources
from claims.vocabulary import Capture, Drift, Finding

# What a quote that was looked up may turn out to be, and its claim is no longer proved by it.
DOUBTFUL = frozenset({Finding.ALTERED, Finding.MISSING})


@dataclass(frozen=True, slots=True)
class Entry:
    """What was kept of a source at one time, or why nothing was; `sha256` is of the bytes as they are on record."""

    number: int
    state: Capture
    taken_at: datetime | None
    location: str | None
    status: int | None
    media_type: str | None
    sha256: str | None
    read_by: str | None
    failure: str | None
    checked_at: datetime | None
    drift: Drift | None
    created_at: datetime


def keep(session: Session, source: Source, had: Captured | NotCaptured, *, by: str) -> Snapshot:
    """Keep what a source gave, or why it gave nothing; an attempt that failed again takes the place of the one before.

    Quotes that were not found yet are looked up in what was kept. A file that is another one by now than was cited
    counts as nothing. NotAllowedError for a source that was redacted.
    """
    if source.redacted_at is not None:
        raise NotAllowedError(f"source s{source.id} is redacted, and nothing more of it is kept")
    secret = confidential.is_so(source)
    had = discreet(had) if secret else had
    if isinstance(had, Captured) and source.sha256 not in {None, hashlib.sha256(had.original).hexdigest()}:
        had = NotCaptured("the file there now is another one than was cited")
    fields = _fields(session, had, secret=secret, by=by)
    last = _latest(session, source.id)
    # What was captured is a row of its own, on which evidence can rest.
    if last is not None and last.state is not Capture.CAPTURED and isinstance(had, NotCaptured):
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


def keep_first(session: Session, kept: Sequence[tuple[Source, Captured]], *, by: str) -> None:
    """Keep what sources gave of which nothing was kept or quoted before, and none of them confidential, all at once."""
    rows = [Snapshot(source_id=source.id, state=Capture.PENDING) for source, _ in kept]
    for snapshot, (_, had) in zip(rows, kept, strict=True):
        for name, value in _fields(session, had, secret=False, by=by).items():
            setattr(snapshot, name, value)
    history.add_all(session, [(snapshot, {}) for snapshot in rows], by=by)


def discreet(had: Captured | NotCaptured) -> Captured | NotCaptured:
    """Leave out what would name a confidential source: whence it came, what it calls itself, and why it failed."""
    if isinstance(had, NotCaptured):
        return replace(had, reason=_why(had))
    return replace(had, address=None, title=None, published=None, unread=had.unread and "its text could not be read")


def newest(session: Session, source: int) -> Snapshot | None:
    """Give the latest snapshot of a source that has its bytes; one that was redacted has none."""
    chosen = select(Snapshot).join(Source, Source.id == Snapshot.source_id).where(Source.redacted_at.is_(None))
    chosen = chosen.where(
        Snapshot.source_id == source, Snapshot.state == Capture.CAPTURED, Snapshot.removed_at.is_(None)
    )
    return session.scalar(chosen.order_by(Snapshot.id.desc()).limit(1))


def of_source(session: Session, source: int) -> Sequence[Snapshot]:
    """Give every snapshot of a source and every attempt at one, the oldest first."""
    chosen = select(Snapshot).where(Snapshot.source_id == source, Snapshot.removed_at.is_(None))
    return session.scalars(chosen.order_by(Snapshot.id)).all()


def entries(session: Session, source: int) -> tuple[Entry, ...]:
    """List what was kept of a source and every attempt, as `of_source` does."""
    return tuple(
        Entry(
            number=row.id,
            state=row.state,
            taken_at=row.taken_at,
            location=row.location,
            status=row.status,
            media_type=row.media_type,
            sha256=row.blob_sha256,
            read_by=row.read_by,
            failure=row.failure,
            checked_at=row.checked_at,
            drift=row.drift,
            created_at=row.created_at,
        )
        for row in of_source(session, source)
    )


def text(session: Session, snapshot: Snapshot) -> str | None:
    """Give the readable text of a snapshot, None where it has none."""
    return None if snapshot.text_sha256 is None else _bytes(session, snapshot, snapshot.text_sha256).decode()


def readable(session: Session, number: int, *, told: bool = False) -> str:
    """Give the text that was kept of a source last; NotAllowedError where there is none.

    What a confidential source says may tell who it is: it is given only where that is to be `told`.
    """
    words = text(session, _kept(session, number, told=told))
    if words is None:
        raise NotAllowedError(f"source s{number} is kept, but has no text that could be read; --save writes its bytes")
    return words


def original(session: Session, number: int, *, told: bool = False) -> bytes:
    """Give the bytes that were kept of a source last, as `readable` does; NotAllowedError where there are none."""
    snapshot = _kept(session, number, told=told)
    return _bytes(session, snapshot, snapshot.blob_sha256 or "")


def bytes_of(session: Session, number: int) -> bytes:
    """Give the bytes of a snapshot by its number, whoever's they are: to be compared, not shown."""
    snapshot = session.get_one(Snapshot, number)
    return _bytes(session, snapshot, snapshot.blob_sha256 or "")


def look_up(session: Session, source: int, quote: str | None) -> dict[str, object]:
    """Look a quote up in what was kept of a source last; give evidence's columns of what was found."""
    last = newest(session, source) if quote else None
    words = text(session, last) if last is not None else None
    if quote is None:
        return {"finding": None, "snapshot_id": None, "start": None, "end": None, "stands": None}
    found = quoting.look_up(quote, words)
    where = last.id if last is not None and words is not None else None
    secret = confidential.is_so(session.get_one(Source, source))
    return {
        "finding": found.finding,
        "snapshot_id": where,
        "start": found.start,
        "end": found.end,
        # The words of a confidential source itself may tell who it is, and the chain would keep them.
        "stands": None if secret else found.stands,
    }


def reservation(session: Session, evidence: Evidence) -> str | None:
    """Say that the sentence of a quote that was found says no outside of it; None where it does not."""
    if evidence.finding is not Finding.FOUND or evidence.snapshot_id is None or evidence.start is None:
        return None
    words = text(session, session.get_one(Snapshot, evidence.snapshot_id)) or ""
    sentence = quoting.reservation(words, evidence.start, evidence.end or evidence.start)
    if sentence is None or confidential.is_so(session.get_one(Source, evidence.source_id)):
        return None
    return f"Source s{evidence.source_id} says no around the quote, read all of it: '{sentence}'"


def _why(had: NotCaptured) -> str:
    if had.status is not None:
        return f"the answer was {had.status}"
    if had.late:
        return "it took too long"
    return "there is nothing (any more)" if had.gone else "it could not be had"


def _fields(session: Session, had: Captured | NotCaptured, *, secret: bool, by: str) -> dict[str, object]:
    wrapped = confidential.salted if secret else bytes
    if isinstance(had, NotCaptured):
        state = Capture.PENDING if had.late else Capture.FAILED
        return {"state": state, "failure": had.reason, "status": had.status, "checked_at": now()}
    return {
        "state": Capture.CAPTURED,
        "taken_at": had.taken_at,
        "location": had.address,
        "status": had.status,
        "media_type": had.media_type,
        "blob_sha256": blobs.put(session, wrapped(had.original), by=by),
        "text_sha256": None if had.text is None else blobs.put(session, wrapped(had.text.encode()), by=by),
        "read_by": had.read_by,
        "failure": had.unread,
    }


def _kept(session: Session, number: int, *, told: bool) -> Snapshot:
    source = sources.find(session, number)
    if source.redacted_at is not None:
        raise NotAllowedError(f"source s{number} is redacted, and nothing of it is kept")
    if confidential.is_so(source) and not told:
        raise NotAllowedError(f"source s{number} is confidential; --include-confidential gives what is kept of it")
    if (snapshot := newest(session, number)) is None:
        raise NotAllowedError(f"nothing is kept of source s{number}; 'claims source capture s{number}' keeps it")
    return snapshot


def _latest(session: Session, source: int) -> Snapshot | None:
    return next(reversed(of_source(session, source)), None)


def _bytes(session: Session, snapshot: Snapshot, digest: str) -> bytes:
    """Give bytes of a snapshot as they came."""
    content = blobs.get(session, digest)
    secret = confidential.is_so(session.get_one(Source, snapshot.source_id))
    return confidential.unsalted(content) if secret else content


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
