"""`claims search`."""

from typing import Annotated

import typer
from typer._click.exceptions import UsageError

from claims.cli import options, output
from claims.cli.desk import Desk
from claims.cli.output import Form
from claims.cli.table import Column
from claims.reports.tables import Format
from claims.tracking import search
from claims.tracking.search import Hit

app = typer.Typer()

COLUMNS = [
    Column[Hit]("found in", lambda hit: hit.place),
    Column[Hit]("no.", lambda hit: f"s{hit.number}" if hit.place in {"source", "quote"} else str(hit.number)),
    Column[Hit]("claim", lambda hit: str(hit.claim or ""), right=True),
    Column[Hit]("article", lambda hit: str(hit.article or ""), right=True),
    Column[Hit]("words", lambda hit: hit.text),
]


@app.command("search")
def search_(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help="Whole words, all of them; evacu* for a beginning."),
    ],
    limit: options.Limit = None,
    everything: options.All = False,
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
    no_pager: options.NoPager = False,
) -> None:
    """Find words in claims, articles, sources, quotes and notes."""
    form = Form(shape, as_json, fields, no_pager, limit, everything)
    if form.shape is Format.IDS:
        raise UsageError(
            "what is found has numbers of several sorts; 'claims list --search WORDS --format ids' has claims"
        )
    with Desk.of(context).look() as session:
        hits = search.find(session, " ".join(words))
        if not output.write_some(hits, Hit, COLUMNS, form):
            typer.echo("Nothing on record has all of these words.", err=True)
