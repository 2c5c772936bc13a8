"""Tables of claims: CSV (RFC 4180) and workbooks, as `claims export` writes them or with columns of anybody's."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from claims.errors import NotReadableError, NotUnderstoodError
from claims.intake import limits
from claims.intake.page import Material
from claims.intake.readable import apart
from claims.intake.text import encoding

# What of a claim a table may say; `value` is what `claims add --value` takes, and `source` a place or a citation.
FIELDS = (
    *("text", "kind", "status", "value", "low", "high", "unit", "qualifier", "date", "outcome", "subject", "speaker"),
    *("rating", "resolution", "replacement", "assignee", "tags", "claimant", "review_url", "exact"),
    *("source", "stance", "quote", "locator", "note"),
)
# What tells which claim it is, in which article, and when the file was written.
ORDERING = ("uid", "article", "updated_at")
# What `claims export` writes besides, and nobody changes in a table.
INFORMING = (
    *("number", "stale", "stale_because", "priority", "start", "end", "anchor_state", "part_of", "merged_into"),
    *("candidates", "signed_off_by", "made_by", "sources", "title", "published", "outlet", "address", "created_at"),
)
DELIMITERS = ",;\t"
# A workbook is a zip file.
ZIP = b"PK\x03\x04"
# `claims export --excel` puts an apostrophe before what Excel would run.
_GUARDED = re.compile(r"'+[=+\-@＝＋－＠\t\r\n]")
# As Excel says itself what the columns are divided by.
_SAID = re.compile(r"sep=([^\"\r\n])\n")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: `line` is its number, the header being 1; `fields` are the cells by field, "" where empty.

    `unread` says why it cannot be read, as a clause on "it".
    """

    line: int
    fields: Mapping[str, str]
    unread: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was read: where from, the fields it has, its rows, and sentences on what was not read."""

    name: str
    location: str
    fields: frozenset[str]
    rows: tuple[Row, ...]
    notices: tuple[str, ...] = ()


def read(material: Material, mapping: Mapping[str, str]) -> Table:
    """Read a table; `mapping` leads from columns to fields, and other columns are what they are called.

    NotUnderstoodError: a field or a column that there is none of. NotReadableError: what is no table, has no rows, or
    no column to take claims from.
    """
    _refuse_unknown(mapping)
    numbered = _of_workbook(material) if material.original.startswith(ZIP) else _of_csv(material)
    _, header = next(numbered, (0, []))
    if not any(header):
        raise NotReadableError(f"{material.name} is empty")
    fields = _fields(material.name, header, mapping)
    rows = tuple(_row(line, cells, fields) for line, cells in numbered if any(cell.strip() for cell in cells))
    if not rows:
        raise NotReadableError(f"{material.name} has no rows under its header")
    known = frozenset(name for name in fields if name)
    return Table(material.name, material.location, known, rows, tuple(_notices(header, fields)))


def _refuse_unknown(mapping: Mapping[str, str]) -> None:
    for name in mapping.values():
        if name not in {*FIELDS, *ORDERING}:
            near = get_close_matches(name, FIELDS, n=1)
            meant = f"; did you mean '{near[0]}'?" if near else ""
            raise NotUnderstoodError(f"a table has no field '{name}'{meant or ';'} there are {', '.join(FIELDS)}")
    doubled = [name for name, count in Counter(mapping.values()).items() if count > 1]
    if doubled:
        raise NotUnderstoodError(f"--map gives two columns for '{doubled[0]}'")


def _fields(name: str, header: Sequence[str], mapping: Mapping[str, str]) -> list[str | None]:
    """Give the field of each column, None for what is not read; what is mapped goes before what is called so."""
    called = [column.strip().removeprefix("\ufeff") for column in header]
    if missing := [column for column in mapping if column not in called]:
        raise NotUnderstoodError(f"{name} has no column '{missing[0]}'; there are {_listed(called)}")
    taken = set(mapping.values())
    own = {*FIELDS, *ORDERING, *INFORMING} - taken
    fields = [mapping.get(column) or (column.casefold() if column.casefold() in own else None) for column in called]
    if doubled := [field for field, count in Counter(fields).items() if field and count > 1]:
        raise NotReadableError(f"{name} has two columns '{doubled[0]}'")
    if not {"text", "exact", "uid"} & {*fields}:
        raise NotReadableError(
            f"{name} has no column 'text' with the claims; --map 'COLUMN=text' says which it is of {_listed(called)}"
        )
    return fields


def _row(line: int, cells: Sequence[str], fields: Sequence[str | None]) -> Row:
    beyond = [cell for cell in cells[len(fields) :] if cell.strip()]
    unread = f"it has {len(cells)} cells, and the header has {len(fields)}" if beyond else None
    padded = [*cells, *[""] * (len(fields) - len(cells))]
    named = {field: _unguarded(cell).strip() for field, cell in zip(fields, padded, strict=False) if field}
    if "\0" in "".join(cells):
        unread = "there is a NUL in it, which no text has"
    return Row(line, named, unread)


def _notices(header: Sequence[str], fields: Sequence[str | None]) -> Iterator[str]:
    unread = [column for column, field in zip(header, fields, strict=True) if field is None and column.strip()]
    if unread:
        yield f"Not read: {_listed(unread)}; --map 'COLUMN=FIELD' says what a column is."


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell


def _of_csv(material: Material) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with their numbers; in one that has line ends in its cells, all its lines count as one."""
    text = encoding.decode(material.original, material.name).text
    said = _SAID.match(text)
    if said:
        text = text[said.end() :]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=said[1] if said else _delimiter(text), strict=True)
    line = 0
    try:
        for line, cells in enumerate(reader, start=1 + bool(said)):
            yield line, cells
    except csv.Error as error:
        raise NotReadableError(
            f"{material.name} is no table from row {line + 1:,} on ({error}): is a quotation mark missing?"
        ) from error


def _delimiter(text: str) -> str:
    """Tell what the columns are divided by: what there is most of in the header, outside quotation marks."""
    header = re.sub(r'"[^"]*"', "", text[: csv.field_size_limit()]).lstrip("\n").partition("\n")[0]
    return max(DELIMITERS, key=header.count)


def _of_workbook(material: Material) -> Iterator[tuple[int, list[str]]]:
    found = apart.read("workbook", material.original, "", "", limits.SHEET_SECONDS)
    if "text" not in found:
        raise NotReadableError(f"{material.name} cannot be read as a workbook: {found['unread']}")
    rows: list[list[str]] = json.loads(found["text"])
    yield from enumerate(rows, start=1)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"'{name.strip()}'" for name in names if name.strip())
