"""`claims stats`."""

import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from claims.cli import options, output, writing
from claims.cli.desk import Desk
from claims.cli.output import Form
from claims.cli.table import Column
from claims.cli.text import shown
from claims.errors import NotUnderstoodError
from claims.reports.tables import Format
from claims.tracking import articles, stats
from claims.tracking.stats import Entry

app = typer.Typer()

ENDING = ".svg"

COLUMNS = [
    Column[Entry]("what", lambda entry: entry.what),
    Column[Entry]("", lambda entry: entry.value),
    Column[Entry]("claims", lambda entry: str(entry.claims), right=True),
]


Plot = Annotated[
    Path | None, typer.Option("--plot", metavar="FILE", help="Draw it, as an SVG picture: the file ends on .svg.")
]


@app.command("stats")
def stats_(
    context: typer.Context,
    article: options.AnyArticle = None,
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
    no_pager: options.NoPager = False,
    plot: Plot = None,
    force: options.Force = False,
) -> None:
    """Count claims by status, kind, person and day.

    With --plot nothing is listed: a picture is written of the progress over time, the claims by kind and status, and
    the sources by kind.
    """
    if plot is not None:
        draw(Desk.of(context), plot, article, force=force)
        return
    form = Form(shape, as_json, fields, no_pager)
    with Desk.of(context).look() as session:
        entries = list(stats.entries(session, article))
        output.write(entries, Entry, [*COLUMNS, *_bars(entries)], form)


def draw(desk: Desk, place: Path, article: int | None, *, force: bool) -> None:
    """Write the picture; NotUnderstoodError where the file's name says that it is to be something else."""
    if place.suffix.lower() != ENDING:
        raise NotUnderstoodError(f"'{place.suffix}' is no ending of a picture; there is {ENDING}")
    writing.refuse(place, force=force)
    with desk.look() as session:
        of = "all articles" if article is None else articles.find(session, article).title
        parts = (part(session, article) for part in (stats.progress, stats.kinds, stats.sources))
        # By name, because it leads to a library that takes longer than any list.
        pictures = import_module("claims.reports.pictures")
        figures = pictures.Figures(of, *parts)
    writing.write(place, [pictures.write(figures)], force=force)
    typer.echo(f"Wrote {shown(str(place))}.", err=True)


def _bars(entries: list[Entry]) -> Iterator[Column[Entry]]:
    """Give a column of bars where there is a terminal to draw them on, each to the scale of its own group.

    Where a group has one bar, that is to the scale of all claims: it need not stand for the whole.
    """
    if not sys.stdout.isatty():
        return
    groups: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        groups[entry.what].append(entry.claims)
    most = {what: max(counts) if len(counts) > 1 else sum(groups["status"]) for what, counts in groups.items()}
    block = _block()
    yield Column("", lambda _: "", fit=lambda entry, room: block * max(1, room * entry.claims // most[entry.what]))


def _block() -> str:
    try:
        "█".encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return "#"
    return "█"
