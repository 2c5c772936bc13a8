"""How deep a claim stands inside others of the same list."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claims.tracking.listing import Entry


def nested(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Give claims, which come in the order of the text, the `depth` at which they stand inside others among them.

    It is the length of the longest chain of claims around one, each inside the next as `conditions.INSIDE` has it.
    Claims may overlap, so that not all that are open around a place need be around a claim.
    """
    article: int | None = None
    around: list[Entry] = []
    for entry in entries:
        if entry.article != article:
            article, around = entry.article, []
        if entry.start is None:
            yield entry
            continue
        around = [other for other in around if _end(other) >= entry.start]
        # In this order whoever came before begins no later, and of equal words has the lower number.
        depth = max((other.depth + 1 for other in around if _end(other) >= _end(entry)), default=0)
        placed = replace(entry, depth=depth) if depth else entry
        around.append(placed)
        yield placed


def _end(entry: Entry) -> int:
    return entry.end or 0
