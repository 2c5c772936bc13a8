"""The patterns of the grammar of numbers, each built from named parts.

A gap is a blank or a hyphen; every repetition has a bound, so that the cost stays linear in the text.
"""

import re

from claims.extraction.values.currencies import CURRENCY_CODES, CURRENCY_SIGNS, MILLIONS_OF
from claims.extraction.values.numerals import CARDINAL_OF, CUT_SCALES, DIGIT_WORDS, ONES, SCALES, SIGNS, TENS
from claims.extraction.values.units import GLUED
from claims.extraction.words.wordlists import any_of, any_pattern

# "Double" counts only before what it is held against: "double the limit".
_DOUBLE = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4}
_DOUBLED = {"doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4, "quintupled": 5}
_FOLD = {f"{word}fold": int(value) for word, value in (*ONES.items(), *TENS.items(), *SCALES.items()) if value > 1}
_OFTEN = {"twice": 2, "thrice": 3, **_FOLD}
TIMES = {**_OFTEN, **_DOUBLE, **_DOUBLED}
VAGUE = (
    *("several", "a few", "a couple", "a handful", "dozens", "scores", "hundreds", "thousands", "millions"),
    "billions",
)

# Words: "twenty-one", "a hundred and five", "two and a half million", "five point two".
_GAP = r"(?:[\s\u202f]{1,3}|-)"
_TIE = r"(?:[\s\u202f]{1,3}|\s?-\s?)"
_ONES, _TENS = any_of(ONES), any_of(TENS)
_BELOW_100 = rf"(?:{_TENS}(?:{_TIE}{_ONES})?|{_ONES})"
_SCALE = any_of(word for word in SCALES if not word.endswith("s"))
_LARGE = "(?:thousand|million|billion|trillion)"
_REST = rf"(?:{_GAP}{_SCALE}|(?:{_GAP}and)?{_GAP}{_BELOW_100}(?:{_GAP}{any_of(SCALES)})?)"
_AND_A_PART = rf"{_GAP}and{_GAP}an?{_GAP}(?:half|quarter)"
_SCALED = (
    rf"(?:(?:{_BELOW_100}(?:{_AND_A_PART})?|an?){_GAP}(?:{_SCALE}|(?<!an\s)(?<!a\s){any_of(SCALES)})"
    rf"|hundred{_GAP}{_LARGE}){_REST}{{0,6}}"
)
_CARDINAL = any_pattern(_SCALED, _BELOW_100)
# "At one point two men fled" has no decimals in it.
_POINT = rf"(?<!at\sone){_GAP}point(?:{_GAP}{_BELOW_100}){{1,9}}(?:{_GAP}{_SCALE})?"
# "The one you mentioned", "this one is": no number, unless it counts ("that one man").
_PRONOUN = (
    r"(?:(?<=\bthe\s)|(?<=\bthis\s)|(?<=\bthat\s)|(?<=\bwhich\s))"
    r"one(?=\s(?:I|you|he|she|it|we|they|who|that|is|was|has|had|do|does|did|will|would|can)\b|[.,;:!?]|$)"
)

# Fractions: "two-thirds", "one fifth", "a quarter", "half", "3/4", "three twenty-firsts".
_THIRD_AND_ON = any_of(word for word in CARDINAL_OF if word not in ("first", "second"))
_ORDINAL_ONES = any_of(word for word, cardinal in CARDINAL_OF.items() if cardinal in DIGIT_WORDS)
_PART = rf"(?:{_TENS}{_TIE}{_ORDINAL_ONES}|{_THIRD_AND_ON})"
_PARTS = rf"(?:{_PART}s|halves|quarters)"
_ONE_PART = rf"one{_TIE}(?:half|quarter|(?:one{_GAP}hundred{_GAP}(?:and{_GAP})?)?{_PART})"
_ENDS_A_SHARE = r"(?=\sof\b|[\s-](?:percentage[\s-])?points?\b|\s(?:less|more|fewer|lower|higher)\b|[,.;)]|$)"
_HUNDREDTH = any_of(("twentieth", "thirtieth", "hundredth", "thousandth", "millionth", "billionth", "trillionth"))
_RARE_PART = rf"(?:{_TENS}{_GAP}{_ORDINAL_ONES}|{_HUNDREDTH})"
_A_PART = (
    rf"an?\s(?:(?:third|quarter|fifth|sixth|eighth|tenth|{_RARE_PART})(?:{_ENDS_A_SHARE}|(?<=by\sa\sthird)|(?<=by\sa\squarter))"
    r"|fourth(?=\sof\b|$))"
)
_NO_HALF = r"[\s-](?:an?[\s-])?(?:brother|sister|time|back|way|dozen|hundred|thousand|million|billion|trillion)\b"

# Digits: groups of three stand after a comma or a blank, India writes 12,50,000, the continent 1.234,50.
_FIGURE = any_pattern(
    r"\d{1,3}(?:\.\d{3}){1,4},\d{1,2}(?!\d)",
    r"\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3}){1,5}(?!\d)(?:\.\d{1,9})?",
    r"\d{1,2}(?:,\d{2}){1,5},\d{3}(?!\d)(?:\.\d{1,9})?",
    r"(?<!\d\s)[1-9]\d{0,2}(?:\ \d{3}){1,4}(?![\d\s]\d|\d|-)(?:\.\d{1,9})?",
    r"\d{1,4},\d{1,2}(?!\d)",
    r"\d{1,15}(?:\.\d{1,9})?",
    r"\.\d{1,9}",
)
_POWER = r"(?:e|\s?[x×]\s?10\^|\^)[+-]{0,2}\d{1,2}(?!\d)"
_SIGN = f"[{''.join(SIGNS)}]"
_AND_PART = r"\s{1,2}[1-7]/[2-8](?![\d/])"
_CUT_SCALE = f"(?-i:{any_of(CUT_SCALES)})(?<!\\s[bB])"
_GLUED = rf"(?:{any_of(GLUED)}|[mbt]|mm|(?-i:{any_of((*CURRENCY_CODES, *MILLIONS_OF))})|[元円])(?!\w)"
_AFTER_DIGITS = rf"(?:(?={_GLUED})|(?!\w|[.,:/]\d))"
# A hyphen and a blank are a minus only where nothing else is written: "- 5 people" is a line of a list.
_MINUS = any_pattern(
    r"(?<![^\s(])(?<!\d\s)[-−–]",
    r"\A\s?-\s(?=[\d/.,\s]{1,20}[a-z]?\Z)",
    r"(?<!\w)(?<!\w-)(?<!or\s)(?<!tested\s)(?<!test\s)(?:minus|negative)\s",
)
# "F-150", "scp2-173"; not "0-to-60".
_NO_NAME = r"(?:(?<=\bto-)|(?<![A-Za-z][-–])(?<![A-Za-z]\d[-–]))"


def _after_code() -> str:
    """Let no letter stand before digits, which makes a name of them ("A320"), unless it is money ("RM79")."""
    codes = {sign for sign in (*CURRENCY_SIGNS, *CURRENCY_CODES) if sign[-1].isalpha() and len(sign) > 1}
    by_length = (any_of(code for code in codes if len(code) == length) for length in {len(code) for code in codes})
    return any_pattern(r"(?<![\w.,/:%])(?<!\w=)", r"(?<=(?-i:\bR))", *(f"(?<=(?-i:{each}))" for each in by_length))


_OF_A_SCALE = rf"(?:{_GAP}of)?(?:{_GAP}an?)?{_GAP}(?P<whole>{_SCALE})"
_BEGINS_A_PART = rf"{_TIE}{_PARTS}(?!\w)|-{_ORDINAL_ONES}(?!\w)|(?<=and\sone)\shalf\b"
_PORTION = any_pattern(rf"{_BELOW_100}{_TIE}{_PARTS}", _ONE_PART, r"(?:an?\s)?(?:half|quarter)")
_SHARE = any_pattern(
    rf"{_CARDINAL}{_TIE}(?:{_TENS}{_TIE})?{_PARTS}",
    _ONE_PART,
    _A_PART,
    rf"(?:an?\s)?half(?!{_NO_HALF})",
    r"[1-9]/(?:[2-9]|10|16)(?![\d/])",
)
_FORMS = {
    "portion": rf"(?<![\w.,/$-])(?P<part_of>{_PORTION}){_OF_A_SCALE}(?!\w)",
    "share": rf"(?<![\w.,/$])(?<!\w-){_SHARE}(?!\w|-[a-z]|{_GAP}{_SCALE}(?!\w))",
    "times": (
        rf"(?<!\w)(?:{any_of(_OFTEN)}|{any_of(_DOUBLED)}(?!\s(?:down|back|over|up|as)\b)"
        rf"|{any_of(_DOUBLE)}(?=\s(?:the|what|that|those|its|their|his|her|our)\b))(?![\w-])"
    ),
    "vague": (
        r"(?<!\w)(?:(?:tens|hundreds|dozens)\sof\s(?:thousands|millions|billions)"
        rf"|(?:several|a\sfew|a\scouple\sof)\s{_SCALE}|{any_of(VAGUE)})(?!\w)"
    ),
    "digits": (
        rf"{_after_code()}{_NO_NAME}(?P<figure>(?:{_FIGURE})(?:{_POWER}|{_SIGN})?|{_SIGN})(?P<part>{_AND_PART})?"
        rf"(?:{_GAP}?(?P<scale>{any_of(SCALES)}|{_CUT_SCALE})(?!\w))?{_AFTER_DIGITS}"
    ),
    "words": rf"(?<![\w-])(?!{_PRONOUN}){_CARDINAL}(?:{_POINT})?(?!\w|{_BEGINS_A_PART})",
}
_ANY_FORM = any_pattern(*(f"(?P<{form}>{pattern})" for form, pattern in _FORMS.items()))
# Most characters of a text begin no number, which this tells at a glance.
_LETTERS = {word[0] for word in (*ONES, *TENS, *SCALES, *VAGUE, *TIMES, "a", "half", "quarter", "minus", "negative")}
_BEGINS = rf"(?=[-−–.\s\d{''.join(SIGNS)}]|(?<!\w)[{''.join(sorted(_LETTERS))}])"
NUMBER = re.compile(rf"{_BEGINS}(?P<minus>{_MINUS})?{_ANY_FORM}", re.IGNORECASE)

# What may stand between two numbers that are read as one.
LONGEST_LINK = len(" out of every ")
NO_ODDS = re.compile(r"%|[\s-](?:%|percent|per|years?|months?|weeks?|days?|hours?|minutes?|seconds?|games?)\b")
CLAUSE_ENDS = re.compile(r"\s?(?:[.,;:!?)]|$)")
BARE_HALF = re.compile(r"half", re.IGNORECASE)

# Ordinals. Without a scale before them tens need a hyphen: "twenty first responders" are a score of people.
_PLACE = any_pattern(rf"{_TENS}\s?-\s?{_ORDINAL_ONES}", any_of(CARDINAL_OF))
_DIGIT_PLACE = r"(?:\d{1,3}(?:,\d{3}){0,3}|\d{4})(?:st|nd|rd|th)"
_LARGE_PLACE = rf"{_BELOW_100}{_GAP}(?:hundred|{_LARGE})th"
_LONG_PLACE = rf"{_SCALED}{_GAP}(?:and{_GAP}{_PLACE}|{_TENS}{_TIE}{_ORDINAL_ONES}|{_LARGE}th)"
# "A trillionth" is a part, "a hundred trillionth" a place in a row.
ORDINAL = re.compile(
    rf"(?<![\w.,-])(?!(?<=\ba\s)\w+illionth){any_pattern(_DIGIT_PLACE, _LARGE_PLACE, _LONG_PLACE, _PLACE)}(?!\w)",
    re.IGNORECASE,
)
