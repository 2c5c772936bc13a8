"""Sources out of a bundle, each once whatever its uid, and what was kept of them."""

import hashlib
import re
from collections.abc import Iterable

from claims.errors import NotAllowedError
from claims.intake import Origin
from claims.intake.exchange import packing
from claims.intake.exchange import records as exchange
from claims.model import Snapshot, Source
from claims.tracking import blobs, confidential, history, search, snapshots, sources
from claims.tracking.confidential import Told
from claims.tracking.loading.bundle.work import Work
from claims.tracking.naming import short
from claims.tracking.sources import Cited
from claims.vocabulary import Capture

# What may be said of a source here that the file says otherwise; nothing tells which of the two is newer.
DESCRIBED = ("title", "published", "media_type")
ADDRESS = re.compile("https?://", re.IGNORECASE)


def take_in(work: Work) -> None:
    """Put the sources on record that are not there, what they repeat first, and what was kept of them."""
    by_uid = work.rows(Source, (source.uid for source in work.incoming.sources))
    for source in work.incoming.sources:
        if source.uid in by_uid:
            _compare(work, source, by_uid[source.uid])
    waiting = _unlike_any(work, [source for source in work.incoming.sources if source.uid not in by_uid])
    left = {source.uid for source in waiting}
    while waiting:
        ready = [source for source in waiting if source.derived_from not in left]
        _add_all(work, ready)
        left -= {source.uid for source in ready}
        waiting = [source for source in waiting if source.uid in left]
    _keep(work)


def _cited(source: exchange.Source) -> Cited:
    location = source.location or ("" if source.sha256 else None)
    origin = None if location is None else Origin(location, source.sha256, source.media_type, source.title)
    return Cited(origin=origin, citation=source.citation)


def _told(source: exchange.Source) -> Told:
    return Told(location=source.location, citation=source.citation, title=source.title, sha256=source.sha256)


def _is_named(source: exchange.Source) -> bool:
    return bool(source.location or source.citation or source.sha256)


def _compare(work: Work, source: exchange.Source, row: Source) -> None:
    """Hold a source against the one on record that has its uid."""
    if confidential.is_so(row) is not source.confidential or not _is_the_same(work, source, row):
        work.refuse(source.uid, f"source s{row.id} has this uid, and is another one")
        return
    work.sources[source.uid] = row
    said = {name: fact for name in DESCRIBED if (fact := getattr(source, name)) is not None}
    others = {} if source.confidential else history.differing(row, said)
    if filled := {name: fact for name, fact in others.items() if getattr(row, name) is None}:
        history.change(work.session, row, filled, by=work.by)
        search.index(work.session, row)
    if kept := sorted(others.keys() - filled.keys()):
        work.loaded.warnings.append(f"source s{row.id} keeps its {', '.join(kept)}; the file says otherwise")
    work.loaded.same += 1


def _is_the_same(work: Work, source: exchange.Source, row: Source) -> bool:
    if not _is_named(source):
        return True
    if not source.confidential:
        return sources.identity(_cited(source)) == row.identity
    told = confidential.of_source(work.session, row.id)
    # One that is known by its alias only stays so, whoever says more of it.
    return told is None or told == Told() or told.same(_told(source))


def _unlike_any(work: Work, new: Iterable[exchange.Source]) -> list[exchange.Source]:
    """Give the sources that are on record under no uid; the others are those of the same place, bytes or citation."""
    named = [source for source in new if _is_named(source)]
    there = dict(zip((one.uid for one in named), sources.known_all(work.session, [*map(_cited, named)]), strict=True))
    unlike = []
    for source in new:
        row = there.get(source.uid)
        if row is None:
            unlike.append(source)
        elif source.confidential and not confidential.is_so(row):
            work.refuse(source.uid, _refusal(row))
        else:
            if row.removed_at is not None:
                history.change(work.session, row, {"removed_at": None}, by=work.by)
            work.sources[source.uid] = row
            work.loaded.same += 1
    return unlike


def _refusal(row: Source) -> str:
    try:
        confidential.refuse_late(row)
    except NotAllowedError as error:
        return str(error)
    return ""


def _add_all(work: Work, new: Iterable[exchange.Source]) -> None:
    plain = [source for source in new if not source.confidential and _located(work, source)]
    rows = [_row(work, source, sources.identity(_cited(source))) for source in plain]
    history.add_all(work.session, [(row, {}) for row in rows], by=work.by)
    search.enter(work.session, [(row, None) for row in rows])
    for source, row in zip(plain, rows, strict=True):
        _added(work, source, row)
    for source in new:
        if source.confidential:
            _add_secret(work, source)


def _located(work: Work, source: exchange.Source) -> bool:
    """Refuse what is neither an address nor a file; whoever shows a source makes a link of it."""
    if source.sha256 or not source.location or ADDRESS.match(source.location):
        return True
    work.refuse(source.uid, f"{short(source.location)} is no http(s) address, and no file with a digest")
    return False


def _row(work: Work, source: exchange.Source, identity: str) -> Source:
    origin = work.sources.get(source.derived_from or "")
    row = Source(
        uid=source.uid,
        kind=source.kind,
        level=source.level,
        identity=identity,
        published=source.published,
        media_type=source.media_type,
        derived_from_id=origin.id if origin is not None else None,
        created_at=source.created_at,
        redacted_at=source.redacted_at,
    )
    if not source.confidential:
        row.location, row.citation = source.location, source.citation
        row.title, row.sha256 = source.title, source.sha256
    return work.numbered(row, source.number)


def _add_secret(work: Work, source: exchange.Source) -> None:
    """Put a confidential source on record: who it is where the file says so, and else its alias alone.

    One of which only the alias is known has nothing that another could be told to be the same by: it is known by its
    uid, and nobody who loads a file that says who it is finds it by that.
    """
    told = None if source.redacted_at is not None else _told(source)
    # The alias that a record makes by itself has a number in it, which may be another source's here.
    own = source.alias == f"confidential source s{source.number}"
    row = _row(work, source, "")
    try:
        confidential.add(work.session, row, told, None if own else source.alias, by=work.by)
    except NotAllowedError as error:
        work.refuse(source.uid, str(error))
        return
    search.index(work.session, row)
    _added(work, source, row)


def _added(work: Work, source: exchange.Source, row: Source) -> None:
    work.sources[source.uid] = row
    called = row.alias or row.title or row.location or row.citation
    work.add("sources", f"source s{row.id}: {short(called)}", source.uid)


def _keep(work: Work) -> None:
    """Put the snapshots on record; of a source that was there, only what has bytes, and nothing of a redacted one."""
    by_uid = work.rows(Snapshot, (snapshot.uid for snapshot in work.incoming.snapshots))
    new = []
    for snapshot in work.incoming.snapshots:
        source = work.sources.get(snapshot.source)
        if source is None:
            continue
        there = by_uid.get(snapshot.uid)
        if there is not None and there.removed_at is None:
            _compare_kept(work, snapshot, there, source)
        elif there is not None or (
            snapshot.source not in work.new
            and (snapshot.state is not Capture.CAPTURED or snapshot.sha256 is None or source.redacted_at is not None)
        ):
            work.loaded.same += 1
        else:
            new.append(_snapshot(work, snapshot, source))
    history.add_all(work.session, [(row, {}) for row in new], by=work.by)
    work.snapshots |= {row.uid: row for row in new}
    work.loaded.added["snapshots"] += len(new)


def _compare_kept(work: Work, snapshot: exchange.Snapshot, row: Snapshot, source: Source) -> None:
    same = row.source_id == source.id
    if same and snapshot.sha256 is not None and row.blob_sha256 is not None and source.redacted_at is None:
        same = hashlib.sha256(snapshots.bytes_of(work.session, row.id)).hexdigest() == snapshot.sha256
    if not same:
        work.refuse(snapshot.uid, f"a snapshot of source s{row.source_id} has this uid, and is another one")
        return
    work.snapshots[snapshot.uid] = row
    work.loaded.same += 1


def _snapshot(work: Work, snapshot: exchange.Snapshot, source: Source) -> Snapshot:
    secret = confidential.is_so(source)
    return Snapshot(
        uid=snapshot.uid,
        source_id=source.id,
        state=snapshot.state,
        taken_at=snapshot.taken_at,
        # The address of a confidential source would name it in the chain of changes.
        location=None if secret else snapshot.location,
        status=snapshot.status,
        media_type=snapshot.media_type,
        blob_sha256=_bytes(work, snapshot.sha256, secret=secret),
        text_sha256=_bytes(work, snapshot.text_sha256, secret=secret),
        read_by=snapshot.read_by,
        failure=snapshot.failure,
        checked_at=snapshot.checked_at,
        seen_sha256=None if secret else snapshot.seen_sha256,
        drift=snapshot.drift,
        created_at=snapshot.created_at,
    )


def _bytes(work: Work, digest: str | None, *, secret: bool) -> str | None:
    if digest is None:
        return None
    if secret:
        return blobs.put(work.session, confidential.salted(work.content(digest)), by=work.by)
    file = work.incoming.files[digest]
    return blobs.take_over(work.session, digest, file.size, packing.packed(file), by=work.by)
