"""What a person typed as a claim's value, read by the extractor's own grammar."""

from dataclasses import replace
from datetime import date

import typer

from claims.cli import options
from claims.errors import NotUnderstoodError
from claims.extraction import FoundClaim, dates, priority, values
from claims.vocabulary import Kind, Outcome, Value

# What a person types to say that there is nothing.
NOTHING = "none"


def measure(typed: str, value: Value) -> tuple[Kind | None, Value]:
    """Read "up to $7 million" into a value, and the kind it is of; a figure without a unit leaves the unit as it is."""
    if typed == NOTHING:
        return None, replace(value, low=None, high=None, unit=None, qualifier=None)
    read = values.read(typed)
    if read is None:
        raise NotUnderstoodError(
            f"'{typed}' is not a value; write 'at least 31', 'up to $7 million' or '12 to 14 percent'"
        )
    kind, new = read
    bounds = replace(value, low=new.low, high=new.high, qualifier=new.qualifier)
    return (None, bounds) if new.unit is None else (kind, replace(bounds, unit=new.unit))


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


def words(**typed: str | None) -> dict[str, object]:
    """Give the fields that were typed at all, with none cleared."""
    return {name: None if said == NOTHING else options.piped(said) for name, said in typed.items() if said is not None}


def fields(value: Value, typed: str | None) -> dict[str, object]:
    """Give the columns that --value sets, where it was typed."""
    if typed is None:
        return {}
    new = measure(typed, value)[1]
    return {"low": new.low, "high": new.high, "unit": new.unit, "qualifier": new.qualifier}


def as_told(found: FoundClaim, kind: Kind | None, typed: str | None) -> FoundClaim:
    """Give a claim the kind and value that a person said it has, and the priority that goes with them."""
    read, value = (None, found.value) if typed is None else measure(typed, found.value)
    chosen = kind or read or found.kind
    return replace(found, kind=chosen, value=value, priority=priority.of(chosen, value, found.exact))


def outcome(typed: str) -> Outcome | None:
    """Read the name of an outcome."""
    if typed == NOTHING:
        return None
    if typed not in tuple(Outcome):
        raise typer.BadParameter(f"'{typed}' is not an outcome; there are {', '.join(Outcome)}, and none")
    return Outcome(typed)
