"""`claims list` and `claims unverified`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli import options, output, phrases
from claims.cli.desk import Desk
from claims.cli.filters import Filtered
from claims.cli.output import Form
from claims.cli.table import Column
from claims.reports import saying
from claims.reports.tables import Format
from claims.tracking import listing, spelling, tallying
from claims.tracking.listing import Entry, Filter, Sort
from claims.tracking.nesting import nested
from claims.tracking.tallying import Tally
from claims.vocabulary import Status

if TYPE_CHECKING:
    from claims.tracking.asking import Record

app = typer.Typer()

COLUMNS = [
    Column[Entry]("no.", lambda entry: str(entry.number), right=True),
    Column[Entry]("status", phrases.status, colour=phrases.colour),
    Column[Entry]("kind", lambda entry: entry.kind),
    Column[Entry]("value", saying.value),
    Column[Entry]("claim", phrases.indented, fit=phrases.fitted),
]


def list_claims(
    context: typer.Context,
    wanted: Filter,
    sort: Annotated[Sort | None, typer.Option(help="The order of the rows.", show_default=False)] = None,
    include_confidential: options.IncludeConfidential = False,
    limit: options.Limit = None,
    everything: options.All = False,
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
    no_pager: options.NoPager = False,
) -> None:
    """List claims, in the order of the text."""
    desk, means = Desk.of(context), MEANS[context.info_name or "list"]
    wanted = replace(wanted, statuses=wanted.statuses or means.statuses)
    form = Form(shape, as_json, fields, no_pager, limit, everything)
    order = sort or means.order
    # Who is confidential is told by what needs a session.
    with desk.look() if include_confidential else desk.glance() as record:
        listing.must_exist(record, wanted)
        entries = listing.entries(
            record, wanted, order, limit=form.most, told=include_confidential, around=form.for_people
        )
        entries = nested(entries) if order is Sort.PLACE and form.for_people else entries
        shown = output.write(entries, Entry, COLUMNS, form, phrases.stale)
        if shown == form.most or form.shape is Format.TABLE:
            tally = tallying.tally(record, wanted)
            output.say_more(tally.listed if shown == form.most else shown, shown, whole=tally.whole)
            if form.shape is Format.TABLE:
                if not shown:
                    _say_none(record, wanted)
                means.say_rest(record, wanted, tally)


def _say_none(record: "Record", wanted: Filter) -> None:
    typed = {"assignee": wanted.assignee, "tag": wanted.tag, "made_by": wanted.made_by}
    output.say_none("claim", spelling.meant(record, typed))


def _say_hidden(_: "Record", __: Filter, tally: Tally) -> None:
    if number := tally.hidden:
        one = number == 1 and tally.whole
        said = "claim is hidden; --dismissed shows it" if one else "claims are hidden; --dismissed shows them"
        typer.echo(f"{output.number(number, whole=tally.whole)} dismissed {said}.", err=True)


def _say_doubted(record: "Record", wanted: Filter, _: Tally) -> None:
    doubted = tallying.doubted(record, wanted.article)
    if number := doubted.listed:
        line = f"claims list {wanted.article} --stale" if wanted.article else "claims list --stale"
        one = number == 1 and doubted.whole
        said = f"claim is stale; '{line}' lists it" if one else f"claims are stale; '{line}' lists them"
        typer.echo(f"{output.number(number, whole=doubted.whole)} decided {said}.", err=True)


@dataclass(frozen=True)
class Meaning:
    """What a command means when nothing else is typed, and what it says of claims that are not in its table."""

    statuses: tuple[Status, ...]
    order: Sort
    say_rest: Callable[["Record", Filter, Tally], None]


MEANS = {
    "list": Meaning((), Sort.PLACE, _say_hidden),
    "unverified": Meaning((Status.UNVERIFIED,), Sort.PRIORITY, _say_doubted),
}

app.command("list")(Filtered(list_claims))
app.command("unverified", help="List the claims nobody has decided yet, what hurts most first.")(Filtered(list_claims))
