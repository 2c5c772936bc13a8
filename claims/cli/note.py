"""`claims note`."""

from typing import Annotated

import typer

from claims.cli import options
from claims.cli.desk import Desk
from claims.tracking import selection

app = typer.Typer()


@app.command("note")
def note(
    context: typer.Context,
    numbers: options.ClaimList,
    text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="The note, or - for stdin.")],
) -> None:
    """Write a note beside claims."""
    from claims.tracking import choosing, noting

    desk, words = Desk.of(context), options.piped(" ".join(text))
    with desk.look() as session:
        desk.choose(session, numbers)
    with desk.begin() as session:
        chosen = choosing.choose(session, numbers).numbers
        noting.add(session, chosen, words, by=desk.by)
    typer.echo(f"Noted beside claim{'s' * (len(chosen) > 1)} {selection.written(chosen)}.")
