"""What of a text is other than before, sentence by sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.tracking.anchoring.pairing import Pairing
from claims.tracking.anchoring.tokens import Tokens

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
    ours, theirs = Tokens.of(old), Tokens.of(new)
    pairing = Pairing.of(*([tuple(text.said[slice(*one)]) for one in text.segments] for text in (ours, theirs)))
    standing = dict(pairing.in_order())
    moved = [
        (new, Passage(_stretch(ours, [old]), _stretch(theirs, [new]), moved=True))
        for old, new in pairing.pairs.items()
        if old not in standing
    ]
    found = [(at, Passage(_stretch(ours, left), _stretch(theirs, came))) for at, left, came in _gaps(pairing)]
    return [passage for _, passage in sorted([*found, *moved], key=lambda one: one[0])]


def _gaps(pairing: Pairing) -> Iterator[tuple[float, list[int], list[int]]]:
    """Yield the gaps with the place of each in the new text; what is divided by moved sentences comes in pieces."""
    edges = [(-1, -1), *pairing.in_order(), (len(pairing.old), len(pairing.new))]
    for (old, new), (next_old, next_new) in pairwise(edges):
        left = _runs([one for one in range(old + 1, next_old) if one not in pairing.pairs])
        came = _runs([one for one in range(new + 1, next_new) if one not in pairing.taken])
        if sum(map(len, left)) == sum(map(len, came)):
            # A sentence for a sentence.
            left, came = ([[one] for run in runs for one in run] for runs in (left, came))
        for number in range(max(len(left), len(came))):
            gone = left[number] if number < len(left) else []
            here = came[number] if number < len(came) else []
            yield here[0] if here else new + 0.5, gone, here


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _stretch(text: Tokens, segments: Sequence[int]) -> Stretch | None:
    if not segments:
        return None
    return text.starts[text.segments[segments[0]][0]], text.ends[text.segments[segments[-1]][1] - 1]
