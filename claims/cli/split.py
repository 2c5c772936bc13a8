"""`claims split`."""

from typing import Annotated

import typer
from typer._click.exceptions import UsageError

from claims.cli import options
from claims.cli.desk import Desk

app = typer.Typer()


@app.command("split")
def split(
    context: typer.Context,
    number: options.ClaimNumber,
    typed: Annotated[
        list[str],
        typer.Argument(metavar="WORDS WORDS...", help="The words of each part, as the article has them."),
    ],
    nth: Annotated[
        list[int] | None,
        typer.Option(
            "--nth",
            min=1,
            metavar="N",
            help="Which, for each of the WORDS that stand in several places.",
        ),
    ] = None,
    why: options.Why = None,
    dry_run: options.DryRun = False,
) -> None:
    """Split a claim into several, one for each of the WORDS.

    The claim keeps the first of them; the others become claims of their own, with its tags, its assignee, and its
    sources as yet to be read against them. Kind and value of each are read from its words; what those do not say,
    as who speaks, it has from the whole.
    """
    from claims import extraction
    from claims.cli import said
    from claims.cli.standing import Standing
    from claims.tracking import claims, parts, rereading

    desk, reason, which = Desk.of(context), options.optional(why), iter(nth or ())
    with desk.look() as session:
        stands = Standing.of(session, number)
    places = [stands.place(words, which) for words in typed]
    if (left := next(which, None)) is not None:
        raise UsageError(f"--nth {left} is for no WORDS: the others stand in one place only")
    found = extraction.read_words(stands.text, places, stands.published)
    with desk.begin(dry=dry_run) as session:
        revision, claim = stands.still(session), claims.find(session, number)
        read = [rereading.completed(claim, part) for part in found]
        made = parts.split(session, number, revision, read, why=reason, by=desk.by)
        done = said.values(session, made, "would read" if dry_run else "reads")
    said.out(done)
