"""`claims list` and `claims unverified`."""

from typing import Annotated

import typer

from claims.cli import options, output, phrases
from claims.cli.desk import Desk
from claims.cli.output import Form
from claims.cli.table import Column
from claims.reports.tables import Format
from claims.tracking import listing
from claims.tracking.listing import Entry, Filter, Sort
from claims.vocabulary import Status

app = typer.Typer()

COLUMNS = [
    Column[Entry]("no.", lambda entry: str(entry.number), right=True),
    Column[Entry]("status", phrases.status, colour=phrases.colour),
    Column[Entry]("kind", lambda entry: entry.kind),
    Column[Entry]("value", phrases.value),
    Column[Entry]("claim", phrases.sentence, fit=phrases.fitted),
]
# What a command means when nothing else is said: the statuses, and the order.
MEANS: dict[str, tuple[tuple[Status, ...], Sort]] = {
    "list": ((), Sort.PLACE),
    "unverified": ((Status.UNVERIFIED,), Sort.PRIORITY),
}


def list_claims(
    context: typer.Context,
    article: options.AnyArticle = None,
    status: options.Statuses = None,
    kind: options.Kinds = None,
    outcome: options.AnyOutcome = None,
    unit: Annotated[str | None, typer.Option(help="Only values in this unit: USD, person, percent.")] = None,
    speaker: Annotated[str | None, typer.Option(metavar="X", help="Only what this person said.")] = None,
    assignee: Annotated[str | None, typer.Option(metavar="X", help="Only claims this person works on.")] = None,
    tag: Annotated[
        str | None, typer.Option(metavar="T", help="Only claims with this tag, or of articles with it.")
    ] = None,
    made_by: Annotated[str | None, typer.Option(metavar="RULE", help="Only claims that this rule found.")] = None,
    inside: Annotated[
        int | None,
        typer.Option(parser=options.read_number, metavar="CLAIM", help="Only what stands inside this claim."),
    ] = None,
    unverified_or_stale: Annotated[
        bool, typer.Option("--open", help="Only claims that are unverified or stale.")
    ] = False,
    stale: Annotated[bool, typer.Option(help="Only claims to be looked at again.")] = False,
    unsourced: Annotated[bool, typer.Option(help="Only claims without a source that was read.")] = False,
    unread: Annotated[bool, typer.Option(help="Only claims with a source nobody has read.")] = False,
    dismissed: Annotated[bool, typer.Option(help="Dismissed claims too.")] = False,
    since: options.Since = None,
    until: options.Until = None,
    search: Annotated[str | None, typer.Option(metavar="WORDS", help="Only claims with all of these words.")] = None,
    sort: Annotated[Sort | None, typer.Option(help="The order of the rows.", show_default=False)] = None,
    limit: options.Limit = None,
    everything: options.All = False,
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
    no_pager: options.NoPager = False,
) -> None:
    """List claims, in the order of the text."""
    statuses, order = MEANS[context.info_name or "list"]
    wanted = Filter(
        article=article,
        statuses=tuple(status or statuses),
        kinds=tuple(kind or ()),
        outcome=outcome,
        unit=unit,
        speaker=speaker,
        assignee=assignee,
        tag=tag,
        made_by=made_by,
        inside=inside,
        open=unverified_or_stale,
        stale=stale,
        unsourced=unsourced,
        unread=unread,
        dismissed=dismissed,
        since=since,
        until=until,
        words=search,
    )
    form = Form(shape, as_json, fields, no_pager, limit, everything)
    with Desk.of(context).look() as session:
        listing.must_exist(session, wanted)
        shown = output.write(listing.entries(session, wanted, sort or order, limit=form.most), Entry, COLUMNS, form)
        output.say_more(listing.count(session, wanted) if shown == form.most else shown, shown)


app.command("list")(list_claims)
app.command("unverified", help="List the claims nobody has decided yet, what hurts most first.")(list_claims)
