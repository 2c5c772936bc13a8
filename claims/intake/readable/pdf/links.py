"""The links of a PDF: places on a page, of which some can be told to be over certain words."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import groupby

import pypdf
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

from claims.intake.given import addresses
from claims.intake.page import Reference
from claims.intake.readable.pdf import cells
from claims.intake.readable.pdf.drawn import Line, Piece
from claims.intake.readable.pdf.joining import Joiner

# In points: links are drawn around words with little room.
_NEAR = 2.0
# Where words end is a guess.
_DOUBT = 0.2
_Place = tuple[float, float, float, float, str]


def linked(page: pypdf.PageObject, lines: Sequence[Line]) -> list[Line]:
    """Give the lines of a page with the addresses of those pieces that a link is around, from end to end."""
    places = [place for each in page.annotations or () if (place := _place(each))]
    if not places:
        return list(lines)
    return [replace(line, pieces=tuple(_around(line.pieces, places))) for line in lines]


def references(lines: Iterable[Line], text: str, start: int, joiner: Joiner) -> Iterator[Reference]:
    """Yield a reference for each link in the lines of a paragraph, whose text begins at `start`.

    Links over words that stand more than once in it are left out.
    """
    parts = [(piece.address, place, piece.words) for place, line in enumerate(lines) for piece in line.pieces]
    for address, run in groupby(parts, lambda part: part[0]):
        by_line = (" ".join(words for *_, words in each) for _, each in groupby(run, lambda part: part[1]))
        words = joiner.join(" ".join(each.split()) for each in by_line)
        if address and text.count(words) == 1:
            begin = start + text.index(words)
            yield Reference(start=begin, end=begin + len(words), words=words, address=address)


def _place(annotation: PdfObject) -> _Place | None:
    """Give left, bottom, right and top of a link to an address, and that in normal form."""
    # What is broken in a link does no harm to the words.
    with suppress(AttributeError, KeyError, TypeError, ValueError, PyPdfError):
        known = annotation.get_object()
        if not isinstance(known, DictionaryObject):
            return None
        action, corners = known["/A"], known["/Rect"]
        if not isinstance(action, DictionaryObject) or not isinstance(corners, ArrayObject):
            return None
        if address := addresses.normal(str(action["/URI"])):
            left, bottom, right, top = map(float, corners)
            return min(left, right), min(bottom, top), max(left, right), max(bottom, top), address
    return None


def _around(pieces: Sequence[Piece], places: Iterable[_Place]) -> Iterator[Piece]:
    marked = list(pieces)
    for left, bottom, right, top, address in places:
        inside = [
            number
            for number, piece in enumerate(pieces)
            if left - _NEAR <= piece.x < right - _NEAR and bottom - _NEAR <= piece.y <= top
        ]
        if inside and abs(pieces[inside[0]].x - left) <= _NEAR and _ends(pieces[inside[-1]], right):
            for number in inside:
                marked[number] = replace(pieces[number], address=address)
    yield from marked


def _ends(piece: Piece, right: float) -> bool:
    end = cells.end(Line(piece.words, (piece,)))
    return abs(end - right) <= _NEAR + _DOUBT * (end - piece.x)
