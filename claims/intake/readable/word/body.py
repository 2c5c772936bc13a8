"""The blocks of a part of a Word file: paragraphs, table rows and text boxes, with what is marked in them."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain, count

from lxml import etree

from claims.intake.given.beside import LINK_BEGINS, LINK_ENDS
from claims.intake.given.written import Mark, Written, join
from claims.intake.readable.lettering import Lettering
from claims.intake.readable.word import runs

_BETWEEN_CELLS = " | "
COMMENT, COMMENT_BEGINS, COMMENT_ENDS = _COMMENTS = "comment", "comment begins", "comment ends"
# The elements that become marks, with the sort of each; it has an id.
_PLACES = {
    "commentRangeStart": COMMENT_BEGINS,
    "commentRangeEnd": COMMENT_ENDS,
    "commentReference": COMMENT,
    "footnoteReference": "footnotes",
    "endnoteReference": "endnotes",
}
PIECE_BEGINS, PIECE_ENDS = "piece begins", "piece ends"
_CHANGES = ("ins", "del", "moveFrom", "moveTo")
_TRACKED = tuple(f"{{*}}{name}" for name in _CHANGES)
_NO_LONGER = frozenset({"del", "moveFrom"})
_LINK = re.compile(r"""\s*HYPERLINK\s+("[^"]*"|[^"\s]\S*)""")
# What a hyphen does at the end of a line is none of the words.
_HYPHENS = {"softHyphen": "", "noBreakHyphen": "-"}
DROPPED = str.maketrans("", "", "\u00ad")


class Body:
    """A reader of the blocks of one part; what it met on the way stands in its fields.

    `links` has the addresses, as written, by the ids of the marks of `beside`. Where it is `recording`, `pieces` has
    the elements that letters came from, by the ids (their numbers there) of marks at both ends of those letters.
    """

    def __init__(
        self, targets: Mapping[str, str], title_styles: frozenset[str] = frozenset(), *, recording: bool = False
    ) -> None:
        self.recording = recording
        self.pieces: list[etree._Element] = []
        self.links: dict[str, str] = {}
        self.titles: list[str] = []
        self.struck = False
        self._targets = targets
        self._title_styles = title_styles
        self._ids = map(str, count())

    def blocks(self, container: etree._Element) -> Iterator[Written]:
        """Yield the blocks in an element; one without words may have marks."""
        if runs.local(container) in _PLACES:
            yield Written("", (_mark(container, 0),))
        begun = Written()
        for child in container:
            name = runs.local(child)
            if name == "p":
                words, boxes = self._paragraph(child)
                begun = Written(*_added(begun, words))
                if not _goes_on(child):
                    yield begun.stripped()
                    begun = Written()
                yield from boxes
            elif name == "tr":
                yield from self._row(child)
            elif name not in runs.UNSEEN:
                yield from self.blocks(child)
        yield begun.stripped()

    def _row(self, row: etree._Element) -> Iterator[Written]:
        """Yield a table row, its cells divided on one line; one with words in one cell only is that cell's blocks."""
        cells = [list(self.blocks(cell)) for cell in row]
        if sum(any(block.text for block in cell) for cell in cells) > 1:
            yield join((join(cell, "\n") for cell in cells), _BETWEEN_CELLS)
        else:
            yield from chain.from_iterable(cells)

    def _paragraph(self, paragraph: etree._Element) -> tuple[Written, list[Written]]:
        """Read the words of a paragraph, and apart from them the blocks of the text boxes that hang on it."""
        reading = _Reading(self, paragraph)
        if runs.settings(paragraph, "pPr").get("pStyle") in self._title_styles and (words := reading.words.strip()):
            self.titles.append(" ".join(words.split()))
        return Written(reading.words, tuple(reading.marks)), reading.boxes

    def link(self, address: str) -> str:
        """Take down an address and give its id."""
        number = next(self._ids)
        self.links[number] = address
        return number

    def target(self, element: etree._Element) -> str:
        """Give the address that a link names by an id of the part; "" for a place in the file itself."""
        return self._targets.get(runs.value(element, "id"), "")


def tracked(part: etree._Element) -> bool:
    """Tell whether there are changes in a part that nobody has accepted or rejected."""
    return next(part.iter(*_TRACKED), None) is not None


class _Reading:
    """A paragraph while it is read."""

    def __init__(self, body: Body, paragraph: etree._Element) -> None:
        self.marks: list[Mark] = []
        self.boxes: list[Written] = []
        self._body = body
        self._letters = Lettering()
        self._open: dict[etree._Element, str] = {}
        # Fields stand in each other; of each its instruction so far, then its link.
        self._fields: list[list[str]] = []
        self._walk = etree.iterwalk(paragraph, events=("start", "end"))
        for event, element in self._walk:
            before = self._letters.length
            (self._begin if event == "start" else self._end)(element, runs.local(element))
            if body.recording and self._letters.length > before:
                self._record(element, before)
        self.words = self._letters.text()

    def _begin(self, element: etree._Element, name: str) -> None:
        if name == "t":
            self._letters.say(spoken(element))
        elif name in _PLACES:
            self.marks.append(_mark(element, self._letters.length))
            # A comment may be on a part of a figure.
            if self.marks[-1].sort not in _COMMENTS:
                self._letters.part()
        elif name == "txbxContent":
            self.boxes += self._body.blocks(element)
            self._walk.skip_subtree()
        elif name in runs.UNSEEN or (name == "r" and self._left_out(element)):
            self._pass(element, name)
        elif name in _HYPHENS:
            self._letters.put(_HYPHENS[name])
        elif name == "fldChar":
            self._field(runs.value(element, "fldCharType"))
        else:
            self._link(element, name)
            runs.begin(self._letters, element, name)

    def _end(self, element: etree._Element, _name: str) -> None:
        self._letters.end(element)
        if number := self._open.pop(element, ""):
            self._say(LINK_ENDS, number)

    def _pass(self, element: etree._Element, name: str) -> None:
        """Leave an element out, but for what is marked in it."""
        self._walk.skip_subtree()
        if name == "instrText" and self._fields:
            self._fields[-1].append(element.text or "")
        if name not in {"Fallback", "pPr"}:
            places = (each for each in element.iter("{*}*") if runs.local(each) in _PLACES)
            # A note of what is no longer there is none of the text.
            gone = name in _NO_LONGER
            marks = (_mark(each, self._letters.length) for each in places)
            self.marks += (mark for mark in marks if not gone or mark.sort in _COMMENTS)

    def _left_out(self, run: etree._Element) -> bool:
        if runs.struck(run):
            self._body.struck = True
            self._letters.part()
            return True
        if runs.unseen(run):
            self._letters.part()
            return True
        return False

    def _link(self, element: etree._Element, name: str) -> None:
        if name == "hyperlink":
            address = self._body.target(element)
        elif name == "fldSimple":
            address = _linked(runs.value(element, "instr"))
        else:
            return
        if address:
            self._open[element] = self._body.link(address)
            self._say(LINK_BEGINS, self._open[element])

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append([])
        elif kind == "separate" and self._fields:
            address = _linked("".join(self._fields[-1]))
            self._fields[-1] = [self._body.link(address)] if address else []
            if address:
                self._say(LINK_BEGINS, self._fields[-1][0])
        elif kind == "end" and self._fields and (ended := self._fields.pop()):
            self._say(LINK_ENDS, ended[0])

    def _record(self, element: etree._Element, before: int) -> None:
        """Take down which letters an element gave; a sign that only divides figures is none of them."""
        until = self._letters.length
        number = str(len(self._body.pieces))
        start = until - len(spoken(element)) if runs.local(element) == "t" else before
        self.marks += (Mark(PIECE_BEGINS, number, start), Mark(PIECE_ENDS, number, until))
        self._body.pieces.append(element)

    def _say(self, sort: str, number: str) -> None:
        self.marks.append(Mark(sort, number, self._letters.length))


def spoken(element: etree._Element) -> str:
    """Give the letters of a text element as they are read: without hyphens that only end lines."""
    return (element.text or "").translate(DROPPED)


def _linked(instruction: str) -> str:
    """Give the address in the instruction of a field; "" if it is none that links."""
    told = _LINK.match(instruction)
    return told[1].strip('"') if told else ""


def _mark(element: etree._Element, place: int) -> Mark:
    return Mark(_PLACES[runs.local(element)], runs.value(element, "id"), place)


def _added(begun: Written, words: Written) -> tuple[str, tuple[Mark, ...]]:
    moved = (Mark(mark.sort, mark.id, mark.place + len(begun.text)) for mark in words.marks)
    return begun.text + words.text, (*begun.marks, *moved)


def _goes_on(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph's end was taken away by a tracked change, so that the next one is part of it."""
    ends = (each for each in paragraph if runs.local(each) == "pPr")
    return any(not _NO_LONGER.isdisjoint(runs.settings(each)) for each in ends)
