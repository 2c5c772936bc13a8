"""What a person typed as a claim's value, read by the extractor's own grammar."""

import re
from dataclasses import replace
from datetime import date

from claims.errors import NotUnderstoodError
from claims.extraction import FoundClaim
from claims.extraction.counting.outcomes import NOUNS
from claims.extraction.dates import dates, edtf
from claims.extraction.values import values
from claims.vocabulary import NOTHING, Kind, Value

# The kinds that have a figure, and those of them whose figures are never one another's.
MEASURED = frozenset({Kind.CASUALTY, Kind.MONEY, Kind.PERCENTAGE, Kind.QUANTITY, Kind.RANK})
TOLD_APART = frozenset({Kind.MONEY, Kind.PERCENTAGE})

# The signs that a bound may be written with, and what a text would say.
SIGNS = {
    ">=": "at least",
    "≥": "at least",
    "<=": "up to",
    "≤": "up to",
    ">": "more than",
    "<": "less than",
    "~": "about",
}
_SIGN = re.compile(rf"^(?P<sign>{'|'.join(SIGNS)})\s*")
_RANGE = re.compile(r"(?<=\d)\s*\.\.\s*(?=[-\d])")


def told(typed: str, kind: Kind, value: Value, published: date | None) -> Value:
    """Read --value for a claim of a kind: a date for `date`, a measure for what has one.

    A figure without a unit leaves the unit as it is; a casualty's is always the person. NotUnderstoodError where the
    words say no such thing.
    """
    if kind is Kind.DATE:
        return replace(value, date=day(typed, published))
    if typed == NOTHING:
        return replace(value, low=None, high=None, unit=None, qualifier=None)
    read_kind, read = measure(typed)
    if kind not in MEASURED or (kind is not read_kind and read.unit is not None and {kind, read_kind} & TOLD_APART):
        raise NotUnderstoodError(
            f"'{typed}' reads as {read_kind}, and the claim is of kind {kind}; give it that kind as well "
            f"(--kind {read_kind})"
        )
    if kind is Kind.CASUALTY:
        return _toll(typed, read, value)
    return replace(value, low=read.low, high=read.high, qualifier=read.qualifier, unit=read.unit or value.unit)


def _toll(typed: str, read: Value, value: Value) -> Value:
    """Take a figure for a count of people; "32 wounded" says what happened to them as well."""
    if min(read.low or 0, read.high or 0) < 0:
        raise NotUnderstoodError(f"'{typed}' is less than nobody; a casualty count is 0 or more")
    outcome = next((outcome for outcome, nouns in NOUNS.items() if read.unit in nouns), value.outcome)
    return replace(value, low=read.low, high=read.high, qualifier=read.qualifier, unit="person", outcome=outcome)


def measure(typed: str) -> tuple[Kind, Value]:
    """Read "up to $7 million" as a kind and a value."""
    read = None if edtf.valid(typed.strip()) and "-" in typed.strip() else values.read(in_words(typed))
    if read is None:
        raise NotUnderstoodError(
            f"'{typed}' is not a value; write 'at least 31', 'up to $7 million' or '12 to 14 percent'"
        )
    return read


def in_words(typed: str) -> str:
    """Say a bound that is written with a sign as a text would: ">=31" is at least 31, "12..14" is 12 to 14."""
    worded = _SIGN.sub(lambda sign: f"{SIGNS[sign['sign']]} ", typed.strip())
    return _RANGE.sub(" to ", worded)


def day(typed: str, published: date | None) -> str | None:
    """Read "2016-03" or "last Friday" as EDTF."""
    if typed == NOTHING:
        return None
    read = dates.read(typed, published)
    if read is None:
        raise NotUnderstoodError(
            f"'{typed}' is not a date that can be told; write 2016-03-25, 2016-03 or 2016-03-21/2016-03-25"
        )
    return read


def as_told(found: FoundClaim, kind: Kind | None, typed: str | None, published: date | None) -> FoundClaim:
    """Give a claim the kind and value that a person said it has."""
    if typed is None:
        return replace(found, kind=kind or found.kind)
    chosen = kind or (found.kind if found.kind in {*MEASURED, Kind.DATE} else measure(typed)[0])
    return replace(found, kind=chosen, value=told(typed, chosen, found.value, published))
