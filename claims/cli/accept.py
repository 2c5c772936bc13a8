"""`claims accept`."""

import typer

from claims import extraction
from claims.cli import options, said
from claims.cli.desk import Desk
from claims.cli.standing import Standing
from claims.tracking import claims

app = typer.Typer()


@app.command("accept")
def accept(
    context: typer.Context,
    numbers: options.ClaimList,
    why: options.Why = None,
    yes: options.Yes = False,
    dry_run: options.DryRun = False,
) -> None:
    """Take over what the program reads in the words that claims stand on now.

    After a claim was set on other words, this gives it their kind and value.
    """
    desk, reason = Desk.of(context), options.optional(why)
    with desk.look() as session:
        chosen = desk.choose(session, numbers)
        desk.ask(len(chosen), "edit", yes=yes or dry_run)
        standing = [Standing.of(session, number) for number in chosen]
    found = {at.number: extraction.read_words(at.text, at.start, at.end, at.published) for at in standing}
    with desk.begin(dry=dry_run) as session:
        for stands in standing:
            stands.still(session)
        changed = [n for n, read in found.items() if claims.accept(session, n, read, why=reason, by=desk.by)]
        done = said.values(session, claims.find_all(session, changed), "would read" if dry_run else "reads")
    said.out(done or ["Nothing was changed: that is on record already."])
