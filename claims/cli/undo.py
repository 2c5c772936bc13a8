"""`claims undo` and `claims redo`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from claims.cli import asking, options, said
from claims.cli.desk import Desk
from claims.cli.text import cut, shown
from claims.tracking import commands, undoing
from claims.tracking.overtaking import Seen
from claims.tracking.planned import Plan

app = typer.Typer()

# Rows told one by one before they are changed; of more, the rest is counted.
TOLD = 20
# Columns that a row's line is cut to.
WIDE = 200


@app.command("undo")
def undo(
    context: typer.Context,
    number: Annotated[
        int | None,
        typer.Argument(
            parser=options.read_number,
            metavar="[COMMAND]",
            help="A command by its number in 'claims history'; yours or another's.",
        ),
    ] = None,
    why: options.Why = None,
    yes: options.Yes = False,
    dry_run: options.DryRun = False,
) -> None:
    """Take back your latest command, or the one you name.

    What was added is taken out, what was changed gets again what it had; run again, it goes one command further back.
    """
    desk, reason = Desk.of(context), options.optional(why)
    _take_back(desk, lambda session: number or commands.last_done(session, by=desk.by), Wishes(reason, yes, dry_run))


@app.command("redo")
def redo(
    context: typer.Context, why: options.Why = None, yes: options.Yes = False, dry_run: options.DryRun = False
) -> None:
    """Put back what you took back last; run again, what you took back before that."""
    desk, reason = Desk.of(context), options.optional(why)
    _take_back(desk, lambda session: undoing.last_undone(session, why=reason, by=desk.by), Wishes(reason, yes, dry_run))


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person said of how it is to be done."""

    why: str | None
    yes: bool
    dry: bool


def _take_back(desk: Desk, choose: Callable[[Session], int], wishes: Wishes) -> None:
    """Show what taking a command back does to each row, ask where that is much, and do it."""
    with desk.look() as session:
        number, seen = choose(session), Seen.of(session)
        made = undoing.plan(session, number, why=wishes.why, by=desk.by)
        said.out(_shown(made, undoing.described(session, made), dry=wishes.dry))
        puts_back, act, claims, command = made.puts_back, made.act, sorted(made.claims), made.first.number
        # With every row of a load in it, it is most of what is in memory; the work makes one of its own.
        del made
    if wishes.dry:
        return
    seen = asking.ask(
        desk, seen.about(claims), f"{'put back' if puts_back else 'take back'} what was done to", yes=wishes.yes
    )
    with desk.begin() as session:
        seen.still(session)
        undoing.take_back(session, number, why=wishes.why, by=desk.by)
    way_back = f"'claims undo {command}' takes it" if puts_back else "'claims redo' puts it"
    typer.echo(f"Command {command} {act}; {way_back} back.")


def _shown(made: Plan, lines: list[str], *, dry: bool) -> Iterator[str]:
    acts = ("Would put back", "Putting back") if made.puts_back else ("Would take back", "Taking back")
    command = made.first
    yield shown(f"{acts[not dry]} command {command.number}, {command.by}, {command.at:%Y-%m-%d %H:%M}:")
    yield from (f"  {cut(shown(line), WIDE)}" for line in lines[:TOLD])
    if len(lines) > TOLD:
        yield f"  and {len(lines) - TOLD} more"
