"""`claims db` and its commands."""

from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import URL

from claims import __version__, database, extraction
from claims.cli import errors, options, policy
from claims.cli.desk import Desk
from claims.cli.text import shown
from claims.errors import NotAllowedError
from claims.reports import saying
from claims.tracking import checks, chronicle, confidential, search, stats

app = typer.Typer(help="Make, upgrade, check, back up and move the record.", no_args_is_help=True)


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
        digest, count = chronicle.head(session)
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
        digest, count = chronicle.head(session)
        redacted = confidential.redacted(session)
    if redacted:
        typer.echo(f"{redacted} source{'s' * (redacted > 1)} redacted.")
    typer.echo(f"The record is whole: {count} changes, the last one {digest}.")


@app.command("backup")
def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes, a file of SQLite's.")],
    force: options.Force = False,
) -> None:
    """Copy the record into a file, as it is at one moment.

    Whoever writes meanwhile may go on.

    'claims db restore' puts it back, on this machine or another.
    """
    desk = Desk.of(context)
    desk.must_have_a_record()
    database.back_up(desk.url, file, force=force)
    typer.echo(f"Backed up to {shown(str(file))}: {_holds(_in(file))}.")


@app.command("restore")
def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What 'claims db backup' made.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before a record that is there is replaced.")] = False,
) -> None:
    """Put a backup in place of the record, which is kept beside it.

    On PostgreSQL only where there is no record yet.
    """
    desk = Desk.of(context)
    schema = database.sound(file, desk.url)
    if schema == database.SCHEMA:
        _refuse_broken(file)
    place = database.shown(desk.url)
    if database.exists(desk.url):
        desk.be_sure(f"Replace the record at {shown(place)}?", f"replace the record at {place}", yes=yes)
    kept = database.restore(file, desk.url)
    typer.echo(
        f"Restored {shown(str(file))} to {shown(place)}"
        + (f": {_holds(desk.url)}" if schema == database.SCHEMA else f", of the older schema {schema}")
        + "."
    )
    if kept is not None:
        typer.echo(f"The record that was there is kept in {shown(str(kept))}.")
    if schema != database.SCHEMA:
        typer.echo("Next: claims db upgrade", err=True)


@app.command("copy")
def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The record: a file, or a URL.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Where it goes, and where there is none yet.")],
) -> None:
    """Take a whole record to another place, of either engine."""
    one, other = database.locate(source), database.locate(target)
    if not database.exists(one):
        raise NotAllowedError(f"there is no record at {database.shown(one)}")
    database.copy(one, other)
    typer.echo(f"Copied {shown(database.shown(one))} to {shown(database.shown(other))}: {_holds(other)}.")


def _in(file: Path) -> URL:
    """Give the place of a record by the name of its file, which is no URL, whatever it looks like."""
    return URL.create("sqlite", database=str(file))


def _holds(url: URL) -> str:
    """Say what a record has, and how its chain of changes ends."""
    if (schema := database.schema_of(url)) != database.SCHEMA:
        return f"a record of the older schema {schema}"
    with database.look(url) as session:
        digest, count = chronicle.head(session)
        sizes = [saying.counted(number, what) for what, number in stats.sizes(session).items()]
    return f"{', '.join(sizes)}, {saying.counted(count, 'changes')}, the last one {digest}"


def _refuse_broken(file: Path) -> None:
    """Refuse a backup whose record is not whole."""
    with database.look(_in(file)) as session:
        for finding in checks.findings(session):
            raise NotAllowedError(f"{file} is not a whole record: {finding}")


app.command("policy")(policy.set_or_show)
