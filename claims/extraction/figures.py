"""A text's figures: each number with its currency, measure and qualifier, ranges and scores read as one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from claims.extraction import bounds, changes, currencies, numbers, units
from claims.extraction.numbers import Form, tidy
from claims.extraction.spans import Taken
from claims.extraction.wordlists import any_of, fold
from claims.vocabulary import Kind, Value


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with all that a closed table can tell of it; offsets in the text it was scanned from.

    `unit` is None where the unit is a noun of the sentence. `core` is the place of the bare number. `joined`
    says that a hyphen ties it to its unit ("10-year"), `rule` how it came about.
    """

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    form: Form
    core: tuple[int, int]
    rule: str = "number"
    kind: Kind = Kind.QUANTITY
    unit: str | None = None
    qualifier: str | None = None
    joined: bool = False
    scaled: bool = False

    @property
    def value(self) -> Value:
        """The figure as a claim's value."""
        low = None if self.low is None else tidy(self.low)
        high = None if self.high is None else tidy(self.high)
        return Value(low, high, self.unit, self.qualifier)


def scan(text: str, taken: Sequence[tuple[int, int]] = ()) -> tuple[Figure, ...]:
    """Give the figures of a text in order, none overlapping another and none within a span already taken."""
    every = sorted(chain(map(_bare, numbers.scan(text)), _articles(text)), key=lambda figure: figure.start)
    kept_out = Taken(taken)
    bare = [figure for figure in every if not kept_out.meets(figure.start, figure.end)]
    measured = _apart(_inches(text, _measured(text, figure)) for figure in bare)
    return tuple(_qualified(text, figure) for figure in _joined(text, measured))


def _bare(number: numbers.Number) -> Figure:
    unit = {Form.SHARE: "share", Form.TIMES: "time"}.get(number.form)
    place = (number.start, number.end)
    rule = {Form.SHARE: "number-share", Form.TIMES: "number-times", Form.VAGUE: "number-vague"}.get(
        number.form, "number"
    )
    return Figure(
        *place,
        number.value,
        number.value,
        number.form,
        place,
        rule,
        unit=unit,
        qualifier=number.word,
        scaled=number.scaled,
    )


def _articles(text: str) -> Iterator[Figure]:
    """Find where "a" or "an" stands for one: "an hour later", "for a year and a half"."""
    for found in _ARTICLE.finditer(text):
        value = Decimal("1.5") if found["half"] else Decimal(1)
        unit = units.MEASURE_NAMES[fold(found["unit"])]
        place = (found.start("span"), found.end("span"))
        yield Figure(*place, value, value, Form.WORDS, place, "number-article", unit=unit)


def _apart(figures: Iterator[Figure]) -> list[Figure]:
    """Leave out what lies inside the figure before it."""
    kept: list[Figure] = []
    for figure in figures:
        if not kept or figure.start >= kept[-1].end:
            kept.append(figure)
    return kept


def _measured(text: str, figure: Figure) -> Figure:
    """Add the currency before the number, or the currency, per cent or measure after it."""
    if figure.rule == "number-article":
        return figure
    if sign := _SIGN.search(text[max(0, figure.start - _SIGN_REACH) : figure.start]):
        return _with_sign(text, figure, sign)
    if figure.form is Form.SHARE:
        return _part_of_one(text, figure)
    after = _UNIT.match(text, figure.end)
    return _with_unit(text, figure, after) if after else figure


def _part_of_one(text: str, figure: Figure) -> Figure:
    """Read "half a mile", "a quarter of a million", "a quarter of a percentage point"."""
    if point := _PART_OF_A_POINT.match(text, figure.end):
        rule = "percentage-point"
        return replace(figure, end=point.end(), kind=Kind.PERCENTAGE, unit="percentage_point", rule=rule)
    if (scale := _PART_OF_A_SCALE.match(text, figure.end)) and figure.low is not None:
        value = figure.low * numbers.SCALES[fold(scale["scale"])]
        return replace(figure, end=scale.end(), low=value, high=value, form=Form.WORDS, unit=None, rule="number")
    part = _PART_OF_ONE.match(text, figure.end)
    return replace(figure, end=part.end(), unit=_measure(part["unit"])) if part else figure


def _with_sign(text: str, figure: Figure, sign: "re.Match[str]") -> Figure:
    start = figure.start - len(sign[0])
    cut = _MONEY_SCALE.match(text, figure.end) if not figure.scaled else None
    value, end = figure.low, figure.end
    if cut and value is not None:
        value, end = value * numbers.SCALES[numbers.MONEY_SCALES[fold(cut["scale"])]], cut.end()
    code = currencies.CURRENCY_SIGNS[sign["sign"]]
    scaled = figure.scaled or cut is not None
    return replace(
        figure,
        start=start,
        end=end,
        low=value,
        high=value,
        kind=Kind.MONEY,
        unit=code,
        rule="money-symbol",
        scaled=scaled,
    )


def _with_unit(text: str, figure: Figure, after: "re.Match[str]") -> Figure:
    word, joined = fold(after["unit"]), after["gap"] == "-"
    if after.lastgroup == "unit" and _is_million(text, figure, after):
        value = figure.low * 10**6 if figure.low is not None else None
        return replace(figure, end=after.end(), low=value, high=value, scaled=True)
    end = after.end()
    if currencies.doubtful(word, figure.low):
        return figure
    if word in _POINTS:
        return replace(figure, end=end, kind=Kind.PERCENTAGE, unit="percentage_point", rule="percentage-point")
    if word in units.PERCENT:
        return replace(figure, end=end, kind=Kind.PERCENTAGE, unit="percent", rule="percentage")
    if word in currencies.CURRENCY_NAMES:
        code, parts = currencies.CURRENCY_NAMES[word]
        value = None if figure.low is None else figure.low * parts
        return replace(figure, end=end, low=value, high=value, kind=Kind.MONEY, unit=code, rule="money-name")
    return replace(figure, end=end, unit=_measure(after["unit"]), joined=joined, rule=f"{figure.rule}-measure")


def _is_million(text: str, figure: Figure, after: "re.Match[str]") -> bool:
    """Tell "5m people" from "5m tall"."""
    return after["unit"] == "m" and not figure.scaled and bool(_COUNTED.match(text, after.end()))


def _measure(word: str) -> str:
    return units.MEASURE_SHORTS.get(re.sub(r"[\s-]+", " ", word)) or units.MEASURE_NAMES[fold(word)]


def _inches(text: str, figure: Figure) -> Figure:
    """Turn feet and inches into inches ("6 feet 2", "5ft 11in", "6-foot-2")."""
    inches = _INCHES.match(text, figure.end) if figure.unit == "foot" and figure.low is not None else None
    if inches is None or figure.low is None:
        return figure
    value = figure.low * 12 + Decimal(inches["inches"])
    return replace(figure, end=inches.end(), low=value, high=value, unit="inch", joined=False, rule="height")


def _joined(text: str, figures: list[Figure]) -> Iterator[Figure]:
    """Read two neighbours as one where they are a range or a score."""
    at = 0
    while at < len(figures):
        figure = figures[at]
        follower = figures[at + 1] if at + 1 < len(figures) else None
        pair = _pair(text, figure, follower) if follower else None
        at += 1 if pair is None else 2
        if pair and pair.unit == "score" and at < len(figures) and text[pair.end : figures[at].start] in _DASHES:
            pair = replace(pair, end=figures[at].end, low=None, high=None, rule="record")
            at += 1
        yield pair or figure


def _pair(text: str, one: Figure, two: Figure) -> Figure | None:
    link = text[one.end : two.start].strip().lower()
    link = link if link in _DASHES else link.strip("- ")
    if len(link) > len("and") or one.low is None or two.low is None or one.high != one.low or one.joined:
        return None
    if link in _DASHES or link == "to":
        bound = bounds.before(text, one.start)
        if bound and bound.sense is bounds.Sense.CEILING:
            return None
        return _score(text, one, two, link) or _range(text, one, two)
    between = _BETWEEN.search(text[max(0, one.start - _SIGN_REACH) : one.start]) if link == "and" else None
    if between:
        pair = _range(text, one, two)
        return replace(pair, start=one.start - len(between[0])) if pair else None
    close = two.low - one.low <= max(_A_FEW, one.low) and one.unit is None
    return _range(text, one, two) if link == "or" and close else None


def _range(text: str, one: Figure, two: Figure) -> Figure | None:
    """Join two figures of one unit, the lower first, unless the words before tell of a change."""
    if one.low is None or two.low is None or one.unit not in (None, two.unit):
        return None
    low: Decimal = one.low
    if two.scaled and not one.scaled and one.low < _SMALLEST_SCALE and two.low >= _SMALLEST_SCALE:
        low *= _scale_of(two.low)
    if one.kind is not two.kind and "cent" in text[two.core[1] : two.end] and two.kind is Kind.MONEY:
        low *= Decimal("0.01")
    if low >= two.low or changes.told(text, one.start, measured=one.unit is not None):
        return None
    core = (one.core[0], two.core[1])
    return replace(two, start=one.start, low=low, high=two.low, core=core, rule=f"{two.rule}-range")


def _scale_of(value: Decimal) -> Decimal:
    return max(scale for scale in numbers.SCALES.values() if scale <= value and scale != numbers.SCALES["dozen"])


def _score(text: str, one: Figure, two: Figure, link: str) -> Figure | None:
    """Read "7-2", or "beat them 3 to 1", as a score or a vote: two bare numbers, the smaller as low."""
    if one.low is None or two.low is None or one.unit or two.unit or one.form is not two.form or two.scaled:
        return None
    around = text[max(0, one.start - _CONTEXT) : two.end + _CONTEXT].lower()
    told = _VOTE.search(around) or _GAME.search(around)
    counted = _COUNTED.match(text, two.end)
    if counted or (not told and (link == "to" or one.low <= two.low)):
        return None
    unit = "vote" if _VOTE.search(around) and not _GAME.search(around) else "score"
    low, high = min(one.low, two.low), max(one.low, two.low)
    core = (one.core[0], two.core[1])
    return replace(two, start=one.start, low=low, high=high, core=core, unit=unit, rule=unit)


def _qualified(text: str, figure: Figure) -> Figure:
    """Take in the qualifier before the figure, else the one after it."""
    bound = bounds.before(text, figure.start)
    if bound and not _means_during(text, figure, bound):
        return _bound(figure, bound, bound.start, figure.end)
    bound = bounds.after(text, figure.end)
    return _bound(figure, bound, figure.start, bound.end) if bound else figure


def _bound(figure: Figure, bound: bounds.Bound, start: int, end: int) -> Figure:
    low, high = bound.applied(figure.low, figure.high)
    return replace(figure, start=start, end=end, low=low, high=high, qualifier=figure.qualifier or bound.word)


def _means_during(text: str, figure: Figure, bound: bounds.Bound) -> bool:
    """Tell "over three days" from "for over three days"."""
    during = text[bound.start : bound.end].lower() == "over" and figure.unit in units.TIME_UNITS
    return during and not text[: bound.start].rstrip().endswith((" for", " of"))


_SIGN_REACH = 9
_CONTEXT, _A_FEW = 60, Decimal(3)
_SMALLEST_SCALE = Decimal(1000)
_DASHES = frozenset({"-", "–", "—", "‑"})
_POINTS = frozenset(units.PERCENTAGE_POINT)

_NAMES = any_of((*units.PERCENT, *units.PERCENTAGE_POINT, *currencies.CURRENCY_NAMES, *units.MEASURE_NAMES))
_SHORTS = any_of((*units.MEASURE_SHORTS, "p", "pc", "pct"))
_SIGN = re.compile(rf"(?<![^\W\d_])(?P<sign>{any_of(tuple(currencies.CURRENCY_SIGNS))})\s?$")
_MONEY_SCALE = re.compile(rf"\s?-?(?P<scale>{any_of(tuple(numbers.MONEY_SCALES))})(?!\w)", re.IGNORECASE)
_UNIT = re.compile(
    rf"(?P<gap>[\s-]{{0,2}})(?P<unit>(?i:{_NAMES})(?<=\w)(?!\w)|%|(?<=\d){_SHORTS}(?!\w)|(?<=\d[\s-]){any_of(tuple(units.MEASURE_SHORTS))}(?!\w|-\d))"
)
_PART_OF_A_SCALE = re.compile(r"\sof\sa\s(?P<scale>hundred|thousand|million|billion|trillion)(?!\w)", re.IGNORECASE)
_PART_OF_ONE = re.compile(rf"[\s-](?:of\s)?an?\s(?P<unit>{any_of(tuple(units.MEASURE_NAMES))})(?!\w)", re.IGNORECASE)
_PART_OF_A_POINT = re.compile(r"[\s-](?:(?:of\s)?an?\s)?(?:percentage[\s-])?points?(?!\w)", re.IGNORECASE)
_INCHES = re.compile(
    r"(?:,?\s|-)(?P<inches>1[01]|[0-9])(?:[\s-]?(?:inches|inch|in\b|″|\"))?(?![\w%]|[.,]\d)", re.IGNORECASE
)
_BETWEEN = re.compile(r"(?<!\w)between\s$", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s(?!thanks|wins|goes|gets|always|plus)(?:people|[a-z]+(?:[^su\W]s|ies)|men|women|children)(?!\w)"
)
_LENGTHS = any_of(
    tuple(word for word, unit in units.MEASURE_NAMES.items() if unit in units.TIME_UNITS or unit == "mile")
)
_ARTICLE = re.compile(
    rf"(?<!\w)(?:(?:for|in|within|about|nearly|almost|than|over|under|takes|took|lasted|lasts|after)\s(?P<cued>))?"
    rf"(?P<span>an?\s(?P<unit>{_LENGTHS})(?P<half>\sand\sa\shalf)?)(?!\w|\sor\stwo)"
    rf"(?(half)|(?(cued)|(?=\s(?:later|earlier|after|before|away|long)\b)))",
    re.IGNORECASE,
)
_VOTE = re.compile(
    r"(?<!\w)(?:vote[ds]?|voting|ruled|ruling|decision|panel|court|senate|council|approved|passed|board)(?!\w)"
)
_GAME = re.compile(
    r"(?<!\w)(?:beat|won|win|wins|lost|loss|victory|defeat(?:ed)?|draw|drew|lead|led|goals?|game|match|set|final|score"
    r"|season|playoffs?|record|innings?|quarter|league|cup|team)(?!\w)"
)
