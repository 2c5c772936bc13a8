"""Lines of a page put together to paragraphs, by where they stand and how they look."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claims.intake.readable.pdf.cells import BETWEEN_CELLS
from claims.intake.readable.pdf.columns import downwards
from claims.intake.readable.pdf.drawn import Line

# In parts of the height of letters, or of what is usual between lines.
_OTHER_SIZE = 0.08
_INDENT = 0.6
_WIDER = 1.25
_SAME_LINE = 0.3
_SHORT, _VERY_SHORT = 0.85, 0.5
_LARGER = 1.15
_WIDEST_INDENT = 3.0
_ENDS = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_ITEM = re.compile(r"[•‣▪●◦○■□–—*·-]\s|(?:\d{1,2}|[a-z])[.)]\s", re.IGNORECASE)
_BOLD = re.compile(r"bold|black|heavy|semibold|[-,](?:bd|hv)", re.IGNORECASE)


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: list[Line] = field(default_factory=list)

    @property
    def size(self) -> float:
        """Give the height of its letters, in points."""
        return self.lines[0].main.size


class Setting:
    """How the lines of a document are usually set: the height of its letters, between lines, and how long they are."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        sizes: Counter[float] = Counter()
        gaps: dict[float, Counter[float]] = {}
        for page in pages:
            for line in page:
                size = _rounded(line)
                sizes[size] += len(line.text)
            for one, other in pairwise(page):
                gap = one.main.y - other.main.y
                if _rounded(one) == _rounded(other) and gap > _SAME_LINE * other.main.size:
                    gaps.setdefault(_rounded(one), Counter())[round(gap, 1)] += 1
        self.size = max(sizes, key=lambda size: sizes[size], default=0.0)
        self._leading = {size: _usual(found) for size, found in gaps.items()}

    def paragraphs(self, page: Sequence[Line]) -> Iterator[Paragraph]:
        """Yield the paragraphs of a page in the order of its lines; a column's end is one's, too."""
        for column in downwards(page):
            longest = _longest(column)
            paragraph = Paragraph()
            for line in column:
                if paragraph.lines and self._begins(paragraph.lines, line, longest[_rounded(paragraph.lines[-1])]):
                    yield paragraph
                    paragraph = Paragraph()
                paragraph.lines.append(line)
            yield paragraph

    def is_large(self, paragraph: Paragraph) -> bool:
        """Tell whether letters are so much larger than the text's that they are a heading's."""
        return paragraph.size > _LARGER * self.size

    def _begins(self, lines: Sequence[Line], line: Line, longest: int) -> bool:
        before = lines[-1]
        gap = before.main.y - line.main.y
        if _differ(before, line) or _ITEM.match(line.text) or BETWEEN_CELLS in before.text + line.text:
            return True
        if gap > _WIDER * self._leading.get(_rounded(line), gap):
            return True
        return self._is_indented(lines, line) or _is_last(lines, line, longest)

    def _is_indented(self, lines: Sequence[Line], line: Line) -> bool:
        """Tell a first line that stands further in than those before it; the lines of headings are often centred."""
        size = line.main.size
        indent = line.x - min(each.x for each in lines[-2:])
        is_text = size <= _LARGER * self.size and not _ITEM.match(lines[0].text)
        return is_text and _INDENT * size < indent < _WIDEST_INDENT * size


def goes_on(before: Line, after: Line) -> bool:
    """Tell whether a paragraph that ends where a page or a column does goes on with the first line of the next one."""
    if _differ(before, after) or _ITEM.match(after.text):
        return False
    return after.text[0].islower() or not _ENDS.search(before.text)


def _is_last(lines: Sequence[Line], line: Line, longest: int) -> bool:
    """Tell a last line: the next word would have had room on it. One that ends no sentence must stand alone."""
    before = lines[-1].text
    ends = bool(_ENDS.search(before))
    room = (_SHORT if ends else _VERY_SHORT) * longest - len(before)
    return (ends or (len(lines) == 1 and not line.text[0].islower())) and room > len(line.text.split(" ", 1)[0])


def _longest(lines: Sequence[Line]) -> Counter[float]:
    """Give how many letters the longest line of each size has."""
    longest: Counter[float] = Counter()
    for line in lines:
        longest[_rounded(line)] = max(longest[_rounded(line)], len(line.text))
    return longest


def _differ(one: Line, other: Line) -> bool:
    """Tell whether two lines look so different that one is a heading of the other."""
    sizes = one.main.size, other.main.size
    if abs(sizes[0] - sizes[1]) > _OTHER_SIZE * max(sizes):
        return True
    bold = [{bool(_BOLD.search(piece.font)) for piece in line.pieces} for line in (one, other)]
    return bold[0].isdisjoint(bold[1])


def _rounded(line: Line) -> float:
    return round(line.main.size * 2) / 2


def _usual(gaps: Counter[float]) -> float:
    """Give the smallest distance among those that are not rare."""
    enough = max(gaps.values()) / 3
    return min(gap for gap, number in gaps.items() if number >= enough)
