"""What a page of a PDF draws: words, and where and how large they stand."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pypdf

from claims.intake.readable.lettering import Lettering, Shift

# Superscripts are some two thirds as high as the letters of their line.
SMALL = 0.8
_RAISED = re.compile(r"\d{1,3}(?:[,–-]\d{1,3}){0,5}\s?")
_ENDS_WORDS = frozenset(".,;:!?)]\"'”’»")
_ABOVE = 0.1
# Where a page does not tell the place of its lines, they are taken to stand one below the other.
_LEADING, _SIZE = 12.0, 10.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Words drawn by one command: where they begin, in points from the lower left, how high they are, in which font.

    `address` is where a link around them leads.
    """

    words: str
    x: float
    y: float
    size: float
    font: str
    address: str = ""


@dataclass(frozen=True)
class Line:
    """A line as it is read, and the pieces with words that it was drawn by, of which there is one at least."""

    text: str
    pieces: tuple[Piece, ...]

    @cached_property
    def x(self) -> float:
        """Give the left end."""
        return min(piece.x for piece in self.pieces)

    @cached_property
    def main(self) -> Piece:
        """Give the longest piece, whose place, size and font are the line's."""
        return max(self.pieces, key=lambda piece: len(piece.words))


class Drawn:
    """The words of a page by the size of their letters: small digits behind others are raised or lowered.

    A PDF does not say that a digit is a superscript. With `notes` left out, one behind the end of words is the mark
    of a note and is dropped.
    """

    def __init__(self, *, notes: bool = True) -> None:
        self.letters = Lettering()
        self._told: list[str] = []
        self._lines: list[list[Piece]] = [[]]
        self._notes = notes
        self._size = self._base = 0.0

    def add(
        self, words: str, outer: Sequence[float], inner: Sequence[float], font: Mapping[str, object] | None, size: float
    ) -> None:
        """Add what was drawn by one command, with the matrices that it was drawn by (ISO 32000-1, 9.4.4)."""
        self._told.append(words)
        height = abs(size) * math.hypot(*outer[2:4]) * math.hypot(*inner[2:4])
        x, y = (inner[4] * outer[row] + inner[5] * outer[2 + row] + outer[4 + row] for row in (0, 1))
        if not words.strip():
            self._say(words)
        elif not self._raise(words, y, height):
            if not SMALL <= height / (self._size or height or 1) <= 1 / SMALL:
                self.letters.part()
            self._size, self._base = height, y
            self._lines[-1].append(Piece(words.strip("\n"), x, y, height, str((font or {}).get("/BaseFont", ""))))
            self._say(words)

    def text(self, page: pypdf.PageObject) -> str:
        """Read a page; this can be done once."""
        text = page.extract_text(visitor_text=self.add)
        # The pieces are told one by one as a favour; what counts is the whole.
        return self.letters.text() if "".join(self._told) == text else text

    def lines(self, page: pypdf.PageObject) -> list[Line]:
        """Read the lines of a page that have words, in the order in which they are drawn."""
        read = self.text(page).split("\n")
        told = self._lines if len(self._lines) == len(read) else [[] for _ in read]
        lines: list[Line] = []
        for place, (text, pieces) in enumerate(zip(read, told, strict=True)):
            unplaced = Piece(text.strip(), 0.0, -_LEADING * place, _SIZE, "")
            if text.strip():
                lines.append(Line(text, tuple(pieces or [unplaced])))
        return lines

    def _say(self, words: str) -> None:
        self.letters.say(words)
        self._lines += [[] for _ in range(words.count("\n"))]

    def _raise(self, words: str, y: float, height: float) -> bool:
        """Add small digits that stand right behind a word; the line goes on in its own size."""
        last = self.letters.last
        if height >= SMALL * self._size or not _RAISED.fullmatch(words):
            return False
        if not last.isdecimal() and (self._notes or last.isspace() or y <= self._base + _ABOVE * self._size):
            return False
        if not self._notes and last in _ENDS_WORDS:
            self._say(words[len(words.rstrip()) :])
            return True
        self.letters.shift(words, Shift.UP)
        self._say(words)
        self.letters.end(words)
        return True
