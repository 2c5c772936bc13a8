"""`claims list` and `claims unverified`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from claims.cli import options, output, phrases
from claims.cli.desk import Desk
from claims.cli.output import Form
from claims.cli.table import Column
from claims.cli.typed import NOTHING
from claims.reports import saying
from claims.reports.tables import Format
from claims.tracking import listing, spelling
from claims.tracking.listing import Entry, Filter, Sort
from claims.tracking.nesting import nested
from claims.vocabulary import Status

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
    article: options.AnyArticle = None,
    status: options.Statuses = None,
    kind: options.Kinds = None,
    outcome: options.AnyOutcome = None,
    unit: Annotated[str | None, typer.Option(help="Only values in this unit: USD, person, percent.")] = None,
    speaker: Annotated[str | None, typer.Option(metavar="X", help="Only what this person said.")] = None,
    assignee: Annotated[
        str | None, typer.Option(metavar="X", help="Only claims this person works on; me, or none for nobody.")
    ] = None,
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
    wanted = Filter(
        article=article,
        statuses=tuple(status or means.statuses),
        kinds=tuple(kind or ()),
        outcome=outcome,
        unit=unit,
        speaker=speaker,
        assignee=_worker(desk, assignee),
        unassigned=assignee == NOTHING,
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
    order = sort or means.order
    with desk.look() as session:
        listing.must_exist(session, wanted)
        entries = listing.entries(session, wanted, order, limit=form.most, told=include_confidential)
        entries = nested(entries) if order is Sort.PLACE and form.for_people else entries
        shown = output.write(entries, Entry, COLUMNS, form, phrases.stale)
        output.say_more(listing.count(session, wanted) if shown == form.most else shown, shown)
        if form.shape is Format.TABLE:
            if not shown:
                _say_none(session, wanted)
            means.say_rest(session, wanted)


def _worker(desk: Desk, typed: str | None) -> str | None:
    """Give the name whose claims are wanted, None where none was typed."""
    return None if typed in {None, NOTHING} else desk.person(typed or "")


def _say_none(session: Session, wanted: Filter) -> None:
    typed = {"assignee": wanted.assignee, "tag": wanted.tag, "made_by": wanted.made_by}
    output.say_none("claim", spelling.meant(session, typed))


def _say_hidden(session: Session, wanted: Filter) -> None:
    if number := listing.count_hidden(session, wanted):
        said = "claim is hidden; --dismissed shows it" if number == 1 else "claims are hidden; --dismissed shows them"
        typer.echo(f"{output.number(number)} dismissed {said}.", err=True)


def _say_doubted(session: Session, wanted: Filter) -> None:
    if number := listing.count_doubted(session, wanted.article):
        line = f"claims list {wanted.article} --stale" if wanted.article else "claims list --stale"
        said = f"claim is stale; '{line}' lists it" if number == 1 else f"claims are stale; '{line}' lists them"
        typer.echo(f"{output.number(number)} decided {said}.", err=True)


@dataclass(frozen=True)
class Meaning:
    """What a command means when nothing else is typed, and what it says of claims that are not in its table."""

    statuses: tuple[Status, ...]
    order: Sort
    say_rest: Callable[[Session, Filter], None]


MEANS = {
    "list": Meaning((), Sort.PLACE, _say_hidden),
    "unverified": Meaning((Status.UNVERIFIED,), Sort.PRIORITY, _say_doubted),
}

app.command("list")(list_claims)
app.command("unverified", help="List the claims nobody has decided yet, what hurts most first.")(list_claims)
