"""`claims tag`."""

from typing import Annotated

import typer

from claims.cli import options
from claims.cli.desk import Desk

app = typer.Typer()


@app.command("tag")
def tag(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="TAG", help="A word of the desk's own.")],
    numbers: options.ClaimList,
    remove: Annotated[bool, typer.Option("--remove", help="Take the tag off the claims.")] = False,
) -> None:
    """Put a tag on claims, or take it off.

    'claims list --tag TAG' lists them.
    """
    from claims.cli import said
    from claims.tracking import choosing, tags

    desk = Desk.of(context)
    with desk.look() as session:
        desk.choose(session, numbers)
    with desk.begin() as session:
        chosen = choosing.choose(session, numbers).numbers
        if remove:
            changed, what = tags.remove_from_claims(session, chosen, name, by=desk.by), f"untagged {name}"
        else:
            changed, what = tags.add_to_claims(session, chosen, [name], by=desk.by), f"tagged {name}"
        done = said.claims(session, [claim.id for claim in changed], what)
    said.out(done or ["Nothing was changed: that is on record already."])
