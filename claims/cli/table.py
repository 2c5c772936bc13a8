"""Columns for people: aligned, the last one cut to the terminal, whole where nobody looks."""

import os
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Generic, TextIO, TypeVar

import typer

from claims.cli.text import cut, shown, width

T = TypeVar("T")
GAP = "  "
# How far what stands under a row is set in.
UNDER = "     "
# Rows that the widths of the columns are taken from; a list of a million is not held to measure it.
MEASURED = 500
# How far the other columns give way: to what width each, for what part of the terminal the last one should have.
# The second is for terminals so narrow that a row would run over.
STEPS = ((8, 0.4), (1, 0.1))


@dataclass(frozen=True)
class Column(Generic[T]):
    """A column: its head, the text of a cell, and a colour where one helps."""

    head: str
    cell: Callable[[T], str]
    right: bool = False
    colour: Callable[[T], str | None] = lambda _: None
    # How the last column of a table is cut to a width, where not at its end.
    fit: Callable[[T, int], str] | None = None


def lines(
    entries: Iterable[T], columns: Sequence[Column[T]], below: Callable[[T], str | None] = lambda _: None
) -> Iterator[str]:
    """Yield a line for the heads and one for each entry; on a terminal they are cut to its width.

    What `below` says of an entry stands under it, set in.
    """
    waiting = iter(entries)
    first = list(islice(waiting, MEASURED))
    if not first:
        return
    widths, room = _shared([max(width(c.head), *(width(shown(c.cell(e))) for e in first)) for c in columns[:-1]])
    heads = [_pad(cut(c.head, w), w, right=c.right) for c, w in zip(columns, widths, strict=False)]
    yield GAP.join([*heads, columns[-1].head if room is None else cut(columns[-1].head, room)]).rstrip()
    for entry in chain(first, waiting):
        cells = [_coloured(c, entry, w) for c, w in zip(columns, widths, strict=False)]
        yield GAP.join([*cells, _last(columns[-1], entry, room)]).rstrip()
        if more := below(entry):
            yield paint(_under(more), "red")


def wrapped(line: str, indent: str) -> list[str]:
    """Part a line into as many as a terminal has room for, all but the first set in; whole where nobody looks."""
    if not sys.stdout.isatty():
        return [line]
    columns = shutil.get_terminal_size().columns
    # An address that is broken can no longer be opened from the terminal.
    return textwrap.wrap(line, columns, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def paint(text: str, colour: str | None, *, bold: bool = False, stream: TextIO | None = None) -> str:
    """Colour a text where the terminal wants colours; `stream` is where it goes, stdout unless given."""
    if not (stream or sys.stdout).isatty() or os.environ.get("NO_COLOR"):
        return text
    return typer.style(text, fg=colour, bold=bold or None)


def _under(text: str) -> str:
    line = f"{UNDER}{shown(text)}"
    return cut(line, shutil.get_terminal_size().columns) if sys.stdout.isatty() else line


def _shared(widths: list[int]) -> tuple[list[int], int | None]:
    """Share a terminal among the columns: give the widths of all but the last, and what is left for that one.

    The widest of the others give way first, so that the last one has its share.
    """
    if not sys.stdout.isatty():
        return widths, None
    terminal = shutil.get_terminal_size().columns
    full = terminal - len(GAP) * len(widths)
    for least, part in STEPS:
        while full - sum(widths) < int(terminal * part) and max(widths, default=0) > least:
            widths[widths.index(max(widths))] -= 1
    return widths, max(1, full - sum(widths))


def _coloured(column: Column[T], entry: T, columns: int) -> str:
    text = shown(column.cell(entry))
    # Rows beyond those measured may be wider, and nobody cuts them where nobody looks.
    fitting = cut(text, columns) if sys.stdout.isatty() else text
    return paint(_pad(fitting, columns, right=column.right), column.colour(entry))


def _last(column: Column[T], entry: T, room: int | None) -> str:
    if room is None:
        return shown(column.cell(entry))
    return column.fit(entry, room) if column.fit else cut(shown(column.cell(entry)), room)


def _pad(text: str, columns: int, *, right: bool) -> str:
    space = " " * (columns - width(text))
    return space + text if right else text + space
