"""How far the work has come, in numbers."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    Text,
    distinct,
    func,
    literal,
    literal_column,
    select,
    text,
)
from sqlalchemy.orm import Session

from claims.model import Article, Change, Claim, Evidence, Source
from claims.tracking import articles, claims, commands, verdicts
from claims.vocabulary import Kind, SourceKind, Status

CLAIM, ARTICLE = Claim.__table__.c, Article.__table__.c
Counts = Select[str | None, int]
# The articles that were taken out.
GONE = select(ARTICLE.id).where(ARTICLE.removed_at.is_not(None))


@dataclass(frozen=True, slots=True)
class Entry:
    """How many claims share one thing: `what` is the column, `value` what stands in it."""

    what: str
    value: str
    claims: int


@dataclass(frozen=True, slots=True)
class Day:
    """How many claims were put on record on a day of UTC's, and how many were first decided."""

    on: date
    added: int
    decided: int


def entries(session: Session, article: int | None = None) -> Iterator[Entry]:
    """Count the claims of all articles, or of one: by status, kind and assignee, by who decided them and on which day.

    The most come first; days are UTC's, in their order. A verdict that was taken back counts for nobody.
    """
    if article is not None:
        articles.find(session, article)
    gone = commands.annulled(session)
    for what, counts in _counts().items():
        yield from _entries(what, _claims(session, counts, article), _most)
    yield from _entries("decided by", _decided(session, Change.by, article, gone), _most)
    yield from _entries("decided on", _decided(session, _day(session, Change.at), article, gone), _first)


def sizes(session: Session) -> dict[str, int]:
    """Count the rows that are in the lists, by what they are."""
    counted = {
        "articles": select(func.count()).where(Article.removed_at.is_(None)),
        "claims": select(func.count()).select_from(Claim).where(claims.listed()),
        "sources": select(func.count()).where(Source.removed_at.is_(None)),
    }
    return {what: session.scalar(chosen) or 0 for what, chosen in counted.items()}


def progress(session: Session, article: int | None = None) -> list[Day]:
    """Count by day what was put on record and what was first decided, of the claims that are listed, dismissed or not.

    A claim whose verdict was taken back is undecided, whatever was said of it before; one that came with its verdict
    was decided when it came.
    """
    first = select(Change.claim_id, func.min(Change.at).label("at")).where(
        text(verdicts.GIVEN), Change.command.not_in(commands.annulled(session))
    )
    given = first.group_by(Change.claim_id).subquery()
    added, decided = _day(session, Claim.created_at), _day(session, func.coalesce(given.c.at, Claim.created_at))
    of_added = select(added, func.count()).select_from(Claim).group_by(added)
    of_decided = select(decided, func.count()).join_from(Claim, given, given.c.claim_id == Claim.id, isouter=True)
    of_decided = of_decided.where(Claim.status != Status.UNVERIFIED).group_by(decided)
    came, ended = (_numbers(session, counts, article) for counts in (of_added, of_decided))
    return [Day(date.fromisoformat(day), came.get(day, 0), ended.get(day, 0)) for day in sorted({*came, *ended})]


def kinds(session: Session, article: int | None = None) -> dict[Kind, dict[Status, int]]:
    """Count the claims that are listed by kind and status, dismissed ones too; the kind of the most comes first."""
    counts = select(Claim.kind, Claim.status, func.count()).where(claims.listed(), *_of(article))
    found: dict[Kind, dict[Status, int]] = defaultdict(dict)
    for kind, status, number in session.execute(counts.group_by(Claim.kind, Claim.status)):
        found[kind][status] = number
    return dict(sorted(found.items(), key=lambda one: (-sum(one[1].values()), one[0])))


def sources(session: Session, article: int | None = None) -> dict[SourceKind, int]:
    """Count the sources beside listed claims by their kind, the most first; each once, whatever it stands beside."""
    beside = select(Evidence.source_id).join(Claim, Claim.id == Evidence.claim_id)
    beside = beside.where(Evidence.removed_at.is_(None), claims.listed(), *_of(article))
    chosen = select(Source.kind, func.count()).where(Source.removed_at.is_(None), Source.id.in_(beside))
    counts = session.execute(chosen.group_by(Source.kind).order_by(func.count().desc(), Source.kind))
    return {kind: number for kind, number, *_ in counts}


def _numbers(session: Session, counts: Counts, article: int | None) -> dict[str, int]:
    found = session.execute(counts.where(claims.listed(), *_of(article)))
    return {day: number for day, number in found if day is not None}


def _of(article: int | None) -> list[ColumnElement[bool]]:
    return [] if article is None else [Claim.article_id == article]


def _entries(what: str, counts: Counter[str], order: Callable[[tuple[str, int]], tuple[int, str]]) -> Iterator[Entry]:
    return (Entry(what, value, number) for value, number in sorted(counts.items(), key=order) if number)


def _most(one: tuple[str, int]) -> tuple[int, str]:
    return -one[1], one[0]


def _first(one: tuple[str, int]) -> tuple[int, str]:
    return 0, one[0]


def _counts() -> dict[str, Counts]:
    """Give what claims are counted by beside their verdicts, each as a statement that an index answers by itself."""
    # All articles are beyond 0: without a place to begin at SQLite does not see the index of what is stale.
    stale = select(literal("stale"), func.count()).where(CLAIM.stale_because.is_not(None), CLAIM.article_id > 0)
    return {
        "status": _by(CLAIM.status),
        "kind": _by(CLAIM.kind),
        "stale": stale.where(CLAIM.status != Status.DISMISSED),
        "assignee": _by(CLAIM.assignee).where(CLAIM.assignee.is_not(None)),
    }


def _by(column: SQLColumnExpression[str | None]) -> Counts:
    return select(column, func.count()).group_by(column)


def _claims(session: Session, counts: Counts, article: int | None) -> Counter[str]:
    """Count the listed claims, of all articles or of one.

    To hold each against its article takes longer than the counting: those of articles that were taken out, which are
    few, are counted by themselves and subtracted.
    """
    kept = counts.where(CLAIM.removed_at.is_(None))
    if article is not None:
        return _read(session, kept.where(CLAIM.article_id == article))
    return _read(session, kept) - _read(session, kept.where(CLAIM.article_id.in_(GONE)))


def _decided(
    session: Session, column: SQLColumnExpression[str | None], article: int | None, gone: Collection[int]
) -> Counter[str]:
    """Count the listed claims given a verdict that is in effect, by a column of the changes that gave it."""
    counts = select(column, func.count(distinct(Change.claim_id))).where(text(verdicts.GIVEN)).group_by(column)
    if gone:
        counts = counts.where(Change.command.not_in(gone))
    claims = select(CLAIM.id)
    if article is not None:
        of_article = claims.where(CLAIM.article_id == article, CLAIM.removed_at.is_(None))
        return _read(session, counts.where(Change.claim_id.in_(of_article)))
    taken_out = claims.where(CLAIM.article_id.in_(GONE)).union(claims.where(CLAIM.removed_at.is_not(None)))
    return _read(session, counts) - _read(session, counts.where(Change.claim_id.in_(taken_out)))


def _read(session: Session, counts: Counts) -> Counter[str]:
    return Counter({value: number for value, number in session.execute(counts) if value is not None})


def _day(session: Session, at: SQLColumnExpression[datetime]) -> SQLColumnExpression[str | None]:
    """Give the day of a moment in UTC, as ISO 8601."""
    if session.get_bind().dialect.name == "sqlite":
        return func.date(at, type_=Text)
    # Written out, because PostgreSQL takes two parameters of equal value for two different things to group by.
    utc = func.timezone(literal_column("'UTC'", Text), at)
    return func.to_char(utc, literal_column("'YYYY-MM-DD'", Text), type_=Text)
