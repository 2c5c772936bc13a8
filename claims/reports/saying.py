"""A claim's value, and what went out, in a person's words."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from claims.vocabulary import Reader, Value

if TYPE_CHECKING:
    from claims.model import Claim
    from claims.tracking.listing import Entry


def value(entry: "Claim | Entry | Value") -> str:
    """Say a claim's value: "at least 31 person killed", "nearly 7,000,000 USD", "2016-03-25", "Ash Carter"."""
    if entry.date:
        return entry.date
    measured = " ".join(part for part in (_bounds(entry), entry.unit, entry.outcome) if part)
    return measured or entry.speaker or entry.subject or ""


def written(claims: int, reader: Reader, left_out: Mapping[str, int]) -> str:
    """Say what went out and what its reader may not have: "12 claims; for the public, 3 claims left out"."""
    rest = ", ".join(counted(count, what) for what, count in left_out.items())
    whom = f"; for the {reader}" if reader is not Reader.DESK else ""
    return f"{counted(claims, 'claims')}{whom}{f', {rest} left out' if rest else ''}"


def counted(number: int, nouns: str) -> str:
    """Say how many of something there are: "1 claim", "1,200 claims"."""
    return f"{number:,} {nouns if number != 1 else nouns.removesuffix('s')}"


def _bounds(entry: "Claim | Entry | Value") -> str:
    low, high = _figure(entry.low), _figure(entry.high)
    if low is None and high is None:
        return entry.qualifier or ""
    if low == high:
        return f"about {low}" if entry.qualifier == "about" else str(low)
    if low is not None and high is not None:
        return f"{low} to {high}"
    # Both sides are open to "about", so that it says nothing of which one is.
    said = entry.qualifier if entry.qualifier != "about" else None
    return f"{said or 'at least'} {low}" if high is None else f"{said or 'up to'} {high}"


def _figure(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:,f}"
