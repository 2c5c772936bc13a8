"""`claims source capture` and `claims source check`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Self

import typer

from claims.cli import completion, giving, options, output, witness
from claims.cli.desk import Desk
from claims.cli.output import Form
from claims.cli.table import Column
from claims.cli.text import shown
from claims.errors import NotAllowedError, NotFoundError
from claims.intake import Captured, NotCaptured
from claims.reports.tables import Format
from claims.tracking import confidential, drifting, snapshots, sources
from claims.tracking.drifting import Drifted, Due, Seen
from claims.vocabulary import Capture, Drift

app = typer.Typer()

# As long as nobody waits for it, a source may take this many seconds.
SECONDS = 60

# What there is nothing to compare with.
NEVER, BY_HAND = "never captured", "kept by hand"

SourceList = Annotated[
    list[int] | None,
    typer.Argument(
        parser=options.read_source,
        metavar="[SOURCE]...",
        help="Only these sources: s4 s7.",
        autocompletion=completion.sources,
    ),
]
Seconds = Annotated[
    float, typer.Option("--seconds", min=0.1, metavar="N", help="As long as one source may take.", show_default=True)
]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found of a source: a word of Drift, or that nothing can be compared; `why` says more."""

    number: int
    found: str
    taken_at: datetime | None
    why: str | None
    location: str

    @classmethod
    def unasked(cls, due: Due) -> Self:
        """Say of a source that was not asked why: nothing of it was ever kept, or a file that has no address."""
        return cls(due.number, NEVER if due.kept is None else BY_HAND, due.taken_at, due.failure, due.called)


COLUMNS = [
    Column[Checked]("source", lambda checked: f"s{checked.number}"),
    Column[Checked](
        "now",
        lambda checked: checked.found,
        colour=lambda checked: None if checked.found in {Drift.SAME, BY_HAND} else "red",
    ),
    Column[Checked]("captured", lambda checked: f"{checked.taken_at:%Y-%m-%d}" if checked.taken_at else ""),
    Column[Checked]("where", lambda checked: f"{checked.location}{f' ({checked.why})' if checked.why else ''}"),
]


@app.command("capture")
def capture(
    context: typer.Context,
    numbers: SourceList = None,
    file: options.BytesFrom = None,
    allow_private: options.AllowPrivate = False,
    seconds: Seconds = SECONDS,
) -> None:
    """Keep sources as they are now.

    Those named, or all of which nothing is kept yet. Quotes that were not found yet are looked up in what is kept.
    """
    desk, failed = Desk.of(context), 0
    if file is not None:
        _from_file(desk, numbers or [], file)
        return
    with desk.look() as session:
        due = drifting.due(session, numbers or [], again=bool(numbers))
    for source, had in giving.had_of_all(due, seconds, allow_private=allow_private):
        failed += not _kept(desk, source, had)
    if not due:
        typer.echo("Every source that can be captured is.", err=True)
    if failed:
        raise typer.Exit(1)


@app.command("check")
def check(
    context: typer.Context,
    numbers: SourceList = None,
    allow_private: options.AllowPrivate = False,
    seconds: Seconds = SECONDS,
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
    no_pager: options.NoPager = False,
) -> None:
    """See whether sources still say what they said.

    Dead addresses are told, and what was never captured. Where a source reads otherwise by now, the claims decided
    with it become stale.
    """
    desk, form = Desk.of(context), Form(shape, as_json, fields, no_pager)
    with desk.look() as session:
        due = drifting.due(session, numbers or [], again=True)
    asked = giving.had_of_all([one for one in due if one.kept and one.location], seconds, allow_private=allow_private)
    had = {one.number: _checked(desk, one, given) for one, given in asked}
    checked = [had.get(one.number) or Checked.unasked(one) for one in due]
    if not output.write(checked, Checked, COLUMNS, form) and form.shape is Format.TABLE:
        output.say_none("source")


def _from_file(desk: Desk, numbers: list[int], file: str) -> None:
    if len(numbers) != 1:
        raise NotAllowedError("--file gives the bytes of one source; name it: claims source capture s4 --file PATH")
    with desk.look() as session:
        secret = confidential.is_so(sources.find(session, numbers[0]))
    had = giving.from_file(file, secret=secret)
    if isinstance(had, NotCaptured):
        raise NotAllowedError(f"{'that file' if secret else file} cannot be kept: {had.reason}")
    with desk.begin() as session:
        snapshots.keep(session, sources.find(session, numbers[0]), had, by=desk.by)
    typer.echo(f"Source s{numbers[0]} captured: {shown(witness.content(had))}")


def _kept(desk: Desk, due: Due, had: Captured | NotCaptured) -> bool:
    """Keep what a source gave, in a transaction of its own: what is had is not lost by what comes after."""
    seen = _compared(desk, due, had)
    try:
        with desk.begin() as session:
            if seen is not None:
                drifting.note(session, due, seen, by=desk.by)
            kept = snapshots.keep(session, sources.find(session, due.number), had, by=desk.by)
            failure = kept.failure if kept.state is not Capture.CAPTURED else None
    except NotFoundError:
        # Somebody took it out meanwhile; the rest of a batch is none the worse for it.
        failure = "it was taken out meanwhile"
    if failure is not None or isinstance(had, NotCaptured):
        typer.echo(f"Source s{due.number} was not captured: {shown(failure or '')}", err=True)
        return False
    typer.echo(f"Source s{due.number} captured: {shown(witness.content(had))}")
    return True


def _checked(desk: Desk, due: Due, had: Captured | NotCaptured) -> Checked:
    seen, drifted = _compared(desk, due, had), Drifted()
    if seen is not None:
        with desk.begin() as session:
            drifted = drifting.note(session, due, seen, by=desk.by)
    why = had.reason if isinstance(had, NotCaptured) else witness.drifted(drifted)
    return Checked(due.number, seen.drift if seen else BY_HAND, due.taken_at, why, due.called)


def _compared(desk: Desk, due: Due, had: Captured | NotCaptured) -> Seen | None:
    """Hold what a source gives now against what was kept; the record is only looked at."""
    original = b""
    if due.kept is not None and isinstance(had, Captured):
        with desk.look(quietly=True) as session:
            original = snapshots.bytes_of(session, due.kept)
    return drifting.compare(due, had, original)
