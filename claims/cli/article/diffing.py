"""`claims article diff`."""

from collections.abc import Iterator
from typing import Annotated

import typer

from claims.cli import options, output, phrases
from claims.cli.desk import Desk
from claims.cli.output import Form
from claims.cli.table import paint
from claims.cli.text import shown
from claims.reports.tables import Format
from claims.tracking import anchoring, comparing, words
from claims.tracking.comparing import Entry, Stood
from claims.vocabulary import AnchorState

app = typer.Typer()

COLOURS = {comparing.ADDED: "green", comparing.REMOVED: "red", comparing.MOVED: "cyan", comparing.CHANGED: "yellow"}


@app.command("diff")
def diff(
    context: typer.Context,
    number: options.ArticleNumber,
    since: Annotated[
        int | None, typer.Option("--from", metavar="N", help="The earlier revision; the last but one, if left out.")
    ] = None,
    until: Annotated[
        int | None, typer.Option("--to", metavar="N", help="The later revision; the last, if left out.")
    ] = None,
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
    no_pager: options.NoPager = False,
) -> None:
    """Show what changed between two texts of an article.

    [-What went-] is marked so, {+what came+} so; under each passage are the claims that stand in it.
    """
    form = Form(shape, as_json, fields, no_pager)
    with Desk.of(context).look() as session:
        entries = comparing.compare(session, number, since, until)
        output.write_cards(entries, Entry, _card, form)
    if not entries and form.shape is Format.TABLE:
        typer.echo("Nothing changed but white space and typography.", err=True)


def _card(entry: Entry) -> Iterator[str]:
    yield f"{paint(entry.change, COLOURS[entry.change])}: {phrases.changed(shown(entry.difference))}"
    yield from (f"    claim {stood.number}: {phrases.changed(shown(_stood(stood)))}" for stood in entry.claims)


def _stood(stood: Stood) -> str:
    verdict = f"{stood.status}, stale" if stood.stale else stood.status
    if stood.after is None:
        lost = stood.state is AnchorState.LOST
        return f"{verdict}; {'gone' if lost else 'elsewhere'}: {stood.before}"
    if stood.before is None:
        return f"{verdict}; new: {stood.after}"
    if words.alike(stood.before, stood.after):
        return f"{verdict}; same: {stood.after}"
    return f"{verdict}; changed: {anchoring.difference(stood.before, stood.after)}"
