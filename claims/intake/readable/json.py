"""JSON: its strings as a person reads them, a line for each."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from claims.intake.readable import apart, escaped
from claims.intake.readable.apart import Found
from claims.intake.text import declared


@dataclass(frozen=True, slots=True)
class Pairs:
    """An object with all that stands in it, the same name twice as well."""

    items: list[tuple[str, "Value"]]


Value = Pairs | list["Value"] | str | bool | None


def read(original: bytes, _task: str, charset: str) -> Iterator[Found]:
    """Read one value, or one on each line: "name: value" on a line, numbers as they are written, HTML as it is seen."""
    decoded = declared.text(original, charset or None, markup=False)
    try:
        text = "\n".join(_lines(_values(decoded.text)))
    except (ValueError, RecursionError):
        yield {"unread": "it is no JSON, or nested too deeply"}
    else:
        yield {"text": text, "read_by": f"JSON, {decoded.encoding}"} if text else {"unread": "it has no words in it"}


def _values(text: str) -> list[Value]:
    try:
        return [_value(text)]
    except ValueError:
        return [_value(line) for line in text.splitlines() if line.strip()]


def _value(text: str) -> Value:
    value: Value = json.loads(text, object_pairs_hook=Pairs, parse_int=str, parse_float=str, parse_constant=str)
    return value


def _lines(values: list[Value]) -> Iterator[str]:
    """Yield the lines of values in their order; never calls itself."""
    waiting: list[tuple[str, Value]] = [("", value) for value in reversed(values)]
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, Pairs):
            waiting += reversed(value.items)
        elif isinstance(value, list):
            waiting += [("", each) for each in reversed(value)]
        else:
            words = escaped.meant(value) if isinstance(value, str) else json.dumps(value)
            yield f"{name}: {words}" if name else words
            continue
        if name:
            yield name


if __name__ == "__main__":
    apart.answer(read)
