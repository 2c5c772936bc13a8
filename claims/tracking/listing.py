"""Claims as lists show them: filtered, in an order that an index serves, read without waiting for SQLAlchemy."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from claims.errors import NotFoundError
from claims.tracking import asking, conditions, labels, making, proofs
from claims.tracking.asking import READ
from claims.tracking.proofs import Proof
from claims.vocabulary import VALUE_FIELDS, AnchorState, Kind, Outcome, Resolution, Status, Value

if TYPE_CHECKING:
    from claims.tracking.asking import Record

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


# SQLite takes nothing for the smallest value of all; PostgreSQL has to be told.
ORDERS = {
    Sort.PLACE: 'claim.article_id, claim.start NULLS FIRST, claim."end" DESC NULLS LAST, claim.id',
    Sort.PRIORITY: "claim.priority DESC, claim.id",
    Sort.NUMBER: "claim.id",
    Sort.PUBLISHED: "article.published DESC NULLS LAST, article.id, claim.id",
    Sort.UPDATED: "claim.updated_at DESC, claim.id",
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
    "number": "claim.id",
    "article": "claim.article_id",
    "stale": conditions.STALE,
    "part_of": "claim.part_of_id",
    "merged_into": "claim.merged_into_id",
    # Words that are gone from the text are an empty place in it.
    "exact": "NULLIF(anchor.exact, '')",
    "anchor_state": "anchor.state",
    "title": "article.title",
    "published": "article.published",
    "outlet": "article.outlet",
    "address": "article.address",
    # A claim that stands in no text has none around it.
    "before": f"""COALESCE(substr(
        revision.text,
        CASE WHEN claim.start > {AROUND} THEN claim.start - {AROUND - 1} ELSE 1 END,
        CASE WHEN claim.start > {AROUND} THEN {AROUND} ELSE claim.start END
    ), '')""",
    "after": f"""COALESCE(substr(revision.text, claim."end" + 1, {AROUND}), '')""",
}
NAMES = [part.name for part in fields(Entry) if part.name not in {"tags", "sources", "depth"}]
COLUMNS = [ELSEWHERE.get(name, f'claim."{name}"') for name in NAMES]
# Beside a claim and its article the newest text, and the claim's place in it, where there are such.
BESIDE = """
LEFT JOIN revision ON revision.article_id = article.id AND revision.number = article.revision
LEFT JOIN anchor ON anchor.claim_id = claim.id AND anchor.revision_id = revision.id
"""
CALLED = """SELECT claim.id, claim.text, article.id, article.title FROM claim
JOIN article ON article.id = claim.article_id WHERE claim.id IN {}"""
TEXTS = """SELECT article.id, revision.text FROM article
JOIN revision ON revision.article_id = article.id AND revision.number = article.revision WHERE article.id IN {}"""
# What is read for a whole page stands between these columns: an entry is made by place, in a third of the time.
TAGS, SOURCES = NAMES.index("made_by"), NAMES.index("title")
# The columns of a claim's value, in the order that a value has them.
VALUE = slice(NAMES.index("low"), NAMES.index("low") + len(VALUE_FIELDS))
TYPES: dict[str, type] = {
    "kind": Kind,
    "status": Status,
    "stale": bool,
    "anchor_state": AnchorState,
    "low": Decimal,
    "high": Decimal,
    "outcome": Outcome,
    "resolution": Resolution,
    "published": dt.date,
    "created_at": dt.datetime,
    "updated_at": dt.datetime,
}
_read = asking.reader({NAMES.index(name): READ[kind] for name, kind in TYPES.items()})
_entry = making.maker(Entry)


def entries(
    record: "Record",
    wanted: Filter,
    sort: Sort,
    *,
    limit: int | None = None,
    told: bool = False,
    around: bool = True,
) -> Iterator[Entry]:
    """Yield the claims wanted, in order, each with its evidence, tags and, where it is wanted, the text `around` it.

    Who confidential sources are is `told` only where that is asked for, and by a session.
    """
    # A tenth of the time for what no table has: the last two columns, and their fields are empty without.
    columns = COLUMNS if around else COLUMNS[:-2]
    first = conditions.ARTICLES if sort is Sort.PUBLISHED else conditions.CLAIMS
    statement, given = conditions.statement(columns, f"{first}{BESIDE}", conditions.of(record, wanted))
    statement += f"ORDER BY {ORDERS[sort]}"
    if limit is not None:
        statement, given["most"] = f"{statement} LIMIT :most", limit
    for page in _pages(map(_read, asking.ask(record, statement, given))):
        values = {asking.whole(row[0]): row[VALUE] for row in page}
        beside, tags = proofs.beside(record, values, told=told), labels.of_claims(record, [*values])
        for row, number in zip(page, values, strict=True):
            tagged, proven = tags.get(number, ()), beside.get(number, ())
            yield _entry((*row[:TAGS], tagged, *row[TAGS:SOURCES], proven, *row[SOURCES:]))


def must_exist(record: "Record", wanted: Filter) -> None:
    """Refuse a filter that names an article or a claim that is not on record: NotFoundError."""
    named = {
        "article": (wanted.article, "SELECT 1 FROM article WHERE id = :number AND removed_at IS NULL"),
        "claim": (wanted.inside, f"SELECT 1 FROM claim WHERE id = :number AND {conditions.LISTED}"),
    }
    for what, (number, there) in named.items():
        if number is not None and not asking.number(record, there, {"number": number}):
            raise NotFoundError(what, number)


def value_of(entry: Entry) -> Value:
    """Give an entry's value in the shape extraction gives it."""
    return Value(**{field: getattr(entry, field) for field in VALUE_FIELDS})


def chosen(record: "Record", wanted: Filter) -> Iterator[tuple[int, str, int]]:
    """Yield number, uid and article of the claims wanted, in the order of their numbers."""
    statement, given = _bare(record, ["claim.id", "claim.uid", "claim.article_id"], wanted)
    for number, uid, article in asking.ask(record, f"{statement}ORDER BY claim.id", given):
        yield asking.whole(number), str(uid), asking.whole(article)


def merged_into(record: "Record", number: int) -> list[int]:
    """Give the claims that went into a claim."""
    there = f"SELECT claim.id FROM claim WHERE claim.merged_into_id = :number AND {conditions.LISTED} ORDER BY claim.id"
    return asking.numbers(record, there, {"number": number})


def called(record: "Record", numbers: Sequence[int]) -> Iterator[tuple[int, str, int, str]]:
    """Yield of claims, taken out or not, the number, what they say, and their article with its title."""
    statement = CALLED.format(asking.among(record, "numbers"))
    for number, text, article, title in asking.ask(record, statement, {"numbers": asking.packed(numbers)}):
        yield asking.whole(number), str(text), asking.whole(article), str(title)


def texts(record: "Record", articles: Collection[int]) -> dict[int, str]:
    """Give the newest texts of articles, by number."""
    statement = TEXTS.format(asking.among(record, "numbers"))
    found = asking.ask(record, statement, {"numbers": asking.packed(sorted(articles))})
    return {asking.whole(number): str(text) for number, text in found}


def count(record: "Record", wanted: Filter, most: int | None = COUNTED + 1) -> int:
    """Count the claims wanted, no further than one over `COUNTED` unless another end is given, or None for none."""
    statement, given = _bare(record, ["claim.id"], wanted)
    if most is not None:
        statement, given["most"] = f"{statement}LIMIT :most", most
    return asking.number(record, f"SELECT COUNT(*) FROM ({statement}) AS wanted", given)


def in_articles(record: "Record", wanted: Filter) -> Sequence[int]:
    """Give the numbers of the articles that have claims wanted, in order."""
    statement, given = _bare(record, ["DISTINCT claim.article_id"], wanted)
    return asking.numbers(record, f"{statement}ORDER BY claim.article_id", given)


def _pages(rows: Iterator[list[object]]) -> Iterator[list[list[object]]]:
    while page := [*islice(rows, PAGE)]:
        yield page


def _bare(record: "Record", columns: Sequence[str], wanted: Filter) -> tuple[str, dict[str, object]]:
    return conditions.statement(columns, conditions.CLAIMS, conditions.of(record, wanted))
