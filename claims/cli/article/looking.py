"""`claims article list` and `show`."""

import sys
from collections.abc import Iterator
from functools import partial
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from claims.cli import options, output
from claims.cli.desk import Desk
from claims.cli.output import Form
from claims.cli.table import Column
from claims.cli.text import shown
from claims.reports.tables import Format
from claims.tracking import articles, notes
from claims.tracking.articles import Entry

app = typer.Typer()

COLUMNS = [
    Column[Entry]("no.", lambda entry: str(entry.number), right=True),
    Column[Entry]("published", lambda entry: str(entry.published or "")),
    Column[Entry]("claims", lambda entry: str(entry.claims), right=True),
    Column[Entry]("unverified", lambda entry: str(entry.unverified), right=True),
    Column[Entry]("title", lambda entry: entry.title),
]


@app.command("list")
def list_articles(
    context: typer.Context,
    limit: options.Limit = None,
    everything: options.All = False,
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
    no_pager: options.NoPager = False,
) -> None:
    """List the articles."""
    form = Form(shape, as_json, fields, no_pager, limit, everything)
    with Desk.of(context).look() as session:
        listed = output.write_some(articles.entries(session), Entry, COLUMNS, form)
        if not listed and form.shape is Format.TABLE:
            typer.echo("No article is on record.", err=True)


@app.command("show")
def show(
    context: typer.Context,
    number: options.ArticleNumber,
    text: Annotated[bool, typer.Option("--text", help="The whole text.")] = False,
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
    no_pager: options.NoPager = False,
) -> None:
    """Show what is on record about an article."""
    form = Form(shape, as_json, fields, no_pager)
    with Desk.of(context).look() as session:
        if text:
            output.put(_whole(articles.with_text(session, articles.find(session, number)).text), form)
            return
        [entry] = articles.entries(session, number)
        output.write_one(entry, partial(_card, session), form)


def _whole(text: str) -> Iterator[str]:
    """Give a text to the letter, or on a terminal with its control characters made visible."""
    return (f"{shown(line)}\n" for line in text.splitlines()) if sys.stdout.isatty() else iter([text])


def _card(session: Session, entry: Entry) -> Iterator[str]:
    about = {
        "by": entry.byline,
        "outlet": entry.outlet,
        "published": str(entry.published or "no day known: 'last week' has no date"),
        "address": entry.address,
        "from": entry.location,
        "revision": str(entry.revision) if entry.revision > 1 else None,
        "tags": ", ".join(entry.tags) or None,
        "claims": f"{entry.claims}, of which {entry.unverified} unverified",
    }
    yield f"Article {entry.number}: {shown(entry.title)}"
    yield from (f"  {name}: {shown(said)}" for name, said in about.items() if said)
    for note in notes.of_article(session, entry.number):
        yield f"  note by {shown(note.by)}, {note.created_at:%Y-%m-%d %H:%M}: {shown(note.text)}"
