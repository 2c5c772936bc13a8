"""Which sentence of a new text is which of the old one: by equal words, and by what stands around them."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claims.tracking.anchoring import beside

# A sentence to be compared: its folded words.
Key = tuple[str, ...]
Pair = tuple[int, int]
# The share of the words that mean something which a sentence keeps where it was only edited.
LIKE = 0.5


@dataclass
class Pairing:
    """Sentences by their numbers: the new one for each old one, and those of which it cannot be told.

    `unsure` gives for an old sentence the new ones that it may be, equal to it to the word.
    """

    old: Sequence[Key]
    new: Sequence[Key]
    pairs: dict[int, int] = field(default_factory=dict)
    unsure: dict[int, tuple[int, ...]] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, old: Sequence[Key], new: Sequence[Key]) -> "Pairing":
        """Pair equal sentences: those that stand once, then by their neighbours, then by their order between others."""
        pairing = cls(old, new)
        there, here = _places(old), _places(new)
        pairing._add((there[key][0], here[key][0]) for key in there if len(there[key]) == len(here.get(key, ())) == 1)
        pairing._by_neighbours()
        pairing._by_order()
        pairing._by_neighbours()
        pairing._doubt_runs()
        pairing._rest(here)
        return pairing

    def in_order(self) -> list[Pair]:
        """Give the most pairs that stand in the same order in both texts; the others were moved."""
        ordered = sorted(self.pairs.items())
        tails, at = list[int](), list[int]()
        before: list[int] = []
        for number, (_, new) in enumerate(ordered):
            place = bisect_left(tails, new)
            tails[place : place + 1] = [new]
            at[place : place + 1] = [number]
            before.append(at[place - 1] if place else -1)
        chain, number = list[Pair](), at[-1] if at else -1
        while number >= 0:
            chain.append(ordered[number])
            number = before[number]
        return chain[::-1]

    def gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """Yield what is unpaired between two neighbours of `in_order`, in the old text and in the new one."""
        edges = [(-1, -1), *self.in_order(), (len(self.old), len(self.new))]
        for (old, new), (next_old, next_new) in pairwise(edges):
            left = [one for one in range(old + 1, next_old) if one not in self.pairs]
            came = [one for one in range(new + 1, next_new) if one not in self.taken]
            if left or came:
                yield left, came

    def _add(self, pairs: Iterable[Pair]) -> list[Pair]:
        added = list(pairs)
        self.pairs.update(added)
        self.taken.update(new for _, new in added)
        return added

    def _by_neighbours(self) -> None:
        """Pair equal sentences beside paired ones, as far as none is wanted twice."""
        fresh: Iterable[Pair] = [*self.pairs.items()]
        refused: set[Pair] = set()
        while fresh:
            asked = {(old + way, new + way) for old, new in fresh for way in (-1, 1)}
            asked = {pair for pair in asked | refused if self._fits(*pair)}
            olds, news = Counter(old for old, _ in asked), Counter(new for _, new in asked)
            fresh = self._add((old, new) for old, new in sorted(asked) if olds[old] == news[new] == 1)
            # Kept, so that what two want is given to neither when one of them asks alone in a later round.
            refused = asked - set(fresh)

    def _fits(self, old: int, new: int) -> bool:
        inside = 0 <= old < len(self.old) and 0 <= new < len(self.new)
        return inside and old not in self.pairs and new not in self.taken and self.old[old] == self.new[new]

    def _by_order(self) -> None:
        """Pair equal sentences that stand equally often between the same others."""
        for left, came in [*self.gaps()]:
            there, here = _places(self.old, left), _places(self.new, came)
            for key in there:
                pairs = [*zip(there[key], here.get(key, ()), strict=False)]
                if len(there[key]) == len(here.get(key, ())) and (
                    len(pairs) == 1 or all(self._beside(*pair) for pair in pairs)
                ):
                    self._add(pairs)

    def _beside(self, old: int, new: int) -> bool:
        """Tell whether something like the neighbour of a sentence stands beside the one it may be now."""
        for way in (-1, 1):
            one, other = old + way, new + way
            if 0 <= one < len(self.old) and 0 <= other < len(self.new) and self._like(one, other):
                return True
        return False

    def _like(self, old: int, new: int) -> bool:
        one, other = (Counter(filter(beside.is_telling, key)) for key in (self.old[old], self.new[new]))
        return (one & other).total() >= LIKE * (max(one.total(), other.total()) or 1)

    def _doubt_runs(self) -> None:
        """Take the pairs of equal sentences in a row back where one of the row is gone: none can tell which."""
        first = 0
        while first < len(self.old):
            last = first
            while last < len(self.old) and self.old[last] == self.old[first]:
                last += 1
            run = range(first, last)
            kept = [self.pairs[one] for one in run if one in self.pairs]
            gone = [one for one in run if one not in self.pairs]
            if kept and gone and not all(self._edited(one, run) for one in gone):
                for one in run:
                    self.pairs.pop(one, None)
                    self.unsure[one] = tuple(kept)
            first = last

    def _edited(self, old: int, run: range) -> bool:
        """Tell whether something like a sentence stands where it stood beside the others of its row."""
        for near in (old - 1, old + 1):
            new = self.pairs[near] + old - near if near in run and near in self.pairs else -1
            if 0 <= new < len(self.new) and new not in self.taken and self._like(old, new):
                return True
        return False

    def _rest(self, here: dict[Key, list[int]]) -> None:
        """Settle equal sentences that nothing around tells apart: the last one of each, else none."""
        left = [one for one in range(len(self.old)) if one not in self.pairs and one not in self.unsure]
        for key, olds in _places(self.old, left).items():
            free = [new for new in here.get(key, ()) if new not in self.taken]
            if len(olds) == len(free) == 1:
                self._add(zip(olds, free, strict=True))
            elif free:
                self.unsure |= dict.fromkeys(olds, tuple(free))


def _places(keys: Sequence[Key], some: Iterable[int] | None = None) -> dict[Key, list[int]]:
    places: dict[Key, list[int]] = defaultdict(list)
    for number in range(len(keys)) if some is None else some:
        places[keys[number]].append(number)
    return places
