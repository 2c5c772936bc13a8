"""`claims resolve`."""

from typing import Annotated

import typer

from claims.cli import options
from claims.cli.desk import Desk
from claims.cli.text import shown
from claims.vocabulary import NOTHING, Resolution

app = typer.Typer()

WORDS = (*Resolution, NOTHING)


def offered(incomplete: str) -> list[str]:
    """Complete a resolution."""
    return [word for word in WORDS if word.startswith(incomplete)]


@app.command("resolve")
def resolve(
    context: typer.Context,
    resolution: Annotated[
        str,
        typer.Argument(
            metavar="RESOLUTION",
            help=f"One of: {', '.join(Resolution)}; or none, to leave that open again.",
            autocompletion=offered,
        ),
    ],
    numbers: options.ClaimList,
    replacement: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What the text is to say there; - for stdin.")
    ] = None,
    why: options.Why = None,
    yes: options.Yes = False,
    dry_run: options.DryRun = False,
) -> None:
    """Say what is to be done to the text about claims.

    'stands' needs a --note where the claim is refuted or disputed, 'on_author' and 'accepted_risk' always. These two
    and 'cut' may come without a verdict. 'claims gate' tells what was not carried out.
    """
    from claims.cli import asking, said
    from claims.tracking import choosing, overtaking, resolving
    from claims.tracking.overtaking import Seen

    desk, chosen_for, reason = Desk.of(context), _read(resolution), options.optional(why)
    wording = options.optional(replacement)
    with desk.look() as session:
        seen = Seen.of(session, desk.choose(session, numbers))
    seen = asking.ask(desk, seen, "resolve", f" as {resolution}", yes=yes or dry_run)
    with desk.begin(dry=dry_run) as session:
        chosen = choosing.choose(session, numbers).numbers
        seen.still(session, chosen)
        resolved = resolving.resolve(session, chosen, chosen_for, replacement=wording, why=reason, by=desk.by)
        to_read = {claim.id: f", to read '{claim.replacement}'" for claim in resolved if claim.replacement}
        done = said.claims(
            session, [claim.id for claim in resolved], "would be " * dry_run + _done_as(chosen_for), more=to_read
        )
        others = [*map(shown, overtaking.replaced(session))]
    said.out(done or ["Nothing was changed: that is on record already."])
    said.aside(others)


def _read(typed: str) -> Resolution | None:
    if typed == NOTHING:
        return None
    if typed not in WORDS:
        others = ", ".join(f"'{word}'" for word in WORDS)
        raise typer.BadParameter(f"'{typed}' is not one of {others}.", param_hint="'RESOLUTION'")
    return Resolution(typed)


def _done_as(resolution: Resolution | None) -> str:
    return f"resolved as {resolution.replace('_', ' ')}" if resolution else "left without a resolution"
