"""`claims sign-off`."""

import typer

from claims.cli import options
from claims.cli.desk import Desk

app = typer.Typer()


@app.command("sign-off")
def sign_off(
    context: typer.Context,
    numbers: options.ClaimList,
    why: options.Why = None,
    yes: options.Yes = False,
    dry_run: options.DryRun = False,
) -> None:
    """Sign off the verdicts on claims, after a second look.

    Only somebody else than those who gave or confirmed a verdict does: by another name, another login and, where the
    record is on PostgreSQL, another role; 'claims db policy --names-suffice' lets the name do.
    """
    from claims.cli import asking, said
    from claims.tracking import choosing, signing
    from claims.tracking.overtaking import Seen

    desk, reason = Desk.of(context), options.optional(why)
    with desk.look() as session:
        seen = Seen.of(session, desk.choose(session, numbers))
    seen = asking.ask(desk, seen, "sign off", yes=yes or dry_run)
    with desk.begin(dry=dry_run) as session:
        chosen = choosing.choose(session, numbers).numbers
        seen.still(session, chosen)
        signed = signing.sign_off(session, chosen, why=reason, by=desk.by)
        done = said.claims(session, [claim.id for claim in signed], f"{'would be ' * dry_run}signed off by {desk.by}")
    said.out(done or ["Nothing was changed: that is on record already."])
