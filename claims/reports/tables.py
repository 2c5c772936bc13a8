"""Rows as text that other programs read: JSON, JSON Lines, CSV (RFC 4180), or numbers alone."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum

from claims.reports import rows
from claims.reports.rows import Cell, Entry, Json, Row

# JSON lets these stand as they are, and a terminal would obey them: control signs beyond ASCII's first 32, and
# those that turn the direction of writing.
_ESCAPED = {
    code: f"\\u{code:04x}"
    for code in (*range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))
}
# Made once: json.dumps makes one for every line that is not as its defaults have it.
_encode = json.JSONEncoder(ensure_ascii=False).encode
# Of these csv writes a value by itself as `cell` would.
_CELLS = frozenset({str, int, float, type(None)})


class Format(StrEnum):
    """How a list is written; `table` is for people, on a screen."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    IDS = "ids"


def write_json(names: Sequence[str], entries: Iterable[Entry]) -> Iterator[str]:
    """Write an array, an entry a line."""
    return write_array(rows.row(entry, names) for entry in entries)


def write_array(objects: Iterable[Json]) -> Iterator[str]:
    """Write an array of what is JSON already, one of it a line."""
    separator = "[\n"
    for one in objects:
        yield separator + dumped(one)
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def write_jsonl(names: Sequence[str], entries: Iterable[Entry]) -> Iterator[str]:
    """Write an object a line."""
    for entry in entries:
        yield dumped(rows.row(entry, names)) + "\n"


def write_csv(names: Sequence[str], entries: Iterable[Entry]) -> Iterator[str]:
    """Write a header and a line an entry; a list stands in one cell."""
    return lines(names, (cells(entry, names) for entry in entries))


def write_ids(_names: Sequence[str], entries: Iterable[Entry]) -> Iterator[str]:
    """Write the numbers alone, for another command to read from stdin."""
    for entry in entries:
        yield f"{rows.row(entry, ('number',))['number']}\n"


WRITERS: dict[Format, Callable[[Sequence[str], Iterable[Entry]], Iterator[str]]] = {
    Format.JSON: write_json,
    Format.JSONL: write_jsonl,
    Format.CSV: write_csv,
    Format.IDS: write_ids,
}


def write_object(row: Row) -> str:
    """Write one row as an object, for a person to read as well."""
    return json.dumps(row, ensure_ascii=False, indent=2).translate(_ESCAPED) + "\n"


def lines(names: Sequence[str], table: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Write a header and a line of CSV a row."""
    writer = csv.writer(_Line())
    yield writer.writerow(names)
    yield from map(writer.writerow, table)


def cells(entry: Entry, names: Sequence[str]) -> list[Cell]:
    """Give the cells of an entry: what is absent None, words and numbers as they are, all else as `cell` writes it."""
    return [value if type(value := getattr(entry, name)) in _CELLS else _cell(value) for name in names]


def cell(value: Json) -> str:
    """Write a value in one cell: what is absent empty, a list with semicolons."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list():
            return "; ".join(part if isinstance(part, str) else dumped(part) for part in value)
        case dict():
            return dumped(value)
        case _:
            return str(value)


def _cell(value: object) -> Cell:
    written = rows.written(value)
    return cell(written) if written is None or isinstance(written, bool | list | dict) else written


class _Line:
    """What csv writes a line to; its writer gives back what this gives."""

    def write(self, line: str) -> str:
        return line


def dumped(value: Json) -> str:
    """Write a value as JSON on one line, signs that a terminal would obey as escapes."""
    written = _encode(value)
    # Seven in ten lines have none of the signs, and are told by a look.
    return written if written.isascii() and "\x7f" not in written else written.translate(_ESCAPED)
