"""Claims and their evidence as an Excel workbook (ECMA-376), a sheet each, written row by row."""

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from claims.errors import NotWrittenError
from claims.reports import rows, tables
from claims.reports.exchange import sheets
from claims.reports.exchange.export import Export
from claims.reports.rows import Entry

# As many code units of UTF-16 as a cell holds, and what one that was cut ends with.
LONGEST, CUT = 32_767, " [… cut]"
# As many rows as a sheet holds, the header among them.
ROWS = 1_048_576
# As many digits as a number in a cell keeps.
DIGITS = 15
# Before this day Excel's calendar has one that never was.
FIRST_DAY = date(1900, 3, 1)
# What XML 1.0 forbids.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Bytes handed on at a time.
PIECE = 1 << 16
# In characters; the rest are narrow.
WIDTHS = {"text": 60, "exact": 40, "title": 30, "location": 40, "citation": 40, "quote": 60, "sources": 40}
WIDTHS |= {"uid": 38, "claim_uid": 38, "source_uid": 38, "made_by": 16, "created_at": 34, "updated_at": 34}
WIDTHS |= {"captured_at": 34, "address": 30, "replacement": 40, "stale_because": 30, "snapshot_sha256": 20}
NARROW = 12


def write(export: Export) -> Iterator[bytes]:
    """Write both sheets; the claims are read twice, so that neither is held in memory.

    NotWrittenError where there are more rows than a sheet holds, of claims before the first one is written.
    """
    _refuse_more(export.count(), "claims")
    book = Workbook(write_only=True)
    _sheet(book, "claims", sheets.columns(export.reader), export.claims(), export)
    beside = Export(export.session, export.wanted, export.reader, told=export.told)
    _sheet(book, "evidence", sheets.EVIDENCE, sheets.evidence(beside), export)
    with tempfile.TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        yield from iter(partial(file.read, PIECE), b"")


def _sheet(book: Workbook, title: str, names: Sequence[str], entries: Iterable[Entry], export: Export) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for at, name in enumerate(names, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = WIDTHS.get(name, NARROW)
    sheet.append([_heading(sheet, name) for name in names])
    last = 1
    for last, entry in enumerate(entries, start=2):
        _refuse_more(last - 1, title)
        sheet.append([_cell(sheet, name, last, getattr(entry, name), export) for name in names])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{last}"


def _refuse_more(count: int, what: str) -> None:
    if count >= ROWS:
        so = f"a sheet of Excel holds {ROWS:,} rows, and there are more of {what}"
        raise NotWrittenError(f"{so}; '--format csv' has no such end")


def _heading(sheet: WriteOnlyWorksheet, name: str) -> Cell:
    cell = WriteOnlyCell(sheet, name)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: WriteOnlyWorksheet, name: str, row: int, value: object, export: Export) -> object:
    """Give a number, a day or a truth as such where that is exact, else words; a moment is more exact than Excel's."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Decimal) and len(value.as_tuple().digits) <= DIGITS:
        return value
    if isinstance(value, date) and not isinstance(value, datetime) and value >= FIRST_DAY:
        return value
    words = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", tables.cell(rows.written(value)))
    if len(words) * 2 > LONGEST and len(words.encode("utf-16-le")) // 2 > LONGEST:
        export.warnings.append(f"Row {row:,}, {name}: longer than a cell of Excel holds, and cut.")
        words = words.encode("utf-16-le")[: 2 * (LONGEST - len(CUT))].decode("utf-16-le", "ignore") + CUT
    cell = WriteOnlyCell(sheet, words)
    # Or what begins with an equals sign would be a formula, and "#N/A" an error.
    cell.data_type = "s"
    return cell
