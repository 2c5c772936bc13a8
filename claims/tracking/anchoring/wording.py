"""Two wordings laid beside each other: what went is [-shown so-], what came is {+shown so+}."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from claims.tracking.anchoring.tokens import Tokens

# Words kept on either side of a change where the rest is left out.
AROUND = 4


@dataclass(frozen=True, slots=True)
class _Block:
    """Words that stayed, or those that went with what came for them: numbers of tokens, end exclusive."""

    kept: bool
    gone: tuple[int, int]
    came: tuple[int, int]


def difference(old: str, new: str, *, whole: bool = False) -> str:
    """Show how a wording changed, in the marks of a word diff; of long stretches that are the same only the edges.

    `whole` shows all of it.
    """
    return " ".join("".join(_pieces(Tokens.of(old), Tokens.of(new), whole=whole)).split())


def _pieces(ours: Tokens, theirs: Tokens, *, whole: bool) -> Iterator[str]:
    blocks = [*_blocks(ours, theirs)]
    for number, block in enumerate(blocks):
        if block.kept:
            yield _same(theirs, block.came, (number > 0, number + 1 < len(blocks)), whole=whole)
        else:
            gone, came = _stretch(ours, *block.gone), _stretch(theirs, *block.came)
            yield (f"[-{gone}-]" if gone else "") + (f"{{+{came}+}}" if came else "")
        if number + 1 < len(blocks) and _apart(ours, theirs, block, blocks[number + 1]):
            yield " "


def _blocks(ours: Tokens, theirs: Tokens) -> Iterator[_Block]:
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - only what changed is laid beside each other

    kept = [op for op in LCSseq.opcodes(ours.said, theirs.said) if op.tag == "equal"]
    edges = [(0, 0, 0, 0), *((op.src_start, op.src_end, op.dest_start, op.dest_end) for op in kept)]
    for (_, first, _, begin), (last, until, end, stop) in pairwise([*edges, (len(ours),) * 2 + (len(theirs),) * 2]):
        if (first, begin) != (last, end):
            yield _Block(kept=False, gone=(first, last), came=(begin, end))
        if last < until:
            yield _Block(kept=True, gone=(last, until), came=(end, stop))


def _same(text: Tokens, words: tuple[int, int], edges: tuple[bool, bool], *, whole: bool) -> str:
    """Give words that stayed, of a long stretch those beside a change."""
    first, last = words
    before, after = (AROUND if edge else 0 for edge in edges)
    if whole or last - first <= before + after + 1 or not any(edges):
        return _stretch(text, first, last)
    return " … ".join((_stretch(text, first, first + before), _stretch(text, last - after, last))).strip()


def _stretch(text: Tokens, first: int, last: int) -> str:
    return text.text[slice(*text.place(first, last))] if first < last else ""


def _apart(ours: Tokens, theirs: Tokens, one: _Block, two: _Block) -> bool:
    """Tell whether white space stands between two blocks, in the new text where both are in it."""
    if one.came[0] < one.came[1] and two.came[0] < two.came[1]:
        return not theirs.touches(two.came[0])
    return not ours.touches(two.gone[0])
