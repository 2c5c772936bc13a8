"""The one grammar of numbers: digits, words, fractions, odds and vague counts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from claims.extraction.currencies import CURRENCY_SIGNS
from claims.extraction.units import GLUED
from claims.extraction.wordlists import any_of, fold


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

    `word` is a vague count, which has no value; `scaled` says that a scale ("million") is in it.
    """

    start: int
    end: int
    value: Decimal | None
    form: Form
    word: str | None = None
    scaled: bool = False
    raw: Decimal | None = None


UNITS = {
    word: Decimal(value)
    for value, word in enumerate(
        (
            *(
                "zero",
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
            ),
            *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        ),
    )
}
TENS = {
    word: Decimal(10 * value)
    for value, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
} | {"fourty": Decimal(40)}
SCALES = {
    **dict.fromkeys(("hundred", "hundreds"), Decimal(100)),
    **dict.fromkeys(("thousand", "thousands"), Decimal(1000)),
    **dict.fromkeys(("million", "millions", "mln"), Decimal(10) ** 6),
    **dict.fromkeys(("billion", "billions", "bln"), Decimal(10) ** 9),
    **dict.fromkeys(("trillion", "trillions"), Decimal(10) ** 12),
    **dict.fromkeys(("lakh", "lakhs"), Decimal(10) ** 5),
    **dict.fromkeys(("crore", "crores"), Decimal(10) ** 7),
    **dict.fromkeys(("dozen", "dozens"), Decimal(12)),
}
# What stands right after digits. "m" and "b" may also be meters and bits, so the figure decides on those.
CUT_SCALES = {"k": "thousand", "mn": "million", "bn": "billion", "tn": "trillion", "trn": "trillion"}
MONEY_SCALES = {"m": "million", "b": "billion", "mm": "million", "t": "trillion"}
DENOMINATORS = {
    "half": 2,
    "halves": 2,
    "quarter": 4,
    "quarters": 4,
    "third": 3,
    "thirds": 3,
    "fourth": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "sixths": 6,
    "seventh": 7,
    "sevenths": 7,
    "eighth": 8,
    "eighths": 8,
    "ninth": 9,
    "ninths": 9,
    "tenth": 10,
    "tenths": 10,
    "hundredths": 100,
    "thousandths": 1000,
}
SIGNS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667", "⅕": "0.2", "⅛": "0.125"}
TIMES = {"twice": 2, "thrice": 3, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10}
VAGUE = (
    "several",
    "a few",
    "a couple",
    "a handful",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "millions",
    "billions",
)

_SHARE_PLACES = Decimal("0.0001")


def scan(text: str) -> Iterator[Number]:
    """Yield the numbers of a text in order, offsets in that text, none inside another."""
    for found in _NUMBER.finditer(text):
        number = _READERS[found.lastgroup or ""](found)
        if number is not None:
            yield number


def tidy(value: Decimal) -> Decimal:
    """Drop the zeros after the point, and keep those before it."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def cardinal(words: str) -> Decimal | None:
    """Read a number in words or digits ("twenty-one", "a hundred and five", "1,400", "2.5 million")."""
    total = group = Decimal(0)
    seen = False
    for word in re.split(r"[\s-]+", fold(words).strip()):
        if word in ("and", "a", "an", "of", ""):
            group = group or Decimal(word in ("a", "an"))
            continue
        seen = True
        if word not in SCALES:
            value = _plain(word)
            if value is None:
                return None
            group += value
        elif SCALES[word] == SCALES["hundred"] or SCALES[word] == SCALES["dozen"]:
            group = (group or 1) * SCALES[word]
        else:
            total, group = total + (group or 1) * SCALES[word], Decimal(0)
    return total + group if seen else None


def _plain(word: str) -> Decimal | None:
    if word in UNITS or word in TENS:
        return UNITS.get(word, TENS.get(word))
    if word in ("half", "quarter"):
        return Decimal(1) / DENOMINATORS[word]
    if word in SIGNS:
        return Decimal(SIGNS[word])
    digits = word.translate(_TO_ASCII).replace(",", "")
    if digits[-1:] in SIGNS:
        return Decimal(digits[:-1] or 0) + Decimal(SIGNS[digits[-1]])
    return Decimal(digits) if re.fullmatch(r"[0-9]*\.?[0-9]+", digits) else None


def _digits(found: "re.Match[str]") -> Number | None:
    scale = found["scale"]
    raw = _plain(re.sub(r"[\s\u202f]", "", found["figure"]))
    if raw is None:
        return None
    if found["minus"]:
        raw = -raw
    if found["part"]:
        part = _share_of(found["part"])
        raw += part if part is not None else 0
    word = CUT_SCALES.get(fold(scale), fold(scale)) if scale else ""
    value = raw * SCALES[word] if word else raw
    return Number(found.start(), found.end(), value, Form.DIGITS, scaled=bool(word), raw=raw)


def _words(found: "re.Match[str]") -> Number | None:
    value = cardinal(found["words"])
    scaled = bool(_SCALED.search(found["words"]))
    return value if value is None else Number(found.start(), found.end(), value, Form.WORDS, scaled=scaled)


def _vague(found: "re.Match[str]") -> Number:
    word = fold(found["vague"])
    return Number(found.start(), found.end(), None, Form.VAGUE, word=word)


def _share(found: "re.Match[str]") -> Number | None:
    value = _share_of(found["share"])
    return value if value is None else Number(found.start(), found.end(), value, Form.SHARE)


def _share_of(words: str) -> Decimal | None:
    """Read "two-thirds", "3/4" or "half"; a share has four decimals."""
    parts = re.split(r"[\s-]+|/", fold(words).strip())
    below = DENOMINATORS.get(parts[-1]) or _plain(parts[-1])
    above = Decimal(1) if len(parts) == 1 or parts[0] in ("a", "an") else _plain(parts[0])
    if not below or above is None:
        return None
    return (above / below).quantize(_SHARE_PLACES).normalize()


def _odds(found: "re.Match[str]") -> Number | None:
    above, below = cardinal(found["above"]), cardinal(found["below"])
    if above is None or below is None or not 0 < above < below:
        return None
    value = (above / below).quantize(_SHARE_PLACES).normalize()
    return Number(found.start(), found.end(), value, Form.SHARE)


def _times(found: "re.Match[str]") -> Number:
    word = fold(found["times"]).replace(" ", "")
    return Number(found.start(), found.end(), Decimal(TIMES[word]), Form.TIMES)


_READERS: dict[str, "Callable[[re.Match[str]], Number | None]"] = {
    "odds": _odds,
    "share": _share,
    "times": _times,
    "vague": _vague,
    "digits": _digits,
    "words": _words,
}

_TO_ASCII = str.maketrans({"٫": ".", "·": "."})
_SCALED = re.compile(rf"(?<!\w){any_of(tuple(SCALES))}(?!\w)", re.IGNORECASE)

# The parts of the grammar. A gap is a blank or a hyphen; every repetition has a bound: the cost stays linear.
_GAP = r"[\s\u202f-]{1,2}"
_ONES = any_of(tuple(UNITS))
_BELOW_100 = rf"(?:{any_of(tuple(TENS))}(?:{_GAP}{_ONES})?|{_ONES})"
_SCALE = any_of(tuple(word for word in SCALES if not word.endswith("s")))
_AND_A_PART = rf"{_GAP}and{_GAP}an?{_GAP}(?:half|quarter)"
_REST = rf"(?:{_GAP}{_SCALE}|(?:{_GAP}and)?{_GAP}{_BELOW_100}(?:{_GAP}{_SCALE})?)"
_SCALED_CARDINAL = rf"(?:{_BELOW_100}(?:{_AND_A_PART})?|an?){_GAP}{_SCALE}{_REST}{{0,6}}"
_HALF_A_SCALE = rf"half{_GAP}(?:an?{_GAP})?{_SCALE}"
# Groups of three stand after a comma or a typographer's blank, never a word space; India writes 12,50,000.
_FIGURE = (
    r"(?:\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3}){1,5}(?:\.\d{1,9})?|\d{1,2}(?:,\d{2}){1,5},\d{3}"
    r"|\d{1,15}(?:\.\d{1,9})?|\.\d{1,9})"
)
_SIGN = f"[{''.join(SIGNS)}]"
_MINUS = r"(?:(?<![^\s(])[-−–]|(?<!or\s)minus\s)"
_PART = r"\s[1-7]/[2-8](?![\d/])"
_CUT_SCALE = f"(?-i:{any_of((*CUT_SCALES, 'K'))})"
_AFTER_DIGITS = rf"(?:(?=(?:{any_of(tuple(GLUED))}|[mbt]|mm)(?!\w))|(?!\w|[.,:/]\d))"
# A letter before digits makes a name of them ("A320"), unless the letters are a currency ("RM79").
_CODES = sorted(sign for sign in CURRENCY_SIGNS if sign[-1].isalpha() and len(sign) > 1)
_AFTER_CODE = "(?:(?<![\\w.,/:])|" + "|".join(f"(?<=(?-i:{re.escape(code)}))" for code in _CODES) + ")"
_COUNT = rf"(?:\d{{1,3}}(?:,\d{{3}})*|{_BELOW_100})"
_WHOLE = rf"(?:an?\s(?:hundred|thousand|million)|{_COUNT}(?:\s{_SCALE})?)"
_FRACTION = any_of(tuple(DENOMINATORS))
_FRACTIONS = any_of(tuple(word for word in DENOMINATORS if word.endswith("s")))
_ENDS_A_SHARE = r"(?=\sof\b|[\s-](?:percentage[\s-])?points?\b|\s(?:less|more|fewer|lower|higher)\b|[,.;)]|$)"
_NO_HALF = r"[\s-](?:an?[\s-])?(?:brother|sister|time|back|way|dozen|hundred|thousand|million|billion|trillion)\b"

_FORMS = {
    "odds": (
        rf"(?<![\w.,$])(?P<above>{_COUNT})\s(?:in|out\sof)\s(?:(?:every|each)\s)?"
        rf"(?P<below>{_WHOLE})(?![\w%]|[.,:]\d)"
    ),
    "share": (
        rf"(?<![\w.,/$-])(?:{_BELOW_100}{_GAP}{_FRACTIONS}|one{_GAP}{_FRACTION}"
        rf"|an?\s(?:third|quarter|fifth|sixth|eighth|tenth)(?:{_ENDS_A_SHARE}|(?<=by\sa\sthird)|(?<=by\sa\squarter))"
        rf"|half(?!{_NO_HALF})|[1-9]/(?:[2-9]|10|16)(?![\d/]))(?!\w|-[a-z])"
    ),
    "times": rf"(?<!\w){any_of(tuple(TIMES))}(?!\w)",
    "vague": (
        r"(?<!\w)(?:(?:tens|hundreds|dozens)\sof\s(?:thousands|millions|billions)"
        rf"|(?:several|a\sfew|a\scouple\sof)\s{_SCALE}|{any_of(VAGUE)})(?!\w)"
    ),
    "digits": (
        rf"{_AFTER_CODE}(?:(?<=\bto-)|(?<![A-Za-z][-–]))(?P<minus>{_MINUS})?(?P<figure>{_FIGURE}{_SIGN}?|{_SIGN})(?P<part>{_PART})?"
        rf"(?:(?:{_GAP})?(?P<scale>{any_of(tuple(SCALES))}|{_CUT_SCALE})(?!\w))?{_AFTER_DIGITS}"
    ),
    "words": rf"(?<![\w-])(?:{_HALF_A_SCALE}|{_SCALED_CARDINAL}|{_BELOW_100}(?:{_AND_A_PART})?)(?!\w)",
}
_NUMBER = re.compile("|".join(f"(?P<{form}>{pattern})" for form, pattern in _FORMS.items()), re.IGNORECASE)
