"""What is shown on a terminal while many articles are read: how many are done, how many were not read, what is left."""

from collections.abc import Iterator
from datetime import timedelta

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn
from rich.text import Text

from claims.cli.batch import Failed, Outcome

# Seconds over which the pace is taken: a long article among short ones is no other pace.
PACE = 120.0


class Left(ProgressColumn):
    """How long it will still take, once that can be told."""

    max_refresh = 1.0

    def render(self, task: Task) -> Text:
        """Write hours, minutes and seconds."""
        seconds = task.time_remaining
        return Text("" if not seconds else f"{timedelta(seconds=int(seconds))} left")


def shown(outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    """Pass outcomes on, with a bar on a terminal for as long as one is waited for."""
    console = Console(stderr=True)
    count = TextColumn("{task.completed:,.0f} of {task.total:,.0f}{task.fields[failed]}")
    columns = (TextColumn("Reading"), BarColumn(bar_width=None), count, Left())
    progress = Progress(
        *columns, console=console, transient=True, disable=not console.is_interactive, speed_estimate_period=PACE
    )
    reading = progress.add_task("Reading", total=total, failed="")
    failed = 0
    while True:
        # The bar is gone before anything is said, or it would stay in the middle of it.
        with progress:
            outcome = next(outcomes, None)
        if outcome is None:
            return
        yield outcome
        failed += isinstance(outcome, Failed)
        progress.update(reading, advance=1, failed=f", {failed:,} not read" if failed else "")
