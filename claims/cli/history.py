"""`claims history`."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, TypeVar

import typer
from typer._click.exceptions import UsageError

from claims.cli import options, output
from claims.cli.desk import Desk
from claims.cli.output import Form
from claims.cli.table import Column
from claims.reports.tables import Format
from claims.tracking import chronicle, spelling, telling
from claims.tracking.chronicle import Event, Wanted
from claims.tracking.telling import Sentence

app = typer.Typer()
T = TypeVar("T")

COLUMNS = [
    Column[Sentence]("at", lambda sentence: f"{sentence.at:%Y-%m-%d %H:%M:%S}"),
    Column[Sentence]("command", lambda sentence: str(sentence.command), right=True),
    Column[Sentence]("what", lambda sentence: sentence.text),
]


@app.command("history")
def history_(
    context: typer.Context,
    claim: options.AnyClaim = None,
    article: Annotated[
        int | None,
        typer.Option(parser=options.read_number, metavar="ARTICLE", help="Only this article and its claims."),
    ] = None,
    person: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what this person did; me for yourself.")
    ] = None,
    since: Annotated[
        date | None, typer.Option(parser=options.read_day, metavar="DAY", help="Only this day or later.")
    ] = None,
    until: Annotated[
        date | None, typer.Option(parser=options.read_day, metavar="DAY", help="Only this day or before.")
    ] = None,
    day: Annotated[date | None, typer.Option(parser=options.read_day, metavar="DAY", help="Only this day.")] = None,
    limit: options.Limit = None,
    everything: options.All = False,
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
    no_pager: options.NoPager = False,
) -> None:
    """Tell who changed what, and when; the latest comes last.

    As a table in sentences, in other forms a row for each change.
    """
    if day and (since or until):
        raise UsageError("--day is one day; leave --since and --until out")
    desk, form = Desk.of(context), Form(shape, as_json, fields, no_pager, limit, everything)
    name = None if person is None else desk.person(person)
    wanted = Wanted(claim=claim, article=article, person=name, since=since or day, until=until or day)
    most = form.most
    with desk.look() as session:
        chronicle.must_exist(session, wanted)
        if form.for_people:
            told = telling.earliest(session, wanted) if most is None else telling.latest(session, wanted, most + 1)
            sentences, earlier = _last(told, most)
            written = output.write(sentences, Sentence, COLUMNS, form)
        else:
            read = chronicle.oldest(session, wanted) if most is None else chronicle.latest(session, wanted, most + 1)
            changes, earlier = _last(read, most)
            written = output.write(changes, Event, [], form)
        if not written and form.shape is Format.TABLE:
            output.say_none("change", spelling.meant(session, {"person": name}))
    if earlier:
        typer.echo("There are earlier changes; --all shows them.", err=True)


def _last(found: Iterable[T], most: int | None) -> tuple[Iterable[T], bool]:
    """Give the last of what was found, so many, and whether there is more before them."""
    if most is None:
        return found, False
    read = list(found)
    return read[-most:], len(read) > most
