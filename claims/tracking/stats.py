"""How far the work has come, in numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Select, SQLColumnExpression, Text, distinct, func, literal, literal_column, select
from sqlalchemy.orm import Session

from claims.model import Article, Change, Claim, Source
from claims.tracking import articles, claims, commands, verdicts
from claims.vocabulary import Status

Counts = Select[str | None, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """How many claims share one thing: `what` is the column, `value` what stands in it."""

    what: str
    value: str
    claims: int


def entries(session: Session, article: int | None = None) -> Iterator[Entry]:
    """Count the claims of all articles, or of one: by status, kind and assignee, by who decided them and on which day.

    The most come first; days are UTC's, in their order. A verdict that was taken back counts for nobody.
    """
    if article is not None:
        articles.find(session, article)
    for what, counts in _counts(session).items():
        chosen = counts.where(claims.listed())
        if article is not None:
            chosen = chosen.where(Claim.article_id == article)
        yield from (Entry(what, value, number) for value, number in session.execute(chosen) if value and number)


def sizes(session: Session) -> dict[str, int]:
    """Count the rows that are in the lists, by what they are."""
    counted = {
        "articles": select(func.count()).where(Article.removed_at.is_(None)),
        "claims": select(func.count()).select_from(Claim).where(claims.listed()),
        "sources": select(func.count()).where(Source.removed_at.is_(None)),
    }
    return {what: session.scalar(chosen) or 0 for what, chosen in counted.items()}


def _counts(session: Session) -> dict[str, Counts]:
    """Give what is counted, each as a statement that has yet to be narrowed to claims that are listed."""
    number, day = func.count(distinct(Claim.id)), _day(session)
    stale = select(literal("stale"), func.count()).where(Claim.stale_because.is_not(None))
    return {
        "status": _by(Claim.status),
        "kind": _by(Claim.kind),
        "stale": stale.where(Claim.status != Status.DISMISSED),
        "assignee": _by(Claim.assignee),
        "decided by": _verdicts(session, Change.by).order_by(number.desc(), Change.by),
        "decided on": _verdicts(session, day).order_by(day),
    }


def _by(column: SQLColumnExpression[str | None]) -> Counts:
    return select(column, func.count()).select_from(Claim).group_by(column).order_by(func.count().desc(), column)


def _verdicts(session: Session, column: SQLColumnExpression[str | None]) -> Counts:
    """Count the claims given a verdict, by a column of the changes that gave it."""
    return (
        select(column, func.count(distinct(Claim.id)))
        .join_from(Change, Claim, Change.claim_id == Claim.id)
        .where(verdicts.given(), Change.command.not_in(commands.annulled(session)))
        .group_by(column)
    )


def _day(session: Session) -> SQLColumnExpression[str | None]:
    """Give the day of a change in UTC, as ISO 8601."""
    if session.get_bind().dialect.name == "sqlite":
        return func.date(Change.at, type_=Text)
    # Written out, because PostgreSQL takes two parameters of equal value for two different things to group by.
    utc = func.timezone(literal_column("'UTC'", Text), Change.at)
    return func.to_char(utc, literal_column("'YYYY-MM-DD'", Text), type_=Text)
