"""Claims as lists show them: filtered, in an order that an index serves, read without the ORM."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from claims.model import Anchor, Article, Claim, Evidence, Revision, Source, Tag
from claims.tracking import articles, claims, making, proofs, search, selection
from claims.tracking import tags as labels
from claims.tracking.numbers import among
from claims.tracking.proofs import Proof
from claims.vocabulary import AnchorState, Kind, Outcome, Resolution, Stance, Status, Value

# Columns without the ORM around them: a list is read in half the time.
CLAIM, ARTICLE, REVISION, ANCHOR = (kind.__table__.c for kind in (Claim, Article, Revision, Anchor))
EVIDENCE, SOURCE, TAG = (kind.__table__.c for kind in (Evidence, Source, Tag))

# As many of a list's rows are read at a time.
PAGE = 500
# Beyond this many a count is only said to be over it.
COUNTED = 10_000
# What somebody has decided, and not to leave the claim alone.
DECIDED = tuple(status for status in Status if status not in {Status.UNVERIFIED, Status.DISMISSED})
# Code points of text given on either side of a claim, to show it in its sentence.
AROUND = 240


class Sort(StrEnum):
    """The orders a list comes in."""

    PLACE = "place"
    PRIORITY = "priority"
    NUMBER = "number"
    PUBLISHED = "published"
    UPDATED = "updated"


ORDERS = {
    Sort.PLACE: (CLAIM.article_id.asc(), CLAIM.start.asc(), CLAIM.end.desc(), CLAIM.id.asc()),
    Sort.PRIORITY: (CLAIM.priority.desc(), CLAIM.id.asc()),
    Sort.NUMBER: (CLAIM.id.asc(),),
    Sort.PUBLISHED: (ARTICLE.published.desc().nulls_last(), CLAIM.id.asc()),
    Sort.UPDATED: (CLAIM.updated_at.desc(), CLAIM.id.asc()),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which claims are wanted; what is None or empty does not narrow. `settled` are decided and not stale."""

    article: int | None = None
    numbers: tuple[int, ...] = ()
    statuses: tuple[Status, ...] = ()
    kinds: tuple[Kind, ...] = ()
    outcome: Outcome | None = None
    unit: str | None = None
    speaker: str | None = None
    assignee: str | None = None
    unassigned: bool = False
    tag: str | None = None
    made_by: str | None = None
    inside: int | None = None
    open: bool = False
    stale: bool = False
    unsourced: bool = False
    unread: bool = False
    dismissed: bool = False
    settled: bool = False
    since: dt.date | None = None
    until: dt.date | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as every list, exchange file and report has it; `start` and `end` are code points."""

    number: int
    uid: str
    article: int
    kind: Kind
    text: str
    status: Status
    stale: bool
    stale_because: str | None
    priority: float
    start: int | None
    end: int | None
    exact: str | None
    anchor_state: AnchorState | None
    part_of: int | None
    merged_into: int | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    qualifier: str | None
    date: str | None
    outcome: Outcome | None
    subject: str | None
    speaker: str | None
    candidates: str | None
    rating: str | None
    resolution: Resolution | None
    replacement: str | None
    assignee: str | None
    signed_off_by: str | None
    tags: tuple[str, ...]
    made_by: str
    sources: tuple[Proof, ...]
    title: str
    published: dt.date | None
    outlet: str | None
    address: str | None
    review_url: str | None
    claimant: str | None
    created_at: dt.datetime
    updated_at: dt.datetime
    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)
    depth: int = field(default=0, repr=False)


# The rest of an entry's fields are columns of a claim by the same name.
ELSEWHERE = {
    "number": CLAIM.id,
    "article": CLAIM.article_id,
    "stale": CLAIM.stale_because.is_not(None),
    "part_of": CLAIM.part_of_id,
    "merged_into": CLAIM.merged_into_id,
    # Words that are gone from the text are an empty place in it.
    "exact": func.nullif(ANCHOR.exact, ""),
    "anchor_state": ANCHOR.state,
    "title": ARTICLE.title,
    "published": ARTICLE.published,
    "outlet": ARTICLE.outlet,
    "address": ARTICLE.address,
    # A claim that stands in no text has none around it.
    "before": func.coalesce(
        func.substr(
            REVISION.text,
            case((CLAIM.start > AROUND, CLAIM.start - AROUND + 1), else_=1),
            case((CLAIM.start > AROUND, AROUND), else_=CLAIM.start),
        ),
        "",
    ),
    "after": func.coalesce(func.substr(REVISION.text, CLAIM.end + 1, AROUND), ""),
}
NAMES = [part.name for part in fields(Entry) if part.name not in {"tags", "sources", "depth"}]
COLUMNS: tuple[ColumnElement[object], ...] = tuple(
    (ELSEWHERE[name] if name in ELSEWHERE else CLAIM[name]).label(name) for name in NAMES
)
# What is read for a whole page stands between these columns: an entry is made by place, in a third of the time.
TAGS, SOURCES = NAMES.index("made_by"), NAMES.index("title")
# The columns of a claim's value, in the order that a value has them.
VALUE = slice(NAMES.index("low"), NAMES.index("low") + len(claims.VALUE_FIELDS))
_entry = making.maker(Entry)


def entries(
    session: Session, wanted: Filter, sort: Sort, *, limit: int | None = None, told: bool = False, around: bool = True
) -> Iterator[Entry]:
    """Yield the claims wanted, in order, each with its evidence, tags and, where it is wanted, the text `around` it.

    Who confidential sources are is `told` only where that is asked for.
    """
    chosen = _select(session, wanted).order_by(*ORDERS[sort]).limit(limit)
    if not around:
        # A tenth of the time for what no table has; the last two columns, and their fields are empty without.
        chosen = chosen.with_only_columns(*COLUMNS[:-2])
    for page in session.execute(chosen.execution_options(yield_per=PAGE)).partitions():
        values = {row.number: row[VALUE] for row in page}
        beside, tags = proofs.beside(session, values, told=told), labels.of_claims(session, [*values])
        for row, number in zip(page, values, strict=True):
            tagged, proven = tags.get(number, ()), beside.get(number, ())
            yield _entry((*row[:TAGS], tagged, *row[TAGS:SOURCES], proven, *row[SOURCES:]))


def must_exist(session: Session, wanted: Filter) -> None:
    """Refuse a filter that names an article or a claim that is not on record: NotFoundError."""
    if wanted.article is not None:
        articles.find(session, wanted.article)
    if wanted.inside is not None:
        claims.find(session, wanted.inside)


def value_of(entry: Entry) -> Value:
    """Give an entry's value in the shape extraction gives it."""
    return Value(**{field: getattr(entry, field) for field in claims.VALUE_FIELDS})


def chosen(session: Session, wanted: Filter) -> Iterator[tuple[int, str, int]]:
    """Yield number, uid and article of the claims wanted, in the order of their numbers."""
    numbers = _select(session, wanted).with_only_columns(CLAIM.id, CLAIM.uid, CLAIM.article_id).order_by(CLAIM.id)
    yield from (tuple(row) for row in session.execute(numbers.execution_options(yield_per=PAGE)))


def count(session: Session, wanted: Filter, most: int | None = COUNTED + 1) -> int:
    """Count the claims wanted, no further than one over `COUNTED` unless another end is given, or None for none."""
    some = _select(session, wanted).with_only_columns(CLAIM.id).limit(most).subquery()
    return session.scalar(select(func.count()).select_from(some)) or 0


def in_articles(session: Session, wanted: Filter) -> Sequence[int]:
    """Give the numbers of the articles that have claims wanted, in order."""
    there = _select(session, wanted).with_only_columns(CLAIM.article_id).distinct()
    return session.scalars(there.order_by(CLAIM.article_id)).all()


def count_hidden(session: Session, wanted: Filter) -> int:
    """Count the dismissed claims that a list leaves out because nobody asked for them; no further than `count`."""
    return count(session, replace(wanted, statuses=(Status.DISMISSED,))) if _hides_dismissed(wanted) else 0


def count_doubted(session: Session, article: int | None) -> int:
    """Count the decided claims, of all articles or of one, that must be looked at again; no further than `count`."""
    return count(session, Filter(article=article, statuses=DECIDED, stale=True))


def _hides_dismissed(wanted: Filter) -> bool:
    return not (wanted.dismissed or wanted.numbers or wanted.statuses)


def _select(session: Session, wanted: Filter) -> Select[*tuple[object, ...]]:
    return (
        select(*COLUMNS)
        .select_from(Claim.__table__)
        .join(Article.__table__, ARTICLE.id == CLAIM.article_id)
        .join(
            Revision.__table__,
            and_(REVISION.article_id == ARTICLE.id, REVISION.number == ARTICLE.revision),
            isouter=True,
        )
        .join(Anchor.__table__, and_(ANCHOR.claim_id == CLAIM.id, ANCHOR.revision_id == REVISION.id), isouter=True)
        .where(CLAIM.removed_at.is_(None), ARTICLE.removed_at.is_(None), *_conditions(session, wanted))
    )


def _conditions(session: Session, wanted: Filter) -> Iterator[ColumnElement[bool]]:
    """Turn a filter into conditions: one for each thing asked."""
    equal = {
        CLAIM.article_id: wanted.article,
        CLAIM.outcome: wanted.outcome,
        CLAIM.assignee: wanted.assignee,
        CLAIM.made_by: wanted.made_by,
    }
    yield from (column == value for column, value in equal.items() if value is not None)
    if wanted.numbers:
        yield among(session, CLAIM.id, wanted.numbers)
    chosen = {CLAIM.status: wanted.statuses, CLAIM.kind: wanted.kinds}
    yield from (column.in_(values) for column, values in chosen.items() if values)
    if _hides_dismissed(wanted):
        yield CLAIM.status != Status.DISMISSED
    yield from _about_state(wanted)
    yield from _about_words(session, wanted)


def _about_state(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    stale = CLAIM.stale_because.is_not(None)
    asked = {
        "open": and_(or_(CLAIM.status == Status.UNVERIFIED, stale), ~claims.cut()),
        "stale": and_(stale, ~claims.cut()),
        "settled": and_(CLAIM.status.in_(DECIDED), ~stale),
        "unassigned": CLAIM.assignee.is_(None),
        "unsourced": ~_evidence(EVIDENCE.stance != Stance.UNREAD),
        "unread": _evidence(EVIDENCE.stance == Stance.UNREAD),
    }
    yield from (condition for name, condition in asked.items() if getattr(wanted, name))
    if wanted.since is not None:
        yield CLAIM.updated_at >= _midnight(wanted.since)
    if wanted.until is not None:
        yield CLAIM.updated_at <= dt.datetime.combine(wanted.until, dt.time.max, dt.UTC)


def _about_words(session: Session, wanted: Filter) -> Iterator[ColumnElement[bool]]:
    # Both sides by the engine: SQLite's lower() leaves É as it is, Python's does not.
    alike = {CLAIM.speaker: wanted.speaker, CLAIM.unit: wanted.unit}
    yield from (func.lower(column) == func.lower(value) for column, value in alike.items() if value is not None)
    if wanted.tag is not None:
        on = or_(TAG.claim_id == CLAIM.id, TAG.article_id == CLAIM.article_id)
        yield exists().where(TAG.name == wanted.tag, TAG.removed_at.is_(None), on)
    if wanted.inside is not None:
        yield selection.inside(wanted.inside)
    if wanted.words is not None:
        yield search.matching(session, "claim", wanted.words)


def _evidence(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        EVIDENCE.claim_id == CLAIM.id,
        EVIDENCE.removed_at.is_(None),
        SOURCE.id == EVIDENCE.source_id,
        SOURCE.removed_at.is_(None),
        condition,
    )


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)
