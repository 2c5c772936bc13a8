"""A page as one run of letters, with the links and the marks of notes that stand in it."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from urllib.parse import unquote

from lxml import etree

from claims.intake.readable.html import marks, seen

# "[12]", "[note 3]", "[1][2]": what is longer is words that happen to be raised.
_LONGEST_MARK = 16
# Elements in a mark, or in several within one; to look through more would take the square of the time.
_MOST_PARTS = 40
_SPACE = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A link, or the mark of a note: from `start` to `end` of both runs of its page, within a block from `block` on.

    `leads_to` is the href of a link, or the names of the notes that a mark leads to.
    """

    element: etree._Element
    leads_to: tuple[str, ...]
    words: str
    is_mark: bool
    block: tuple[int, int]
    start: tuple[int, int]
    end: tuple[int, int]


@dataclass(slots=True)
class Flat:
    """The letters of a page without white space: once with the marks of notes, and once without them.

    `borders` are where blocks begin, in each run. `named` has the elements that something can lead to and the order
    in which they came, `spots` what leads somewhere.
    """

    runs: tuple[str, str] = ("", "")
    words: str = ""
    borders: tuple[list[int], list[int]] = field(default_factory=lambda: ([0], [0]))
    spots: list[Spot] = field(default_factory=list)
    named: dict[str, etree._Element] = field(default_factory=dict)
    order: dict[etree._Element, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Open:
    """A link or a mark that has begun."""

    element: etree._Element
    leads_to: tuple[str, ...]
    is_mark: bool
    block: tuple[int, int]
    start: tuple[int, int]


def flatten(page: etree._Element) -> Flat:
    """Walk through a page once; what is never seen is left out, what is struck out is not."""
    walker = _Walker()
    walk = etree.iterwalk(page, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            walker.end(element)
        elif not walker.begin(element):
            walk.skip_subtree()
    walker.flat.runs = ("".join(walker.pieces[0]), "".join(walker.pieces[1]))
    walker.flat.words = _SPACE.sub(" ", "".join(walker.words))
    return walker.flat


class _Walker:
    def __init__(self) -> None:
        self.flat = Flat()
        self.pieces: tuple[list[str], list[str]] = ([], [])
        self.words: list[str] = []
        self._at = (0, 0)
        self._open: list[_Open] = []

    def begin(self, element: etree._Element) -> bool:
        """Begin an element; tell whether it is one to be read."""
        tag = marks.name(element)
        if _divides(tag):
            self._border()
        if seen.HTML.unseen(element, tag):
            return False
        self._name(element)
        if tag in {"a", "sup"}:
            self._lead(element, tag)
        self._say(element.text)
        return True

    def end(self, element: etree._Element) -> None:
        if self._open and self._open[-1].element is element:
            self._close(self._open.pop())
        if _divides(marks.name(element)):
            self._border()
        self._say(element.tail)

    def _name(self, element: etree._Element) -> None:
        for name in (element.get("id"), element.get("name")):
            if name and name not in self.flat.named:
                self.flat.named[name] = element
                self.flat.order[element] = self._at[0]

    def _lead(self, element: etree._Element, tag: str) -> None:
        """Note where a link or a mark begins; a link within a mark is a part of it."""
        if self._open and self._open[-1].is_mark:
            return
        small = sum(1 for _ in islice(element.iter(), _MOST_PARTS)) < _MOST_PARTS
        notes = _notes(element, tag) if small else ()
        href = (element.get("href") or "").strip() if tag == "a" else ""
        is_mark = bool(notes) or (small and tag == "sup" and _is_remark(element))
        if is_mark or href:
            block = (self.flat.borders[0][-1], self.flat.borders[1][-1])
            start = self._first_mark() if is_mark else self._at
            self._open.append(_Open(element, notes if is_mark else (href,), is_mark, block, start))

    def _first_mark(self) -> tuple[int, int]:
        """Give where the first of several marks side by side begins, since all are on what stands before it."""
        last = self.flat.spots[-1] if self.flat.spots else None
        return last.start if last and last.is_mark and last.end == self._at else self._at

    def _close(self, opened: _Open) -> None:
        words = " ".join("".join(map(str, opened.element.itertext())).split())
        self.flat.spots.append(
            Spot(
                element=opened.element,
                leads_to=opened.leads_to,
                words=words,
                is_mark=opened.is_mark,
                block=opened.block,
                start=opened.start,
                end=self._at,
            )
        )

    def _border(self) -> None:
        self.words.append("\n")
        for borders, at in zip(self.flat.borders, self._at, strict=True):
            if borders[-1] != at:
                borders.append(at)

    def _say(self, words: str | None) -> None:
        if not words:
            return
        self.words.append(words.replace("\n", " "))
        letters = squeezed(words)
        marked = bool(self._open) and self._open[-1].is_mark
        self.pieces[0].append(letters)
        if not marked:
            self.pieces[1].append(letters)
        self._at = (self._at[0] + len(letters), self._at[1] + (0 if marked else len(letters)))


def squeezed(words: str) -> str:
    """Leave out white space and what cannot be printed, as the reader of the main text does; NFC as there."""
    letters = "".join(words.split())
    if letters.isascii():
        return letters if letters.isprintable() else "".join(filter(str.isprintable, letters))
    return unicodedata.normalize("NFC", "".join(filter(str.isprintable, letters)))


@cache
def _divides(tag: str) -> bool:
    return bool(seen.divider(tag).strip('"'))


def _is_remark(element: etree._Element) -> bool:
    """Tell "[citation needed]", whose link is a wiki's own help, from the number of a source."""
    words = "".join(map(str, element.itertext()))
    return not any(map(str.isdigit, words)) and marks.left_out(element, "sup")


def _notes(element: etree._Element, tag: str) -> tuple[str, ...]:
    """Name the notes of the page that an element is the mark of; none if it is no mark."""
    links = [element] if tag == "a" else list(element.iter("a"))
    hrefs = [link.get("href") or "" for link in links]
    if not hrefs or not all("#" in href for href in hrefs):
        return ()
    if len("".join("".join(map(str, element.itertext())).split())) > _LONGEST_MARK:
        return ()
    if tag == "a" and not marks.left_out(element, tag):
        return ()
    return tuple(unquote(href.partition("#")[2]) for href in hrefs)
