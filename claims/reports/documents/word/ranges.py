"""Comments put on the words that they are about: runs are split where one begins or ends within them."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from claims.intake.readable.word import runs
from claims.intake.readable.word.placed import Laid, Piece
from claims.reports.documents.word.markup import Names

# What may stand around a run within its paragraph and take the marks of a comment in; anything else, such as a
# formula or a word with a gloss, has them before or behind it.
_OPEN = frozenset(
    {"ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "dir", "bdo", "customXml"}
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
IN_A_BOX = "a text box, where Word keeps no comments"
IN_A_NOTE = "a note, where Word keeps no comments"


@dataclass(frozen=True, slots=True)
class Range:
    """What a comment is about: code points of the article's text, end exclusive."""

    id: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where in a run a comment begins or ends: before the letter at `offset` of its child at `index`."""

    index: int
    offset: int


class Marking:
    """The comments of one document, gathered first, then put into its runs."""

    def __init__(self, laid: Laid, names: Names, reference: str) -> None:
        self._pieces, self._names, self._reference = laid.pieces, names, reference
        self._starts = [piece.start for piece in laid.pieces]
        # By element: the ids that end and that begin at each of its cuts.
        self._runs: dict[etree._Element, dict[_Cut, tuple[list[int], list[int]]]] = defaultdict(dict)

    def put(self, ranges: Iterable[Range]) -> dict[int, str]:
        """Put comments in, in the order of the text, the longer first; of those that cannot be, say what they are in.

        A range is as narrow as its letters allow: what of it comes from no element, such as a blank line, is left out
        at its ends.
        """
        refused: dict[int, str] = {}
        for one in ranges:
            if reason := self._take(one):
                refused[one.id] = reason
        for holder, cuts in self._runs.items():
            self._cut(holder, cuts)
        return refused

    def _take(self, one: Range) -> str | None:
        first = bisect_right(self._starts, one.start) - 1
        if first < 0 or self._pieces[first].end <= one.start:
            first += 1
        last = bisect_left(self._starts, one.end) - 1
        if first > last:
            return IN_A_NOTE
        begun, ended = self._pieces[first], self._pieces[last]
        if _boxed(begun) or _boxed(ended):
            return IN_A_BOX
        self._add(begun, begun.before(max(one.start, begun.start)), one.id, begins=True)
        self._add(ended, ended.behind(min(one.end, ended.end)), one.id, begins=False)
        return None

    def _add(self, piece: Piece, offset: int, number: int, *, begins: bool) -> None:
        holder, inner = self._holder(piece.element)
        if inner is None:
            cut = _Cut(0, 0) if begins else _Cut(1, 0)
        else:
            index, whole = holder.index(inner), len(inner.text or "") or 1
            cut = _Cut(index, offset) if offset < whole else _Cut(index + 1, 0)
        ends, starts = self._runs[holder].setdefault(cut, ([], []))
        if begins:
            starts.append(number)
        else:
            # What began last ends first.
            ends.insert(0, number)

    def _holder(self, element: etree._Element) -> tuple[etree._Element, etree._Element | None]:
        """Give the run that an element is a child of, with it, or what holds it and cannot be split."""
        path = [element]
        while (above := path[0].getparent()) is not None and runs.local(above) != "p":
            path.insert(0, above)
        closed = next(each for each in path if runs.local(each) not in _OPEN)
        if closed.tag == self._names.tag("r") and element.getparent() is closed:
            return closed, element
        return closed, None

    def _cut(self, holder: etree._Element, cuts: dict[_Cut, tuple[list[int], list[int]]]) -> None:
        # From the back, so that what is before a cut stays where it was.
        for cut in sorted(cuts, key=lambda one: (one.index, one.offset), reverse=True):
            ends, starts = cuts[cut]
            marks = [*self._ended(ends), *self._begun(starts)]
            if holder.tag != self._names.tag("r") or not self._split(holder, cut):
                _beside(holder, marks, before=self._first(holder, cut))
            else:
                _beside(holder, marks, before=False)

    def _first(self, holder: etree._Element, cut: _Cut) -> bool:
        """Tell whether nothing that is seen stands before a cut."""
        if cut.offset or holder.tag != self._names.tag("r"):
            return (cut.index, cut.offset) == (0, 0)
        return all(runs.local(child) == "rPr" for child in holder[: cut.index])

    def _split(self, run: etree._Element, cut: _Cut) -> bool:
        """Move what stands behind a cut into a run of its own, and tell whether anything is on either side."""
        if self._first(run, cut) or cut.index >= len(run):
            return False
        rest = etree.Element(run.tag, dict(run.attrib))
        settings = run.find(self._names.tag("rPr"))
        if settings is not None:
            rest.append(deepcopy(settings))
        moved = run[cut.index :]
        if cut.offset:
            letters = run[cut.index]
            text = letters.text or ""
            behind = etree.SubElement(rest, letters.tag, {_SPACE: "preserve"})
            letters.text, behind.text = text[: cut.offset], text[cut.offset :]
            letters.set(_SPACE, "preserve")
            moved = moved[1:]
        rest.extend(moved)
        run.addnext(rest)
        return True

    def _begun(self, numbers: Sequence[int]) -> list[etree._Element]:
        return [self._mark("commentRangeStart", number) for number in numbers]

    def _ended(self, numbers: Sequence[int]) -> list[etree._Element]:
        marks = []
        for number in numbers:
            sign = etree.Element(self._names.tag("r"))
            if self._reference:
                sign.extend(self._names.elements(f"<w:rPr>{self._reference}</w:rPr>"))
            sign.append(self._mark("commentReference", number))
            marks += [self._mark("commentRangeEnd", number), sign]
        return marks

    def _mark(self, name: str, number: int) -> etree._Element:
        return etree.Element(self._names.tag(name), {self._names.tag("id"): str(number)})


def _beside(holder: etree._Element, marks: Sequence[etree._Element], *, before: bool) -> None:
    if before:
        for mark in marks:
            holder.addprevious(mark)
    else:
        for mark in reversed(marks):
            holder.addnext(mark)


def _boxed(piece: Piece) -> bool:
    return next(piece.element.iterancestors("{*}txbxContent"), None) is not None
