"""A PDF: the text layer of its pages."""

import logging
import math
import re
from collections.abc import Iterator, Sequence
from io import BytesIO

import pypdf
from pypdf.errors import LimitReachedError

from claims.intake import limits
from claims.intake.readable import apart, running
from claims.intake.readable.apart import Found
from claims.intake.readable.lettering import Lettering, Shift

_PAGE_BREAK = "\n\f"
# Superscripts are some two thirds as high as the letters of their line.
_SMALL = 0.8
_RAISED = re.compile(r"\d{1,3}(?:[,–-]\d{1,3}){0,5}\s?")


def read(original: bytes, _task: str, _charset: str) -> Iterator[Found]:
    """Read the pages in order, a form feed between two; one without text layer is an empty one.

    Running heads and feet are left out (`running`).
    """
    logging.disable()
    document = pypdf.PdfReader(BytesIO(original))
    # Many are locked for changes only, with no password to read them.
    if document.is_encrypted and not document.decrypt(""):
        yield {"unread": "it is locked with a password"}
        return
    try:
        yield _text(document)
    except LimitReachedError:
        yield {"unread": "it unpacks to more than can be read"}
        return
    if (known := document.metadata) and isinstance(known.title, str) and known.title.strip():
        yield {"title": known.title.strip()}


def _text(document: pypdf.PdfReader) -> Found:
    if len(document.pages) > limits.PAGES:
        return {"unread": f"it has more than {limits.PAGES:,} pages"}
    pages: list[str] = []
    left = limits.CHARACTERS
    for page in document.pages:
        pages.append(_words(page))
        left -= len(pages[-1])
        if left < 0:
            return {"unread": f"its text is longer than {limits.CHARACTERS:,} characters"}
    if not any(map(str.strip, pages)):
        return {"unread": "it has no text layer, only pictures of its pages"}
    return {"text": _PAGE_BREAK.join(running.without(pages)), "read_by": f"PDF, pypdf {pypdf.__version__}"}


class _Sizes:
    """The words of a page by the size of their letters: small digits behind others are raised or lowered.

    A PDF does not say that a digit is a superscript.
    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.letters = Lettering()
        self._size = 0.0

    def add(self, words: str, outer: Sequence[float], inner: Sequence[float], _font: object, size: float) -> None:
        """Add what was drawn by one command, with the matrices that it was drawn by (ISO 32000-1, 9.4.4)."""
        self.pieces.append(words)
        height = abs(size) * math.hypot(*outer[2:4]) * math.hypot(*inner[2:4])
        if words.strip():
            if height < _SMALL * self._size and self.letters.ends_in_digit() and _RAISED.fullmatch(words):
                self.letters.shift(words, Shift.UP)
                self.letters.say(words)
                self.letters.end(words)
                # The line goes on in its own size.
                return
            if not _SMALL <= height / (self._size or height or 1) <= 1 / _SMALL:
                self.letters.part()
            self._size = height
        self.letters.say(words)


def _words(page: pypdf.PageObject) -> str:
    sizes = _Sizes()
    text = page.extract_text(visitor_text=sizes.add)
    # The pieces are told one by one as a favour; what counts is the whole.
    return sizes.letters.text() if "".join(sizes.pieces) == text else text


if __name__ == "__main__":
    apart.answer(read)
