"""Is the record whole: anchors, references, and the chain of changes."""

import hashlib
import zlib
from collections.abc import Iterator

from sqlalchemy import or_, select, text
from sqlalchemy.orm import Session

from claims.model import Anchor, Article, Blob, Claim, Revision
from claims.tracking import history, trail


def findings(session: Session, *, head: str | None = None) -> Iterator[str]:
    """Say, a sentence each, what does not hold; a whole record gives none.

    `head` is the digest of a change that was the end of the chain once, and must still be in it.
    """
    yield from _references(session)
    yield from _texts(session)
    yield from _anchors(session)
    yield from _blobs(session)
    yield from history.breaks(session)
    yield from trail.differences(session)
    if head is not None and history.known(session, head) is None:
        yield f"no change on record has the digest {head}"


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
    chosen = (
        select(Claim.id)
        .join(Article, Article.id == Claim.article_id)
        .join(Revision, (Revision.article_id == Article.id) & (Revision.number == Article.revision))
        .join(Anchor, (Anchor.claim_id == Claim.id) & (Anchor.revision_id == Revision.id), isouter=True)
        .where(Claim.start.is_not(None), Anchor.id.is_(None))
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
        if not _holds(blob):
            yield f"the original bytes {blob.sha256[:12]} are not those that were taken in"


def _holds(blob: Blob) -> bool:
    try:
        return hashlib.sha256(zlib.decompress(blob.packed)).hexdigest() == blob.sha256
    except zlib.error:
        return False
