"""How much of an article's text has a claim on it that somebody looks at."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.extraction.found import Fact, FactSort
from claims.extraction.text import wrapping
from claims.model import Claim
from claims.tracking import articles, words
from claims.vocabulary import PERSON, Kind


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact that no claim covers; `paragraph` counts from 1, `start` and `end` are code points of the text."""

    article: int
    paragraph: int
    sort: FactSort
    exact: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text, how many facts are in it, and those of them that no claim covers."""

    number: int
    start: int
    end: int
    facts: int
    uncovered: tuple[Entry, ...]

    @property
    def covered(self) -> int:
        """The number of facts that a claim covers."""
        return self.facts - len(self.uncovered)

    @property
    def share(self) -> float | None:
        """The share of the facts that claims cover, from 0 to 1; None where there are no facts."""
        return self.covered / self.facts if self.facts else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What claims cover of an article's newest text."""

    article: int
    text: str = field(repr=False)
    paragraphs: tuple[Paragraph, ...]

    @property
    def facts(self) -> int:
        """The number of facts in the text."""
        return sum(each.facts for each in self.paragraphs)

    @property
    def uncovered(self) -> tuple[Entry, ...]:
        """The facts that no claim covers, in the order of the text."""
        return tuple(entry for each in self.paragraphs for entry in each.uncovered)

    @property
    def share(self) -> float | None:
        """The share of the facts that claims cover, from 0 to 1; None where there are no facts."""
        return (self.facts - len(self.uncovered)) / self.facts if self.facts else None


def of(session: Session, number: int, facts: Sequence[Fact]) -> Coverage:
    """Say which facts of an article's text, as extraction found them there, claims on record cover.

    A claim covers what lies within its words, but not what it does not say: a number or a date is covered by a claim
    that has a value, a quotation of four words or more by a quotation or a statement, and either by one that a person
    made. Dismissed claims count, since somebody has looked. NotAllowedError where the text is no longer that of the
    facts.
    """
    article = articles.find(session, number)
    text = articles.with_text(session, article).text
    for fact in facts:
        words.must_stand(text, fact.start, fact.end, fact.exact)
    covers = _covers(session, number)
    missed = [fact for fact in facts if not covers[_wants(fact)].hold(fact.start, fact.end)]
    return Coverage(number, text, tuple(_paragraphs(number, text, facts, missed)))


# The kinds whose claims have a value, or are what a person made of what has no kind.
VALUED = frozenset(Kind) - {Kind.NAME, Kind.QUOTE, Kind.STATEMENT, Kind.EVENT}
SPOKEN = frozenset({Kind.QUOTE, Kind.STATEMENT})
# Of so many words a quotation is a claim by itself.
SPOKEN_WORDS = 4
# Which claims cover a fact, beside those that a person made.
WANTED = {
    FactSort.NUMBER: VALUED,
    FactSort.DATE: VALUED,
    FactSort.NAME: frozenset(Kind),
    FactSort.SUPERLATIVE: frozenset(Kind),
    FactSort.QUOTATION: SPOKEN,
}


class _Spans:
    """Stretches of a text, of which one may hold another stretch; asking costs the logarithm of their number."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = [*accumulate((end for _, end in ordered), max)]

    def hold(self, start: int, end: int) -> bool:
        at = bisect_right(self._starts, start)
        return at > 0 and self._reach[at - 1] >= end


def _wants(fact: Fact) -> frozenset[Kind]:
    short = fact.sort is FactSort.QUOTATION and len(fact.exact.split()) < SPOKEN_WORDS
    return frozenset(Kind) if short else WANTED[fact.sort]


def _covers(session: Session, number: int) -> dict[frozenset[Kind], _Spans]:
    """Give the words of an article's claims, by the kinds that are wanted."""
    chosen = select(Claim.kind, Claim.made_by, Claim.start, Claim.end).where(
        Claim.article_id == number, Claim.removed_at.is_(None), Claim.start.is_not(None), Claim.end.is_not(None)
    )
    rows = [(kind, made_by, (start or 0, end or 0)) for kind, made_by, start, end in session.execute(chosen)]
    return {
        kinds: _Spans(span for kind, made_by, span in rows if kind in kinds or made_by == PERSON)
        for kinds in WANTED.values()
    }


def _paragraphs(number: int, text: str, facts: Iterable[Fact], missed: Iterable[Fact]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text; a fact belongs to the one it begins in."""
    spans = [*wrapping.paragraphs(text)]
    starts = [start for start, _ in spans]
    counted = Counter(bisect_right(starts, fact.start) for fact in facts)
    left: defaultdict[int, list[Entry]] = defaultdict(list)
    for fact in missed:
        paragraph = bisect_right(starts, fact.start)
        left[paragraph].append(Entry(number, paragraph, fact.sort, fact.exact, fact.start, fact.end))
    for place, (start, end) in enumerate(spans, start=1):
        yield Paragraph(place, start, end, counted[place], tuple(left[place]))
