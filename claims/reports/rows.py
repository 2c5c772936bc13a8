"""Frozen entries become rows: the JSON keys and CSV columns of the contract, one for each field."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial
from types import NoneType
from typing import ClassVar, Protocol

from claims.errors import NotUnderstoodError
from claims.vocabulary import plain

Cell = str | int | float | bool | None
Json = Cell | list["Json"] | dict[str, "Json"]
Row = dict[str, Json]

# Of these a value is JSON as it stands, and most are: asked first, a row takes a quarter of the time.
AS_IT_STANDS = frozenset({str, int, float, bool, NoneType})


class Entry(Protocol):
    """Any frozen dataclass that a read function of tracking gives."""

    __dataclass_fields__: ClassVar[dict[str, Field[object]]]


@cache
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
    return {name: value if type(value := getattr(entry, name)) in AS_IT_STANDS else written(value) for name in columns}


def whole(entry: Entry) -> Row:
    """Write all that an entry has as a row."""
    return row(entry, names(type(entry)))


def written(value: object) -> Json:
    """Write one value as `row` does."""
    return WRITERS[type(value)](value)


def _list(values: Iterable[object]) -> Json:
    return [written(part) for part in values]


def _dict(values: Mapping[object, object]) -> Json:
    return {str(name): written(part) for name, part in values.items()}


def _itself(value: Cell) -> Json:
    return value


class _Writers(dict[type[object], Callable[..., Json]]):
    """How values of each type are written, found out once for each type."""

    def __missing__(self, kind: type[object]) -> Callable[..., Json]:
        found = next((write for base, write in _KNOWN.items() if issubclass(kind, base)), str)
        self[kind] = partial(row, columns=names(kind)) if is_dataclass(kind) else found
        return self[kind]


# The words of a vocabulary are strings, moments are days, and what is true or false is a number.
_KNOWN: dict[type[object], Callable[..., Json]] = {
    str: str.__str__,
    int: _itself,
    float: _itself,
    NoneType: _itself,
    Decimal: plain,
    datetime: datetime.isoformat,
    date: date.isoformat,
    dict: _dict,
    list: _list,
    tuple: _list,
}
WRITERS = _Writers()
