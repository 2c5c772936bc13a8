"""`claims edit`."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.orm import Session
from typer._click.exceptions import UsageError

from claims import extraction
from claims.cli import asking, options, said
from claims.cli import typed as fields
from claims.cli.desk import Desk
from claims.cli.standing import Standing
from claims.cli.text import shown
from claims.cli.worksheet import sitting
from claims.cli.worksheet.sitting import Wishes
from claims.errors import NotAllowedError
from claims.model import Claim
from claims.tracking import articles, choosing, claims, overtaking, rereading, words
from claims.tracking.overtaking import Seen
from claims.vocabulary import PERSON, Kind

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
    draft: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Go on in the editor with lines that were kept.")
    ] = None,
    why: options.Why = None,
    yes: options.Yes = False,
    dry_run: options.DryRun = False,
) -> None:
    """Correct what is on record about claims.

    Without options, all of them open in your editor (EDITOR, VISUAL, or git's), a line each; what you change there is
    shown and asked about before it is done. With options: the word none clears a field, as in --speaker none.
    """
    given = fields.words(text=text, subject=subject, speaker=speaker, review_url=review_url, claimant=claimant)
    given |= {} if kind is None else {"kind": kind}
    given |= {} if outcome is None else {"outcome": fields.outcome(outcome)}
    if not (given or value or day or typed):
        if nth is not None:
            raise UsageError("--nth says which --words are meant; name them as well")
        sitting.hold(Desk.of(context), numbers, Wishes(options.optional(why), draft, yes, dry_run))
        return
    if draft is not None:
        raise UsageError("--draft goes on in the editor, and the other options do without one; leave them out")
    desk, why, told = Desk.of(context), options.optional(why), Told(given, value, day)
    with desk.look() as session:
        seen = Seen.of(session, desk.choose(session, numbers))
    seen = asking.ask(desk, seen, "edit", yes=yes or dry_run)
    with desk.begin(dry=dry_run) as session:
        chosen = claims.find_all(session, choosing.choose(session, numbers).numbers)
        seen.still(session, [claim.id for claim in chosen])
        edited = {claim.id: claim for claim in chosen if _corrected(session, claim, told, why, desk.by)}
        if typed is not None:
            edited |= _anchored(session, chosen, (options.piped(typed), nth), why, desk.by)
        done = said.values(session, list(edited.values()), f"{'would be ' * dry_run}edited, now")
        others = [*map(shown, overtaking.replaced(session))]
    said.out(done or ["Nothing was changed: that is on record already."])
    said.aside(others)
    if typed is not None and done and not (dry_run or given or value or day):
        _say_unread(desk, chosen[0].id)


@dataclass(frozen=True, slots=True)
class Told:
    """What a person said a claim should read: fields, a value and a date as they were typed."""

    fields: dict[str, object]
    value: str | None
    day: str | None


def _corrected(session: Session, claim: Claim, told: Told, why: str | None, by: str) -> bool:
    """Correct a claim; a value keeps what it does not mention, and a date is read as of the article's own day."""
    from claims.tracking import valuing

    published = articles.find(session, claim.article_id).published
    value = claims.value_of(claim)
    if told.value is not None:
        kind = told.fields.get("kind", claim.kind)
        value = valuing.told(told.value, Kind(str(kind)), value, published)
    if told.day is not None:
        value = replace(value, date=valuing.day(told.day, published))
    return claims.edit(session, claim.id, {**claims.fields_of(value), **told.fields}, why=why, by=by)


def _anchored(
    session: Session, chosen: list[Claim], typed: tuple[str, int | None], why: str | None, by: str
) -> dict[int, Claim]:
    if len(chosen) != 1:
        raise NotAllowedError(f"--words sets one claim on other words, not {len(chosen)}")
    [claim] = chosen
    revision = articles.with_text(session, articles.find(session, claim.article_id))
    place = words.place(revision.text, typed[0], nth=typed[1])
    return {claim.id: claim} if claims.anchor(session, claim, revision, place, why=why, by=by) else {}


def _say_unread(desk: Desk, number: int) -> None:
    """Say where the words that a claim was set on read otherwise than its record; the language model is slow."""
    with desk.look(quietly=True) as session:
        stands = Standing.of(session, number)
    [found] = extraction.read_words(stands.text, [(stands.start, stands.end)], stands.published)
    with desk.look(quietly=True) as session:
        claim = claims.find(session, number)
        read = rereading.completed(claim, found)
        nothing = read.made_by == PERSON and found.kind is Kind.OTHER
        same = (read.kind, read.value) == (claim.kind, claims.value_of(claim))
    if not (nothing or same):
        typer.echo(f"Its words read otherwise; 'claims accept {number}' takes over what they say.", err=True)
