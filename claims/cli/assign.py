"""`claims assign`."""

from typing import Annotated

import typer

from claims.cli import options
from claims.cli.desk import Desk
from claims.vocabulary import NOTHING

app = typer.Typer()


@app.command("assign")
def assign(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who works on them: a name, me, or none for nobody.")],
    numbers: options.ClaimList,
) -> None:
    """Say who works on claims."""
    from claims.cli import said
    from claims.tracking import choosing, claims

    desk = Desk.of(context)
    person = None if name == NOTHING else desk.person(name)
    with desk.look() as session:
        desk.choose(session, numbers)
    with desk.begin() as session:
        chosen = choosing.choose(session, numbers).numbers
        before = {claim.id: claim.assignee for claim in claims.find_all(session, chosen)}
        assigned = claims.assign(session, chosen, person, by=desk.by)
        taken = {number: f", no longer {name}" for number, name in before.items() if name}
        done = said.claims(session, [claim.id for claim in assigned], f"assigned to {person or 'nobody'}", more=taken)
    said.out(done or ["Nothing was changed: that is on record already."])
