"""Number words: cardinals, ordinals and scales, and what they are worth."""

import re
from decimal import Decimal

from claims.extraction.words.wordlists import fold, phrases


def cardinal(words: str) -> Decimal | None:
    """Read a number in words or digits; None if some word of it is no number.

    >>> cardinal("twenty-one"), cardinal("a hundred and five"), cardinal("2.5 million")
    (Decimal('21'), Decimal('105'), Decimal('2500000.0'))
    """
    return _summed(fold(words).replace("-", " ").split())


def ordinal(words: str) -> Decimal | None:
    """Read an ordinal in words or digits; None if it is none.

    >>> ordinal("ninth"), ordinal("42nd"), ordinal("one hundred twenty-fifth"), ordinal("ninety")
    (Decimal('9'), Decimal('42'), Decimal('125'), None)
    """
    if found := _DIGIT_ORDINAL.fullmatch(words.lower()):
        return Decimal(found["digits"].replace(",", ""))
    *above, last = fold(words).split() or [""]
    return _summed([*above, CARDINAL_OF[last]]) if last in CARDINAL_OF else None


def fraction(words: str) -> Decimal | None:
    """Read a fraction or a mixed one, not rounded ("two-thirds", "3/4", "a hundred and three quarters").

    The tens before the last word belong below the line if a number is left above it: "one hundred thirty
    fifths" are 100/35; in the singular all but the first word does ("one twenty-fifth"). What follows "and" is
    added if it is less than one, to a scale as a part of it: "two million and three quarters" are 2,750,000.
    """
    if "/" in words:
        top, bottom = (Decimal(each) for each in words.split("/"))
        return top / bottom if bottom else None
    tokens = fold(words).split()
    at = len(tokens) - 1
    if at > 1 and tokens[at - 1] in TENS and tokens[at - 2] != "and":
        at -= 1
    if at > 1 and tokens[0] in {"one", *_ONE} and not tokens[-1].endswith("s"):
        at = 1
    below = _below(tokens[at:])
    return None if below is None else _over(tokens[:at], below)


def decimal(words: str) -> Decimal | None:
    """Read what is said digit by digit after "point": "two point zero five", "five point two million"."""
    whole, _, part = fold(words).partition(" point ")
    spoken = part.split()
    scale = SCALES[spoken.pop()] if spoken[-1] in SCALES else Decimal(1)
    digits = "".join(str(_summed(re.split(r"[ -]", each))) for each in _tens_and_ones(spoken))
    above = cardinal(whole)
    return None if above is None else (above + Decimal(f"0.{digits}")) * scale


def mixed(whole: Decimal, scale: Decimal, part: Decimal) -> Decimal:
    """Add a fraction to a number, as a part of its scale if that is a thousand or more."""
    return whole + part * (scale if scale >= SCALES["thousand"] else 1)


def _over(above: list[str], below: Decimal) -> Decimal | None:
    if "and" in above:
        cut = len(above) - 1 - above[::-1].index("and")
        whole, part = _summed(above[:cut]), _summed(above[cut + 1 :])
        if whole is not None and part is not None and part < below:
            return mixed(whole, SCALES.get(above[cut - 1], Decimal(1)), part / below)
    top = Decimal(1) if _ONE.issuperset(above) else _summed(above)
    return None if top is None else top / below


def _below(tokens: list[str]) -> Decimal | None:
    last = _PARTS.get(tokens[-1])
    if last is not None:
        return last
    return ordinal(" ".join([*tokens[:-1], tokens[-1].removesuffix("s")]))


def _summed(tokens: list[str]) -> Decimal | None:
    """Add up the words from the left: ones and hundreds make a group, which the larger scales close."""
    total = group = last = Decimal(0)
    seen = False
    for token in tokens:
        if token in _BETWEEN:
            group = last = group or Decimal(token in _ONE)
            continue
        seen = True
        scale = SCALES.get(token)
        if scale is None:
            value = _plain(token)
            if value is None:
                return None
            group, last = group + value, value
        elif scale == SCALES["dozen"]:
            group, last = group - last + (last or 1) * scale, Decimal(0)
        elif scale == SCALES["hundred"]:
            group = last = (group or 1) * scale
        elif total and not group:
            total *= scale
        else:
            total, group, last = total + (group or 1) * scale, Decimal(0), Decimal(0)
    return total + group if seen else None


def _plain(word: str) -> Decimal | None:
    if word in ONES:
        return ONES[word]
    if word in TENS:
        return TENS[word]
    return 1 / _PARTS[word] if word in ("half", "quarter") else digits(word)


def digits(written: str) -> Decimal | None:
    """Read digits with their marks ("1,400", "12,34,567.89", "1.111,11", "12,50", "2½", "1.3x10^6")."""
    plain = re.sub(r"\s", "", written).translate(_TO_ASCII).lower()
    if power := _POWER.fullmatch(plain):
        base, exponent = digits(power["base"]), int(power["exponent"].replace("--", ""))
        return None if not base else base**exponent if power["sign"] == "^" else base.scaleb(exponent)
    if plain[-1:] in SIGNS:
        return Decimal(digits(plain[:-1]) or 0) + SIGNS[plain[-1]]
    if _DECIMAL_COMMA.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    plain = plain.replace(",", "")
    return Decimal(plain) if re.fullmatch(r"[0-9]*\.?[0-9]+", plain) else None


def _tens_and_ones(words: list[str]) -> list[str]:
    """Put "seventy one" together, and leave "zero three" apart."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in TENS and word in ONES:
            joined[-1] += f" {word}"
        else:
            joined.append(word)
    return joined


_TEENS = phrases("ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen")
DIGIT_WORDS = phrases("zero, one, two, three, four, five, six, seven, eight, nine")
_SMALL = (*DIGIT_WORDS, *_TEENS)
_TIES = phrases("twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety")
ONES = {word: Decimal(value) for value, word in enumerate(_SMALL)} | dict.fromkeys(("nought", "naught"), Decimal(0))
TENS = {word: Decimal(10 * value) for value, word in enumerate(_TIES, 2)} | {"fourty": Decimal(40)}
SCALES = {
    **dict.fromkeys(("hundred", "hundreds"), Decimal(100)),
    **dict.fromkeys(("thousand", "thousands"), Decimal(1000)),
    **dict.fromkeys(("million", "millions", "mln", "mil"), Decimal(10) ** 6),
    **dict.fromkeys(("billion", "billions", "bln"), Decimal(10) ** 9),
    **dict.fromkeys(("trillion", "trillions", "tln"), Decimal(10) ** 12),
    **dict.fromkeys(("lakh", "lakhs"), Decimal(10) ** 5),
    **dict.fromkeys(("crore", "crores"), Decimal(10) ** 7),
    **dict.fromkeys(("dozen", "dozens", "doz", "dozs", "dz", "dzs"), Decimal(12)),
}
# What stands right after digits. "m" may also be meters, so the figure decides on that.
CUT_SCALES = {
    **dict.fromkeys(("k", "K"), "thousand"),
    **dict.fromkeys(("mn", "M", "MM"), "million"),
    **dict.fromkeys(("bn", "B", "b"), "billion"),
    **dict.fromkeys(("tn", "trn"), "trillion"),
}
# After a sum of money there is no doubt.
MONEY_SCALES = {"m": "million", "b": "billion", "mm": "million", "t": "trillion"}

_ODD_ORDINALS = {
    "first": "one",
    "second": "two",
    "third": "three",
    "fifth": "five",
    "eighth": "eight",
    "ninth": "nine",
    "twelfth": "twelve",
    "nineth": "nine",
}
_LARGE = ("hundred", "thousand", "million", "billion", "trillion")
# Each ordinal word and its cardinal; "second" is an ordinal, but no part of anything.
CARDINAL_OF = {
    **{f"{word}th": word for word in (*_SMALL[4:], *_LARGE) if word not in _ODD_ORDINALS.values()},
    **{f"{word.removesuffix('y')}ieth": word for word in _TIES},
    **_ODD_ORDINALS,
}
_PARTS = {"half": Decimal(2), "halves": Decimal(2), "quarter": Decimal(4), "quarters": Decimal(4)}
SIGNS = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
    "⅙": Decimal(1) / 6,
    "⅚": Decimal(5) / 6,
    "⅕": Decimal("0.2"),
    "⅖": Decimal("0.4"),
    "⅗": Decimal("0.6"),
    "⅘": Decimal("0.8"),
    "⅛": Decimal("0.125"),
    "⅜": Decimal("0.375"),
    "⅝": Decimal("0.625"),
    "⅞": Decimal("0.875"),
}
_ONE = frozenset({"a", "an"})
_BETWEEN = frozenset({"and", "of", *_ONE})
_TO_ASCII = str.maketrans({"٫": ".", "·": ".", "×": "x", "−": "-"})
_POWER = re.compile(r"(?P<base>[0-9.,]+)(?P<sign>e|x10\^|\^)(?P<exponent>[+-]{0,2}[0-9]{1,2})")
_DECIMAL_COMMA = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}|[0-9]{1,4},[0-9]{1,2}")
_DIGIT_ORDINAL = re.compile(r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})?|[0-9]{4})(?:st|nd|rd|th)")
