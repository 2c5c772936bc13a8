"""The desk's own words on articles and claims."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.model import Article, Tag
from claims.tracking import history


def add_to_article(session: Session, article: Article, names: Sequence[str], *, by: str) -> None:
    """Put words on an article, each once."""
    present = set(of_articles(session, [article.id]).get(article.id, ()))
    for name in dict.fromkeys(name.strip() for name in names):
        if not name:
            raise NotAllowedError("a tag has at least one letter")
        if name not in present:
            history.add(session, Tag(name=name, article_id=article.id), by=by)


def of_articles(session: Session, numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Give the words on each of the articles, in alphabetical order."""
    return _named(session, Tag.__table__.c.article_id, numbers)


def of_claims(session: Session, numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Give the words on each of the claims themselves, in alphabetical order."""
    return _named(session, Tag.__table__.c.claim_id, numbers)


def _named(session: Session, on: ColumnElement[int], numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    tag = Tag.__table__.c
    named: dict[int, list[str]] = defaultdict(list)
    for number, name in session.execute(
        select(on, tag.name).where(on.in_(numbers), tag.removed_at.is_(None)).order_by(tag.name)
    ):
        named[number].append(name)
    return {number: tuple(names) for number, names in named.items()}
