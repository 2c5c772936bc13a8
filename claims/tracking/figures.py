"""The values read in a source's words: kept with the evidence, and held against what the claim says."""

import json
from collections.abc import Iterable
from decimal import Decimal

from claims.vocabulary import VALUE_FIELDS, Agreement, Outcome, Value, canonical, plain

# What a value's fields are read as; the rest are words.
READ = {"low": Decimal, "high": Decimal, "outcome": Outcome}


def written(values: Iterable[Value]) -> str | None:
    """Write the values that can be compared, a figure or a date each, as canonical JSON; None where there is none."""
    told = [_told(value) for value in values if value.measured or value.date]
    return canonical(told) if told else None


def read(figures: str | None) -> tuple[Value, ...]:
    """Read values back."""
    return tuple(_value(told) for told in json.loads(figures or "[]"))


def readable(figures: str) -> bool:
    """Tell whether a text is values as `written` writes them."""
    try:
        return written(read(figures)) == figures
    except (ValueError, TypeError, AttributeError, KeyError, ArithmeticError, RecursionError):
        return False


def agreement(claim: Value, figures: str | None) -> Agreement | None:
    """Hold a claim's value against those read in a quote: one that agrees is enough.

    None for a claim that has none; `unknown` where the quote has none that can be compared.
    """
    if not (claim.measured or claim.date):
        return None
    found = {claim.agrees(value) for value in read(figures)}
    return next((word for word in (Agreement.AGREES, Agreement.DIFFERS) if word in found), Agreement.UNKNOWN)


def _told(value: Value) -> dict[str, str]:
    said = ((name, getattr(value, name)) for name in VALUE_FIELDS)
    return {name: plain(one) if isinstance(one, Decimal) else str(one) for name, one in said if one is not None}


def _value(told: dict[str, str]) -> Value:
    return Value(**{name: READ.get(name, str)(told[name]) for name in VALUE_FIELDS if name in told})
