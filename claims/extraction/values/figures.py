"""A text's figures: each number with its currency, measure and qualifier, ranges and scores read as one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from claims.extraction.text.spans import Taken
from claims.extraction.values import bounds, measuring, numbers, pairs, units
from claims.extraction.values.figure import Figure
from claims.extraction.values.numbers import Form
from claims.extraction.words.wordlists import any_of, fold


def scan(text: str, taken: Sequence[tuple[int, int]] = ()) -> tuple[Figure, ...]:
    """Give the figures of a text in order, none overlapping another and none within a span already taken."""
    every = sorted(chain(map(_bare, numbers.scan(text)), _articles(text)), key=lambda figure: figure.start)
    kept_out = Taken(taken)
    bare = [figure for figure in every if not kept_out.meets(figure.start, figure.end)]
    measured = _apart(measuring.measured(text, figure) for figure in bare)
    return tuple(_qualified(text, figure) for figure in pairs.joined(text, measured))


def _bare(number: numbers.Number) -> Figure:
    place = (number.start, number.end)
    rule = _RULES.get(number.form, "number")
    bare = Figure(*place, number.value, number.value, number.form, place, rule, scaled=number.scaled)
    return replace(bare, unit=_UNITS.get(number.form), qualifier=number.word)


def _articles(text: str) -> Iterator[Figure]:
    """Find where "a" or "an" stands for one: "an hour later", "for a year and a half"."""
    for found in _ARTICLE.finditer(text):
        value = Decimal("1.5") if found["half"] else Decimal(1)
        unit = units.MEASURE_NAMES[fold(found["unit"])]
        place = (found.start("span"), found.end("span"))
        yield Figure(*place, value, value, Form.WORDS, place, "number-article", unit=unit)


def _apart(figures: Iterator[Figure | None]) -> list[Figure]:
    """Leave out what lies inside the figure before it."""
    kept: list[Figure] = []
    for figure in figures:
        if figure and (not kept or figure.start >= kept[-1].end):
            kept.append(figure)
    return kept


def _qualified(text: str, figure: Figure) -> Figure:
    """Take in the qualifier before the figure, else the one after it."""
    bound = bounds.before(text, figure.start)
    if bound and not _means_during(text, figure, bound):
        return _bound(figure, bound, bound.start, figure.end)
    if other := _OTHER.search(text, max(0, figure.start - _OTHER_REACH), figure.start):
        return replace(figure, start=other.start("other"))
    bound = bounds.after(text, figure.end)
    return _bound(figure, bound, figure.start, bound.end) if bound else figure


def _bound(figure: Figure, bound: bounds.Bound, start: int, end: int) -> Figure:
    low, high = bound.applied(figure.low, figure.high)
    return replace(figure, start=start, end=end, low=low, high=high, qualifier=figure.qualifier or bound.word)


def _means_during(text: str, figure: Figure, bound: bounds.Bound) -> bool:
    """Tell "over three days" from "for over three days"."""
    during = text[bound.start : bound.end].lower() == "over" and figure.unit in units.TIME_UNITS
    return during and not text[: bound.start].rstrip().endswith((" for", " of"))


_OTHER_REACH = len("these other ")
_OTHER = re.compile(r"(?<!\w)(?:the|its|his|her|their|these|those)\s(?P<other>other\s)$", re.IGNORECASE)
_UNITS = {Form.SHARE: "share", Form.TIMES: "time"}
_RULES = {Form.SHARE: "number-share", Form.TIMES: "number-times", Form.VAGUE: "number-vague"}
_LENGTHS = any_of(word for word, unit in units.MEASURE_NAMES.items() if unit in {*units.TIME_UNITS, "mile"})
_ARTICLE = re.compile(
    rf"(?<!\w)(?:(?:for|in|within|about|nearly|almost|than|over|under|takes|took|lasted|lasts|after)\s(?P<cued>))?"
    rf"(?P<span>an?\s(?P<unit>{_LENGTHS})(?P<half>\sand\sa\shalf)?)(?!\w|\sor\stwo)"
    rf"(?(half)|(?(cued)|(?=\s(?:later|earlier|after|before|away|long)\b)))",
    re.IGNORECASE,
)
