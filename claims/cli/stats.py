"""`claims stats`."""

import sys
from collections import defaultdict
from collections.abc import Iterator

import typer

from claims.cli import options, output
from claims.cli.desk import Desk
from claims.cli.output import Form
from claims.cli.table import Column
from claims.reports.tables import Format
from claims.tracking import stats
from claims.tracking.stats import Entry

app = typer.Typer()

COLUMNS = [
    Column[Entry]("what", lambda entry: entry.what),
    Column[Entry]("", lambda entry: entry.value),
    Column[Entry]("claims", lambda entry: str(entry.claims), right=True),
]


@app.command("stats")
def stats_(
    context: typer.Context,
    article: options.AnyArticle = None,
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
    no_pager: options.NoPager = False,
) -> None:
    """Count claims by status, kind, person and day."""
    form = Form(shape, as_json, fields, no_pager)
    with Desk.of(context).look() as session:
        entries = list(stats.entries(session, article))
        output.write(entries, Entry, [*COLUMNS, *_bars(entries)], form)


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
