"""Words put together, with the places in them where something begins, ends or stands."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """What is marked at a place: its `sort`, such as "footnotes", and the id it has among them. Code points."""

    sort: str
    id: str
    place: int


@dataclass(frozen=True, slots=True)
class Written:
    """A text and the marks in it, in order."""

    text: str = ""
    marks: tuple[Mark, ...] = ()

    def stripped(self) -> "Written":
        """Take white space from both ends; marks that stood there stand at the end that is left."""
        text = self.text.strip()
        before = len(self.text) - len(self.text.lstrip())
        return Written(text, _moved(self.marks, -before, len(text)))


def join(pieces: Iterable[Written], between: str) -> Written:
    """Join those that have words; the marks of the others stand where the words before them end."""
    texts: list[str] = []
    marks: list[Mark] = []
    length = 0
    for piece in pieces:
        if not piece.text:
            marks += _moved(piece.marks, length, length)
            continue
        gap = between if texts else ""
        marks += _moved(piece.marks, length + len(gap), length + len(gap) + len(piece.text))
        texts += [gap, piece.text]
        length += len(gap) + len(piece.text)
    return Written("".join(texts), tuple(marks))


def _moved(marks: Iterable[Mark], by: int, end: int) -> tuple[Mark, ...]:
    return tuple(Mark(mark.sort, mark.id, min(max(mark.place + by, 0), end)) for mark in marks)
