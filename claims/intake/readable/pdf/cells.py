"""What stands side by side on a page: the cells of a table, or the columns of a page drawn line by line."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from claims.intake.readable.pdf.drawn import Line, Piece

BETWEEN_CELLS = " | "
# Widths are guessed in parts of a letter's height, since a PDF's own need the tables of its fonts.
_WIDTHS = dict.fromkeys("iljtfrI.,;:'’!|()[]/- ", 0.3) | dict.fromkeys("mwMW—", 0.85)
_CAPITAL, _OTHER = 0.67, 0.52
# Such a gap is wider than any between words, however wrong the guess; in justified text each space may be wider, too.
_GAP, _DOUBT = 1.5, 0.2
_SAME_LINE = 0.3
_SAME_PLACE = 2.0
# Fewer lines, or emptier ones, are those of a table.
_FEWEST, _FULL = 5, 0.7


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Give the lines of a page in the order of reading, the cells of a row divided on one line."""
    rows = [list(_cells(line)) for line in _rows(lines)]
    gutter = _gutter(rows)
    if gutter is None:
        return [_whole(row) for row in rows]
    return [
        line
        for beside, run in groupby(rows, lambda row: _is_beside(row, gutter))
        for line in _columns(run, gutter, beside=beside)
    ]


def _rows(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines; those that are drawn one by one at the same height, from left to right, are one."""
    row: Line | None = None
    for line in lines:
        if row and _goes_on(row, line):
            # Two figures would be read as the parts of one.
            gap = BETWEEN_CELLS if row.text[-1].isdigit() and line.text[0].isdigit() else " "
            row = Line(f"{row.text}{gap}{line.text}", row.pieces + line.pieces)
            continue
        if row:
            yield row
        row = line
    if row:
        yield row


def _goes_on(row: Line, line: Line) -> bool:
    same = abs(row.main.y - line.main.y) < _SAME_LINE * line.main.size
    return same and line.pieces[0].x > _end(row.pieces[-1])


def _cells(line: Line) -> Iterator[Line]:
    """Yield the parts of a line that are far from each other; each piece's words are found in it again."""
    cell: list[Piece] = []
    begin = place = 0
    for piece in line.pieces:
        words = piece.words.strip()
        found = line.text.find(words, place)
        if found < 0:
            break
        if cell and _is_far(cell[-1], piece) and line.text[begin:found].strip():
            yield Line(line.text[begin:found].strip(), tuple(cell))
            cell, begin = [], found
        cell.append(piece)
        place = found + len(words)
    yield Line(line.text[begin:].strip(), tuple(cell) or line.pieces)


def _is_far(one: Piece, other: Piece) -> bool:
    spaces = one.words.count(" ") + other.words[0].isspace()
    return other.x - _end(one) > _GAP * one.size * (1 + spaces) + _DOUBT * (_end(one) - one.x)


def _end(piece: Piece) -> float:
    return piece.x + piece.size * sum(
        _WIDTHS.get(letter, _CAPITAL if letter.isupper() else _OTHER) for letter in piece.words
    )


def _whole(row: Sequence[Line]) -> Line:
    return Line(BETWEEN_CELLS.join(cell.text for cell in row), tuple(piece for cell in row for piece in cell.pieces))


def _gutter(rows: Sequence[Sequence[Line]]) -> float | None:
    """Find where a second column begins that is drawn line by line with the first one, in full lines as of prose."""
    starts = Counter(round(row[1].x / _SAME_PLACE) for row in rows if len(row) > 1)
    place, _ = max(starts.items(), key=lambda each: each[1], default=(0, 0))
    gutter = place * _SAME_PLACE
    beside = [row for row in rows if len(row) > 1 and _is_beside(row, gutter)]
    if len(beside) < _FEWEST:
        return None
    left = min(row[0].x for row in beside)
    full = sum(_end(row[0].pieces[-1]) - left > _FULL * (gutter - left) for row in beside)
    return gutter if 2 * full > len(beside) else None


def _is_beside(row: Sequence[Line], gutter: float) -> bool:
    """Tell whether nothing in a row stands across the place where the second column begins."""
    return all(cell.x > gutter - 2 * _SAME_PLACE or _end(cell.pieces[-1]) < gutter for cell in row)


def _columns(rows: Iterable[Sequence[Line]], gutter: float, *, beside: bool) -> list[Line]:
    if not beside:
        return [_whole(row) for row in rows]
    cells = [cell for row in rows for cell in row]
    return [cell for right in (False, True) for cell in cells if (cell.x > gutter - 2 * _SAME_PLACE) is right]
