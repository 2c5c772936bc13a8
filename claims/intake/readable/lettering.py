"""Letters put together from pieces of a page, so that figures that only meet there do not become one."""

import re
from enum import Enum

# Between digits that meet where one of them is set apart; no quote takes them for one figure, nor for two.
BORDER = "¦"


class Shift(Enum):
    """Where small letters stand; the value has the digits and signs that Unicode has for it."""

    UP = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻"
    DOWN = "₀₁₂₃₄₅₆₇₈₉₊₋₋₋"


class Lettering:
    """What was put together so far, `length` code points of it.

    Raised and lowered digits become those of Unicode ("10⁶", "CO₂"), letters stay what they are ("31st").
    """

    def __init__(self) -> None:
        self.length = 0
        self._pieces: list[str] = []
        self._last = ""
        self._border = False
        self._shifts: list[tuple[object, Shift]] = []

    def say(self, words: str) -> None:
        """Add words where the last ones ended."""
        if not words:
            return
        if self._shifts:
            words = _shifted(words, self._shifts[-1][1])
        if self._border and _meet(self._last, words[0]):
            self.put(BORDER)
        self.put(words)

    @property
    def last(self) -> str:
        """Give the last sign, "" if there is none yet."""
        return self._last

    def put(self, written: str) -> None:
        """Add white space or a sign as it is."""
        if written:
            self._pieces.append(written)
            self.length += len(written)
            self._last, self._border = written[-1], False

    def part(self) -> None:
        """Say that what follows is set apart from what was said."""
        self._border = True

    def shift(self, by: object, shift: Shift) -> None:
        """Raise or lower what follows, until it ends with the same `by`."""
        self._shifts.append((by, shift))
        self.part()

    def end(self, by: object) -> None:
        """End what an element raised or lowered, if it did."""
        if self._shifts and self._shifts[-1][0] is by:
            self._shifts.pop()
            self.part()

    def text(self) -> str:
        """Give all of it."""
        return "".join(self._pieces)


_FIGURES = re.compile(r"[+\-−–]?[0-9]+")
_PLAIN = "0123456789+-−–"
_TABLES = {shift: str.maketrans(_PLAIN, shift.value) for shift in Shift}


def _shifted(words: str, shift: Shift) -> str:
    return _FIGURES.sub(lambda figure: figure[0].translate(_TABLES[shift]), words)


def _meet(last: str, first: str) -> bool:
    """Tell whether two signs would be read as one figure; "1" and "²" cannot be."""
    return last.isdigit() and (first.isdecimal() or (first.isdigit() and not last.isdecimal()))
