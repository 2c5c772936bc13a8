"""`claims stats`."""

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
    Column[Entry]("by", lambda entry: entry.what),
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
    """Count claims by status and kind."""
    form = Form(shape, as_json, fields, no_pager)
    with Desk.of(context).look() as session:
        output.write(stats.entries(session, article), Entry, COLUMNS, form)
