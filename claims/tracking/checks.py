"""Is the record whole: anchors, references, and the chain of changes."""

import hashlib
import re
import zlib
from collections.abc import Iterator

from sqlalchemy import or_, select, text
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from claims.errors import NotUnderstoodError
from claims.model import Anchor, Article, Blob, Change, Claim, Evidence, Revision, Snapshot, Source
from claims.tracking import confidential, history, quoting, snapshots, trail
from claims.vocabulary import Finding

# A SHA-256 in hexadecimal digits.
DIGEST = re.compile(r"[0-9a-fA-F]{64}")


def findings(session: Session, *, head: str | None = None) -> Iterator[str]:
    """Say, a sentence each, what does not hold; a whole record gives none.

    `head` is the digest of a change that was the end of the chain once, and must still be in it, in any spelling of
    hexadecimal digits; NotUnderstoodError where it is no SHA-256.
    """
    digest = None if head is None else _digest(head)
    yield from _references(session)
    yield from _texts(session)
    yield from _anchors(session)
    yield from _blobs(session)
    yield from _quotes(session)
    yield from confidential.findings(session)
    yield from history.breaks(session)
    yield from trail.differences(session)
    if digest is not None:
        yield from _unproved(session, digest)


def _digest(typed: str) -> str:
    """Read a digest of a change."""
    if not DIGEST.fullmatch(typed):
        raise NotUnderstoodError(
            f"'{typed}' is no digest: a SHA-256 is 64 digits from 0 to f, as 'claims db info' gives it"
        )
    return typed.lower()


def _unproved(session: Session, digest: str) -> Iterator[str]:
    """Say why a digest does not prove that the record goes on from it."""
    there = history.known(session, digest)
    if there is None:
        why = "it was cut off or written anew since, or is another record's"
        yield f"no change on record has the digest {digest}: {why}"
    # Whoever writes the whole record anew begins there as well.
    elif there == 0 and session.scalar(select(Change.id).limit(1)) is not None:
        yield f"the digest {digest} proves nothing: every record begins with it; give one that 'claims db info' gave"


def _references(session: Session) -> Iterator[str]:
    # PostgreSQL never lets a reference break; SQLite does when another program writes.
    if session.get_bind().dialect.name == "sqlite":
        for table, row, parent, _ in session.execute(text("PRAGMA foreign_key_check")):
            yield f"row {row} of {table} points to a row of {parent} that is not there"


def _texts(session: Session) -> Iterator[str]:
    for revision in session.scalars(select(Revision).execution_options(yield_per=10)):
        if hashlib.sha256(revision.text.encode()).hexdigest() != revision.sha256:
            yield f"the text of article {revision.article_id}, revision {revision.number}, is not what was taken in"


def _anchors(session: Session) -> Iterator[str]:
    chosen = (
        select(Anchor.claim_id, Anchor.start, Anchor.end, Anchor.exact, Revision.id)
        .join(Revision, Revision.id == Anchor.revision_id)
        .order_by(Revision.id, Anchor.id)
    )
    current, words = 0, ""
    for claim, start, end, exact, revision in session.execute(chosen.execution_options(yield_per=1000)):
        if revision != current:
            current, words = revision, session.get_one(Revision, revision).text
        if words[start:end] != exact:
            yield f"claim {claim} does not stand where its anchor says"
    yield from (f"claim {number} has lost its anchor" for number in _unanchored(session))
    yield from (f"the list has claim {number} in another place than its anchor" for number in _misplaced(session))


def _unanchored(session: Session) -> list[int]:
    """Give the claims without an anchor in the newest text; one that was taken out may have come with a later one."""
    chosen = (
        select(Claim.id)
        .join(Article, Article.id == Claim.article_id)
        .join(Revision, (Revision.article_id == Article.id) & (Revision.number == Article.revision))
        .join(Anchor, (Anchor.claim_id == Claim.id) & (Anchor.revision_id == Revision.id), isouter=True)
        .where(Claim.start.is_not(None), Claim.removed_at.is_(None), Anchor.id.is_(None))
    )
    return list(session.scalars(chosen))


def _misplaced(session: Session) -> list[int]:
    chosen = (
        select(Claim.id)
        .join(Article, Article.id == Claim.article_id)
        .join(Revision, (Revision.article_id == Article.id) & (Revision.number == Article.revision))
        .join(Anchor, (Anchor.claim_id == Claim.id) & (Anchor.revision_id == Revision.id))
        .where(or_(Claim.start != Anchor.start, Claim.end != Anchor.end))
    )
    return list(session.scalars(chosen))


def _blobs(session: Session) -> Iterator[str]:
    for blob in session.scalars(select(Blob).execution_options(yield_per=10)):
        if not (_holds(blob) or (not blob.packed and _redacted(session, blob))):
            yield f"the bytes {blob.sha256[:12]}{_whose(session, blob)} are not those that were taken in"


def _redacted(session: Session, blob: Blob) -> bool:
    """Tell whether bytes were emptied because their source was redacted."""
    of_source = or_(Snapshot.blob_sha256 == blob.sha256, Snapshot.text_sha256 == blob.sha256)
    whose = select(Source.redacted_at).join(Snapshot, Snapshot.source_id == Source.id).where(of_source)
    times = session.scalars(whose).all()
    return bool(times) and None not in times


def _whose(session: Session, blob: Blob) -> str:
    """Say of which articles and sources the bytes are."""
    of_article = select(Revision.article_id).where(Revision.blob_sha256 == blob.sha256)
    of_source = select(Snapshot.source_id).where(
        or_(Snapshot.blob_sha256 == blob.sha256, Snapshot.text_sha256 == blob.sha256)
    )
    names = [
        *(f"article {number}" for number in session.scalars(of_article.distinct())),
        *(f"source s{number}" for number in session.scalars(of_source.distinct())),
    ]
    return f" of {', '.join(names)}" if names else ""


def _quotes(session: Session) -> Iterator[str]:
    """Say which quotes do not stand in the text of their snapshot where they were found."""
    chosen = select(Evidence).join(Source, Source.id == Evidence.source_id).where(Source.redacted_at.is_(None))
    chosen = chosen.where(Evidence.snapshot_id.is_not(None), Evidence.start.is_not(None))
    for evidence in session.scalars(
        chosen.order_by(Evidence.snapshot_id, Evidence.id).execution_options(yield_per=100)
    ):
        if not _stands(session, evidence):
            beside = f"source s{evidence.source_id} beside claim {evidence.claim_id}"
            yield f"the quote of {beside} is not where it was found"


def _stands(session: Session, evidence: Evidence) -> bool:
    try:
        words = snapshots.text(session, session.get_one(Snapshot, evidence.snapshot_id)) or ""
    except (NoResultFound, zlib.error, UnicodeDecodeError):
        # Said already: by the references, or of the bytes.
        return True
    there = words[evidence.start : evidence.end]
    if evidence.finding is Finding.ALTERED:
        # What a confidential source says instead is not repeated.
        return evidence.stands is None or there == evidence.stands
    return quoting.look_up(evidence.quote or "", there).finding is Finding.FOUND


def _holds(blob: Blob) -> bool:
    try:
        return hashlib.sha256(zlib.decompress(blob.packed)).hexdigest() == blob.sha256
    except zlib.error:
        return False
