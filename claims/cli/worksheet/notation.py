"""A claim's value as a worksheet has it: ">=31 person killed", "12..14 percent", "2016-03-25", a name, or "-"."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from claims.cli import values
from claims.model import plain
from claims.vocabulary import Kind, Outcome, Value

NOTHING = "-"
# A figure that nobody gave, where what it counts is known.
UNKNOWN = "?"
# Kinds whose value is a name, and the field it stands in; a date has a field of its own, all others a figure.
NAMED = {
    **dict.fromkeys((Kind.TITLE, Kind.IDENTITY, Kind.NAME, Kind.EVENT), "subject"),
    **dict.fromkeys((Kind.QUOTE, Kind.STATEMENT), "speaker"),
}
# The signs of a bound, and the word that the record has for each where the article has none of its own.
BOUNDS = {"": None, ">=": "at least", "<=": "up to", "~": "about"}
_EMPTY = frozenset({NOTHING, "none", ""})
# More digits than any figure has are left to the grammar, which refuses them.
_NUMBER = r"-?\d{1,30}(?:\.\d{1,30})?"
_PLAIN = re.compile(rf"(?P<sign>>=|<=|~|)(?P<low>{_NUMBER})(?:\.\.(?P<high>{_NUMBER}))?(?: (?P<unit>.+))?")


def written(kind: Kind, value: Value) -> str:
    """Write the value of a claim of a kind; what its kind has no place for is left out."""
    if kind in NAMED:
        return " ".join((getattr(value, NAMED[kind]) or NOTHING).split())
    if kind is Kind.DATE:
        return value.date or NOTHING
    counted = " ".join(part for part in (value.unit, value.outcome) if part)
    return f"{_figure(value) or UNKNOWN * bool(counted)} {counted}".strip() or NOTHING


def read(typed: str, kind: Kind, value: Value, published: date | None) -> Value:
    """Read what was written for a claim of a kind; the rest of its value stays as it is.

    A plain figure in the unit on record is taken as it stands, all else by the grammar that reads --value:
    NotUnderstoodError where that finds no value, or one of another kind.
    """
    if kind in NAMED:
        name = None if typed in _EMPTY else typed
        return replace(value, subject=name) if NAMED[kind] == "subject" else replace(value, speaker=name)
    if kind is Kind.DATE:
        return _dated(typed, value, published)
    if kind is not Kind.CASUALTY:
        return _measured(typed, kind, value, published)
    figure, outcome = _without_outcome(typed)
    return _measured(figure, kind, replace(value, outcome=outcome), published)


def _figure(value: Value) -> str:
    low, high = ("" if bound is None else plain(bound) for bound in (value.low, value.high))
    if not low and not high:
        return " ".join((value.qualifier or "").split())
    between = f"..{high}" if low and high and low != high else ""
    return f"{_sign(value)}{low or high}{between}"


def _sign(value: Value) -> str:
    if value.low is None or value.high is None:
        return "<=" if value.low is None else ">="
    return "~" if value.low == value.high and value.qualifier == "about" else ""


def _dated(typed: str, value: Value, published: date | None) -> Value:
    return replace(value, date=None if typed in _EMPTY else values.day(typed, published))


def _without_outcome(typed: str) -> tuple[str, Outcome | None]:
    figure, _, last = typed.rpartition(" ")
    outcome = next((outcome for outcome in Outcome if outcome == last), None)
    return (figure, outcome) if outcome else (typed, None)


def _measured(typed: str, kind: Kind, value: Value, published: date | None) -> Value:
    if typed in _EMPTY:
        return replace(value, low=None, high=None, unit=None, qualifier=None)
    if typed.startswith(f"{UNKNOWN} "):
        return replace(value, low=None, high=None, unit=typed.removeprefix(f"{UNKNOWN} "), qualifier=None)
    matched = _PLAIN.fullmatch(typed)
    if matched and matched["unit"] == value.unit:
        return _taken(matched, value)
    return values.told(typed, kind, value, published)


def _taken(matched: re.Match[str], value: Value) -> Value:
    """Take a plain figure as it stands; the article's own word for the bound stays while the bound is of that sort."""
    sign, figure = matched["sign"], Decimal(matched["low"])
    low = None if sign == "<=" else figure
    high = None if sign == ">=" else Decimal(matched["high"] or matched["low"])
    bounded = (value.low, value.high) != (None, None) and sign == _sign(value)
    return replace(value, low=low, high=high, qualifier=value.qualifier if bounded else BOUNDS[sign])
