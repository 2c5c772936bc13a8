"""Claims that can be held against each other: two whose values differ, and what says that they are of one thing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain, combinations
from typing import TYPE_CHECKING

from claims.tracking import asking, conditions, labels, listing
from claims.tracking.conflicts import likeness
from claims.tracking.conflicts.surroundings import Passage, Surroundings, of_other_days, place
from claims.tracking.listing import Entry, Filter, Sort
from claims.vocabulary import Agreement, Kind, Status, Value

if TYPE_CHECKING:
    from claims.tracking.asking import Record

# The kinds whose values can be compared.
COMPARED = (Kind.CASUALTY, Kind.MONEY, Kind.PERCENTAGE, Kind.QUANTITY, Kind.RANK, Kind.DATE)
NAMED = f"SELECT claim.id, claim.subject FROM claim WHERE claim.subject IS NOT NULL AND {conditions.LISTED}"
# Of so many figures of a sort every two are compared. A tag or a subject of more of them says too little by itself:
# then their words must be alike as well.
MANY = 100
# A word that stands around more of them than these says nothing of any, as in a list where each line begins alike.
SHARING = 10


class Bond(StrEnum):
    """What says that two claims are of one thing, the surest first."""

    TAG = "tag"
    SUBJECT = "subject"
    ARTICLE_TAG = "article tag"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim and what is compared of it: its date only where that is what it claims."""

    entry: Entry
    value: Value

    @property
    def number(self) -> int:
        """The claim's number."""
        return self.entry.number

    def differs(self, other: "Figure") -> bool:
        """Tell whether two values cannot both be so."""
        return self.value.agrees(other.value) is Agreement.DIFFERS


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of one thing whose values differ, the lower number first, and what says that they are of one thing."""

    one: Figure
    two: Figure
    bond: Bond
    name: str | None


def pairs(
    record: "Record", around: Surroundings, *, article: int | None = None, tag: str | None = None
) -> Iterator[Pair]:
    """Yield every two claims of one thing whose values differ, once.

    Dismissed claims, and those that went into others, are left out. Figures are compared within groups that have a
    tag, a subject or an article in common, so that the work grows with the record and not with its square.
    """
    figures = _compared(listing.entries(record, Filter(article=article, tag=tag, kinds=COMPARED), Sort.PLACE))
    if article is not None:
        figures += _bound_to(record, figures, article, tag)
        figures.sort(key=lambda figure: (figure.entry.article, place(figure.entry)))
    around.know(figure.entry for figure in figures)
    seen: set[tuple[int, int]] = set()
    for (bond, name), members in _groups(record, figures):
        for some in _sorts(members):
            rule = Rule(around, bond, some)
            for one, two in rule.twos():
                # The cheap questions first: most pairs end here.
                here = article is None or article in {one.entry.article, two.entry.article}
                if not here or (one.number, two.number) in seen or not one.differs(two):
                    continue
                if rule.of_one_thing(one, two):
                    seen.add((one.number, two.number))
                    yield Pair(one, two, bond, None if bond is Bond.WORDS else name)


def figure_of(entry: Entry) -> Figure:
    """Give what is compared of a claim."""
    value = listing.value_of(entry)
    if entry.kind is Kind.DATE:
        return Figure(entry, value)
    return Figure(entry, Value(value.low, value.high, value.unit, value.qualifier, outcome=value.outcome))


def _compared(entries: Iterable[Entry]) -> list[Figure]:
    figures = map(figure_of, entries)
    return [one for one in figures if one.entry.merged_into is None and (one.value.measured or one.value.date)]


def _bound_to(record: "Record", figures: Sequence[Figure], article: int, tag: str | None) -> list[Figure]:
    """Read the claims of other articles that have a tag or a subject in common with one article's."""
    names = {tag} if tag else {name for figure in figures for name in figure.entry.tags}
    names |= set() if tag else {*labels.of_articles(record, [article]).get(article, ())}
    wanted = [Filter(tag=name, kinds=COMPARED) for name in sorted(names)]
    if subjects := {_subject(figure.entry) for figure in figures if figure.entry.subject}:
        compared, given = asking.one_of("claim.kind", "kind", COMPARED)
        named = asking.ask(record, f"{NAMED} AND {compared}", given)
        # Folded here and not in SQL: no two engines fold É alike.
        numbers = tuple(asking.whole(number) for number, subject in named if str(subject).casefold() in subjects)
        wanted.append(Filter(numbers=numbers, kinds=COMPARED, tag=tag))
    found = {entry.number: entry for one in wanted for entry in listing.entries(record, one, Sort.NUMBER)}
    return _compared(e for e in found.values() if e.article != article and e.status is not Status.DISMISSED)


def _subject(entry: Entry) -> str:
    return (entry.subject or "").casefold()


def _groups(record: "Record", figures: Sequence[Figure]) -> Iterator[tuple[tuple[Bond, str], list[Figure]]]:
    """Give the figures that have something in common together, the surest bonds first."""
    on_articles = labels.of_articles(record, sorted({figure.entry.article for figure in figures}))
    groups: dict[Bond, dict[str, list[Figure]]] = {bond: defaultdict(list) for bond in Bond}
    for figure in figures:
        entry = figure.entry
        for name in entry.tags:
            groups[Bond.TAG][name].append(figure)
        if entry.subject:
            groups[Bond.SUBJECT][_subject(entry)].append(figure)
        for name in on_articles.get(entry.article, ()):
            groups[Bond.ARTICLE_TAG][name].append(figure)
        groups[Bond.WORDS][str(entry.article)].append(figure)
    return (((bond, name), members) for bond, named in groups.items() for name, members in named.items())


def _sorts(members: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Part a group by what can be compared at all: kind, scale and outcome."""
    sorts: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in members:
        sorts[figure.entry.kind, figure.value.scale, figure.value.outcome].append(figure)
    return (sorted(some, key=lambda figure: figure.number) for some in sorts.values() if some[1:])


@dataclass(slots=True)
class Rule:
    """Which two of some figures of a sort are of one thing, by what they have in common."""

    around: Surroundings
    bond: Bond
    some: Sequence[Figure]
    speaking: dict[str, list[Figure]] = field(init=False)
    common: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.speaking = defaultdict(list)
        if len(self.some) > SHARING:
            for figure in self.some:
                for stem in self.around.of(figure.entry).setting.words:
                    self.speaking[stem].append(figure)
        self.common = frozenset(stem for stem, sharing in self.speaking.items() if len(sharing) > SHARING)

    @property
    def by_words(self) -> bool:
        """Whether the words around must be alike."""
        return self.bond is Bond.WORDS or len(self.some) > MANY

    def twos(self) -> Iterator[tuple[Figure, Figure]]:
        """Give every two of a few figures, of many those that share a word which says something."""
        if len(self.some) <= MANY:
            return combinations(self.some, 2)
        telling = (sharing for stem, sharing in self.speaking.items() if stem not in self.common)
        return chain.from_iterable(combinations(sharing, 2) for sharing in telling)

    def of_one_thing(self, one: Figure, two: Figure) -> bool:
        """Tell whether two figures are of one thing."""
        ours, theirs = one.entry, two.entry
        first, second = self.around.of(ours), self.around.of(theirs)
        if _kin(ours, theirs) or _in_one_breath((ours, theirs), (first, second)) or of_other_days(first, second):
            return False
        settings, values = (first.setting, second.setting), (one.value, two.value)
        if self.by_words:
            return likeness.alike(ours.kind, values, settings, self.common)
        if self.bond is Bond.ARTICLE_TAG:
            return ours.article != theirs.article and likeness.alike_elsewhere(ours.kind, values, settings)
        return not likeness.marked_apart(*settings)


def _kin(one: Entry, two: Entry) -> bool:
    """Tell whether one claim is a part of the other, both are of a third, or one stands in the other's words."""
    if one.part_of == two.number or two.part_of == one.number or (one.part_of and one.part_of == two.part_of):
        return True
    return _overlap(one, two, (place(one), one.end or 0), (place(two), two.end or 0))


def _in_one_breath(two: tuple[Entry, Entry], passages: tuple[Passage, Passage]) -> bool:
    """Tell whether one sentence says both, where not of two speakers: nobody contradicts himself in a sentence."""
    (one, other), (first, second) = two, passages
    if one.speaker and other.speaker and one.speaker != other.speaker:
        return False
    return _overlap(one, other, (first.start, first.end), (second.start, second.end))


def _overlap(one: Entry, two: Entry, first: tuple[int, int], second: tuple[int, int]) -> bool:
    there = one.article == two.article and one.start is not None and two.start is not None
    return there and first[0] < second[1] and second[0] < first[1]
