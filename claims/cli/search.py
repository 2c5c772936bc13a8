"""`claims search`."""

from typing import Annotated

import typer

from claims.cli import options, output
from claims.cli.desk import Desk
from claims.cli.table import Column
from claims.reports.tables import Format
from claims.tracking import search
from claims.tracking.search import Hit

app = typer.Typer()

# Hits of each sort that are shown when nobody said how many.
SHOWN = 50
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
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
) -> None:
    """Find words in claims, articles, sources, quotes and notes."""
    shape = output.form(shape, as_json=as_json)
    with Desk.of(context).look() as session:
        hits = search.find(session, " ".join(words), limit=limit or SHOWN)
        if not output.write(hits, Hit, shape, fields, COLUMNS):
            typer.echo("Nothing on record has all of these words.", err=True)
