"""An old and a new text laid beside each other, word for word."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from claims.tracking.anchoring import beside
from claims.tracking.anchoring.pairing import Pairing
from claims.tracking.anchoring.tokens import Tokens

# The share of an old sentence's words that must be found again, in their order, for it to be the same sentence changed:
# where it stood, and anywhere else.
IN_PLACE, ELSEWHERE = 0.3, 0.5
# How much better than any other the sentence must be that is found elsewhere.
CLEARLY = 0.1
# Two stretches of text whose product of words is more are not compared word by word: it would take gigabytes.
MOST = 400_000_000
# A word that more sentences than this have says nothing on which of them is meant.
COMMON = 20
GONE = -1


@dataclass(frozen=True)
class Alignment:
    """For each token of the old text its token in the new one, by number, or GONE.

    `kept` is the share of its sentence's words that were found again, for each sentence of the old text; `moved` are
    the sentences that stand in another order, and `unsure` those that may be any of some new ones.
    """

    old: Tokens
    new: Tokens
    to: list[int]
    kept: list[float]
    moved: frozenset[int] = frozenset()
    unsure: dict[int, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, old: Tokens, new: Tokens) -> "Alignment":
        """Lay two texts beside each other: equal sentences, then changed ones in their place, then anywhere."""
        return _Aligning(old, new).done()

    @cached_property
    def found(self) -> frozenset[int]:
        """The tokens of the new text that stood in the old one."""
        return frozenset(self.to) - {GONE}

    @cached_property
    def standing(self) -> list[int]:
        """The tokens of the old text that stand in the new one, in order."""
        return [number for number, there in enumerate(self.to) if there != GONE]

    @cached_property
    def stood(self) -> tuple[frozenset[int], frozenset[int]]:
        """The tokens of the old text and of the new one that stand in the other too."""
        return frozenset(self.standing), self.found

    @property
    def likeness(self) -> float:
        """The share of the shorter text's words that stand in the other one too, where it has the same sentences.

        Words that mean nothing by themselves are not counted.
        """
        most = min(sum(beside.tells(text, number) for number in range(len(text))) for text in (self.old, self.new))
        return sum(beside.tells(self.new, number) for number in self.found) / (most or 1)


class _Aligning:
    """The work of laying them, step by step."""

    def __init__(self, old: Tokens, new: Tokens) -> None:
        self.old, self.new = old, new
        self.to = [GONE] * len(old)
        self.kept = [0.0] * len(old.segments)
        self.moved: set[int] = set()
        numbers: dict[str, int] = defaultdict(lambda: len(numbers))
        # Numbers, since words would be compared by digests that differ from run to run.
        self.words = [numbers[word] for word in old.said], [numbers[word] for word in new.said]

    def done(self) -> Alignment:
        keys = [[tuple(text.said[first:last]) for first, last in text.segments] for text in (self.old, self.new)]
        pairing = Pairing.of(*keys)
        for old, new in pairing.pairs.items():
            self._equal(old, new)
        self.moved = pairing.pairs.keys() - {old for old, _ in pairing.in_order()}
        self._changed(pairing)
        return Alignment(self.old, self.new, self.to, self.kept, frozenset(self.moved), pairing.unsure)

    def _equal(self, old: int, new: int) -> None:
        first, last = self.old.segments[old]
        begin = self.new.segments[new][0]
        self.to[first:last] = range(begin, begin + last - first)
        self.kept[old] = 1.0

    def _changed(self, pairing: Pairing) -> None:
        left, came = list[int](), list[int]()
        for gone, news in pairing.gaps():
            olds = [one for one in gone if one not in pairing.unsure]
            self._lay(olds, news, IN_PLACE)
            left += [one for one in olds if not self.kept[one]]
            came += news
        found = {number for number in self.to if number != GONE}
        free = [one for one in came if self._share(self.new.segments[one], found) < IN_PLACE]
        for old, new in _nearest(self._counted(left, self.old), self._counted(free, self.new)):
            self._lay([old], [new], ELSEWHERE)
            self.moved |= {old} if self.kept[old] else set()

    def _lay(self, olds: Sequence[int], news: Sequence[int], least: float) -> None:
        """Align the words of some sentences with those of others; of a sentence that keeps too few, none count."""
        from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - only an update lays texts beside each other

        ours, theirs = _tokens(self.old, olds), _tokens(self.new, news)
        if not ours or not theirs or len(ours) * len(theirs) > MOST:
            return
        ops = LCSseq.opcodes([self.words[0][one] for one in ours], [self.words[1][one] for one in theirs])
        for op in ops:
            if op.tag == "equal":
                for at in range(op.src_end - op.src_start):
                    self.to[ours[op.src_start + at]] = theirs[op.dest_start + at]
        for old in olds:
            first, last = self.old.segments[old]
            share = sum(number != GONE for number in self.to[first:last]) / (last - first)
            if share < least:
                self.to[first:last] = [GONE] * (last - first)
            self.kept[old] = share if share >= least else 0.0

    def _counted(self, some: Iterable[int], text: Tokens) -> "dict[int, Counter[str]]":
        return {one: Counter(text.said[slice(*text.segments[one])]) for one in some}

    def _share(self, segment: tuple[int, int], found: set[int]) -> float:
        return sum(number in found for number in range(*segment)) / (segment[1] - segment[0])


def _tokens(text: Tokens, segments: Iterable[int]) -> list[int]:
    return [number for one in segments for number in range(*text.segments[one])]


def _nearest(olds: "dict[int, Counter[str]]", news: "dict[int, Counter[str]]") -> list[tuple[int, int]]:
    """Pair the sentences that have clearly more words in common with each other than with any others."""
    holding: dict[str, list[int]] = defaultdict(list)
    for new, words in news.items():
        for word in words:
            holding[word].append(new)
    liked: dict[tuple[int, int], float] = {}
    for old, words in olds.items():
        near = {new for word in words if len(holding.get(word, ())) <= COMMON for new in holding.get(word, ())}
        for new in near:
            both = (words & news[new]).total()
            liked[old, new] = 2 * both / (words.total() + news[new].total())
    best: dict[tuple[str, int], list[float]] = defaultdict(lambda: [0.0])
    for (old, new), like in liked.items():
        best["old", old].append(like)
        best["new", new].append(like)
    return [
        (old, new)
        for (old, new), like in liked.items()
        if like >= ELSEWHERE
        and all(_second(best[side], like) < like - CLEARLY for side in (("old", old), ("new", new)))
    ]


def _second(likes: list[float], like: float) -> float:
    """Give the greatest of some numbers besides one of them."""
    rest = sorted(likes)
    rest.remove(like)
    return rest[-1]
