"""`claims conflicts`."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from claims.cli import options, output, phrases, table, witness
from claims.cli.desk import Desk
from claims.cli.output import Form
from claims.cli.table import paint
from claims.cli.text import shown
from claims.reports import saying
from claims.reports.tables import Format
from claims.tracking import conflicts
from claims.tracking.conflicts import Between, Entry, Relation, Side
from claims.tracking.conflicts.bonds import Bond
from claims.vocabulary import Value

app = typer.Typer()

# What makes it only likely that two claims are of one thing; the rest was said by a person.
LIKELY = (Bond.WORDS, Bond.ARTICLE_TAG)
# What two claims have in common, by the name of it.
GROUNDS = {
    Bond.TAG: "both have the tag '{}'",
    Bond.SUBJECT: "both are about '{}'",
    Bond.ARTICLE_TAG: "their articles have the tag '{}', and the words around them are alike",
    Bond.WORDS: "the words around them are alike",
}
# What the sources beside a claim disagree by.
BY = {"stance": "one supports it, the other refutes it", "figures": "they have different figures"}
# What changed with time, in words.
WENT = {Relation.GREW: "grew over time", Relation.CHANGED: "changed over time"}
# How far in the blocks of a card stand, and what belongs to a block.
SET_IN, FURTHER = "  ", "    "


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim that contradicts something, for another command to read from stdin."""

    number: int


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
        typer.echo("Nothing contradicts anything.", err=True)


def _write(found: Sequence[Entry], form: Form) -> None:
    if form.shape is Format.IDS:
        numbers = sorted({number for entry in found for number in (entry.number, entry.other)})
        output.write(map(Numbered, numbers), Numbered, [], form)
    else:
        output.write_cards(found, Entry, _card, form)


def _card(entry: Entry) -> Iterator[str]:
    """Say why two values are listed together and on what ground, and then a block for each of the two."""
    colour = "red" if entry.relation is Relation.CONTRADICTS else None
    yield from (paint(line, colour, bold=True) for line in table.wrapped(shown(_why(entry)), SET_IN))
    if entry.claim is not None:
        yield from _claim(entry.claim)
    for side in entry.sides:
        yield from _claim(side) if side.source is None else _source(side)


def _why(entry: Entry) -> str:
    if entry.between is Between.CLAIMS:
        who, (ground, likely) = f"claims {entry.number} and {entry.other}", _ground(entry.because)
    else:
        who, ground, likely = f"the sources of claim {entry.number}", BY[entry.because], False
    if entry.relation is Relation.CONTRADICTS:
        return f"{who[:1].upper()}{who[1:]} {'may ' * likely}contradict each other: {ground}"
    earlier, later = (f"{_value(side)} ({side.as_of})" for side in entry.sides)
    return f"The figure of {who} {WENT[entry.relation]}, from {earlier} to {later}: {ground}"


def _ground(because: str) -> tuple[str, bool]:
    """Say what makes two claims of one thing, and whether that is only likely."""
    bond = next(bond for bond in Bond if f"{because} ".startswith(f"{bond} "))
    return GROUNDS[bond].format(because.removeprefix(bond).strip()), bond in LIKELY


def _claim(side: Side) -> Iterator[str]:
    as_of = f", as of {side.as_of}" if side.as_of not in {None, str(side.published)} else ""
    said = f": {_value(side)}{as_of}" if _value(side) else ""
    status = f"{side.status}{', stale' * side.stale}"
    line = f"{SET_IN}Claim {side.number}, article {side.article} ({_day(side)}), {status}{said}"
    yield from table.wrapped(shown(line), FURTHER)
    yield f"{FURTHER}{_sentence(side)}"


def _source(side: Side) -> Iterator[str]:
    does = witness.DOES[side.stance] if side.stance else ""
    where = ", ".join(part for part in (side.title, side.location) if part)
    yield from table.wrapped(shown(f"{SET_IN}s{side.source} {does} ({_day(side)}): {where}"), FURTHER)
    quote = f"'{side.words}'" if side.words else ""
    if said := ": ".join(part for part in (_value(side), quote) if part):
        yield from table.wrapped(f"{FURTHER}{shown(said)}", FURTHER)


def _sentence(side: Side) -> str:
    """Give a claim's words marked in their sentence, on a terminal fitted to it."""
    if sys.stdout.isatty():
        room = shutil.get_terminal_size().columns - len(FURTHER)
        return phrases.marked(side.before, side.words or "", side.after, room)
    return shown(f"{side.before}[{side.words}]{side.after}")


def _day(side: Side) -> str:
    return str(side.published or "undated")


def _value(side: Side) -> str:
    return saying.value(Value(side.low, side.high, side.unit, side.qualifier, side.date, side.outcome))
