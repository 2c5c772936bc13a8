"""The cells of a workbook of Excel (ECMA-376), as words."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time

from openpyxl import load_workbook

from claims.errors import NotReadableError
from claims.intake import limits
from claims.intake.readable import apart

# The sheet that is read where there is one of this name; else it is the first.
NAMED = "claims"


def read(original: bytes, _task: str, _charset: str) -> Iterator[apart.Found]:
    """Give the rows of a sheet as JSON, a list of cells each; a formula is what it came to when it was saved.

    NotReadableError (about "it"): too much of it, or no sheet with cells.
    """
    with zipfile.ZipFile(io.BytesIO(original)) as packed:
        if sum(part.file_size for part in packed.infolist()) > limits.SHEET_BYTES:
            raise NotReadableError(f"it unpacks to more than {limits.megabytes(limits.SHEET_BYTES)}")
    book = load_workbook(io.BytesIO(original), read_only=True, data_only=True, keep_links=False)
    sheets = sorted(book.worksheets, key=lambda sheet: sheet.title.casefold() != NAMED)
    if not sheets:
        raise NotReadableError("there is no sheet with cells in it")
    # What a file says of its size may be a million columns.
    sheets[0].reset_dimensions()
    rows, cells, length = list[list[str]](), 0, 0
    for row in sheets[0].iter_rows(values_only=True):
        rows.append([_words(value) for value in row])
        cells, length = cells + len(row), length + sum(map(len, rows[-1]))
        _refuse_more(len(rows), cells, length)
    yield {"text": json.dumps(rows)}


def _refuse_more(rows: int, cells: int, length: int) -> None:
    if rows > limits.SHEET_ROWS:
        raise NotReadableError(f"there are more than {limits.SHEET_ROWS:,} rows in it")
    if cells > limits.SHEET_CELLS:
        raise NotReadableError(f"there are more than {limits.SHEET_CELLS:,} cells in it")
    if length > limits.SHEET_CHARACTERS:
        raise NotReadableError(f"there are more than {limits.SHEET_CHARACTERS:,} characters in its cells")


def _words(value: object) -> str:
    """Write a cell as `claims export` writes it in CSV."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float():
            return f"{value:.0f}" if value.is_integer() else repr(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat()
        case date():
            return value.isoformat()
        case _:
            return str(value)


if __name__ == "__main__":
    apart.answer(read)
