"""`claims merge`."""

import typer

from claims.cli import options
from claims.cli.desk import Desk

app = typer.Typer()


@app.command("merge")
def merge(
    context: typer.Context,
    number: options.ClaimNumber,
    numbers: options.ClaimList,
    why: options.Why = None,
    yes: options.Yes = False,
    dry_run: options.DryRun = False,
) -> None:
    """Merge claims that say the same into one.

    The first gets the evidence of the others, which are dismissed. Notes stay where they were written.
    """
    from claims.cli import asking, said
    from claims.tracking import choosing, claims, parts
    from claims.tracking.overtaking import Seen

    desk, reason = Desk.of(context), options.optional(why)
    with desk.look() as session:
        claims.find(session, number)
        seen = Seen.of(session, desk.choose(session, numbers))
    seen = asking.ask(desk, seen, "merge", f" into claim {number}", yes=yes or dry_run)
    with desk.begin(dry=dry_run) as session:
        chosen = choosing.choose(session, numbers).numbers
        seen.still(session, [number, *chosen])
        merged = parts.merge(session, number, chosen, why=reason, by=desk.by)
        done = said.claims(
            session, [claim.id for claim in merged], f"{'would be' if dry_run else 'is'} merged into claim {number}"
        )
    said.out(done)
