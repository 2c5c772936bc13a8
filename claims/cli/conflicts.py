"""`claims conflicts`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from claims.cli import options, output, phrases, table
from claims.cli.desk import Desk
from claims.cli.output import Form
from claims.cli.table import Column
from claims.cli.text import shown
from claims.reports.tables import Format
from claims.tracking import conflicts, spelling
from claims.tracking.bonds import Bond
from claims.tracking.conflicts import Between, Entry, Relation, Side
from claims.vocabulary import Value

app = typer.Typer()

# What makes it only likely that two claims are of one thing; the rest was said by a person.
LIKELY = (Bond.WORDS, Bond.ARTICLE_TAG)
# What changed with time, in words.
WENT = {Relation.GREW: "grew", Relation.CHANGED: "went"}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim that contradicts something, for another command to read from stdin."""

    number: int


def _who(side: Side) -> str:
    return f"claim {side.number}, article {side.article}" if side.source is None else f"s{side.source}"


def _status(side: Side) -> str:
    return side.stance or f"{side.status}{', stale' * side.stale}"


def _value(side: Side) -> str:
    return phrases.value(Value(side.low, side.high, side.unit, side.qualifier, side.date, side.outcome))


def _published(side: Side) -> str:
    return str(side.published or "")


def _words(side: Side) -> str:
    said = f"{side.before}[{side.words}]{side.after}" if side.words else ""
    return said if side.source is None else " ".join(part for part in (side.title or side.location, said) if part)


COLUMNS = [
    Column[Side]("", lambda side: f"  {_who(side)}"),
    Column[Side]("status", _status),
    Column[Side]("published", _published),
    Column[Side]("value", _value),
    Column[Side]("words", _words),
]


@app.command("conflicts")
def conflicts_(
    context: typer.Context,
    article: options.AnyArticle = None,
    tag: Annotated[
        str | None, typer.Option(metavar="T", help="Only claims with this tag, or of articles with it.")
    ] = None,
    limit: options.Limit = None,
    everything: options.All = False,
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
    no_pager: options.NoPager = False,
) -> None:
    """List claims that contradict each other, and claims whose sources do.

    Figures that only changed with time come last.
    """
    form = Form(shape, as_json, fields, no_pager, limit, everything)
    with Desk.of(context).look() as session:
        found = conflicts.entries(session, article=article, tag=tag)
        some = found[: form.most]
        _write(some, form)
        output.say_more(len(found), len(some))
        if not found and form.shape is Format.TABLE:
            _say_none(session, tag)


def _write(found: Sequence[Entry], form: Form) -> None:
    if form.shape is Format.IDS:
        numbers = sorted({number for entry in found for number in (entry.number, entry.other)})
        output.write(map(Numbered, numbers), Numbered, [], form)
    elif form.for_people:
        output.put(_told(found), form)
    else:
        output.write(found, Entry, [], form)


def _told(found: Sequence[Entry]) -> Iterator[str]:
    """Tell the two sides of each conflict, one under the other, in columns that are the same for all."""
    lines = table.lines([side for entry in found for side in entry.sides], COLUMNS)
    yield from (f"{heads}\n" for heads in islice(lines, 1))
    for entry in found:
        yield f"{shown(_said(entry))}\n"
        yield from (f"{line}\n" for line in islice(lines, len(entry.sides)))


def _said(entry: Entry) -> str:
    who = f"Claims {entry.number} and {entry.other}"
    if entry.between is Between.SOURCES:
        who = f"The sources of claim {entry.number}"
    likely = entry.because.startswith(LIKELY)
    because = "alike words" if entry.because == Bond.WORDS else entry.because
    if entry.relation is Relation.CONTRADICTS:
        return f"{who} {'may ' * likely}contradict each other ({because})"
    earlier, later = (f"{_value(side)} ({side.as_of})" for side in entry.sides)
    return f"{who}: {WENT[entry.relation]} from {earlier} to {later} ({because})"


def _say_none(session: Session, tag: str | None) -> None:
    meant = spelling.meant(session, {"tag": tag})
    typer.echo("Nothing contradicts anything" + (f"; did you mean '{shown(meant)}'?" if meant else "."), err=True)
