"""`claims show`."""

from functools import partial

import typer

from claims.cli import options, output
from claims.cli.desk import Desk
from claims.cli.output import Form
from claims.reports.tables import Format

app = typer.Typer()


@app.command("show")
def show(
    context: typer.Context,
    numbers: options.ClaimList,
    include_confidential: options.IncludeConfidential = False,
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
    no_pager: options.NoPager = False,
) -> None:
    """Show claims with their words, values, sources, notes and history."""
    from claims.cli import cards

    form = Form(shape, as_json, fields, no_pager)
    desk = Desk.of(context)
    # Who confidential sources are is kept where only a session finds it.
    with desk.look() if include_confidential else desk.glance() as record:
        chosen = desk.choose(record, numbers)
        entries = cards.entries(record, chosen, told=include_confidential)
        card = partial(cards.card, record)
        if len(chosen) == 1:
            output.write_one(next(entries), card, form)
        else:
            output.write_cards(entries, cards.Shown, card, form)
