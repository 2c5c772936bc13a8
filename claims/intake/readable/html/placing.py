"""Where the links and the notes of a page stand in its main text, or that it cannot be said for sure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from claims.intake.readable.html.flat import Flat, Spot

# Letters on each side by which a place is known, and which sides are asked in turn: something between the lines of
# the main text may have been left out on either.
_AROUND = 32
_SIDES = ((_AROUND, _AROUND), (_AROUND, 0), (0, _AROUND))
# What is made to cost time is not worth it: letters to be looked through for one page.
_MOST_LETTERS = 3_000_000_000
_WORD = re.compile(r"\S+")


class MainText:
    """A text without its white space, and where each letter of that stands in it."""

    def __init__(self, text: str) -> None:
        words = list(_WORD.finditer(text))
        self.letters = "".join(word[0] for word in words)
        self._origins = [word.start() for word in words]
        self._starts: list[int] = []
        at = 0
        for word in words:
            self._starts.append(at)
            at += len(word[0])

    def place(self, letter: int) -> int:
        """Give the offset in the text of one of the letters."""
        word = bisect_right(self._starts, letter) - 1
        return self._origins[word] + letter - self._starts[word]


def places(text: str, page: Flat) -> Iterator[tuple[Spot, int, int]]:
    """Yield what leads somewhere with its start and end in the text, code points; for a mark the two are one.

    A place is sure if the words with those beside them, in the same block, stand once in the page and once in the
    text. All else is left out.
    """
    main = MainText(text)
    if len(page.spots) * (len(page.runs[0]) + len(main.letters)) > _MOST_LETTERS:
        return
    for spot in page.spots:
        if (found := _place(main, page, spot)) is not None:
            yield spot, *found


def _place(main: MainText, page: Flat, spot: Spot) -> tuple[int, int] | None:
    # Where the main text has marks, they are those of the first run.
    for run in (0,) if page.runs[0] == page.runs[1] else (0, 1):
        # A short block is looked for only once.
        for first, last in dict.fromkeys(_windows(page, spot, run)):
            found = _sure(main, page.runs[run], spot, run, (first, last))
            if found is not None:
                return found
    return None


def _windows(page: Flat, spot: Spot, run: int) -> Iterator[tuple[int, int]]:
    """Yield from where to where a run is to be looked for in the main text, the surest first."""
    borders, start, end = page.borders[run], spot.start[run], spot.end[run]
    border = bisect_left(borders, end)
    limit = borders[border] if border < len(borders) else len(page.runs[run])
    for before, after in _SIDES:
        first = max(spot.block[run], start - before)
        if first < start if spot.is_mark else start < end:
            yield first, min(end + after, limit)


def _sure(main: MainText, letters: str, spot: Spot, run: int, window: tuple[int, int]) -> tuple[int, int] | None:
    (first, last), start, end = window, spot.start[run], spot.end[run]
    wanted = letters[first:last]
    if (at := main.letters.find(wanted)) < 0 or main.letters.find(wanted, at + 1) >= 0:
        return None
    if letters.find(wanted) != first or letters.find(wanted, first + 1) >= 0:
        return None
    at += start - first
    if spot.is_mark:
        behind = main.place(at - 1) + 1
        return behind, behind
    return main.place(at), main.place(at + end - start - 1) + 1
