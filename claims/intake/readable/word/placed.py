"""Where in a Word file the letters of an article stand, so that something can be put beside them."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from claims.intake.readable.word import runs
from claims.intake.readable.word.article import Words
from claims.intake.readable.word.body import DROPPED, PIECE_BEGINS, PIECE_ENDS, Body, spoken
from claims.intake.readable.word.package import Package


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters that one element gave: those from `start` to `end` of the article's text, code points, end exclusive.

    `skipped` letters of the element before them are none of the text, since they are white space at its ends. `places`
    says where in the element's own text each of its letters stands, None where that is one after the other.
    """

    element: etree._Element
    start: int
    end: int
    skipped: int = 0
    places: tuple[int, ...] | None = None

    def before(self, place: int) -> int:
        """Give where in the element's own text the letter at a place of the article's begins."""
        return self._own(place)

    def behind(self, place: int) -> int:
        """Give where in the element's own text the letter that ends at a place of the article's ends."""
        return self._own(place - 1) + 1

    def _own(self, place: int) -> int:
        number = self.skipped + place - self.start
        return number if self.places is None else self.places[number]


@dataclass(frozen=True, slots=True)
class Laid:
    """The text of an article as `article.read` gives it, and the pieces of its main part, whose tree this is."""

    text: str
    tree: etree._Element
    pieces: tuple[Piece, ...]


def read(package: Package) -> Laid:
    """Read an article with the places of its letters; what is wrong with a file is raised as it comes.

    Letters of foot- and endnotes have no piece.
    """
    words = Words(package, recording=True)
    return Laid(words.whole.text, words.tree, tuple(_pieces(words)))


def _pieces(words: Words) -> Iterator[Piece]:
    """Yield the pieces of which something is left, in the order of the text."""
    text = words.written.text
    ends = {mark.id: mark.place for mark in words.written.marks if mark.sort == PIECE_ENDS}
    begins = [(mark.place, mark.id) for mark in words.written.marks if mark.sort == PIECE_BEGINS]
    for start, number in sorted(begins):
        if start < ends[number]:
            yield _piece(words.body, text, int(number), (start, ends[number]))


def _piece(body: Body, text: str, number: int, place: tuple[int, int]) -> Piece:
    element, (start, end) = body.pieces[number], place
    own = spoken(element) if runs.local(element) == "t" else ""
    # Where a block began with white space, all of that was taken away, and nothing else from the front.
    skipped = 0 if text[start].isspace() else len(own) - len(own.lstrip())
    return Piece(
        element, start, end, skipped, _places(element.text or "") if len(own) < len(element.text or "") else None
    )


def _places(text: str) -> tuple[int, ...]:
    return tuple(at for at, letter in enumerate(text) if ord(letter) not in DROPPED)
