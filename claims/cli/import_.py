"""`claims import`."""

from contextlib import closing
from typing import Annotated

import typer
from typer._click.exceptions import UsageError

from claims.cli import batch, errors, options, waiting
from claims.cli.batch import Wishes
from claims.cli.desk import Desk
from claims.cli.taking import Taking
from claims.cli.text import shown
from claims.intake import batches
from claims.intake.limits import MEGABYTE

app = typer.Typer()


@app.command("import")
def import_(
    context: typer.Context,
    locations: Annotated[
        list[str],
        typer.Argument(
            metavar="LOCATION...", help="Web addresses, files, folders, patterns such as 'drafts/*.docx', - for stdin."
        ),
    ],
    published: options.Published = None,
    title: options.Title = None,
    tag: Annotated[list[str] | None, typer.Option(metavar="T", help="A tag for the articles; may be repeated.")] = None,
    names: Annotated[bool, typer.Option("--names", help="A claim for each name too, for its spelling.")] = False,
    extract: Annotated[bool, typer.Option("--extract/--no-extract", help="Look for claims in the text.")] = True,
    dry_run: options.DryRun = False,
    jobs: Annotated[int, typer.Option(min=1, metavar="N", help="Read so many articles at the same time.")] = 1,
    max_size: Annotated[int, typer.Option(min=1, metavar="MB", help="The largest file or page that is read.")] = 10,
    allow_private: options.AllowPrivate = False,
) -> None:
    """Take articles in and list every checkable claim.

    Web pages, Word files, PDFs, HTML, Markdown and plain text are read; of a folder all such files, also in the folders
    below. An article that is on record already is not taken in twice, so that a batch that was interrupted goes on
    where it stopped when it is typed again. What the author linked, cited or remarked is put beside the claims.
    """
    found = batches.expand(locations)
    if title is not None and len(found.locations) > 1:
        raise UsageError(f"--title is the title of one article, and these are {len(found.locations):,}: leave it out")
    noun = "articles" if any("://" in location for location in found.locations) else "files"
    desk = Desk.of(context)
    taking = Taking(desk, tag or [], dry_run, len(found.locations), noun)
    for trouble in found.troubles:
        taking.status = errors.say(trouble, errors.MENDABLE)
    if found.left_out:
        typer.echo(f"Left out: {shown(batches.kinds(found.left_out))}.", err=True)
    wishes = Wishes(published, title, names, extract, max_size * MEGABYTE, allow_private)
    try:
        # Closed at once where it is left early: the processes that it started would work on.
        with closing(batch.prepare(desk, found.locations, wishes, jobs)) as outcomes:
            for outcome in waiting.shown(outcomes, len(found.locations)):
                taking.take(outcome)
    except KeyboardInterrupt:
        taking.say_interrupted()
        raise
    if found.locations:
        taking.say_ended()
    raise typer.Exit(taking.status)
