"""Frozen entries become rows: the JSON keys and CSV columns of the contract, one for each field."""

from collections.abc import Sequence
from dataclasses import Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar, Protocol

from claims.errors import NotUnderstoodError
from claims.model import plain

Cell = str | int | float | bool | None
Json = Cell | list["Json"] | dict[str, "Json"]
Row = dict[str, Json]


class Entry(Protocol):
    """Any frozen dataclass that a read function of tracking gives."""

    __dataclass_fields__: ClassVar[dict[str, Field[object]]]


def names(entry: type[Entry]) -> tuple[str, ...]:
    """Give the columns of a sort of entry; what is only there to be looked at (`repr=False`) is none."""
    return tuple(field.name for field in fields(entry) if field.repr)


def chosen(entry: type[Entry], wanted: str | None) -> tuple[str, ...]:
    """Read a list of columns that a person typed, all where nothing was; NotUnderstoodError names a wrong one."""
    there = names(entry)
    asked = tuple(name.strip() for name in (wanted or "").split(",") if name.strip())
    for name in asked:
        if name not in there:
            raise NotUnderstoodError(f"there is no field '{name}'; there are {', '.join(there)}")
    return asked or there


def row(entry: Entry, columns: Sequence[str]) -> Row:
    """Write an entry as a row: decimals in plain digits, times in ISO 8601 UTC, what is absent null."""
    return {name: _json(getattr(entry, name)) for name in columns}


def _json(value: object) -> Json:
    match value:
        case None | bool() | int() | float():
            return value
        case Decimal() | date():
            return plain(value) if isinstance(value, Decimal) else value.isoformat()
        case dict():
            return {str(name): _json(part) for name, part in value.items()}
        case list() | tuple():
            return [_json(part) for part in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return row(value, names(type(value)))
        case _:
            return str(value)
