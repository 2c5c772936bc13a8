"""The one grammar of numbers: digits, words, fractions, odds and vague counts, and what joins two of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from claims.extraction.values import numberforms, numerals
from claims.extraction.values.numerals import SCALES
from claims.extraction.words.wordlists import fold

if TYPE_CHECKING:
    import re


class Form(StrEnum):
    """How a number is written, which decides what may be made of it."""

    DIGITS = "digits"
    WORDS = "words"
    VAGUE = "vague"
    SHARE = "share"
    TIMES = "times"


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands, offsets in the text scanned.

    `word` is a vague count, which has no value; `scaled` says that a scale ("million") is in it, `scale` what the
    one at its end is worth.
    """

    start: int
    end: int
    value: Decimal | None
    form: Form
    word: str | None = None
    scaled: bool = False
    scale: Decimal = Decimal(1)


def scan(text: str) -> Iterator[Number]:
    """Yield the numbers of a text in order, offsets in that text, none inside another."""
    last: Number | None = None
    for number in _pieces(text):
        joined = _joined(text, last, number) if last else None
        if last and joined is None:
            yield last
        last = joined or number
    if last:
        yield last


def tidy(value: Decimal) -> Decimal:
    """Drop the zeros after the point, and keep those before it: 2.5E+5 is 250000."""
    whole = value.to_integral_value()
    return Decimal(f"{whole:f}") if whole == value else value.normalize()


def rounded(share: Decimal) -> Decimal:
    """Give a fraction with four decimals, as the annotation guide says; a tiny one with four digits."""
    if share.adjusted() > _MOST_DIGITS:
        return share
    if abs(share) >= _TINY:
        return tidy(share.quantize(_FOUR_PLACES))
    return share.quantize(_FOUR_PLACES.scaleb(share.adjusted() + 1)).normalize() if share else share


def _pieces(text: str) -> Iterator[Number]:
    for found in numberforms.NUMBER.finditer(text):
        number = _READERS[found.lastgroup or ""](found)
        if number is None or (number.value is not None and abs(number.value.adjusted()) > _MOST_DIGITS):
            continue
        yield replace(number, value=-number.value) if found["minus"] and number.value else number


def _digits(found: "re.Match[str]") -> Number | None:
    value = numerals.digits(found["figure"])
    if value is None:
        return None
    if found["part"]:
        value += numerals.fraction(found["part"].strip()) or 0
    word = found["scale"]
    scale = SCALES[numerals.CUT_SCALES.get(word) or fold(word)] if word else Decimal(1)
    return Number(found.start(), found.end(), value * scale, Form.DIGITS, scaled=bool(word), scale=scale)


def _words(found: "re.Match[str]") -> Number | None:
    words = found["words"]
    value = numerals.decimal(words) if " point " in fold(words) else numerals.cardinal(words)
    if value is None:
        return None
    told = [SCALES.get(word) for word in fold(words).split()]
    return Number(found.start(), found.end(), value, Form.WORDS, scaled=any(told), scale=told[-1] or Decimal(1))


def _portion(found: "re.Match[str]") -> Number | None:
    """Read "half a million", "three quarters of a billion"."""
    scale = SCALES[fold(found["whole"])]
    part = numerals.fraction(found["part_of"])
    if part is None:
        return None
    value = rounded(part * scale)
    return Number(found.start(), found.end(), value, Form.WORDS, scaled=True, scale=scale)


def _vague(found: "re.Match[str]") -> Number:
    return Number(found.start(), found.end(), None, Form.VAGUE, word=fold(found["vague"]))


def _share(found: "re.Match[str]") -> Number | None:
    value = numerals.fraction(found["share"])
    return None if value is None else Number(found.start(), found.end(), rounded(value), Form.SHARE)


def _times(found: "re.Match[str]") -> Number:
    value = numberforms.TIMES[fold(found["times"])]
    return Number(found.start(), found.end(), Decimal(value), Form.TIMES)


_READERS: dict[str, "Callable[[re.Match[str]], Number | None]"] = {
    "portion": _portion,
    "share": _share,
    "times": _times,
    "vague": _vague,
    "digits": _digits,
    "words": _words,
}


def _joined(text: str, one: Number, two: Number) -> Number | None:
    """Read two neighbours as one number by the words between them."""
    if two.start - one.end > numberforms.LONGEST_LINK or one.value is None or two.value is None:
        return None
    join = _JOINTS.get(" ".join(text[one.end : two.start].lower().split()))
    value = join(text, one, two, one.value, two.value) if join else None
    if value is None:
        return None
    share = join in (_odds, _over)
    form = Form.SHARE if share else one.form
    return Number(one.start, two.end, value, form, scaled=not share and (one.scaled or two.scaled), scale=two.scale)


def _odds(text: str, one: Number, two: Number, above: Decimal, below: Decimal) -> Decimal | None:
    """Read "1 in 5"; not "12 in 2016", "12 in 10 years", nor "$3 in 10"."""
    counts = {one.form, two.form} <= _COUNTED and not one.scaled and above == int(above) and below == int(below)
    if not counts or not 0 < abs(above) < below or text[max(0, one.start - 1) : one.start] in _BEFORE_NO_ODDS:
        return None
    is_year = text[two.start : two.end].isdigit() and two.end - two.start == len("2016")
    return None if is_year or numberforms.NO_ODDS.match(text, two.end) else rounded(above / below)


def _over(text: str, one: Number, two: Number, above: Decimal, below: Decimal) -> Decimal | None:
    """Read "one over three" where nothing is counted: "over" is "more than" or "during" in most news."""
    return _odds(text, one, two, above, below) if numberforms.CLAUSE_ENDS.match(text, two.end) else None


def _and(text: str, one: Number, two: Number, whole: Decimal, part: Decimal) -> Decimal | None:
    """Read "3 million and a half", "twenty and three fifths", "3 hundred and 21", "6 crore and two hundred"."""
    if one.form not in _COUNTED or whole != int(whole):
        return None
    if two.form is Form.SHARE:
        named = part < 1 and not numberforms.BARE_HALF.match(text, two.start)
        return (
            rounded(numerals.mixed(whole, one.scale, part)) if named and text[two.end : two.end + 4] != " of " else None
        )
    goes_on = two.form in _COUNTED and 0 < part < one.scale and part == int(part)
    by_scale = two.scaled and (two.form is Form.WORDS or one.scale in _INDIAN)
    return whole + part if goes_on and (by_scale or one.scale == SCALES["hundred"]) else None


def _next(_text: str, one: Number, two: Number, whole: Decimal, part: Decimal) -> Decimal | None:
    """Read "4 thousand 3 hundred"."""
    goes_on = {one.form, two.form} <= _COUNTED and two.scaled and 0 < part < one.scale
    return whole + part if goes_on else None


_JOINTS: dict[str, Callable[[str, Number, Number, Decimal, Decimal], Decimal | None]] = {
    **dict.fromkeys(("in", "in every", "in each", "out of", "out of every", "out of each"), _odds),
    "over": _over,
    "and": _and,
    "": _next,
}

_FOUR_PLACES, _TINY = Decimal("0.0001"), Decimal("0.001")
# Beyond these a number is no count of anything, and four places after the point would not fit.
_MOST_DIGITS = 20
_COUNTED = frozenset({Form.DIGITS, Form.WORDS})
_BEFORE_NO_ODDS = frozenset("$£€.,")
_INDIAN = frozenset({SCALES["lakh"], SCALES["crore"]})
