"""Lines broken to a width, as old wire copy and mail are, put together again as the paragraphs they were."""

import re
from collections.abc import Iterator
from itertools import pairwise

# No wider column is taken for one that lines were broken to, and so many breaks must show it.
WIDEST, FEWEST = 120, 3

_LINE = re.compile(r"\S(?:[^\n]*[^\s])?")
# What begins a line of its own: a list's, heading's or quotation's mark, a table's bar. A number with a point does
# not: "until June | 30. Then".
_MARK = re.compile(r"(?:#{1,6}|[>*+•-])[ \t]|\|")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each paragraph in code points, end exclusive, white space around it left outside.

    A paragraph is a line; where a text was broken to a width it is all the lines up to one that has room for the
    first word of the next, to a line set further in, or to an empty one.
    """
    lines = [found.span() for found in _LINE.finditer(text)]
    soft = _soft(text, lines)
    begun: int | None = None
    for start, end in lines:
        begun = start if begun is None else begun
        if end not in soft:
            yield begun, end
            begun = None


def _soft(text: str, lines: list[tuple[int, int]]) -> set[int]:
    """Give the ends of the lines that go on in the next one."""
    width = max((end - _left(text, start) for start, end in lines if " " in text[start:end]), default=0)
    if width > WIDEST:
        return set()
    near = [(line, after) for line, after in pairwise(lines) if text.count("\n", line[1], after[0]) == 1]
    soft = {line[1] for line, after in near if _goes_on(text, line, after, width)}
    return soft if len(soft) >= FEWEST and 2 * len(soft) >= len(near) else set()


def _goes_on(text: str, line: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    left, inset = _left(text, line[0]), _left(text, after[0])
    if _MARK.match(text, after[0]) or after[0] - inset > line[0] - left:
        return False
    word = text[after[0] : after[1]].split(maxsplit=1)[0]
    return line[1] - left + len(" ") + len(word) > width


def _left(text: str, start: int) -> int:
    """Give the offset at which the line begins that a word stands in."""
    return text.rfind("\n", 0, start) + 1
