"""`claims db` and its commands."""

from typing import Annotated

import typer

from claims import __version__, database, extraction
from claims.cli import errors, policy
from claims.cli.desk import Desk
from claims.cli.text import shown
from claims.errors import NotAllowedError
from claims.tracking import checks, confidential, history, search, stats

app = typer.Typer(help="Make, upgrade, describe and check the record.", no_args_is_help=True)


@app.command("init")
def init(context: typer.Context) -> None:
    """Make an empty record.

    The first command that writes does so by itself.
    """
    url = Desk.of(context).url
    if database.exists(url):
        raise NotAllowedError(f"there is a record at {database.shown(url)} already")
    database.upgrade(url)
    typer.echo(f"Made an empty record at {shown(database.shown(url))}.")


@app.command("upgrade")
def upgrade(context: typer.Context) -> None:
    """Bring the record to this program's schema, after a backup."""
    url = Desk.of(context).url
    before = database.schema_of(url) if database.exists(url) else None
    # Programs before this one indexed less.
    backup = database.upgrade(url, search.rebuild)
    if before == database.SCHEMA:
        typer.echo(f"The record has schema {before}, which is this program's.")
        return
    typer.echo(
        f"The record has schema {database.SCHEMA} now."
        + (f" The old one is kept in {shown(str(backup))}." if backup else "")
    )


@app.command("info")
def info(context: typer.Context) -> None:
    """Say where the record is, and what is in it."""
    desk = Desk.of(context)
    typer.echo(f"record: {shown(database.shown(desk.url))}")
    typer.echo(
        f"schema: {(database.exists(desk.url) and database.schema_of(desk.url)) or 'none'} ({database.SCHEMA} expected)"
    )
    typer.echo(f"program: claims {__version__}, {extraction.engine()}")
    typer.echo(f"at the desk: {shown(desk.by)}")
    with desk.look() as session:
        for what, number in stats.sizes(session).items():
            typer.echo(f"{what}: {number}")
        digest, count = history.head(session)
        typer.echo(f"changes: {count}, the last one {digest}")


@app.command("check")
def check(
    context: typer.Context,
    head: Annotated[
        str | None, typer.Option(metavar="DIGEST", help="A digest that must still be in the chain.")
    ] = None,
) -> None:
    """Check that the record is whole.

    The anchors of its claims, its references, the original bytes, the confidential sources, and the chain of changes.
    """
    with Desk.of(context).look() as session:
        found = 0
        for found, finding in enumerate(checks.findings(session, head=head), start=1):  # noqa: B007 - the last number is the count
            errors.say(finding, errors.MENDABLE)
        if found:
            raise typer.Exit(errors.MENDABLE)
        digest, count = history.head(session)
        redacted = confidential.redacted(session)
    if redacted:
        typer.echo(f"{redacted} source{'s' * (redacted > 1)} redacted.")
    typer.echo(f"The record is whole: {count} changes, the last one {digest}.")


app.command("policy")(policy.set_or_show)
