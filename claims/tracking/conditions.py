"""Conditions on claims, as SQL that both engines read; the table's name stands before each column."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.tracking import asking, searching

if TYPE_CHECKING:
    from claims.tracking.asking import Record
    from claims.tracking.listing import Filter

Condition = tuple[str, dict[str, object]]
# Claims with their articles, as the engine finds best, and articles first: where those order the claims, SQLite would
# read all claims to put them in order, unless it is told.
CLAIMS = "\nFROM claim JOIN article ON article.id = claim.article_id\n"
ARTICLES = "\nFROM article CROSS JOIN claim\n"

# Neither they nor their article were taken out.
LISTED = "claim.removed_at IS NULL AND claim.article_id IN (SELECT id FROM article WHERE removed_at IS NULL)"
# They were to be cut and are gone from the newest text: nothing is left to do. One that never stood in a text is not
# gone from one. The anchor has a name of its own: lists have the one in the newest text beside the claim already.
_STOOD = "EXISTS (SELECT 1 FROM anchor AS anywhere WHERE anywhere.claim_id = claim.id)"
CUT = f"COALESCE(claim.resolution = 'cut' AND claim.start IS NULL AND {_STOOD}, 1 = 0)"
# The same denied, word by word: most claims are out of it by their first column.
NOT_CUT = f"(claim.resolution IS NULL OR claim.resolution <> 'cut' OR claim.start IS NOT NULL OR NOT {_STOOD})"
# They stand within the words of the claim `:inside`, or are a part of it; parts are in the same article.
INSIDE = """claim.article_id = (SELECT article_id FROM claim AS whole WHERE whole.id = :inside)
AND EXISTS (
    SELECT 1 FROM claim AS whole WHERE whole.id = :inside AND (
        claim.part_of_id = whole.id
        OR claim.start >= whole.start AND claim."end" <= whole."end" AND claim.id <> whole.id
        AND (claim."end" - claim.start < whole."end" - whole.start OR claim.id > whole.id)
    )
)"""
STALE = "claim.stale_because IS NOT NULL"
# Evidence that was read, beside a claim, and evidence that was not, from sources that are on record.
READ = """EXISTS (
    SELECT 1 FROM evidence JOIN source ON source.id = evidence.source_id
    WHERE evidence.claim_id = claim.id AND evidence.removed_at IS NULL AND source.removed_at IS NULL
    AND evidence.stance <> 'unread'
)"""
UNREAD = """evidence JOIN source ON source.id = evidence.source_id
    WHERE evidence.stance = 'unread' AND evidence.removed_at IS NULL AND source.removed_at IS NULL"""
# The article of a claim may have the tag instead.
OF_ARTICLE = """ OR claim.article_id IN (
    SELECT article_id FROM tag WHERE name = :tag AND removed_at IS NULL AND article_id IS NOT NULL
)"""
# What must be so of a claim where a field of the filter says what; an index serves each.
EQUAL = {
    "article": "claim.article_id = :article",
    "outcome": "claim.outcome = :outcome",
    "assignee": "claim.assignee = :assignee",
    "made_by": "claim.made_by = :made_by",
    "inside": INSIDE,
    # Both sides by the engine: SQLite's lower() leaves É as it is, Python's does not.
    "speaker": "lower(claim.speaker) = lower(:speaker)",
    "unit": "lower(claim.unit) = lower(:unit)",
}
# And where a field of the filter only asks for it: what an index serves, of which SQLite wants to be told that an order
# by place is wanted; and what has to be looked at, claim by claim.
SERVED = {
    "open": f"claim.article_id > 0 AND (claim.status = 'unverified' OR {STALE})",
    "stale": f"claim.article_id > 0 AND {STALE}",
    "unassigned": "claim.assignee IS NULL",
}
LOOKED = {
    "open": NOT_CUT,
    "stale": NOT_CUT,
    "settled": "claim.status NOT IN ('unverified', 'dismissed') AND claim.stale_because IS NULL",
    "unsourced": f"NOT {READ}",
}
# Up to so many rows that have a tag, a word or a day are found first and then put in order; of more the list meets some
# soon enough on its way.
FEW = 10_000
# Of so many it takes some milliseconds to tell the first.
MANY = 40_000


def of(record: "Record", wanted: "Filter") -> Iterator[Condition]:
    """Turn a filter into conditions, one for each thing asked, each with its parameters."""
    yield from served(record, wanted)
    yield from looked(wanted)
    yield from (one.condition for one in found(record, wanted))
    if hides_dismissed(wanted):
        yield "claim.status <> 'dismissed'", {}


def statement(columns: Iterable[str], tables: str, wanted: Iterable[Condition]) -> tuple[str, dict[str, object]]:
    """Write the statement that reads columns of claims on record, and what its parameters are."""
    asked = dict(wanted)
    kept = ("claim.article_id = article.id", "claim.removed_at IS NULL", "article.removed_at IS NULL")
    given = {name: value for more in asked.values() for name, value in more.items()}
    return f"SELECT {', '.join(columns)}{tables}WHERE {' AND '.join((*kept, *asked))}\n", given


def served(record: "Record", wanted: "Filter") -> Iterator[Condition]:
    """Give the conditions of a filter that indexes serve."""
    yield from ((EQUAL[name], {name: value}) for name in EQUAL if (value := getattr(wanted, name)) is not None)
    yield from ((SERVED[name], {}) for name in SERVED if getattr(wanted, name))
    if wanted.numbers:
        yield f"claim.id IN {asking.among(record, 'numbers')}", {"numbers": asking.packed(wanted.numbers)}
    if len(wanted.kinds) == 1:
        yield asking.one_of("claim.kind", "kind", wanted.kinds)
    if len(wanted.statuses) == 1 and not _are_rare(wanted):
        yield asking.one_of("claim.status", "status", wanted.statuses)


def looked(wanted: "Filter") -> Iterator[Condition]:
    """Give the conditions of a filter that every claim has to be looked at for."""
    yield from ((LOOKED[name], {}) for name in LOOKED if getattr(wanted, name))
    if wanted.statuses and _are_rare(wanted):
        yield asking.one_of("claim.status", "status", wanted.statuses)


def _are_rare(wanted: "Filter") -> bool:
    """Tell whether a filter asks for so few claims that it is better to look at their status than to go by it."""
    return wanted.stale or wanted.open


@dataclass(frozen=True, slots=True)
class Found:
    """What few claims meet, or many, as only the record can tell: whose numbers stand in a table beside theirs.

    `looked` is how one claim is looked up there, and `instead` what else a claim may meet.
    """

    few: bool
    number: str
    there: str
    given: Mapping[str, object]
    looked: str
    instead: str = ""

    @property
    def condition(self) -> Condition:
        """Give the condition as it costs least."""
        found = f"claim.id IN (SELECT {self.number} FROM {self.there})" if self.few else self.looked
        return f"({found}{self.instead})", {**self.given}

    def sampled(self, most: int) -> Condition:
        """Give the condition for so many of the claims that meet it."""
        some = f"SELECT number FROM (SELECT {self.number} AS number FROM {self.there} LIMIT {most}) AS few"
        return f"(claim.id IN ({some}){self.instead})", {**self.given}


def found(record: "Record", wanted: "Filter") -> Iterator[Found]:
    """Give what a filter asks for that the record has few claims of, or many."""
    if wanted.tag is not None:
        there, given = "tag WHERE name = :tag AND removed_at IS NULL AND claim_id IS NOT NULL", {"tag": wanted.tag}
        looked = f"EXISTS (SELECT 1 FROM {there} AND claim_id = claim.id)"
        yield Found(_are_few(record, there, given), "claim_id", there, given, looked, OF_ARTICLE)
    if wanted.unread:
        looked = f"EXISTS (SELECT 1 FROM {UNREAD} AND evidence.claim_id = claim.id)"
        yield Found(_are_few(record, UNREAD, {}), "evidence.claim_id", UNREAD, {}, looked)
    if days := [*_days(record, wanted)]:
        between = " AND ".join(f"{{0}}.updated_at {sign} :{name}" for name, sign, _ in days)
        moments = {name: at for name, _, at in days}
        there = f"claim AS changed WHERE changed.removed_at IS NULL AND {between.format('changed')}"
        few, looked = _are_few(record, there, moments), between.format("claim")
        if not few:
            # What changed lately is what was taken in last, and the list would go through all that is before it.
            looked, moments = (
                f"{looked} AND claim.article_id >= :first",
                {**moments, "first": _first(record, there, moments)},
            )
        yield Found(few, "changed.id", there, moments, looked)
    if len(wanted.kinds) > 1:
        yield _either(record, "kind", wanted.kinds)
    if len(wanted.statuses) > 1 and not _are_rare(wanted):
        yield _either(record, "status", wanted.statuses)
    if wanted.words is not None:
        number, there, words = searching.having("claim", record, wanted.words)
        looked = f"EXISTS (SELECT 1 FROM {there} AND search_index.rowid = claim.id + {searching.first_of('claim')})"
        yield Found(_are_few(record, there, words), number, there, words, looked)


def _either(record: "Record", column: str, words: Sequence[str]) -> Found:
    """Find the claims that have any of several words in a column: an index has each word's in order, and not all."""
    which, given = asking.one_of(f"either.{column}", column, words)
    # Joined to nothing, so that no index of the column serves it and all that match are put in order.
    looked, _ = asking.one_of(f"(claim.{column} || '')", column, words)
    there = f"claim AS either WHERE either.removed_at IS NULL AND {which}"
    return Found(_are_few(record, there, given), "either.id", there, given, looked)


def _first(record: "Record", there: str, given: Mapping[str, object]) -> int:
    """Give the first article that has one of these claims, 0 where there are too many of them to tell soon."""
    some = f"SELECT changed.article_id AS article FROM {there} LIMIT {MANY + 1}"
    first = f"SELECT CASE WHEN COUNT(*) > {MANY} THEN 0 ELSE MIN(article) END FROM ({some}) AS some"
    return asking.number(record, first, given)


def _are_few(record: "Record", there: str, given: Mapping[str, object]) -> bool:
    found = asking.number(record, f"SELECT COUNT(*) FROM (SELECT 1 FROM {there} LIMIT {FEW + 1}) AS few", given)
    return found <= FEW


def hides_dismissed(wanted: "Filter") -> bool:
    """Tell whether dismissed claims are left out, because nobody asked for them."""
    return not (wanted.dismissed or wanted.numbers or wanted.statuses)


def _days(record: "Record", wanted: "Filter") -> Iterator[tuple[str, str, object]]:
    """Give the first and the last moment, UTC's, at which a claim may have changed last, each with how it compares."""
    if wanted.since is not None:
        yield "since", ">=", asking.stored(record, dt.datetime.combine(wanted.since, dt.time(), dt.UTC))
    if wanted.until is not None:
        yield "until", "<=", asking.stored(record, dt.datetime.combine(wanted.until, dt.time.max, dt.UTC))
