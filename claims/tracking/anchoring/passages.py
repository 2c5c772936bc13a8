"""What of a text is other than before, sentence by sentence."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.tracking.anchoring.pairing import Pairing
from claims.tracking.anchoring.tokens import Tokens

# The share of their words that two sentences have in common where one is the other, changed.
LIKE = 0.4
# Of more pairs of sentences than this none is looked for.
MOST = 2_500
# A stretch of text: code points, end exclusive.
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that changed, with their places in the old and the new text; None where there are none.

    One that only `moved` is the same in both.
    """

    before: Stretch | None
    after: Stretch | None
    moved: bool = False


def changed(old: str, new: str) -> list[Passage]:
    """Give what changed from one text to another, in the order of the new one, each with what it replaced."""
    ours, theirs = Tokens.both(old, new)
    pairing = Pairing.of(*([tuple(text.said[slice(*one)]) for one in text.segments] for text in (ours, theirs)))
    standing = dict(pairing.in_order())
    moved = [
        (new, Passage(_stretch(ours, [old]), _stretch(theirs, [new]), moved=True))
        for old, new in pairing.pairs.items()
        if old not in standing
    ]
    found = [(at, Passage(_stretch(ours, left), _stretch(theirs, came))) for at, left, came in _gaps(pairing)]
    return [passage for _, passage in sorted([*found, *moved], key=lambda one: one[0])]


def _gaps(pairing: Pairing) -> Iterator[tuple[float, Sequence[int], Sequence[int]]]:
    """Yield what went and what came for it, with its place in the new text."""
    edges = [(-1, -1), *pairing.in_order(), (len(pairing.old), len(pairing.new))]
    for (old, new), (next_old, next_new) in pairwise(edges):
        left = [one for one in range(old + 1, next_old) if one not in pairing.pairs]
        came = [one for one in range(new + 1, next_new) if one not in pairing.taken]
        place = new + 0.5
        for gone, here in _one_by_one(pairing, left, came):
            place = here[-1] if here else place
            yield (here[0] if here else place), gone, here


def _one_by_one(
    pairing: Pairing, left: Sequence[int], came: Sequence[int]
) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Set each sentence that came beside the one that it changed, and what has none by itself, in the order of both."""
    at = 0, 0
    for old, new in [*_alike(pairing, left, came), (len(left), len(came))]:
        if at[0] < old:
            yield left[at[0] : old], ()
        if at[1] < new:
            yield (), came[at[1] : new]
        if old < len(left):
            yield left[old : old + 1], came[new : new + 1]
        at = old + 1, new + 1


def _alike(pairing: Pairing, left: Sequence[int], came: Sequence[int]) -> list[tuple[int, int]]:
    """Pair the sentences so that, in their order, they have the most words in common: numbers within either list."""
    if len(left) * len(came) > MOST:
        return []
    ours, theirs = [Counter(pairing.old[one]) for one in left], [Counter(pairing.new[one]) for one in came]
    # The best of what comes before each two of them: how much it has in common, and its pairs.
    best: list[list[tuple[float, list[tuple[int, int]]]]] = [[(0.0, [])] * (len(came) + 1)]
    for old, mine in enumerate(ours):
        row: list[tuple[float, list[tuple[int, int]]]] = [(0.0, [])]
        for new, other in enumerate(theirs):
            like = 2 * (mine & other).total() / (mine.total() + other.total())
            ways = [best[old][new + 1], row[new]]
            if like >= LIKE:
                ways.append((best[old][new][0] + like, [*best[old][new][1], (old, new)]))
            row.append(max(ways, key=lambda way: way[0]))
        best.append(row)
    return best[-1][-1][1]


def _stretch(text: Tokens, segments: Sequence[int]) -> Stretch | None:
    if not segments:
        return None
    return text.starts[text.segments[segments[0]][0]], text.ends[text.segments[segments[-1]][1] - 1]
