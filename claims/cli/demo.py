"""`claims demo`."""

import os
import shlex
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from shutil import which

import typer

from claims.cli.desk import Desk
from claims.cli.table import paint
from claims.tracking import listing
from claims.tracking.listing import Filter, Sort
from claims.vocabulary import Kind

app = typer.Typer()

ARTICLE = Path(__file__).with_name("demo.txt")
# The day its 'this week' is counted from.
PUBLISHED = "2016-03-25"
NOTICE = Path(__file__).with_name("notice.txt")
# A digit off, as it happens; what the notice says is what is quoted next.
MISQUOTED, QUOTE = "up to $5 million for information", "up to $7 million for information"
# The journey: what a person types, one after the other; REWARD is the number the reward turned out to have.
# With each line how it ends: the first verdict comes too early and the second on a wrong quote, and both are refused.
STEPS = (
    (f"import {shlex.quote(str(ARTICLE))} --published {PUBLISHED}", 0),
    ("unverified --limit 5", 0),
    ("mark verified REWARD", 1),
    (f"source add REWARD {shlex.quote(str(NOTICE))} --supports --capture --quote '{MISQUOTED}'", 0),
    ("mark verified REWARD", 1),
    (f"source edit s1 --claim REWARD --quote '{QUOTE}'", 0),
    ("mark verified REWARD", 0),
    ("show REWARD", 0),
    ("gate 1 --kind money", 3),
    ("db check", 0),
)


@app.command("demo")
def demo(context: typer.Context) -> None:
    """Take a small article through the whole journey.

    It gets a record of its own, which stays for you to go on with; nothing of yours is touched.
    """
    from claims.cli.main import main

    # The journey goes by in one go; a pager would hold it up at its longest list.
    os.environ["PAGER"] = ""
    place = _free_place(Desk.of(context))
    desk = Desk(str(place), Desk.of(context).by)
    for step, status in STEPS:
        line = step.replace("REWARD", str(_reward(desk))) if "REWARD" in step else step
        typer.echo(paint(f"\n$ claims {_short(line)}", None, bold=True))
        ended = main(["--database", str(place), "--by", desk.by, *shlex.split(line)])
        if ended != status:
            raise typer.Exit(ended)
    program = "claims" if which("claims") else sys.argv[0]
    typer.echo("\nThat was the journey. Go on with it:")
    typer.echo(f"  {program} --database {shlex.quote(str(place))} show 1-3")


def _short(line: str) -> str:
    """Leave out where the demo's files lie."""
    for file in (ARTICLE, NOTICE):
        line = line.replace(str(file), file.name)
    return line


def _free_place(desk: Desk) -> Path:
    """Name a record that is not there yet, beside the one in use: an earlier demo may have been worked on."""
    folder = Path(desk.url.database or "").parent if desk.url.get_backend_name() == "sqlite" else Path()
    return next(path for path in _names(folder.absolute()) if not path.exists())


def _names(folder: Path) -> Iterator[Path]:
    yield folder / "demo.db"
    yield from (folder / f"demo-{number}.db" for number in count(2))


def _reward(desk: Desk) -> int:
    with desk.look() as session:
        return next(listing.entries(session, Filter(kinds=(Kind.MONEY,)), Sort.PLACE, limit=1)).number
