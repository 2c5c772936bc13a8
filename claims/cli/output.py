"""Lists on stdout: in a form for programs, or as a table for people."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, islice
from typing import TypeVar

import typer

from claims.cli import table
from claims.cli.table import Column
from claims.reports import rows, tables
from claims.reports.rows import Entry
from claims.reports.tables import Format
from claims.tracking.listing import COUNTED

E = TypeVar("E", bound=Entry)
# Rows that a terminal is given when nobody said how many.
SCREENFUL = 50


def form(shape: Format, *, as_json: bool) -> Format:
    """Give the form that was asked for, in either way."""
    return Format.JSON if as_json else shape


def limit(typed: int | None, shape: Format, *, everything: bool) -> int | None:
    """Give the number of rows wanted: what was typed, a screenful for a person, all for a program."""
    if everything:
        return None
    if typed is None and shape is Format.TABLE and sys.stdout.isatty():
        return SCREENFUL
    return typed


def write(entries: Iterable[E], sort: type[E], shape: Format, fields: str | None, columns: Sequence[Column[E]]) -> int:
    """Write entries in the form asked for; return how many there were."""
    chosen = rows.chosen(sort, "number" if shape is Format.IDS else fields)
    counter = count()
    counted = (entry for entry, _ in zip(entries, counter, strict=False))
    for piece in _pieces(counted, shape, chosen, _plain(chosen) if fields else columns):
        sys.stdout.write(piece)
    return next(counter)


def write_some(
    entries: Iterable[E],
    sort: type[E],
    shape: Format,
    fields: str | None,
    columns: Sequence[Column[E]],
    *,
    most: int | None,
) -> int:
    """Write at most so many entries, and say how many more there are; return how many there were."""
    waiting = iter(entries)
    written = write(islice(waiting, most), sort, shape, fields, columns)
    total = written + sum(1 for _ in islice(waiting, COUNTED + 1 - written))
    say_more(total, written)
    return total


def say_more(total: int, shown: int) -> None:
    """Say how many rows there are beyond those shown."""
    if total > shown:
        number = f"over {COUNTED:,}" if total > COUNTED else f"{total - shown:,}"
        typer.echo(f"{number} more; --all shows them.", err=True)


def write_one(entry: Entry, shape: Format, fields: str | None) -> None:
    """Write one entry: as JSON an object, else a list of one."""
    if shape is Format.JSON:
        sys.stdout.write(tables.write_object(rows.row(entry, rows.chosen(type(entry), fields))))
    else:
        write([entry], type(entry), shape, fields, [])


def _pieces(entries: Iterable[E], shape: Format, chosen: Sequence[str], columns: Sequence[Column[E]]) -> Iterator[str]:
    if shape is Format.TABLE:
        return (f"{line}\n" for line in table.lines(entries, columns))
    return tables.WRITERS[shape](chosen, (rows.row(entry, chosen) for entry in entries))


def _plain(names: Sequence[str]) -> list[Column[E]]:
    return [Column(name, _reader(name)) for name in names]


def _reader(name: str) -> Callable[[Entry], str]:
    return lambda entry: tables.cell(rows.row(entry, (name,))[name])
