"""The cells of a table that are read by the extractor's own grammar, which takes a second to come."""

from collections.abc import Mapping
from datetime import date

from claims.errors import NotUnderstoodError
from claims.model import Claim
from claims.tracking import claims, valuing
from claims.vocabulary import Kind, Value


def day(cell: str, published: date | None) -> str | None:
    """Read a day in words, counted from the day of publication."""
    return valuing.day(cell, published)


def value(typed: str, read: Mapping[str, object], claim: Claim | None, published: date | None) -> dict[str, object]:
    """Read a value as `claims add --value` does; a new claim without a kind gets the one that it reads as."""
    was = claims.value_of(claim) if claim else Value()
    chosen = read.get("kind") or (claim.kind if claim else None)
    if chosen is None:
        chosen = _kind_of(typed, published)
    told = valuing.told(typed, Kind(str(chosen)), was, published)
    return {"kind": chosen, **claims.fields_of(told)}


def _kind_of(typed: str, published: date | None) -> Kind:
    try:
        return valuing.measure(typed)[0]
    except NotUnderstoodError:
        return Kind.DATE if valuing.day(typed, published) else Kind.OTHER
