"""Rows as text that other programs read: JSON, JSON Lines, CSV (RFC 4180), or numbers alone."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import chain

from claims.reports.rows import Json, Row

# JSON lets these stand as they are, and a terminal would obey them: control signs beyond ASCII's first 32, and
# those that turn the direction of writing.
_ESCAPED = {
    code: f"\\u{code:04x}"
    for code in (*range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))
}


class Format(StrEnum):
    """How a list is written; `table` is for people, on a screen."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    IDS = "ids"


def write_json(_names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Write an array, a row a line."""
    separator = "[\n"
    for row in rows:
        yield separator + dumped(row)
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def write_jsonl(_names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Write an object a line."""
    for row in rows:
        yield dumped(row) + "\n"


def write_csv(names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Write a header and a line a row; a list stands in one cell."""
    line = io.StringIO()
    writer = csv.writer(line)
    for cells in chain([names], ([cell(value) for value in row.values()] for row in rows)):
        writer.writerow(cells)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def write_ids(_names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Write the numbers alone, for another command to read from stdin."""
    for row in rows:
        yield f"{row['number']}\n"


WRITERS: dict[Format, Callable[[Sequence[str], Iterable[Row]], Iterator[str]]] = {
    Format.JSON: write_json,
    Format.JSONL: write_jsonl,
    Format.CSV: write_csv,
    Format.IDS: write_ids,
}


def write_object(row: Row) -> str:
    """Write one row as an object, for a person to read as well."""
    return json.dumps(row, ensure_ascii=False, indent=2).translate(_ESCAPED) + "\n"


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


def dumped(value: Json) -> str:
    """Write a value as JSON on one line, signs that a terminal would obey as escapes."""
    return json.dumps(value, ensure_ascii=False).translate(_ESCAPED)
