"""What of a printed text counts when it is quoted: its words, figures, signs and question marks."""

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from claims.tracking.quoting.typography import LOWER, TENS, UNITS, UPPER, Printed


class Sort(StrEnum):
    """What sort of token it is; `single` is one sign of a script that has no blanks between its words."""

    WORD = "word"
    FIGURE = "figure"
    SINGLE = "single"
    SIGN = "sign"
    ASKS = "asks"


class Gap(StrEnum):
    """What stands before a token: nothing, a hyphen or the like, anything else, or what does not matter."""

    NONE = "none"
    JOINT = "joint"
    SPACE = "space"
    ANY = "any"


class Token(NamedTuple):
    """A piece of a folded text; `key` is what is compared, places are of the folded text."""

    key: str
    start: int
    end: int
    gap: Gap
    sort: Sort


class Word(NamedTuple):
    """A word as people see it, with what is tied to it: "-$5", "e-mail", "1939-45", "really?"."""

    key: str
    start: int
    end: int


def tokens(printed: Printed, start: int = 0, end: int = sys.maxsize) -> list[Token]:
    """Cut a part of a folded text into tokens, in order; what is a sign is told by what stands around it."""
    found: list[Token] = []
    for match in _pattern().finditer(printed.text, start, min(end, len(printed.text))):
        sort = Sort(match.lastgroup or "")
        if sort is Sort.SIGN and match[0] in DASHES:
            if not _is_sign(printed.text, match, found[-1] if found else None):
                continue
            found.append(_token(printed, "-", match.span(), sort, found))
        elif sort is Sort.ASKS:
            found.append(_token(printed, "?", match.span(), sort, found))
        else:
            for part in _parted(printed, match):
                found.append(_token(printed, printed.text[slice(*part)], part, sort, found))
    return found


def words(printed: Printed, start: int = 0, end: int = sys.maxsize) -> list[Word]:
    """Cut a part of a folded text into words as people see them."""
    found: list[Word] = []
    before: Token | None = None
    for token in tokens(printed, start, end):
        if before and _tied(printed.text, before, token):
            last = found.pop()
            found.append(Word(last.key + token.key, last.start, token.end))
        else:
            found.append(Word(token.key, token.start, token.end))
        before = token
    return found


def units(run: Iterable[Token], printed: Printed) -> Iterator[tuple[str, Gap]]:
    """Yield what must agree one by one: each letter of a word, a whole figure or sign, with what stands before it."""
    for token in run:
        if token.sort is not Sort.WORD:
            yield token.key, token.gap
            continue
        for number, letter in enumerate(token.key):
            inner = Gap.JOINT if token.start + number in printed.joints else Gap.NONE
            yield letter, inner if number else token.gap


def fits(one: Gap, other: Gap) -> bool:
    """Tell whether two gaps differ in print only: a hyphen may be a blank or nothing, a blank is not nothing."""
    return one is other or not {Gap.ANY, Gap.JOINT}.isdisjoint((one, other))


def glued(text: str, one: Token, two: Token) -> bool:
    """Tell whether a sign or a question mark and what stands beside it cannot be quoted one without the other."""
    between = text[one.end : two.start]
    if two.sort is Sort.ASKS:
        return not any(sign.isspace() for sign in between)
    if Sort.SIGN not in (one.sort, two.sort):
        return False
    if not between:
        return True
    if len(between) > 1 or not between.isspace():
        return False
    # "> 5", "> $5", "$ 5"; not the sign of "5 € 30".
    if one.sort is Sort.SIGN:
        return _leads(text, one)
    # "5 %", "5 €"; not "5 €30".
    after = one.sort is Sort.FIGURE and two.key not in DIVIDES and two.key not in COMPARES
    return after and not text[two.end : two.end + 1].isdigit()


def one_number(text: str, one: Token, two: Token) -> bool:
    """Tell whether two words side by side are one number, of which none may be quoted: "minus 5", "twenty five"."""
    if not text[one.end : two.start].isspace():
        return False
    if one.key in TENS:
        return two.key in UNITS
    return one.key in MINUS and (two.sort in {Sort.FIGURE, Sort.SIGN} or two.key in SPELT)


def core(run: list[Token]) -> tuple[int, int]:
    """Give the first and the last token that is more than a sign; ValueError where there is none."""
    said = [number for number, token in enumerate(run) if token.sort in SAID]
    return min(said), max(said)


SAID = frozenset({Sort.WORD, Sort.FIGURE, Sort.SINGLE})
DASHES = frozenset("-\u2010\u2011‒–—−")
DIVIDES = frozenset("-/:×^¦")
COMPARES = "<>~≈≤≥≠"
# Before a figure they are the sign of it.
MINUS = frozenset({"minus", "минус"})
SPELT = (
    TENS
    | UNITS
    | {"zero", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"}
    | {"nineteen", "hundred"}
)
# Thai, Lao, Burmese, Khmer, Japanese and Chinese.
UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uf900-\ufaff\U00020000-\U0003fffd"
)
# The last code point that has a mark or a currency sign, but for variation selectors.
_LAST_MARK = 0x1EC00


@cache
def _pattern() -> "re.Pattern[str]":
    """Build the pattern when it is first wanted: Python's own have no class for accents and currency signs."""
    kinds = [(chr(code), unicodedata.category(chr(code))) for code in range(0x24, _LAST_MARK)]
    marks = _class(sign for sign, kind in kinds if kind.startswith("M"))
    money = _class(sign for sign, kind in kinds if kind == "Sc")
    dashes = re.escape("".join(DASHES))
    forms = {
        Sort.FIGURE: r"(?:(?<![\w.])\.)?\d+(?:[.,]\d+)*",
        Sort.SIGN: (
            rf"[%‰‱٪{money}]|(?<=\d)[/×:^¦](?=\d)|(?<=\d)\^(?=[+-]\d)|(?<=\d)[+°]|[+±](?=[{money}]?\.?\d)"
            rf"|[⁺⁻₊₋](?=[{UPPER}{LOWER}])|[{COMPARES}](?=\s?[{money}]?\s?\.?\d)"
            rf"|[{dashes}](?=\s{{0,3}}[{money}]?\s?\.?\d)"
        ),
        Sort.SINGLE: rf"(?=[^\W_]|[{marks}])[{UNSPACED}][{marks}]*",
        Sort.WORD: rf"(?:[^\W\d_{UNSPACED}]|[{marks}])+(?:'(?:[^\W\d_{UNSPACED}]|[{marks}])+)*",
        Sort.ASKS: r"[?؟⸮]+",
    }
    return re.compile("|".join(f"(?P<{sort}>{form})" for sort, form in forms.items()))


def _class(signs: Iterable[str]) -> str:
    """Write signs as ranges of a class of a pattern."""
    codes = [ord(sign) for sign in signs]
    firsts = [codes[0], *(two for one, two in pairwise(codes) if two > one + 1)]
    lasts = [*(one for one, two in pairwise(codes) if two > one + 1), codes[-1]]
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in zip(firsts, lasts, strict=True))


def _is_sign(text: str, dash: "re.Match[str]", before: Token | None) -> bool:
    """Tell a minus and the dash of a range from a dash between words."""
    after = text[dash.end() : dash.end() + 1]
    if before and before.sort is Sort.FIGURE and not text[before.end : dash.start()].strip():
        return text[dash.end() :].lstrip()[:1].isdigit() if after.isspace() else True
    last = text[max(0, dash.start() - 1) : dash.start()]
    return not after.isspace() and dash[0] != "—" and not (last.isalnum() or last in {")", "]", "_", *DASHES})


def _parted(printed: Printed, match: "re.Match[str]") -> Iterator[tuple[int, int]]:
    """Divide a word where it only touches another: "govern- ment" may be one word and may be two."""
    start, end = match.span()
    cuts = [at for at in range(start + 1, end) if at in printed.open] if printed.open else []
    yield from pairwise([start, *cuts, end])


def _token(printed: Printed, key: str, span: tuple[int, int], sort: Sort, found: list[Token]) -> Token:
    start, end = span
    return Token(key, start, end, _gap(printed, found[-1], start, sort) if found else Gap.ANY, sort)


def _gap(printed: Printed, before: Token, start: int, sort: Sort) -> Gap:
    sorts = {before.sort, sort}
    # "5kg" and "5 kg" are one, two figures side by side are not.
    if sorts not in ({Sort.WORD}, {Sort.FIGURE}):
        return Gap.ANY
    if before.end < start:
        return Gap.SPACE
    return Gap.JOINT if start in printed.joints else Gap.NONE


def _leads(text: str, sign: Token) -> bool:
    """Tell whether a sign with a blank behind it belongs to the figure that follows."""
    if sign.key in COMPARES:
        return True
    before = text[max(0, sign.start - 2) : sign.start].strip()
    return unicodedata.category(sign.key) == "Sc" and not before[-1:].isdigit()


def _tied(text: str, one: Token, two: Token) -> bool:
    if glued(text, one, two) or one_number(text, one, two):
        return True
    return one.end == two.start and Sort.SINGLE not in (one.sort, two.sort) and two.sort is not Sort.ASKS
