"""Stretches of a text that are taken, and whether another one meets them."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Taken:
    """Stretches of a text, offsets end exclusive, in any order; asking costs the logarithm of their number."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        # How far the stretches up to each one reach.
        self._reach = list(accumulate((end for _, end in ordered), max))

    def meets(self, start: int, end: int) -> bool:
        """Tell whether a stretch has a character in common with one of these."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._reach[at - 1] > start
