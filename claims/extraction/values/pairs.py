"""Two figures read as one: ranges, scores and votes, dollars with their cents."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from claims.extraction.values import bounds, changes, numerals
from claims.extraction.values.figure import Figure
from claims.extraction.values.measuring import COUNTED, SIGN_REACH
from claims.vocabulary import Kind


def joined(text: str, figures: list[Figure]) -> Iterator[Figure]:
    """Read two neighbours as one where they are a sum, a range or a score."""
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
    between = _BETWEEN.search(text[max(0, one.start - SIGN_REACH) : one.start]) if link == "and" else None
    if between:
        pair = _range(text, one, two)
        return replace(pair, start=one.start - len(between[0])) if pair else None
    if link in ("", "and") and one.kind is Kind.MONEY:
        return _with_cents(text, one, two, link)
    close = two.low - one.low <= max(_A_FEW, one.low) and one.unit is None
    return _range(text, one, two) if link == "or" and close else None


def _with_cents(text: str, one: Figure, two: Figure, link: str) -> Figure | None:
    """Read "three dollars and 50 cents", and "15 dollars 50" where it ends a clause."""
    if one.low is None or two.low is None or one.low != int(one.low) or one.scaled:
        return None
    cents = (
        two.low
        if two.kind is Kind.MONEY and two.unit == one.unit and _CENTS.search(text[two.core[1] : two.end])
        else None
    )
    if cents is None and not link and one.rule == "money-name" and two.unit is None and _ENDS.match(text, two.end):
        cents = two.low / 100 if _TEN <= two.low == int(two.low) else None
    if cents is None or not 0 < cents < 1:
        return None
    return replace(one, end=two.end, low=one.low + cents, high=one.low + cents, core=(one.core[0], two.core[1]))


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
    return max(scale for scale in numerals.SCALES.values() if scale <= value and scale != numerals.SCALES["dozen"])


def _score(text: str, one: Figure, two: Figure, link: str) -> Figure | None:
    """Read "7-2", or "beat them 3 to 1", as a score or a vote: two bare numbers, the smaller as low."""
    if one.low is None or two.low is None or one.unit or two.unit or one.form is not two.form or two.scaled:
        return None
    unit = _told(text, one.start, two.end)
    counted = COUNTED.match(text, two.end)
    if counted or (unit is None and (link == "to" or one.low <= two.low)):
        return None
    low, high = min(one.low, two.low), max(one.low, two.low)
    core = (one.core[0], two.core[1])
    return replace(two, start=one.start, low=low, high=high, core=core, unit=unit or "score", rule=unit or "score-bare")


def _told(text: str, start: int, end: int) -> str | None:
    """Tell a vote from a score by the nearest word of either; the words before count first."""
    before, after = text[max(0, start - _CONTEXT) : start].lower(), text[end : end + _CONTEXT].lower()
    told = [(len(before) - found.end(), unit) for unit, form in _CUES for found in form.finditer(before)]
    told = told or [(found.start(), unit) for unit, form in _CUES for found in form.finditer(after)]
    return min(told)[1] if told else None


_CONTEXT, _A_FEW, _TEN = 60, Decimal(3), Decimal(10)
_SMALLEST_SCALE = Decimal(1000)
_DASHES = frozenset({"-", "–", "—", "‑"})
_BETWEEN = re.compile(r"(?<!\w)between\s$", re.IGNORECASE)
_CENTS = re.compile(r"¢|cents?|pence|penny|p$|paise|kope|centavo|groszy|rappen", re.IGNORECASE)
_ENDS = re.compile(r"\s?(?:[.,;:!?)](?!\d)|$)")
_VOTE = re.compile(
    r"(?<!\w)(?:vote[ds]?|voting|ruled|ruling|decision|panel|court|senate|council|approved|passed|board|jury|jurors?"
    r"|justices|judges|deadlocked|split|parliament|house|lawmakers|legislature|assembly|committee|commission|trustees"
    r"|rejected|upheld|overturned|majority|bill|motion|in\sfavor|in\sfavour|dissent\w*)(?!\w)"
)
_GAME = re.compile(
    r"(?<!\w)(?:beat|won|win|wins|lost|loss|victory|defeat(?:ed)?|draw|drew|lead|led|goals?|game|match|set|final|score"
    r"|season|playoffs?|record|innings?|quarter|league|cup|team)(?!\w)"
)
_CUES = (("vote", _VOTE), ("score", _GAME))
