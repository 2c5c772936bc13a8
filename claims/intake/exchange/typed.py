"""Values of JSON, read strictly as what the fields of a record are."""

import math
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache, partial
from sys import intern
from types import NoneType
from typing import Annotated, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")
Read = Callable[[object, str], object]

# Numbers end here in PostgreSQL, and amounts before its NUMERIC does: what comes in can go out and come in again.
LARGEST = 2**31 - 1
UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
AMOUNT = re.compile(r"-?[0-9]{1,60}(?:\.[0-9]{1,60})?")
# What a value is called to a person who reads JSON.
_CALLED: Mapping[type, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a string",
    list: "a list",
    dict: "an object",
    NoneType: "null",
}
# Values of one sort that are remembered: a record of many claims has the same ones again and again.
REMEMBERED = 2_000
# As much of a wrong word is repeated.
_SHOWN = 40


class NotTypedError(Exception):
    """A value is not what its field is: where it stands, and why."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(reason)
        self.place, self.reason = place, reason


def read(kind: Callable[..., T], value: object, place: str) -> T:
    """Read an object as a record: every field there and of its type, none besides; NotTypedError says where not."""
    said, within = _an(dict, value, place), _within(place)
    there = _readers(kind)
    for name in there:
        if name not in said:
            raise NotTypedError(within + name, "it is missing")
    for name in said:
        if name not in there:
            raise NotTypedError(within + short(name), "there is no such key in this version of the format")
    return kind(**{name: reader(said[name], within + name) for name, reader in there.items()})


def short(word: str) -> str:
    """Repeat a word from outside, cut where it is long."""
    shown = word.encode(errors="replace").decode().replace("\0", "\ufffd")
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"


def text(value: object, place: str) -> str:
    """Read a string that a record can hold."""
    said = _an(str, value, place)
    if "\0" in said:
        raise NotTypedError(place, "there is a NUL in it, which no text has")
    if said.isascii():
        return said
    try:
        said.encode()
    except UnicodeEncodeError:
        raise NotTypedError(place, "there is half of a surrogate pair in it, which is no character") from None
    return said


def whole(value: object, place: str) -> int:
    """Read a number from 0 on."""
    number = _an(int, value, place)
    if not 0 <= number <= LARGEST:
        raise NotTypedError(place, f"it is not a number from 0 to {LARGEST:,}")
    return number


def _an(kind: type[T], value: object, place: str) -> T:
    if type(value) is kind:
        return value
    # A bool is an int to Python.
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise NotTypedError(place, f"it is {_CALLED[type(value)]}, not {_CALLED[kind]}")
    return value


def _within(place: str) -> str:
    # "line 7, status", but "claims[3].status" and "line 7, anchors[0].start".
    return f"{place}{', ' if re.fullmatch(r'line [0-9]+', place) else '.'}"


def _uid(value: object, place: str) -> str:
    if not UID.fullmatch(said := text(value, place)):
        raise NotTypedError(place, f"'{short(said)}' is no UUID")
    # It is named again by what hangs on it, and kept once.
    return intern(said)


def _digest(value: object, place: str) -> str:
    if not _DIGEST.fullmatch(said := text(value, place)):
        raise NotTypedError(place, f"'{short(said)}' is no SHA-256 in hexadecimal digits")
    return said


def _words(value: object, place: str) -> str:
    if not (said := text(value, place)).strip():
        raise NotTypedError(place, "it is empty")
    return said


def _share(value: object, place: str) -> float:
    number = float(value) if isinstance(value, int) and value in {0, 1} else _an(float, value, place)
    if not (math.isfinite(number) and 0 <= number <= 1):
        raise NotTypedError(place, "it is not a number from 0 to 1")
    return number


def _amount(value: object, place: str) -> Decimal:
    if not AMOUNT.fullmatch(said := text(value, place)):
        raise NotTypedError(place, f"'{short(said)}' is no amount in plain digits")
    return _digits(said)


@lru_cache(REMEMBERED)
def _digits(said: str) -> Decimal:
    return Decimal(said)


def _moment(value: object, place: str) -> datetime:
    said = text(value, place)
    with suppress(ValueError, OverflowError):
        if (moment := _utc(said)) is not None:
            return moment
    raise NotTypedError(place, f"'{short(said)}' is no time in ISO 8601 with its zone")


@lru_cache(REMEMBERED)
def _utc(said: str) -> datetime | None:
    moment = datetime.fromisoformat(said)
    return None if moment.tzinfo is None else moment.astimezone(UTC)


def _day(value: object, place: str) -> date:
    said = text(value, place)
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise NotTypedError(place, f"'{short(said)}' is no day in ISO 8601") from None


def _word(kind: type[StrEnum], value: object, place: str) -> StrEnum:
    said = text(value, place)
    try:
        return kind(said)
    except ValueError:
        raise NotTypedError(place, f"'{short(said)}' is none of {', '.join(kind)}") from None


def _perhaps(reader: Read, value: object, place: str) -> object:
    return None if value is None else reader(value, place)


def _several(reader: Read, value: object, place: str) -> tuple[object, ...]:
    return tuple(reader(part, f"{place}[{at}]") for at, part in enumerate(_an(list, value, place)))


_CHECKED: Mapping[object, Read] = {"uid": _uid, "digest": _digest, "words": _words}
_PLAIN: Mapping[object, Read] = {
    str: text,
    int: whole,
    float: _share,
    bool: partial(_an, bool),
    Decimal: _amount,
    datetime: _moment,
    date: _day,
}


@cache
def _readers(kind: Callable[..., object]) -> dict[str, Read]:
    """Give the reader of each field of a record, by what the field is said to be."""
    hints = get_type_hints(kind, include_extras=True)
    return {name: _reader(hint) for name, hint in hints.items()}


def _reader(hint: object) -> Read:
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _CHECKED[parts[1]]
    if origin is tuple:
        return partial(_several, _reader(parts[0]))
    if NoneType in parts:
        return partial(_perhaps, _reader(next(part for part in parts if part is not NoneType)))
    if isinstance(hint, type) and is_dataclass(hint):
        return partial(read, hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return partial(_word, hint)
    return _PLAIN[hint]
