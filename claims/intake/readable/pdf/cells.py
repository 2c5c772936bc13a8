"""The rows of a page, and what stands apart in them, such as the cells of a table."""

from collections.abc import Callable, Iterable, Iterator

from claims.intake.readable.pdf.drawn import Line, Piece

BETWEEN_CELLS = " | "
# Widths are guessed in parts of a letter's height, since a PDF's own need the tables of its fonts.
_WIDTHS = dict.fromkeys("iljtfrI.,;:'’!|()[]/- ", 0.3) | dict.fromkeys("mwMW—", 0.85)
_CAPITAL, _OTHER = 0.67, 0.52
# Such a gap is wider than any between words, however wrong the guess; in justified text each space may be wider, too.
_GAP, _DOUBT = 1.5, 0.2
_SAME_LINE = 0.3


def rows(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines; those that are drawn one by one at the same height, from left to right, are one."""
    row: Line | None = None
    for line in lines:
        if row and abs(row.main.y - line.main.y) < _SAME_LINE * line.main.size and line.pieces[0].x > end(row):
            # Two figures would be read as the parts of one.
            gap = BETWEEN_CELLS if row.text[-1].isdigit() and line.text[0].isdigit() else " "
            row = Line(f"{row.text}{gap}{line.text}", row.pieces + line.pieces)
            continue
        if row:
            yield row
        row = line
    if row:
        yield row


def divided(row: Line) -> Line:
    """Give a row with a sign between those of its parts that are far from each other."""
    cells = split(row, _is_far)
    return Line(BETWEEN_CELLS.join(cell.text for cell in cells), row.pieces)


def split(row: Line, parted: Callable[[Piece, Piece], bool]) -> list[Line]:
    """Split a row before each piece that is `parted` from the one before; its words are found again in the row."""
    parts: list[Line] = []
    pieces: list[Piece] = []
    begin = place = 0
    for piece in row.pieces:
        words = piece.words.strip()
        found = row.text.find(words, place)
        if found < 0:
            break
        before = row.text[begin:found].strip(" |")
        if pieces and before and parted(pieces[-1], piece):
            parts.append(Line(before, tuple(pieces)))
            pieces, begin = [], found
        pieces.append(piece)
        place = found + len(words)
    return [*parts, Line(row.text[begin:].strip(), tuple(pieces) or row.pieces)]


def end(line: Line) -> float:
    """Guess where a line ends, in points from the left."""
    return _end(line.pieces[-1])


def _is_far(one: Piece, other: Piece) -> bool:
    return other.x - _end(one) > _GAP * one.size * (1 + one.words.count(" ")) + _DOUBT * (_end(one) - one.x)


def _end(piece: Piece) -> float:
    return piece.x + piece.size * sum(
        _WIDTHS.get(letter, _CAPITAL if letter.isupper() else _OTHER) for letter in piece.words.rstrip()
    )
