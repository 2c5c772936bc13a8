"""What a number is counted in: the currency, per cent or measure written right beside it."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.extraction.values import currencies, numerals, units
from claims.extraction.values.figure import Figure
from claims.extraction.values.numbers import Form
from claims.extraction.words.wordlists import any_of, fold
from claims.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Unit:
    """What a word beside a number makes of it, and how many of the unit one such is (a cent is 0.01)."""

    kind: Kind
    name: str | None
    rule: str
    worth: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Beside:
    """A unit where it stands, offsets in the text; `joined` says that a hyphen ties it to the number."""

    start: int
    end: int
    unit: Unit
    joined: bool = False


def measured(text: str, figure: Figure) -> Figure | None:
    """Add the currency before the number, or the currency, per cent or measure after it; None for "COP28"."""
    if figure.rule == "number-article":
        return figure
    if (sign := _SIGN.search(text[max(0, figure.start - SIGN_REACH) : figure.start])) and (code := _code(sign["sign"])):
        return _with_sign(text, figure, sign, code)
    if figure.form is Form.SHARE:
        return _part_of_one(text, figure)
    return _inches(text, _with_unit(text, figure))


def _with_sign(text: str, figure: Figure, sign: "re.Match[str]", code: str) -> Figure | None:
    if currencies.doubtful(sign["sign"], figure.low):
        return None if sign[0].endswith(sign["sign"]) else figure
    worth, end = _millions(sign["sign"]), figure.end
    if not figure.scaled and (cut := _MONEY_SCALE.match(text, figure.end)):
        worth, end = numerals.SCALES[numerals.MONEY_SCALES[fold(cut["scale"])]], cut.end()
    again = _named(text, end)
    if again and again.unit.name == code and again.unit.worth == 1:
        end = again.end
    worth *= -1 if sign["minus"] else 1
    money = Unit(Kind.MONEY, code, "money-symbol", worth)
    scaled = figure.scaled or abs(worth) > 1
    return replace(_counted(figure, end, money), start=figure.start - len(sign[0]), scaled=scaled)


def _with_unit(text: str, figure: Figure) -> Figure:
    if (sign := _SIGN_AFTER.match(text, figure.end)) and (code := _code(sign["sign"])):
        return _before_sign(figure, sign, code)
    if not figure.scaled and (million := _MILLION.match(text, figure.end)):
        return replace(_counted(figure, million.end(), _A_MILLION), unit=None, scaled=True)
    if (label := _PERCENT_OF.fullmatch(text, 0, figure.start)) and not text[figure.end :].strip():
        return replace(_counted(figure, figure.end, _PERCENT), start=label.start("label"))
    after = _short(text, figure) or _named(text, figure.end)
    if after is None or currencies.doubtful(fold(text[after.start : after.end]), figure.low):
        return figure
    unit = _STERLING if after.unit.name == "pound" and _is_sterling(text, figure, after) else after.unit
    return replace(_counted(figure, after.end, unit), joined=after.joined)


def _before_sign(figure: Figure, sign: "re.Match[str]", code: str) -> Figure:
    if currencies.doubtful(sign["sign"], figure.low):
        return figure
    worth = _millions(sign["sign"])
    if sign["scale"]:
        worth *= numerals.SCALES[fold(sign["scale"])]
    money = Unit(Kind.MONEY, code, "money-symbol", worth)
    return replace(_counted(figure, sign.end(), money), scaled=figure.scaled or worth > 1)


def _is_sterling(text: str, figure: Figure, after: Beside) -> bool:
    """Tell millions of pounds that are spent from those that are weighed ("3 million pounds of beef")."""
    if figure.low is None or figure.low < numerals.SCALES["million"] or _IS_WEIGHED.match(text, after.end):
        return False
    return not _WEIGHS.search(text[max(0, figure.start - _WEIGHS_REACH) : figure.start])


def _part_of_one(text: str, figure: Figure) -> Figure:
    """Read "half a mile", "1/4 mile", "a quarter of a percentage point"."""
    if point := _PART_OF_A_POINT.match(text, figure.end):
        return _counted(figure, point.end(), Unit(Kind.PERCENTAGE, "percentage_point", "percentage-point"))
    of = _OF_A.match(text, figure.end)
    part = _named(text, of.end()) if of else None
    if of is None or part is None or part.unit.kind is Kind.MONEY or (not of["a"] and part.start > of.end()):
        return figure
    return _counted(figure, part.end, part.unit)


def _counted(figure: Figure, end: int, unit: Unit) -> Figure:
    value = None if figure.low is None else figure.low * unit.worth
    rule = f"{figure.rule}-measure" if unit.kind is Kind.QUANTITY else unit.rule
    return replace(figure, end=end, low=value, high=value, kind=unit.kind, unit=unit.name, rule=rule)


def _inches(text: str, figure: Figure) -> Figure:
    """Turn feet and inches into inches ("6 feet 2", "5ft 11in", "6-foot-2")."""
    inches = _INCHES.match(text, figure.end) if figure.unit == "foot" and figure.low is not None else None
    if inches is None or figure.low is None:
        return figure
    value = figure.low * 12 + Decimal(inches["inches"])
    return replace(figure, end=inches.end(), low=value, high=value, unit="inch", joined=False, rule="height")


def _named(text: str, at: int) -> Beside | None:
    """Find the longest name of a unit in the words that follow ("7 million | US dollars")."""
    found = _WORDS.match(text, at)
    if found is None:
        return None
    start = found.start("words")
    for word in reversed(list(_WORD.finditer(text, start, found.end("words")))):
        if unit := _NAMED.get(fold(text[start : word.end()])):
            return Beside(start, word.end(), unit, found["gap"] == "-")
    return None


def _short(text: str, figure: Figure) -> Beside | None:
    found = _SHORT.match(text, figure.end)
    if found is None or (found["unit"] in _SCALES_OF_HEAT and not _COLD <= (figure.low or 0) <= _HOT):
        return None
    return Beside(found.start("unit"), found.end("unit"), _SHORTS[" ".join(found["unit"].replace("-", " ").split())])


def _code(sign: str) -> str | None:
    return (
        currencies.CURRENCY_SIGNS.get(sign) or currencies.CURRENCY_CODES.get(sign) or currencies.MILLIONS_OF.get(sign)
    )


def _millions(sign: str) -> Decimal:
    return Decimal(10**6 if sign in currencies.MILLIONS_OF else 1)


def _units() -> dict[str, Unit]:
    money = currencies.CURRENCY_NAMES.items()
    return {
        **{word: Unit(Kind.QUANTITY, name, "measure") for word, name in units.MEASURE_NAMES.items()},
        **{word: Unit(Kind.MONEY, code, "money-name", worth) for word, (code, worth) in money},
        **dict.fromkeys(units.PERCENT, _PERCENT),
        **dict.fromkeys(units.PERCENTAGE_POINT, Unit(Kind.PERCENTAGE, "percentage_point", "percentage-point")),
    }


# A sign, with a blank and a minus, is not longer than this.
SIGN_REACH = 12
# "777F" is an airliner.
_SCALES_OF_HEAT, _COLD, _HOT = frozenset({"C", "F"}), -100, 200
_PERCENT = Unit(Kind.PERCENTAGE, "percent", "percentage")
_A_MILLION = Unit(Kind.QUANTITY, None, "number", Decimal(10**6))
_STERLING = Unit(Kind.MONEY, "GBP", "money-name")
_IS_WEIGHED = re.compile(r"\s(?:of|heavier|lighter|in\sweight|per)\b")
_WEIGHS = re.compile(r"weigh|heavy|thrust|load|tonnage|harvest|crop", re.IGNORECASE)
_WEIGHS_REACH = 40
_NAMED = _units()
_SHORTS = {
    **{short: Unit(Kind.QUANTITY, name, "measure") for short, name in units.MEASURE_SHORTS.items()},
    **{word: _NAMED[word] for word in ("%", "pc", "pct", "p", "¢")},
}

_SIGN = re.compile(
    rf"(?P<minus>(?<![^\s(])[-−–]|(?<!\w)minus\s)?(?<![^\W\d_])(?P<sign>{any_of(currencies.CURRENCY_SIGNS)}|M?[A-Z]{{3}})\s?$"
)
_SIGN_AFTER = re.compile(
    rf"\s?(?P<sign>{any_of(currencies.CURRENCY_SIGNS)}|M?[A-Z]{{3}})(?![\w$]|\s?\d)(?:\s(?P<scale>million|billion|trillion)(?!\w))?"
)
_MONEY_SCALE = re.compile(rf"\s?-?(?P<scale>{any_of(numerals.MONEY_SCALES)})(?!\w)", re.IGNORECASE)
# "5m people" are counted, "5m tall" is measured.
COUNTED = re.compile(
    r"\s(?!thanks|wins|goes|gets|always|plus|this|his|was|has)(?:people|[a-z]+(?:[^su\W]s|ies)|men|women|children)(?!\w)"
)
_MILLION = re.compile(rf"(?<=\d)\s?m(?={COUNTED.pattern})")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,3}|[^\W\d_]{1,30}(?:['’/][^\W\d_]{1,30})?")
_WORDS = re.compile(rf"(?P<gap>[\s-]{{0,2}})(?P<words>(?:{_WORD.pattern})(?:[\s-]{{1,2}}(?:{_WORD.pattern})){{0,3}})")
_SHORT = re.compile(
    rf"(?:\s{{0,2}}|-)(?P<unit>%|(?<=\d){any_of(_SHORTS)}(?![\w/-])|(?<=\d[\s-]){any_of(units.MEASURE_SHORTS)}(?!\w|-\d))"
)
# "Per cent of 210", and nothing else.
_PERCENT_OF = re.compile(r"\s?(?P<label>per\s?cents?\sof\s)", re.IGNORECASE)
_OF_A = re.compile(r"[\s-](?P<a>(?:of\s)?an?\s)?", re.IGNORECASE)
_PART_OF_A_POINT = re.compile(r"[\s-](?:(?:of\s)?an?\s)?(?:percentage[\s-])?points?(?!\w)", re.IGNORECASE)
_INCHES = re.compile(
    r"(?:,?\s|-|\sand\s(?=\d{1,2}[\s-]in))(?P<inches>1[01]|[0-9])(?:[\s-]?(?:inches|inch|in\b|″|\"))?(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
