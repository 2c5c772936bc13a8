"""`claims load`."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from claims import database
from claims.cli import anew, asking, errors, options, said
from claims.cli.desk import MANY, Desk
from claims.cli.text import cut, shown
from claims.errors import NotAllowedError, NotUnderstoodError
from claims.intake import anywhere, public
from claims.intake.exchange import bringing, sorts
from claims.intake.limits import MEGABYTE
from claims.tracking import loading
from claims.tracking.loading.outcome import Loaded
from claims.tracking.overtaking import Seen

app = typer.Typer()

# Refusals named one by one, and lines shown before many claims are changed; of more, the rest is counted.
NAMED = 50
TOLD = 20
# Columns that a line of the difference is cut to.
WIDE = 200
# What counts are called, where their nouns are no plain plurals.
ONE = {"evidence": "piece of evidence"}
SEVERAL = {"evidence": "pieces of evidence"}


@app.command("load")
def load_(
    context: typer.Context,
    location: Annotated[
        str, typer.Argument(metavar="FILE", help="The file; - for stdin; of a ClaimReview also its web address.")
    ],
    article: Annotated[
        int | None,
        typer.Option(
            "--article", parser=options.read_number, metavar="N", help="The article of claims that name none."
        ),
    ] = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="COLUMN=FIELD", help="What a column of a table is; may be repeated."),
    ] = None,
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
    max_size: Annotated[int, typer.Option(min=1, metavar="MB", help="The largest file or page that is read.")] = 50,
    allow_private: options.AllowPrivate = False,
) -> None:
    """Take in claims from a table, an exchange file, a ClaimReview or a Word file.

    What 'claims export' wrote as JSON, CSV or a workbook, other tables with --map 'Fact=text', ClaimReview in JSON or
    in a web page, and the comments in a Word file of 'claims report'. All of it is taken in or nothing, each part that
    stands in the way is named, and loading it again adds nothing.
    """
    fields = mapped(mapping or [])
    reach = anywhere if allow_private else public
    material = bringing.bring(location, max_bytes=max_size * MEGABYTE, may_reach=reach)
    sort, incoming = sorts.read(material, fields)
    name = material.name
    # It may be most of what is in memory, and has been read.
    del material
    desk = Desk.of(context)
    load = partial(loading.load, sort=sort, incoming=incoming, article=article, by=desk.by)
    loaded, kept, seen = _first(desk, load, dry=dry_run, yes=yes)
    _stop_where_refused(name, loaded)
    if dry_run:
        said.out([*_lines(loaded.lines), _summary(loaded, "Would load", "change")])
        _warn(loaded)
        return
    if loaded.changed:
        said.out(_told(loaded.lines))
    if not kept:
        seen = asking.ask(desk, seen.about(loaded.changed), "change", yes=yes)
        loaded = _again(desk, load, seen)
    _warn(loaded)
    typer.echo(_summary(loaded, "Loaded", "changed"))


def _first(desk: Desk, load: Callable[[Session], Loaded], *, dry: bool, yes: bool) -> tuple[Loaded, bool, Seen]:
    """Load, and keep it where there is nothing to ask; tell whether it was kept, or there was nothing to keep.

    What was seen is the record as it was before. One that is not there is not made before something is in it.
    """
    if not dry and anew.possible(desk):
        with anew.desk_beside(desk) as other:
            tried = _kept(other, load, yes=yes)
            loaded, kept, _ = tried
            if not kept or not loaded.added or anew.put(other, desk):
                return tried
    if dry or not database.exists(desk.url):
        with desk.attempt() as session:
            seen, loaded = Seen.of(session), load(session)
            return loaded, not (loaded.added or loaded.changed), seen
    return _kept(desk, load, yes=yes)


def _kept(desk: Desk, load: Callable[[Session], Loaded], *, yes: bool) -> tuple[Loaded, bool, Seen]:
    with desk.begin() as session:
        seen, loaded = Seen.of(session), load(session)
        kept = not loaded.refused and (yes or len(loaded.changed) < MANY)
        if not kept or not (loaded.added or loaded.changed):
            session.rollback()
    return loaded, kept, seen


def _again(desk: Desk, load: Callable[[Session], Loaded], seen: Seen) -> Loaded:
    """Load what was asked about: the record was not held while a person thought."""
    # The first attempt was not kept, and its number may be another command's by now.
    desk.command = None
    with desk.begin() as session:
        seen.still(session)
        loaded = load(session)
        for refusal in loaded.refused:
            raise NotAllowedError(f"{refusal.place} was overtaken by somebody else meanwhile: {refusal.reason}")
    return loaded


def mapped(typed: Sequence[str]) -> dict[str, str]:
    """Read what columns are: COLUMN=FIELD, the last sign of equality between them."""
    fields: dict[str, str] = {}
    for one in typed:
        column, equal, field = one.rpartition("=")
        if not (equal and column.strip() and field.strip()):
            raise NotUnderstoodError(f"'{one}' does not say what a column is; write --map 'Fact=text'")
        fields[column.strip()] = field.strip()
    return fields


def _stop_where_refused(name: str, tried: Loaded) -> None:
    """Name what cannot be loaded, and end with nothing kept."""
    if not tried.refused:
        return
    for refusal in tried.refused[:NAMED]:
        errors.say(f"{name}, {refusal.place}: {refusal.reason}", errors.MENDABLE)
    more = len(tried.refused) - NAMED
    errors.say(f"{f'and {more:,} more; ' if more > 0 else ''}nothing was loaded", errors.MENDABLE)
    raise typer.Exit(errors.MENDABLE)


def _lines(lines: Sequence[str]) -> Iterator[str]:
    return (cut(shown(line), WIDE) for line in lines)


def _told(lines: Sequence[str]) -> Iterator[str]:
    """Give the first lines, those that change something before those that add."""
    changing = [line for line in lines if not line.startswith("+")]
    others = [line for line in lines if line.startswith("+")]
    yield from _lines([*changing, *others][:TOLD])
    if len(lines) > TOLD:
        yield f"and {len(lines) - TOLD:,} more"


def _warn(loaded: Loaded) -> None:
    for warning in loaded.warnings:
        said = warning.removesuffix(".")
        typer.echo(f"{shown(said[:1].upper() + said[1:])}.", err=True)


def _summary(loaded: Loaded, loads: str, changes: str) -> str:
    """Say what was done: "Loaded 12 claims, 3 sources; 5 claims of them with a verdict; changed 1 claim."."""
    added = ", ".join(_counted(count, what) for what, count in loaded.added.items() if count)
    parts = [f"{loads} {added or 'nothing'}"]
    if loaded.decided:
        parts.append(f"{_counted(loaded.decided, 'claims')} of them with a verdict")
    if loaded.changed:
        parts.append(f"{changes} {_counted(len(loaded.changed), 'claims')}")
    if loaded.same:
        parts.append(f"{loaded.same:,} {'was' if loaded.same == 1 else 'were'} so already")
    return f"{'; '.join(parts)}."


def _counted(count: int, nouns: str) -> str:
    if count == 1:
        return f"1 {ONE.get(nouns, nouns.removesuffix('s'))}"
    return f"{count:,} {SEVERAL.get(nouns, nouns)}"
