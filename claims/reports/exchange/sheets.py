"""Claims or their evidence as a table: UTF-8 and RFC 4180, plain or for Excel."""

import re
from collections.abc import Iterable, Iterator, Sequence

from claims.reports import rows, tables
from claims.reports.exchange.export import Export
from claims.reports.rows import Json
from claims.tracking import listing, provenance, readers
from claims.vocabulary import Reader

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
# What a spreadsheet may run instead of showing it. An apostrophe before it makes it words, and one more where there are
# some already, so that a reader who takes one off has what was there (see `intake.exchange.tables`).
# Full-width signs are signs to some editions of Excel, and line ends are one to whoever reads a table.
_RUN = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
# A figure below zero is only that.
_FIGURE = re.compile(r"-[0-9]+(\.[0-9]+)?")

EVIDENCE = rows.names(provenance.Entry)
Row = Sequence[Json]


def write_csv(export: Export) -> Iterator[str]:
    """Write a header and a line a claim, or a piece of evidence."""
    names, made = (EVIDENCE, evidence(export)) if export.evidence else (columns(export.reader), export.claims())
    if not export.excel:
        return tables.write_csv(names, made)
    return _for_excel(names, map(tables.celled(names), made))


def columns(reader: Reader) -> tuple[str, ...]:
    """Give the columns of a table of claims."""
    return tuple(name for name in rows.names(listing.Entry) if name not in readers.UNTOLD[reader])


def evidence(export: Export) -> Iterator[provenance.Entry]:
    """Yield each piece of evidence of what is exported."""
    return provenance.entries(export.session, export.claims(), told=export.told)


def guarded(value: Json) -> Json:
    """Make words of what Excel would run: what begins with `= + - @`, a tab or the end of a line."""
    runs = isinstance(value, str) and _RUN.match(value) and not _FIGURE.fullmatch(value)
    return f"'{value}" if runs else value


def _for_excel(names: Sequence[str], table: Iterable[Row]) -> Iterator[str]:
    yield BOM
    yield from tables.lines(names, ([*map(guarded, row)] for row in table))
