"""Finding a quotation word for word: its runs of words whole and in their order, linked by what was left out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from claims.tracking.quoting import omissions, typography, wording
from claims.tracking.quoting.omissions import Link
from claims.tracking.quoting.typography import Printed, Span
from claims.tracking.quoting.wording import SAID, Sort, Token, Word


@dataclass(frozen=True)
class Run:
    """An unbroken run of quoted words."""

    printed: Printed
    tokens: list[Token]

    @cached_property
    def core(self) -> list[Token]:
        """Everything from the first word to the last."""
        first, last = wording.core(self.tokens)
        return self.tokens[first : last + 1]

    @cached_property
    def units(self) -> list[tuple[str, wording.Gap]]:
        """What must agree one by one."""
        return [*wording.units(self.core, self.printed)]

    @cached_property
    def lead(self) -> list[str]:
        """The signs right before the first word; a question mark there ends what came before."""
        first, _ = wording.core(self.tokens)
        return [token.key for token in self.tokens[:first] if token.sort is Sort.SIGN]

    @cached_property
    def tail(self) -> list[str]:
        """The signs and question marks after the last word."""
        _, last = wording.core(self.tokens)
        return [token.key for token in self.tokens[last + 1 :]]

    @cached_property
    def words(self) -> list[Word]:
        """The words as people see them."""
        return wording.words(self.printed)

    @cached_property
    def pieces(self) -> list[str]:
        """What stands together in any printing."""
        return [*_pieces(self.core, self.printed.joints)]

    @cached_property
    def pattern(self) -> "re.Pattern[str]":
        """All letters and digits in their order, whatever stands between the words; finds more than the run."""
        return re.compile(_BETWEEN.join(map(re.escape, self.pieces)))


@dataclass(frozen=True)
class Chain:
    """Runs of quoted words and what stands between each two of them."""

    runs: list[Run]
    links: list[Link]


def read(quote: str) -> list[Chain]:
    """Read a quotation: as it stands, and, where it has marks of the quoter, also as those say."""
    whole, cut = _chain([quote], []), _chain(*omissions.cut(quote))
    return [chain for chain in (whole, cut) if chain.runs]


def place(chain: Chain, source: Printed) -> Span | None:
    """Give the first place of a quotation in a folded text, or None."""
    if any(piece not in source.text for run in chain.runs for piece in run.pieces):
        return None
    pivot = max(range(len(chain.runs)), key=lambda number: len(chain.runs[number].units))
    search = _Search(chain, source)
    for start, end in places(chain.runs[pivot], source):
        first = search.back(pivot, start)
        last = None if first is None else search.on(pivot, end)
        if first is not None and last is not None and not _cut(source, first, last):
            return first, last
    return None


def places(run: Run, source: Printed, lowest: int = 0, highest: int | None = None) -> Iterator[Span]:
    """Yield the places of a run in a part of a folded text, in order; they may overlap."""
    highest = len(source.text) if highest is None else highest
    at = lowest
    while found := run.pattern.search(source.text, at, highest):
        if spot := _checked(run, source, *found.span()):
            yield spot
        at = found.start() + 1


_BETWEEN = r"[\W_]*"
# Code points around a place in which the signs stand that belong to it.
_AROUND = 12
# Code points that a word and the blank after it have at most, as a rule.
_WORD_LENGTH = 12


@dataclass(slots=True)
class _Search:
    """The runs before and after one that was found; remembers what led nowhere."""

    chain: Chain
    source: Printed
    vain: set[tuple[bool, int, int]] = field(default_factory=set)

    def on(self, number: int, end: int) -> int | None:
        """Give where the last run ends, if all after this one are there."""
        if number + 1 == len(self.chain.runs):
            return end
        if (True, number, end) in self.vain:
            return None
        run, link = self.chain.runs[number + 1], self.chain.links[number]
        for start, after in places(run, self.source, end, end + _reach(run, link)):
            if omissions.may_skip(self.source, end, start, link) and (last := self.on(number + 1, after)) is not None:
                return last
        self.vain.add((True, number, end))
        return None

    def back(self, number: int, start: int) -> int | None:
        """Give where the first run begins, if all before this one are there."""
        if number == 0:
            return start
        if (False, number, start) in self.vain:
            return None
        run, link = self.chain.runs[number - 1], self.chain.links[number - 1]
        near = [*places(run, self.source, max(0, start - _reach(run, link)), start)]
        for before, end in reversed(near):
            if (
                omissions.may_skip(self.source, end, start, link)
                and (first := self.back(number - 1, before)) is not None
            ):
                return first
        self.vain.add((False, number, start))
        return None


def _reach(run: Run, link: Link) -> int:
    return (link.most + 2 * len(run.words)) * _WORD_LENGTH + 2 * len(run.units)


def _chain(texts: Iterable[str], links: list[Link]) -> Chain:
    runs = [Run(printed, wording.tokens(printed)) for printed in map(typography.fold, texts)]
    return Chain([run for run in runs if any(token.sort in SAID for token in run.tokens)], links)


def _pieces(run: Iterable[Token], joints: Iterable[int]) -> Iterator[str]:
    for token in run:
        if token.sort not in SAID:
            continue
        cuts = [0, *(at - token.start for at in sorted(joints) if token.start < at < token.end), len(token.key)]
        yield from (token.key[one:two] for one, two in pairwise(cuts))


def _checked(run: Run, source: Printed, start: int, end: int) -> Span | None:
    """Tell whether the run stands at a place, whole, and with the signs that belong to it; give the place with them."""
    text = source.text
    if start and _inside(text[start - 1], text[start]) and start not in source.open:
        return None
    around = wording.tokens(source, max(0, start - _AROUND), end + _AROUND)
    first = next((number for number, token in enumerate(around) if token.start == start), None)
    last = next((number for number, token in enumerate(around) if token.end == end), None)
    if first is None or last is None or not _same(run, around[first : last + 1], source):
        return None
    first, last = first - len(run.lead), last + len(run.tail)
    if first < 0 or [token.key for token in around[first : first + len(run.lead)]] != run.lead:
        return None
    if [token.key for token in around[last + 1 - len(run.tail) : last + 1]] != run.tail:
        return None
    if _torn(source, around[:first][-1:], around[first : first + 1]) or _torn(
        source, around[last : last + 1], around[last + 1 : last + 2]
    ):
        return None
    return around[first].start, around[last].end


def _cut(source: Printed, start: int, end: int) -> bool:
    """Tell whether a figure that blanks divide into groups is quoted in part."""
    return bool(typography.group(source.text, start) or typography.group(source.text, end))


def _inside(before: str, first: str) -> bool:
    """Tell at a glance that a place begins within a word, where that is plain."""
    return before.isascii() and first.isascii() and before.isalnum() and first.isalnum()


def _same(run: Run, there: list[Token], source: Printed) -> bool:
    said = [*wording.units(there, source)]
    if len(said) != len(run.units):
        return False
    pairs = zip(run.units, said, strict=True)
    return all(
        one == two and (number == 0 or wording.fits(gap, other))
        for number, ((one, gap), (two, other)) in enumerate(pairs)
    )


def _torn(source: Printed, before: list[Token], after: list[Token]) -> bool:
    """Tell whether two tokens, where there are two, cannot be taken apart."""
    if not before or not after:
        return False
    [one], [two] = before, after
    if wording.glued(source.text, one, two) or wording.one_number(source.text, one, two):
        return True
    touching = one.end == two.start and Sort.SINGLE not in (one.sort, two.sort)
    return touching and two.start not in source.open and {one.sort, two.sort} <= SAID
