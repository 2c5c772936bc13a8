"""`claims import`."""

from collections import Counter
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from claims import extraction
from claims.cli import batch, errors, options
from claims.cli.batch import Prepared, Wishes
from claims.cli.desk import Desk
from claims.cli.text import shown
from claims.errors import ClaimsError
from claims.extraction import FoundClaim
from claims.intake import Page
from claims.tracking import articles, tags

app = typer.Typer()


@app.command("import")
def import_(
    context: typer.Context,
    locations: Annotated[
        list[str], typer.Argument(metavar="LOCATION...", help="Text or Markdown files, or - for stdin.")
    ],
    published: options.Published = None,
    title: options.Title = None,
    tag: Annotated[list[str] | None, typer.Option(metavar="T", help="A tag for the articles; may be repeated.")] = None,
    names: Annotated[bool, typer.Option("--names", help="A claim for each name too, for its spelling.")] = False,
    extract: Annotated[bool, typer.Option("--extract/--no-extract", help="Look for claims in the text.")] = True,
    dry_run: options.DryRun = False,
    jobs: Annotated[int, typer.Option(min=1, metavar="N", help="Read so many articles at the same time.")] = 1,
    max_size: Annotated[int, typer.Option(min=1, metavar="MB", help="The largest file that is read.")] = 10,
) -> None:
    """Take articles in and list every checkable claim.

    Plain text and Markdown are read. An article that is on record already is not taken in twice.
    """
    wishes = Wishes(published, title, names, extract, max_size * 1_000_000)
    status = errors.DONE
    taken: list[tuple[int, int]] = []
    console = Console(stderr=True)
    progress = Progress(console=console, transient=True, disable=not console.is_interactive)
    reading = progress.add_task("Reading", total=len(locations))
    desk = Desk.of(context)
    for ready in batch.prepare(desk, locations, wishes, jobs):
        try:
            # The bar is gone before anything is said, or it would stay in the middle of it.
            with progress:
                prepared = ready()
            taken += _take_in(desk, prepared, tag or [], dry=dry_run)
        except ClaimsError as error:
            status = errors.say(str(error), errors.MENDABLE)
        progress.advance(reading)
    if taken:
        typer.echo(f"Next: claims {_next(taken)}", err=True)
    raise typer.Exit(status)


def _take_in(desk: Desk, prepared: Prepared, names: list[str], *, dry: bool) -> list[tuple[int, int]]:
    """Put a page on record and say what was found in it; give a new article's number and how many claims it has."""
    page = prepared.page
    if prepared.known is not None:
        return _say_known(prepared.known, page)
    if dry:
        typer.echo(f"{shown(page.title)}: {_counted(prepared.found)}; nothing was added.")
        return []
    engine = extraction.engine() if prepared.found else None
    with desk.begin() as session:
        if (same := articles.known(session, page)) is not None:
            # Somebody took it in while we were reading.
            return _say_known(same.id, page)
        article = articles.add(session, page, prepared.found, extracted_by=engine, by=desk.by)
        tags.add_to_article(session, article, names, by=desk.by)
        number = article.id
    typer.echo(f"Article {number}: {shown(page.title)}")
    typer.echo(f"  {_counted(prepared.found)}")
    if page.published is None and prepared.found:
        typer.echo(
            "No day of publication is known, so that 'last week' has no date yet; "
            f"'claims article edit {number} --published DAY' sets it.",
            err=True,
        )
    return [(number, len(prepared.found))]


def _say_known(number: int, page: Page) -> list[tuple[int, int]]:
    typer.echo(f"Already on record as article {number} ({shown(page.title)}); nothing was added.")
    return []


def _next(taken: list[tuple[int, int]]) -> str:
    """Say what to type after the new articles: with one, its list, or its first claim where none was found."""
    if len(taken) > 1:
        return "unverified"
    [(number, claims)] = taken
    return f"unverified {number}" if claims else f"add {number} WORDS"


def _counted(found: tuple[FoundClaim, ...]) -> str:
    if not found:
        return "no claim was found in it"
    kinds = Counter(claim.kind for claim in found)
    return f"{len(found)} claims: " + ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
