"""`claims history`."""

from typing import Annotated

import typer

from claims.cli import options, output
from claims.cli.desk import Desk
from claims.cli.output import Form
from claims.cli.table import Column
from claims.cli.text import cut, shown
from claims.model import Fact
from claims.reports.tables import Format
from claims.tracking import history
from claims.tracking.history import Event

app = typer.Typer()

# What tells an added row from others, in the order it is said.
TELLING = ("kind", "stance", "exact", "title", "text", "location", "citation", "quote", "locator", "name")


@app.command("history")
def history_(
    context: typer.Context,
    claim: options.AnyClaim = None,
    article: Annotated[
        int | None,
        typer.Option(parser=options.read_number, metavar="ARTICLE", help="Only this article and its claims."),
    ] = None,
    limit: options.Limit = None,
    everything: options.All = False,
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
    no_pager: options.NoPager = False,
) -> None:
    """Tell who changed what, and when; the latest comes last."""
    form = Form(shape, as_json, fields, no_pager, limit, everything)
    with Desk.of(context).look() as session:
        most = form.most
        events = history.events(session, claim=claim, article=article, limit=None if most is None else most + 1)
        output.write(events[-most:] if most else events, Event, COLUMNS, form)
    if most and len(events) > most:
        typer.echo("There are earlier changes; --all shows them.", err=True)


def sentence(event: Event) -> str:
    """Say what changed: "claim 12: status unverified → verified"."""
    said = f"{event.row} {_what(event.before, event.after or {})}"
    return f"{said}, because: {event.why}" if event.why else said


def _what(before: dict[str, Fact] | None, after: dict[str, Fact]) -> str:
    if before is None:
        return f"added{_named(after)}"
    if "removed_at" in after:
        return "taken out" if after["removed_at"] else "put back"
    changed = [f"{name} {_said(before[name])} → {_said(after[name])}" for name in after if before[name] != after[name]]
    return (
        f"changed: {', '.join(changed)}" if changed else f"confirmed: {', '.join(_said(after[name]) for name in after)}"
    )


def _named(facts: dict[str, Fact]) -> str:
    """Say in the facts' own words what was added."""
    said = [str(facts[name]) for name in TELLING if name in facts]
    return f": {shown(cut(', '.join(said), 100))}" if said else ""


def _said(fact: Fact) -> str:
    return "none" if fact is None else shown(cut(str(fact), 80))


COLUMNS = [
    Column[Event]("at", lambda event: f"{event.at:%Y-%m-%d %H:%M:%S}"),
    Column[Event]("by", lambda event: event.by),
    Column[Event]("command", lambda event: str(event.command), right=True),
    Column[Event]("what", sentence),
]
