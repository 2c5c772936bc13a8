"""`claims edit`."""

from typing import Annotated

import typer
from sqlalchemy.orm import Session
from typer._click.exceptions import UsageError

from claims.cli import options, said, values
from claims.cli.desk import Desk
from claims.errors import NotAllowedError
from claims.model import Claim
from claims.tracking import articles, claims, selection, words

app = typer.Typer()


@app.command("edit")
def edit(
    context: typer.Context,
    numbers: options.ClaimList,
    kind: options.KindChoice = None,
    value: options.ValueTyped = None,
    typed: Annotated[
        str | None, typer.Option("--words", metavar="WORDS", help="The words of the article it stands on.")
    ] = None,
    nth: options.Nth = None,
    text: Annotated[str | None, typer.Option(metavar="T", help="The claim as it is to be checked.")] = None,
    subject: Annotated[str | None, typer.Option(metavar="X", help="Whom or what it is about.")] = None,
    speaker: Annotated[str | None, typer.Option(metavar="X", help="Who said it.")] = None,
    day: Annotated[str | None, typer.Option("--date", metavar="D", help="The date it states: EDTF, or words.")] = None,
    outcome: Annotated[str | None, typer.Option(metavar="O", help="What happened to the people it counts.")] = None,
    review_url: Annotated[
        str | None, typer.Option(metavar="URL", help="Where the finished check is published.")
    ] = None,
    claimant: Annotated[str | None, typer.Option(metavar="X", help="Who first made the claim.")] = None,
    why: options.Why = None,
    yes: options.Yes = False,
    dry_run: options.DryRun = False,
) -> None:
    """Correct what is on record about claims.

    The word none clears a field: --speaker none.
    """
    given = values.words(text=text, subject=subject, speaker=speaker, review_url=review_url, claimant=claimant)
    given |= {} if kind is None else {"kind": kind}
    given |= {} if outcome is None else {"outcome": values.outcome(outcome)}
    if not (given or value or day or typed):
        raise UsageError("say what to correct, for example --kind, --value, --words or --text")
    desk, why = Desk.of(context), options.optional(why)
    with desk.look() as session:
        desk.ask(len(desk.choose(session, numbers)), "edit", yes=yes or dry_run)
    with desk.begin(dry=dry_run) as session:
        chosen = [claims.find(session, number) for number in selection.choose(session, numbers).numbers]
        edited = [claim for claim in chosen if _corrected(session, claim, given, value, day, why, desk.by)]
        if typed is not None:
            edited += _anchored(session, chosen, options.piped(typed), nth, desk.by)
        said.claims(
            session, list({claim.id: claim for claim in edited}.values()), "would be edited" if dry_run else "edited"
        )
    if not edited:
        typer.echo("Nothing was changed: that is on record already.")


def _corrected(
    session: Session,
    claim: Claim,
    given: dict[str, object],
    value: str | None,
    day: str | None,
    why: str | None,
    by: str,
) -> bool:
    """Correct a claim; a value keeps what it does not mention, and a date is read as of the article's own day."""
    new = given | values.fields(claims.value_of(claim), value)
    if day is not None:
        new["date"] = values.day(day, articles.find(session, claim.article_id).published)
    return claims.edit(session, claim.id, new, why=why, by=by)


def _anchored(session: Session, chosen: list[Claim], typed: str, nth: int | None, by: str) -> list[Claim]:
    if len(chosen) != 1:
        raise NotAllowedError(f"--words sets one claim on other words, not {len(chosen)}")
    revision = articles.with_text(session, articles.find(session, chosen[0].article_id))
    start, end = words.place(revision.text, typed, nth=nth)
    claims.anchor(session, chosen[0], revision, start, end, by=by)
    return chosen
