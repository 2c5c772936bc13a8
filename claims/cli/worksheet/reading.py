"""A claim's value as a person left it in a worksheet: a plain figure as it stands, all else by the grammar."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from claims.cli.worksheet.notation import NAMED, NOTHING, UNKNOWN, sign
from claims.tracking import valuing
from claims.vocabulary import Kind, Outcome, Value

# The signs of a bound, and the word that the record has for each where the article has none of its own.
BOUNDS = {"": None, ">=": "at least", "<=": "up to", "~": "about"}
_EMPTY = frozenset({NOTHING, "none", ""})
# More digits than any figure has are left to the grammar, which refuses them.
_NUMBER = r"-?\d{1,30}(?:\.\d{1,30})?"
_PLAIN = re.compile(rf"(?P<sign>>=|<=|~|)(?P<low>{_NUMBER})(?:\.\.(?P<high>{_NUMBER}))?(?: (?P<unit>.+))?")


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


def _dated(typed: str, value: Value, published: date | None) -> Value:
    return replace(value, date=None if typed in _EMPTY else valuing.day(typed, published))


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
    return valuing.told(typed, kind, value, published)


def _taken(matched: re.Match[str], value: Value) -> Value:
    """Take a plain figure as it stands; the article's own word for the bound stays while the bound is of that sort."""
    bound, figure = matched["sign"], Decimal(matched["low"])
    low = None if bound == "<=" else figure
    high = None if bound == ">=" else Decimal(matched["high"] or matched["low"])
    bounded = (value.low, value.high) != (None, None) and bound == sign(value)
    return replace(value, low=low, high=high, qualifier=value.qualifier if bounded else BOUNDS[bound])
