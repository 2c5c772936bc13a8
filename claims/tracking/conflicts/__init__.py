"""What contradicts what: claims each other, and the sources beside a claim each other."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from claims.tracking import asking, figures, listing, spelling
from claims.tracking.conflicts import bonds
from claims.tracking.conflicts.bonds import Figure, Pair
from claims.tracking.conflicts.surroundings import Surroundings, apart, own_words
from claims.tracking.listing import Entry as Listed
from claims.tracking.listing import Filter, Sort
from claims.tracking.proofs import Proof
from claims.vocabulary import Agreement, Kind, Outcome, Stance, Status, Value

if TYPE_CHECKING:
    from claims.tracking.asking import Record

# People are found and go home: these counts go both ways from day to day, those of the other outcomes only up.
CHANGING = frozenset({Outcome.MISSING, Outcome.DISPLACED})
# What is counted up from day to day besides people, and sums that are gathered.
GROWING_UNITS = frozenset({"arrest", "case", "complaint", "infection", "signature", "vote"})
# What a source does that speaks of a claim, or may: context and what does not say it do not.
SPEAKING = (Stance.SUPPORTS, Stance.REFUTES, Stance.UNREAD)
# The claims beside which several sources stand that speak of them.
WITH_SEVERAL = """SELECT evidence.claim_id FROM evidence JOIN source ON source.id = evidence.source_id
WHERE evidence.removed_at IS NULL AND source.removed_at IS NULL AND {}
GROUP BY evidence.claim_id HAVING COUNT(DISTINCT evidence.source_id) > 1"""
OPEN = tuple(status for status in Status if status is not Status.DISMISSED)


class Relation(StrEnum):
    """How two values go together that differ; the last two only differ because time went by."""

    CONTRADICTS = "contradicts"
    GREW = "grew"
    CHANGED = "changed"


class Between(StrEnum):
    """Whose the two values are."""

    CLAIMS = "claims"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: a claim and its value, or a source beside it and the value read in its quote.

    `title`, `location` and `published` are those of the article or the source; `as_of` is the day that a figure is of,
    in EDTF: the one on record for the claim, the one its sentence says, or the day of publication. `before` and `after`
    are the rest of the sentence.
    """

    number: int
    article: int
    kind: Kind
    status: Status
    stale: bool
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    qualifier: str | None
    date: str | None
    outcome: Outcome | None
    published: dt.date | None
    as_of: str | None
    words: str | None = None
    title: str | None = None
    location: str | None = None
    source: int | None = None
    stance: Stance | None = None
    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """Two values that differ: `number` and `other` are the claims, one and the same where its sources differ.

    `because` says what makes them of one thing, or what the sources disagree by. Where time went by, the earlier side
    comes first.
    """

    relation: Relation
    between: Between
    because: str
    number: int
    other: int
    sides: tuple[Side, Side]
    # What the sources are about, where they are what differs.
    claim: Side | None = field(default=None, repr=False)


def entries(record: "Record", *, article: int | None = None, tag: str | None = None) -> list[Entry]:
    """List what contradicts what: on the whole record, with claims of one article, or among those with a tag.

    The claims come first, then the sources, and last the figures that only changed with time. NotFoundError where
    there is no such article, or no such tag.
    """
    if article is not None:
        listing.must_exist(record, Filter(article=article))
    if tag is not None:
        spelling.must_exist(record, "tag", tag)
    found = [*_between_claims(record, article, tag), *_between_sources(record, article, tag)]
    return sorted(found, key=lambda entry: entry.relation is not Relation.CONTRADICTS)


def _between_claims(record: "Record", article: int | None, tag: str | None) -> Iterator[Entry]:
    around = Surroundings()
    there = bonds.pairs(record, around, article=article, tag=tag)
    for pair in sorted(there, key=lambda pair: (pair.one.number, pair.two.number)):
        because = pair.bond.value if pair.name is None else f"{pair.bond} {pair.name}"
        sides = _claim_side(around, pair.one), _claim_side(around, pair.two)
        if _grows(around, pair):
            yield _over_time(Between.CLAIMS, because, sides)
        # Figures that are no counts, and are said to be of two days, are of two things.
        elif not apart(_told_day(around, pair.one.entry), _told_day(around, pair.two.entry)):
            yield _entry(Relation.CONTRADICTS, Between.CLAIMS, because, sides)


def _claim_side(around: Surroundings, figure: Figure) -> Side:
    entry = figure.entry
    said = around.of(entry)
    side = _side(entry, figure.value, entry.published)
    return replace(
        side,
        title=entry.title,
        location=entry.address,
        words=own_words(entry),
        before=said.before,
        after=said.after,
        as_of=None if entry.kind is Kind.DATE else _told_day(around, entry) or side.as_of,
    )


def _told_day(around: Surroundings, entry: Listed) -> str | None:
    """Give the day that a figure is said to be of, on record or in its sentence."""
    return None if entry.kind is Kind.DATE else entry.date or around.of(entry).as_of


def _grows(around: Surroundings, pair: Pair) -> bool:
    """Tell whether both are counts of what happened so far, or sums that are gathered, in one currency."""
    one, two = pair.one.entry, pair.two.entry
    if one.kind is Kind.MONEY:
        return one.unit == two.unit and all(around.of(entry).setting.is_gathered for entry in (one, two))
    return _counts_up(one)


def _counts_up(entry: Listed) -> bool:
    return entry.kind is Kind.CASUALTY or (entry.kind is Kind.QUANTITY and entry.unit in GROWING_UNITS)


def _over_time(between: Between, because: str, sides: tuple[Side, Side]) -> Entry:
    """Say of a count that goes up whether it did: one that fell is a contradiction, as are two of the same day."""
    if not apart(sides[0].as_of, sides[1].as_of):
        return _entry(Relation.CONTRADICTS, between, because, sides)
    # Days that have nothing in common sort as their words do.
    earlier, later = sorted(sides, key=lambda side: side.as_of or "")
    if earlier.outcome in CHANGING:
        return _entry(Relation.CHANGED, between, because, (earlier, later))
    grew = _figure(earlier) < _figure(later)
    return _entry(
        Relation.GREW if grew else Relation.CONTRADICTS, between, because, (earlier, later) if grew else sides
    )


def _figure(side: Side) -> Decimal:
    """Give a figure of a range: which one does not matter where the ranges have none in common."""
    return side.low if side.low is not None else side.high or Decimal(0)


def _between_sources(record: "Record", article: int | None, tag: str | None) -> Iterator[Entry]:
    speak, given = asking.one_of("evidence.stance", "stance", SPEAKING)
    several = asking.numbers(record, WITH_SEVERAL.format(speak), given)
    wanted = Filter(article=article, tag=tag, statuses=OPEN, numbers=tuple(several))
    if not wanted.numbers:
        return
    around = Surroundings()
    for entry in listing.entries(record, wanted, Sort.NUMBER):
        speaking = [proof for proof in entry.sources if proof.stance in SPEAKING]
        for one, two in combinations(speaking, 2):
            if one.number != two.number and (found := _disagreement(entry, one, two)):
                yield replace(found, claim=_claim_side(around, bonds.figure_of(entry)))


def _disagreement(entry: Listed, one: Proof, two: Proof) -> Entry | None:
    """Say how two sources beside a claim disagree; None where they do not."""
    values = _disagreeing(_of_the_claim(entry, one), _of_the_claim(entry, two))
    said = values or (_first(entry, one), _first(entry, two))
    sides = _source_side(entry, one, said[0]), _source_side(entry, two, said[1])
    if {one.stance, two.stance} == {Stance.SUPPORTS, Stance.REFUTES}:
        return _entry(Relation.CONTRADICTS, Between.SOURCES, "stance", sides)
    if values is None:
        return None
    if _counts_up(entry):
        return _over_time(Between.SOURCES, "figures", sides)
    return _entry(Relation.CONTRADICTS, Between.SOURCES, "figures", sides)


def _of_the_claim(entry: Listed, proof: Proof) -> list[Value]:
    """Give those of the values read in a quote that are of the sort the claim's is."""
    claim = bonds.figure_of(entry).value
    return [value for value in figures.read(proof.figures) if _of_one_sort(claim, value)]


def _of_one_sort(one: Value, two: Value) -> bool:
    return {one.agrees(two), two.agrees(one)} != {Agreement.UNKNOWN}


def _first(entry: Listed, proof: Proof) -> Value:
    return next(iter(_of_the_claim(entry, proof)), Value())


def _disagreeing(ours: Sequence[Value], theirs: Sequence[Value]) -> tuple[Value, Value] | None:
    """Give a value of each that differ; None where any two of them go together."""
    both = [(one, two) for one in ours for two in theirs]
    if any(Agreement.AGREES in {one.agrees(two), two.agrees(one)} for one, two in both):
        return None
    return next(((one, two) for one, two in both if one.agrees(two) is Agreement.DIFFERS), None)


def _source_side(entry: Listed, proof: Proof, value: Value) -> Side:
    side = _side(entry, value, proof.published)
    said = replace(side, title=proof.title, location=proof.location, words=proof.quote)
    return replace(said, source=proof.number, stance=proof.stance)


def _side(entry: Listed, value: Value, published: dt.date | None) -> Side:
    return Side(
        number=entry.number,
        article=entry.article,
        kind=entry.kind,
        status=entry.status,
        stale=entry.stale,
        low=value.low,
        high=value.high,
        unit=value.unit,
        qualifier=value.qualifier,
        date=value.date,
        outcome=value.outcome,
        published=published,
        as_of=published.isoformat() if published else None,
    )


def _entry(relation: Relation, between: Between, because: str, sides: tuple[Side, Side]) -> Entry:
    low, high = sorted(side.number for side in sides)
    return Entry(relation, between, because, low, high, sides)
