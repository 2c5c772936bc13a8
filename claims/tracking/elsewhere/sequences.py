"""Words of two claims in their order, and which of them were put in the place of others."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher


def likeness_of(one: Sequence[str], two: Sequence[str]) -> float:
    """Give how much of two sequences stands in one order, from 0 to 1."""
    return SequenceMatcher(None, one, two, autojunk=False).ratio()


def put_for_another(one: Sequence[str], two: Sequence[str], alike: float) -> bool:
    """Tell whether two are so far alike, and some words of the one stand in the place of others."""
    return likeness_of(one, two) >= alike and any(True for _ in replaced(one, two))


def replaced(one: Sequence[str], two: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield the words that stand in the place of others, with those; what is only moved is not among them."""
    for how, start, end, first, last in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        ours = [word for word in one[start:end] if word not in two]
        theirs = [word for word in two[first:last] if word not in one]
        if how == "replace" and ours and theirs:
            yield ours, theirs
