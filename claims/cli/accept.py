"""`claims accept`."""

from collections.abc import Sequence
from itertools import groupby

import typer

from claims import extraction
from claims.cli import options, said
from claims.cli.desk import Desk
from claims.cli.standing import Standing
from claims.extraction import FoundClaim
from claims.tracking import claims, rereading

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

    After a claim was set on other words, this gives it their kind and value. Words in which nothing can be read are
    refused; 'claims edit' says what those say.
    """
    desk, reason = Desk.of(context), options.optional(why)
    with desk.look() as session:
        standing = [Standing.of(session, number) for number in desk.choose(session, numbers)]
    desk.ask(len(standing), "edit", yes=yes or dry_run)
    found = _read(standing)
    with desk.begin(dry=dry_run) as session:
        done = []
        for stands in standing:
            stands.still(session)
            claim = claims.find(session, stands.number)
            was, read = said.facts(claim), rereading.read_anew(claim, found[stands.number])
            if claims.accept(session, claim.id, read, why=reason, by=desk.by):
                what = "would read" if dry_run else "reads"
                done += said.claims(session, [claim.id], f"{what} {said.difference(was, said.facts(claim))}")
    said.out(done or ["Nothing was changed: that is on record already."])


def _read(standing: Sequence[Standing]) -> dict[int, FoundClaim]:
    """Read what claims stand on, each article once: the language model is slow."""
    found: dict[int, FoundClaim] = {}
    ordered = sorted(standing, key=lambda at: at.article)
    for _, group in groupby(ordered, key=lambda at: at.article):
        near = [*group]
        read = extraction.read_words(near[0].text, [(at.start, at.end) for at in near], near[0].published)
        found |= dict(zip((at.number for at in near), read, strict=True))
    return found
