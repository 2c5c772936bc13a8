"""What is read, on stdout: in a form for programs, or as a table or cards for people."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from typing import TypeVar

import typer

from claims.cli import pager, table
from claims.cli.table import Column
from claims.cli.text import shown
from claims.reports import rows, tables
from claims.reports.rows import Entry
from claims.reports.tables import Format
from claims.tracking.listing import COUNTED

E = TypeVar("E", bound=Entry)
# Rows that a terminal is given when nobody said how many.
SCREENFUL = 50


@dataclass(frozen=True, slots=True)
class Form:
    """How a person wants to have what is read, as it was typed: in which shape, which fields, and how much of it."""

    typed: Format
    as_json: bool
    fields: str | None
    no_pager: bool
    limit: int | None = None
    # What is named, not listed, comes whole.
    everything: bool = True

    @property
    def shape(self) -> Format:
        """The shape asked for, in either way."""
        return Format.JSON if self.as_json else self.typed

    @property
    def for_people(self) -> bool:
        """Whether it is a table or a card of ours, not columns that somebody chose."""
        return self.shape is Format.TABLE and not self.fields

    @property
    def most(self) -> int | None:
        """The number of rows wanted: what was typed, some for a person on a terminal, all for a program."""
        if self.everything:
            return None
        if self.limit is None and self.shape is Format.TABLE and sys.stdout.isatty():
            return SCREENFUL
        return self.limit


def write(
    entries: Iterable[E],
    sort: type[E],
    columns: Sequence[Column[E]],
    form: Form,
    below: Callable[[E], str | None] = lambda _: None,
) -> int:
    """Write as many of the entries as are wanted; return how many there were.

    In a table of ours, what `below` says of an entry stands under its row.
    """
    chosen = rows.chosen(sort, "number" if form.shape is Format.IDS else form.fields)
    counter = count()
    counted = (entry for entry, _ in zip(islice(entries, form.most), counter, strict=False))
    if form.for_people:
        put((f"{line}\n" for line in table.lines(counted, columns, below)), form)
    else:
        put(_pieces(counted, chosen, form), form)
    return next(counter)


def write_some(entries: Iterable[E], sort: type[E], columns: Sequence[Column[E]], form: Form) -> int:
    """Write as many of the entries as are wanted, and say how many more there are; return how many there were."""
    waiting = iter(entries)
    written = write(waiting, sort, columns, form)
    total = written + sum(1 for _ in islice(waiting, max(0, COUNTED + 1 - written)))
    say_more(total, written)
    return total


def write_cards(entries: Iterable[E], sort: type[E], card: Callable[[E], Iterable[str]], form: Form) -> None:
    """Write what there is to say of each entry, a line each, with an empty line between two entries."""
    if not form.for_people:
        write(entries, sort, [], form)
        return
    cards = ("".join(f"{line}\n" for line in card(entry)) for entry in entries)
    put((f"\n{said}" if number else said for number, said in enumerate(cards)), form)


def write_one(entry: E, card: Callable[[E], Iterable[str]], form: Form) -> None:
    """Write one entry: as JSON an object, else like several."""
    if form.shape is Format.JSON:
        put([tables.write_object(rows.row(entry, rows.chosen(type(entry), form.fields)))], form)
    else:
        write_cards([entry], type(entry), card, form)


def put(pieces: Iterable[str], form: Form) -> None:
    """Put text on stdout as it comes; all that is read goes through here."""
    pager.write(pieces, plainly=form.no_pager)


def say_none(what: str, meant: str | None = None) -> None:
    """Say that a list is empty, and which name was meant where one is near."""
    typer.echo(f"No {what} is like that" + (f"; did you mean '{shown(meant)}'?" if meant else "."), err=True)


def say_more(total: int, written: int, *, whole: bool = True) -> None:
    """Say how many rows there are beyond those written; where not the `whole` was counted, at least so many."""
    if total > written:
        typer.echo(f"{number(total, written, whole=whole)} more; --all shows them.", err=True)
    elif not whole:
        typer.echo("There may be more; --all shows them.", err=True)


def number(total: int, written: int = 0, *, whole: bool = True) -> str:
    """Write how many of a total are not written; nobody counts further than to `COUNTED`."""
    if total > COUNTED:
        return f"over {COUNTED:,}"
    return f"{total - written:,}" if whole else f"over {total - written - 1:,}"


def _pieces(entries: Iterable[E], chosen: Sequence[str], form: Form) -> Iterator[str]:
    if form.shape is Format.TABLE:
        return (f"{line}\n" for line in table.lines(entries, _plain(chosen)))
    return tables.WRITERS[form.shape](chosen, entries)


def _plain(names: Sequence[str]) -> list[Column[E]]:
    return [Column(name, _reader(name)) for name in names]


def _reader(name: str) -> Callable[[Entry], str]:
    return lambda entry: tables.cell(rows.row(entry, (name,))[name])
