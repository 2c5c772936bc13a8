"""The values of schema.org's properties, which are one or a list, words or an object with a name, as it comes."""

from collections.abc import Iterator, Mapping
from typing import TypeGuard

from claims.intake.readable import escaped

# JSON as it was read; numbers are the strings that were written.
Value = Mapping[str, "Value"] | list["Value"] | str | bool | None
Object = Mapping[str, Value]

EMPTY: Object = {}
# Beyond this nobody reads a name or a title.
_LONGEST = 500
# What stands where nothing is known.
_NOTHING = frozenset({"null", "none", "undefined", "n/a", "nan"})


def is_object(value: Value) -> TypeGuard[Object]:
    """Tell an object from other values."""
    return isinstance(value, Mapping)


def each(value: Value) -> Iterator[Value]:
    """Yield a value, or each of a list; lists in lists as well."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        else:
            yield one


def objects(value: Value) -> list[Object]:
    """Give the objects of a value."""
    return [one for one in each(value) if is_object(one)]


def first(value: Value) -> Object:
    """Give the first object of a value, an empty one where there is none."""
    return next(iter(objects(value)), EMPTY)


def types(value: Object) -> set[str]:
    """Give the types of an object, without where they are defined."""
    return {one.rpartition("/")[2].rpartition(":")[2] for one in each(value.get("@type")) if isinstance(one, str)}


def words(value: Value) -> str | None:
    """Give a value in a person's words, None where it has none: tags and control characters gone, on one line.

    Several are joined by commas; of an object it is the name.
    """
    said = dict.fromkeys(one for one in map(_words, each(value)) if one)
    return ", ".join(said) or None


def name(value: Value) -> str | None:
    """Give the names of persons or organizations, None where there are none."""
    named = words(value)
    return named[:_LONGEST] if named else None


def addresses(value: Value) -> Iterator[str]:
    """Yield the addresses in a value as they are written: strings, or what objects have for `url` or `@id`."""
    for one in each(value):
        if is_object(one):
            yield from addresses(one.get("url") or one.get("@id"))
        elif isinstance(one, str) and one.strip():
            yield one.strip()


def _words(value: Value) -> str | None:
    if is_object(value):
        return words(value.get("name") or value.get("@value") or value.get("headline"))
    if not isinstance(value, str):
        return None
    said = " ".join(escaped.meant(_plain(value)).split())
    return None if said.lower() in _NOTHING else said or None


def _plain(text: str) -> str:
    """Leave out control characters, and put a sign in place of halves of surrogate pairs, which no record takes."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else " " for sign in text.encode(errors="replace").decode())


def readable(value: Value) -> str:
    """Write all that a value says, a line for each string, as a reader of it looks words up: "name: words"."""
    lines: list[str] = []
    waiting: list[tuple[str, Value]] = [("", value)]
    while waiting:
        named, one = waiting.pop()
        if is_object(one):
            waiting += reversed([*one.items()])
        elif isinstance(one, list):
            waiting += [(named, each_one) for each_one in reversed(one)]
        elif said := _words(one):
            lines.append(f"{named}: {said}" if named else said)
    return "\n".join(lines)
