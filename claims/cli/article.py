"""`claims article` and its commands."""

import sys
from collections.abc import Iterator
from datetime import date
from typing import Annotated

import typer
from typer._click.exceptions import UsageError

from claims import extraction
from claims.cli import options, output, typed
from claims.cli.desk import Desk
from claims.cli.output import Form
from claims.cli.table import Column
from claims.cli.text import shown
from claims.errors import NotAllowedError
from claims.reports.tables import Format
from claims.tracking import articles, selection
from claims.tracking.articles import Entry
from claims.vocabulary import Kind

app = typer.Typer(help="List, show, correct and remove articles.", no_args_is_help=True)

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
        output.write_one(entry, _card, form)


@app.command("edit")
def edit(
    context: typer.Context,
    number: options.ArticleNumber,
    published: options.Published = None,
    title: options.Title = None,
    byline: Annotated[str | None, typer.Option(metavar="X", help="Who wrote it.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="X", help="Who published it.")] = None,
    address: Annotated[str | None, typer.Option(metavar="URL", help="Where it was published.")] = None,
) -> None:
    """Correct what is on record about an article.

    Another day of publication gives the relative dates in it another meaning; those a person has set stay.
    """
    new = typed.words(title=title, byline=byline, outlet=outlet, address=address)
    if published is not None:
        new["published"] = published
    if not new:
        raise UsageError("say what to correct: --published, --title, --byline, --outlet or --address")
    desk = Desk.of(context)
    with desk.look() as session:
        articles.find(session, number)
    dates = {} if published is None else _dates(desk, number, published)
    with desk.begin() as session:
        article = articles.edit(session, number, new, by=desk.by)
        redated = articles.redate(session, article, dates, by=desk.by)
    typer.echo(
        f"Article {number} edited." + (f" Claims with another date: {selection.written(redated)}." if redated else "")
    )


@app.command("update")
def update(context: typer.Context, number: options.ArticleNumber) -> None:
    """Take the new text of an article in (not possible yet)."""
    with Desk.of(context).look() as session:
        articles.find(session, number)
    raise NotAllowedError(
        f"articles cannot be updated yet: 'claims article remove {number}' takes the old text out, and then it can "
        "be imported anew; what was decided on the old one stays on record"
    )


@app.command("remove")
def remove(
    context: typer.Context, number: options.ArticleNumber, why: options.Why = None, yes: options.Yes = False
) -> None:
    """Take an article out of every list, with its claims.

    The record keeps them.
    """
    desk = Desk.of(context)
    with desk.look() as session:
        [entry] = articles.entries(session, number)
    desk.ask(entry.claims, f"take out article {number} with its", yes=yes)
    with desk.begin() as session:
        articles.remove(session, number, why=options.optional(why), by=desk.by)
    typer.echo(f"Article {number} taken out, with {entry.claims} claim{'s' * (entry.claims != 1)}.")


def _dates(desk: Desk, number: int, published: date) -> dict[tuple[int, int], str | None]:
    """Read the article's dates again as of another day; the language model is slow, so no transaction waits."""
    with desk.look() as session:
        article = articles.find(session, number)
        text = articles.with_text(session, article).text if article.revision else ""
    found = extraction.find_claims(text, published)
    return {(claim.start, claim.end): claim.value.date for claim in found if claim.kind is Kind.DATE}


def _whole(text: str) -> Iterator[str]:
    """Give a text to the letter, or on a terminal with its control characters made visible."""
    return (f"{shown(line)}\n" for line in text.splitlines()) if sys.stdout.isatty() else iter([text])


def _card(entry: Entry) -> Iterator[str]:
    about = {
        "by": entry.byline,
        "outlet": entry.outlet,
        "published": str(entry.published or "no day known: 'last week' has no date"),
        "address": entry.address,
        "from": entry.location,
        "tags": ", ".join(entry.tags) or None,
        "claims": f"{entry.claims}, of which {entry.unverified} unverified",
    }
    yield f"Article {entry.number}: {shown(entry.title)}"
    yield from (f"  {name}: {shown(said)}" for name, said in about.items() if said)
