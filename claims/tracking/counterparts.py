"""What is found in the last text of an article and what stands for it in the next one."""

from collections import defaultdict
from collections.abc import Iterable

from claims.extraction import FoundClaim
from claims.tracking.anchoring import Placed, Placing
from claims.vocabulary import AnchorState, Kind

# The words stand, whatever is to be said of them.
KEPT = frozenset({AnchorState.EXACT, AnchorState.MOVED})
# Whose words may be a part of longer ones and say the same.
TELLING = frozenset({Kind.QUOTE, Kind.STATEMENT, Kind.EVENT})
# What was found is kept by stretches of so many code points.
PART = 200
Spot = tuple[int, int, Kind]
# What was found in the last text, and what stands for it in the new one.
Counterparts = dict[FoundClaim, FoundClaim]


class Near:
    """What was found, to be asked for what overlaps a place without looking at all of it."""

    def __init__(self, found: Iterable[FoundClaim]) -> None:
        self._parts: dict[int, list[FoundClaim]] = defaultdict(list)
        for one in found:
            for part in self._within(one.start, one.end):
                self._parts[part].append(one)

    def of(self, start: int, end: int) -> list[FoundClaim]:
        """Give what overlaps code points, in the order it was found in."""
        near = (one for part in self._within(start, end) for one in self._parts.get(part, ()))
        return [*dict.fromkeys(one for one in near if one.start < end and start < one.end)]

    @staticmethod
    def _within(start: int, end: int) -> range:
        return range(start // PART, max(start, end - 1) // PART + 1)


def counterparts(before: Iterable[FoundClaim], now: Iterable[FoundClaim], placing: Placing) -> Counterparts:
    """Give for what was found in the last text what is found in its place in the new one, each once."""
    places = [(found, placing.of(found.start, found.end)) for found in before]
    standing = [(found, at) for found, at in places if at.state in {*KEPT, AnchorState.CHANGED}]
    here = {spot(found): found for found in now}
    made: Counterparts = {}
    for found, at in standing:
        if same := here.pop((at.start, at.end, found.kind), None):
            made[found] = same
    free, used = Near(here.values()), set[FoundClaim]()
    # Of the same kind first; on the very same words another kind is another reading of them.
    for fits in (_of_kind, _on_its_words):
        for found, at in standing:
            near = [one for one in free.of(at.start, at.end) if one not in used and fits(found, one, at)]
            if found not in made and near:
                made[found] = max(near, key=lambda one: overlap(one, at.start, at.end))
                used.add(made[found])
    return made


def _of_kind(found: FoundClaim, other: FoundClaim, _at: Placed) -> bool:
    return found.kind is other.kind


def _on_its_words(found: FoundClaim, other: FoundClaim, at: Placed) -> bool:
    return (other.start, other.end) == (at.start, at.end) and TELLING.isdisjoint({found.kind, other.kind})


def overlap(found: FoundClaim, start: int, end: int) -> tuple[int, int]:
    """Say by how much two places overlap, then how alike they are in length."""
    return min(found.end, end) - max(found.start, start), -abs(found.end - found.start - end + start)


def spot(found: FoundClaim) -> Spot:
    """Give where a claim is found and of what kind: no two are alike in both."""
    return found.start, found.end, found.kind
