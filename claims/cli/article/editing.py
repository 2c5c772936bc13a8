"""`claims article edit` and `remove`."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

import typer
from sqlalchemy.orm import Session
from typer._click.exceptions import UsageError

from claims import extraction
from claims.cli import asking, options, typed
from claims.cli.desk import Desk
from claims.extraction import FoundClaim
from claims.tracking import articles, chronicle, selection
from claims.tracking.overtaking import Seen
from claims.vocabulary import Kind

app = typer.Typer()


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
    found = () if published is None else _found(desk, number, published)
    with desk.begin() as session:
        articles.edit(session, number, new, by=desk.by)
        said = "".join(f" {line}" for line in redated(session, number, found, by=desk.by))
    typer.echo(f"Article {number} edited.{said}")


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
        seen = Seen(chronicle.head(session)[1], article=number, whole=True)
    seen = asking.ask(desk, seen, f"take out article {number} with its", yes=yes, count=entry.claims)
    with desk.begin() as session:
        seen.still(session)
        articles.remove(session, number, why=options.optional(why), by=desk.by)
    typer.echo(f"Article {number} taken out, with {entry.claims} claim{'s' * (entry.claims != 1)}.")


def redated(session: Session, number: int, found: Iterable[FoundClaim], *, by: str) -> list[str]:
    """Give date claims what was found in the article's text as of another day, and say which got another date."""
    dates = {(claim.start, claim.end): claim.value.date for claim in found if claim.kind is Kind.DATE}
    changed = articles.redate(session, articles.find(session, number), dates, by=by)
    return [f"Claims with another date: {selection.written(changed)}."] if changed else []


def _found(desk: Desk, number: int, published: date) -> tuple[FoundClaim, ...]:
    """Read the article again as of another day; the language model is slow, so no transaction waits."""
    with desk.look() as session:
        article = articles.find(session, number)
        text = articles.with_text(session, article).text if article.revision else ""
    return extraction.find_claims(text, published)
