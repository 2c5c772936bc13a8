"""The desk's own words, put on articles and claims and taken off."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.model import Article, Claim, Tag, now
from claims.tracking import history, labels, selection
from claims.tracking.claims import find_all
from claims.tracking.numbers import among

TAG = Tag.__table__.c


def add_to_article(session: Session, article: Article, names: Sequence[str], *, by: str) -> None:
    """Put words on an article, each once."""
    present = labels.of_articles(session, [article.id]).get(article.id, ())
    for name in _new(names, present):
        history.add(session, Tag(name=name, article_id=article.id), by=by)


def add_to_claims(session: Session, numbers: Sequence[int], names: Sequence[str], *, by: str) -> list[Claim]:
    """Put words on claims, each once; return the claims that had not all of them already."""
    chosen, present = find_all(session, numbers), labels.of_claims(session, numbers)
    tagged = [(claim, new) for claim in chosen if (new := _new(names, present.get(claim.id, ())))]
    rows = [Tag(name=name, claim_id=claim.id) for claim, new in tagged for name in new]
    history.add_all(session, [(row, {}) for row in rows], by=by)
    return [claim for claim, _ in tagged]


def remove_from_claims(session: Session, numbers: Sequence[int], name: str, *, by: str) -> list[Claim]:
    """Take a word off claims; return those that had it. NotAllowedError where none of them has it."""
    chosen = find_all(session, numbers)
    on = select(Tag).where(among(session, TAG.claim_id, numbers), Tag.name == name.strip(), Tag.removed_at.is_(None))
    taken = session.scalars(on.order_by(Tag.id)).all()
    if not taken:
        raise NotAllowedError(f"{selection.counted(numbers)} {'have' if len(numbers) > 1 else 'has'} no tag '{name}'")
    for tag in taken:
        history.change(session, tag, {"removed_at": now()}, by=by)
    had = {tag.claim_id for tag in taken}
    return [claim for claim in chosen if claim.id in had]


def _new(names: Sequence[str], present: Sequence[str]) -> list[str]:
    """Give the names that are not there yet, each once."""
    stripped = [name.strip() for name in names]
    if not all(stripped):
        raise NotAllowedError("a tag has at least one letter")
    return [name for name in dict.fromkeys(stripped) if name not in present]
