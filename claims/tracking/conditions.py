"""Conditions on claims, as SQL that both engines read; the table's name stands before each column."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.tracking import asking, searching

if TYPE_CHECKING:
    from claims.tracking.asking import Record
    from claims.tracking.listing import Filter

Condition = tuple[str, dict[str, object]]

# Neither they nor their article were taken out.
LISTED = "claim.removed_at IS NULL AND claim.article_id IN (SELECT id FROM article WHERE removed_at IS NULL)"
# They were to be cut and are gone from the newest text: nothing is left to do. One that never stood in a text is not
# gone from one. The anchor has a name of its own: lists have the one in the newest text beside the claim already.
CUT = (
    "COALESCE(claim.resolution = 'cut' AND claim.start IS NULL"
    " AND EXISTS (SELECT 1 FROM anchor AS anywhere WHERE anywhere.claim_id = claim.id), 1 = 0)"
)
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
# Evidence that was read, or was not, from a source that is on record.
_EVIDENCE = """EXISTS (
    SELECT 1 FROM evidence JOIN source ON source.id = evidence.source_id
    WHERE evidence.claim_id = claim.id AND evidence.removed_at IS NULL AND source.removed_at IS NULL
    AND evidence.stance {} 'unread'
)"""
READ, UNREAD = _EVIDENCE.format("<>"), _EVIDENCE.format("=")
# The claim or its article has the tag `:tag`.
TAGGED = """(
    claim.id IN (SELECT claim_id FROM tag WHERE name = :tag AND removed_at IS NULL AND claim_id IS NOT NULL)
    OR claim.article_id IN (SELECT article_id FROM tag WHERE name = :tag AND removed_at IS NULL
                            AND article_id IS NOT NULL)
)"""
# What must be so of a claim where a field of the filter says what.
EQUAL = {
    "article": "claim.article_id = :article",
    "outcome": "claim.outcome = :outcome",
    "assignee": "claim.assignee = :assignee",
    "made_by": "claim.made_by = :made_by",
    "inside": INSIDE,
    "tag": TAGGED,
    # Both sides by the engine: SQLite's lower() leaves É as it is, Python's does not.
    "speaker": "lower(claim.speaker) = lower(:speaker)",
    "unit": "lower(claim.unit) = lower(:unit)",
}
# And where a field of the filter only asks for it.
ASKED = {
    "open": f"(claim.status = 'unverified' OR {STALE}) AND NOT {CUT}",
    "stale": f"{STALE} AND NOT {CUT}",
    "settled": "claim.status NOT IN ('unverified', 'dismissed') AND claim.stale_because IS NULL",
    "unassigned": "claim.assignee IS NULL",
    "unsourced": f"NOT {READ}",
    "unread": UNREAD,
}


def of(record: "Record", wanted: "Filter") -> Iterator[Condition]:
    """Turn a filter into conditions, one for each thing asked, each with its parameters."""
    yield from ((EQUAL[name], {name: value}) for name in EQUAL if (value := getattr(wanted, name)) is not None)
    yield from ((ASKED[name], {}) for name in ASKED if getattr(wanted, name))
    if wanted.numbers:
        yield f"claim.id IN {asking.among(record, 'numbers')}", {"numbers": asking.packed(wanted.numbers)}
    if hides_dismissed(wanted):
        yield "claim.status <> 'dismissed'", {}
    words = {"status": wanted.statuses, "kind": wanted.kinds}
    yield from (asking.one_of(f"claim.{name}", name, chosen) for name, chosen in words.items() if chosen)
    yield from _within(record, wanted)
    if wanted.words is not None:
        yield searching.matching(record, "claim", wanted.words)


def hides_dismissed(wanted: "Filter") -> bool:
    """Tell whether dismissed claims are left out, because nobody asked for them."""
    return not (wanted.dismissed or wanted.numbers or wanted.statuses)


def _within(record: "Record", wanted: "Filter") -> Iterator[Condition]:
    """Say between which days, UTC's, a claim changed last."""
    if wanted.since is not None:
        first = dt.datetime.combine(wanted.since, dt.time(), dt.UTC)
        yield "claim.updated_at >= :since", {"since": asking.moment(record, first)}
    if wanted.until is not None:
        last = dt.datetime.combine(wanted.until, dt.time.max, dt.UTC)
        yield "claim.updated_at <= :until", {"until": asking.moment(record, last)}
