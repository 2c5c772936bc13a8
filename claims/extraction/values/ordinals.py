"""Ordinals in a text, in digits and in words of any length."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claims.extraction.values import numerals
from claims.extraction.values.numberforms import ORDINAL


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal and where it stands, offsets in the text scanned."""

    start: int
    end: int
    value: Decimal


def scan(text: str) -> Iterator[Ordinal]:
    """Yield the ordinals of a text in order ("third", "21st", "one hundred twenty-fifth"), none inside another."""
    for found in ORDINAL.finditer(text):
        value = numerals.ordinal(found[0])
        if value is not None:
            yield Ordinal(found.start(), found.end(), value)
