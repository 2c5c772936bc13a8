"""The columns of a page, in the order of reading."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from claims.intake.readable.pdf import cells
from claims.intake.readable.pdf.drawn import Line

_SAME_LINE = 0.3
_SAME_PLACE = 2.0
# Fewer lines than these, or emptier ones, are those of a table, not of two columns of prose.
_FEWEST, _FULL, _ALIKE = 5, 0.7, 0.6
_OVERLAP = 0.3


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Give the lines of a page in the order of reading: as they are drawn, which is nearly always that order.

    Columns that are drawn line by line, from the left to the right, are read one after the other; and what is drawn
    after that above which it stands is read before it.
    """
    rows = list(cells.rows(lines))
    gutter = _gutter(rows)
    if gutter is not None:
        runs = groupby(rows, lambda row: len(_beside(row, gutter)) > 0)
        rows = [line for beside, run in runs for line in (_columns(run, gutter) if beside else run)]
    return [cells.divided(row) for row in chain.from_iterable(_from_above(downwards(rows)))]


def downwards(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield the lines that stand one below the other, up to where the next one stands higher."""
    column: list[Line] = []
    for line in lines:
        if column and line.main.y > column[-1].main.y + _SAME_LINE * line.main.size:
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _from_above(columns: Iterable[list[Line]]) -> list[list[Line]]:
    """Put each column before the first one that it stands above."""
    ordered: list[list[Line]] = []
    for column in columns:
        place = next((place for place, each in enumerate(ordered) if _is_above(column, each)), len(ordered))
        ordered.insert(place, column)
    return ordered


def _is_above(one: Sequence[Line], other: Sequence[Line]) -> bool:
    if one[-1].main.y <= other[0].main.y:
        return False
    (left, right), (from_, to) = _sides(one), _sides(other)
    return min(right, to) - max(left, from_) > _OVERLAP * min(right - left, to - from_)


def _sides(column: Iterable[Line]) -> tuple[float, float]:
    lines = list(column)
    return min(line.x for line in lines), max(map(cells.end, lines))


def _gutter(rows: Sequence[Line]) -> float | None:
    """Find where a second column begins that is drawn line by line with the first one."""
    starts = Counter(round(piece.x / _SAME_PLACE) for row in rows for piece in row.pieces[1:])
    place = max(starts, key=lambda each: starts[each], default=0)
    gutter = place * _SAME_PLACE
    both = [parts for row in rows if len(parts := _beside(row, gutter)) > 1]
    if len(both) < _FEWEST:
        return None
    left = min(parts[0].x for parts in both)
    widths = [(cells.end(one) - left, cells.end(other) - gutter) for one, other in both]
    full = sum(one > _FULL * (gutter - left) and other > _FULL * _ALIKE * (gutter - left) for one, other in widths)
    return gutter if full > _ALIKE * len(both) else None


def _beside(row: Line, gutter: float) -> list[Line]:
    """Give the parts of a row on the left and on the right; nothing, if something stands across."""
    parts = cells.split(row, lambda one, other: one.x < gutter - _SAME_PLACE <= other.x)
    if len(parts) == 1:
        return parts if _is_right(row, gutter) or cells.end(row) < gutter else []
    return parts if cells.end(parts[0]) < gutter and parts[1].x < gutter + _SAME_PLACE else []


def _columns(rows: Iterable[Line], gutter: float) -> Iterator[Line]:
    parts = [part for row in rows for part in _beside(row, gutter)]
    for right in (False, True):
        yield from (part for part in parts if _is_right(part, gutter) is right)


def _is_right(line: Line, gutter: float) -> bool:
    return line.x >= gutter - _SAME_PLACE
