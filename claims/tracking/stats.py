"""How far the work has come, in numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVarTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from claims.model import Article, Claim, Source
from claims.tracking import articles, claims
from claims.vocabulary import Status

Ts = TypeVarTuple("Ts")


@dataclass(frozen=True, slots=True)
class Entry:
    """How many claims share one thing: `what` is the column, `value` what stands in it."""

    what: str
    value: str
    claims: int


COUNTED = {"status": Claim.status, "kind": Claim.kind}


def entries(session: Session, article: int | None = None) -> Iterator[Entry]:
    """Count the claims of all articles, or of one, by status and by kind, the most first."""
    if article is not None:
        articles.find(session, article)
    for what, column in COUNTED.items():
        chosen = _live(select(column, func.count())).group_by(column).order_by(func.count().desc(), column)
        if article is not None:
            chosen = chosen.where(Claim.article_id == article)
        yield from (Entry(what, value, number) for value, number in session.execute(chosen))
    stale = _live(select(func.count())).where(Claim.stale_because.is_not(None), Claim.status != Status.DISMISSED)
    if article is not None:
        stale = stale.where(Claim.article_id == article)
    if number := session.scalar(stale):
        yield Entry("stale", "stale", number)


def sizes(session: Session) -> dict[str, int]:
    """Count the rows that are in the lists, by what they are."""
    counted = {
        "articles": select(func.count()).where(Article.removed_at.is_(None)),
        "claims": _live(select(func.count())),
        "sources": select(func.count()).where(Source.removed_at.is_(None)),
    }
    return {what: session.scalar(chosen) or 0 for what, chosen in counted.items()}


def _live(chosen: Select[*Ts]) -> Select[*Ts]:
    return chosen.select_from(Claim).where(claims.listed())
