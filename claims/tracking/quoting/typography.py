"""A text without what printing may change: case, hyphens, ligatures, marks; and where each sign of it stood."""

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Printed:
    """A text folded for comparison. All places in it are code points of `text`; `span` leads back to the original.

    `joints` are the places where a hyphen, a point of "U.S." or an invisible sign was taken out from between letters,
    so that they now touch; the open ones had white space at them, and a word may begin there.
    """

    text: str
    joints: AbstractSet[int]
    open: AbstractSet[int]
    maps: tuple["_Map", ...]

    def span(self, start: int, end: int) -> Span:
        """Give the place in the original of a place in the folded text, which is not empty."""
        for each in reversed(self.maps):
            start, end = each.back(start), each.back(end - 1, last=True)
        return start, end


def fold(text: str) -> Printed:
    """Fold a text; two texts that differ in print only fold alike, but for white space and the marks between words.

    Letters are compared in Unicode normal form C, without case; signs that are another form of a letter, digit or mark
    (ligatures, full-width forms) as that. Accents and fractions stay; of superscripts and subscripts those of letters
    are the plain digits ("m2", "CO2"), and powers are written with a caret ("10^6"). The cost is linear.
    """
    plain = _compounds(_lowered(text))
    maps: list[_Map] = []
    if not plain.isascii():
        plain, made = _replaced(plain, *_odd_signs(plain))
        maps.append(made)
    invisible = "".join(sign for sign in _alphabet(plain) if unicodedata.category(sign) == "Cf" and sign not in HYPHENS)
    taken = _Taken()
    plain, made = _replaced(plain, _breaks(invisible), taken.out)
    return Printed(plain, taken.joints, taken.open, (*maps, made))


def spaced(text: str) -> str:
    """Join the groups of figures that plain blanks divide ("12 000"), where nothing else can be meant by the digits.

    That is one to three digits and then groups of three, with no other digits beside them; the blanks become narrow
    ones that do not break, as typesetters put there, so that every place stays.
    """
    return _SPACED.sub(lambda groups: groups[0].replace(" ", "\u202f"), text)


def group(text: str, at: int) -> Span | None:
    """Give the place of a figure whose groups plain blanks divide, if a place of a folded text is inside of one."""
    around = _SPACED.finditer(text, max(0, at - _LONGEST_FIGURE), at + _LONGEST_FIGURE)
    return next((groups.span() for groups in around if groups.start() < at < groups.end()), None)


def in_word(sign: str) -> bool:
    """Tell whether a sign is a part of a word or figure: a letter, a digit, or an accent or vowel sign of its own."""
    return sign.isalnum() or unicodedata.category(sign).startswith("M")


HYPHENS = "-\u2010\u2011\u00ad"
APOSTROPHES = "’‘‛′ʼ`´"
# After a hyphen that hangs these go on with another word: "pre- and post-war".
GOES_ON = frozenset({"and", "or", "to", "but", "nor", "through", "und", "oder", "bis", "et", "ou", "y", "o", "e"})
# What Unicode holds to be another printed form of the same sign; superscripts, fractions and circles are not.
SAME_SIGN = frozenset(
    {"<compat>", "<wide>", "<narrow>", "<font>", "<noBreak>", "<small>", "<vertical>"}
    | {"<initial>", "<medial>", "<final>", "<isolated>"}
)

UPPER, LOWER = "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉"
TENS = frozenset({"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"})
UNITS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
    | {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"}
)
# In "twenty–five" it is a hyphen.
_DASH = re.compile(rf"[‒–−](?=(?:{'|'.join(sorted(UNITS))})(?![^\W_]))")
_LAST_WORD = re.compile(r"(?<![^\W_])[a-z]+\Z")
_SPACED = re.compile(r"(?<![^\W_])(?<![0-9][\s.,'/:^¦])[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9]|\s[0-9]|[/:^¦][0-9])")
_LONGEST_FIGURE = 24
_RAISED = re.compile(
    rf"(?<=[0-9])[⁺⁻]?[{UPPER}]+(?![0-9])|(?<=[^\W\d_{UPPER}{LOWER}])(?:[{UPPER}]+|[{LOWER}]+)(?![0-9{UPPER}{LOWER}])"
)
_RAISED_SIGNS = frozenset(UPPER + LOWER)
_RAISED_DIGITS = str.maketrans(UPPER + LOWER + "⁺⁻", "0123456789" * 2 + "+-")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(r"[^\W_]+")
# Vowels and ends of Korean syllables written in parts, which are letters and not marks.
_JAMO = "\u1160-\u11ff"


@dataclass(frozen=True, slots=True)
class _Map:
    """Where replaced pieces stand in the new text and stood in the old one; all else only moved."""

    new: list[Span]
    old: list[Span]

    def back(self, at: int, *, last: bool = False) -> int:
        """Give the old place of a sign; of its end where it is the last one."""
        number = bisect_right(self.new, (at, sys.maxsize)) - 1
        if number < 0:
            return at + last
        (_, end), (begun, ended) = self.new[number], self.old[number]
        if at < end:
            return ended if last else begun
        return ended + at - end + last


def _replaced(
    text: str, pattern: "re.Pattern[str]", instead: "Callable[[re.Match[str], int], str]"
) -> tuple[str, _Map]:
    """Replace pieces of a text; `instead` is given the match and its place in the new text."""
    pieces: list[str] = []
    made = _Map([], [])
    end = moved = 0
    for found in pattern.finditer(text):
        start = found.start() + moved
        new = instead(found, start)
        if new == found[0]:
            continue
        pieces += text[end : found.start()], new
        end = found.end()
        made.new.append((start, start + len(new)))
        made.old.append(found.span())
        moved = start + len(new) - end
    return "".join([*pieces, text[end:]]), made


def _lowered(text: str) -> str:
    """Fold what is one sign in both forms, which keeps every place."""
    for mark in APOSTROPHES:
        text = text.replace(mark, "'")
    return text.replace("İ", "i").lower().replace("ς", "σ")


def _compounds(text: str) -> str:
    """Write the dash of a number in words ("twenty–five") as the hyphen that it is, which keeps every place."""

    def hyphened(dash: "re.Match[str]") -> str:
        word = _LAST_WORD.search(text, max(0, dash.start() - 9), dash.start())
        return "-" if word and word[0] in TENS else dash[0]

    return text if text.isascii() else _DASH.sub(hyphened, text)


def _alphabet(text: str) -> set[str]:
    return set() if text.isascii() else set("".join(_BEYOND_ASCII.findall(text)))


def _odd_signs(text: str) -> "tuple[re.Pattern[str], Callable[[re.Match[str], int], str]]":
    """Give a pattern for the signs of a text that are another form of something, and what they are a form of."""
    alphabet = _alphabet(text)
    forms = {sign: form for sign in alphabet if (form := _form(sign)) != sign}
    patterns = [f"[{re.escape(''.join(forms))}]"] if forms else []
    if not alphabet.isdisjoint(UPPER + LOWER):
        patterns.append(_RAISED.pattern)
    if not unicodedata.is_normalized("NFC", text):
        marks = "".join(sign for sign in alphabet if unicodedata.category(sign).startswith("M"))
        patterns.insert(0, rf"[\s\S][{re.escape(marks)}{_JAMO}]+")

    def instead(found: "re.Match[str]", _: int) -> str:
        if found[0][-1] in _RAISED_SIGNS:
            return ("^" if found.string[found.start() - 1].isdigit() else "") + found[0].translate(_RAISED_DIGITS)
        return "".join(forms.get(sign) or _form(sign) for sign in unicodedata.normalize("NFC", found[0]))

    return re.compile("|".join(patterns) or r"(?!)"), instead


def _form(sign: str) -> str:
    kind = unicodedata.decomposition(sign).partition(" ")[0]
    form = unicodedata.normalize("NFKC" if kind in SAME_SIGN else "NFC", sign)
    # The Yen sign's wide form is a sign; an accent by itself would come apart into a blank and an accent.
    return sign if any(part.isspace() for part in form) else _lowered(form.casefold())


def _breaks(invisible: str) -> "re.Pattern[str]":
    """Give a pattern for what stands between letters or digits without dividing them; its first sign is of few."""
    unseen = re.escape(invisible)
    return re.compile(
        rf"[{HYPHENS}.0-9{unseen}](?:"
        rf"(?<=[{HYPHENS}])(?P<gap>\s{{0,40}})(?=[^\W_])"
        r"|(?<=\.)(?P<point>)(?=[^\W\d_](?![^\W_]))"
        # Groups of three, and of two as in India.
        r"|(?<=[0-9])(?<![0-9.,][0-9])[0-9]{0,2}"
        r"(?P<groups>(?:,[0-9]{2,3}){0,9},[0-9]{3}|(?:[\u00a0\u202f\u2009'][0-9]{3})+)(?![0-9]|[,'][0-9])"
        + (rf"|(?<=[{unseen}])[{unseen}]*" if invisible else "")
        + ")"
    )


class _Taken:
    """Takes hyphens and the like out, and remembers where."""

    def __init__(self) -> None:
        self.joints: set[int] = set()
        self.open: set[int] = set()

    def out(self, found: "re.Match[str]", at: int) -> str:
        if found["groups"]:
            return "".join(sign for sign in found[0] if sign.isdigit())
        if found["gap"] is None and found["point"] is None:
            self._join(found, at)
            return ""
        if not (_hyphen if found["gap"] is not None else _point)(found):
            return found[0]
        self._join(found, at)
        if found["gap"] and "\n" not in found["gap"]:
            self.open.add(at)
        return ""

    def _join(self, found: "re.Match[str]", at: int) -> None:
        if all(in_word(sign) for sign in _beside(found)):
            self.joints.add(at)


def _beside(found: "re.Match[str]") -> Iterator[str]:
    """Yield the signs before and after a match, a blank for none."""
    yield found.string[found.start() - 1] if found.start() else " "
    yield found.string[found.end() : found.end() + 1] or " "


def _hyphen(found: "re.Match[str]") -> bool:
    """Tell whether a hyphen joins what stands at it; between digits it is a dash."""
    before, after = _beside(found)
    if not in_word(before) or (before.isdigit() and after.isdigit()):
        return False
    if not found["gap"] or "\n" in found["gap"]:
        return True
    word = _WORD.match(found.string, found.end())
    return not (before.isdigit() or after.isdigit()) and bool(word and word[0] not in GOES_ON)


def _point(found: "re.Match[str]") -> bool:
    """Tell whether a point stands between single letters, as in "U.S."."""
    before = found.string[max(0, found.start() - 2) : found.start()].rjust(2)
    return before[1].isalpha() and not in_word(before[0])
