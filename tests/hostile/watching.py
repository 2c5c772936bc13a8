"""What every target claims besides its own: a refusal is a sentence of ours, an end comes soon, and memory stays."""

import resource
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self

from hypothesis import note

from claims.errors import ClaimsError

# Seconds that one example may take of the processor's time; and by the clock on the wall, which also runs while others
# are at work on the machine.
SECONDS, WAITED = 5.0, 60.0
# Bytes by which the most that the process ever held may grow while a target runs; Hypothesis keeps some 70 MB of what
# it has tried a hundred thousand times.
GROWTH = 200_000_000
# What was not imported or compiled before counts for nothing.
WARM = 50
# Bytes that a target may have besides what it began with: what goes on asking for more is told apart by its input, and
# the machine is spared.
ROOM = 3_000_000_000
LONGEST_SHOWN = 4_000
UNIT = 1 if sys.platform == "darwin" else 1024


class TooLongError(Exception):
    """An example took longer than it may."""


class Watch:
    """A watch over all the examples of a target; `with watch.over(input):` is one of them.

    A ClaimsError inside is a refusal, counted and no failure. Anything else fails, with the input noted.
    """

    def __init__(self) -> None:
        self.examples = self.refused = 0
        self._held = 0
        self._began = self._since = 0.0
        self._input: object = None

    def over(self, given: object) -> Self:
        """Say what the next example is about."""
        self._input = given
        return self

    def __enter__(self) -> Self:
        self.examples += 1
        if self.examples <= WARM:
            self._held = most_held()
        self._began, self._since = time.process_time(), time.monotonic()
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        signal.setitimer(signal.ITIMER_REAL, 0)
        if isinstance(error, ClaimsError):
            self.refused += 1
            error.__traceback__ = None
        elif error is not None:
            note(self._shown())
            return False
        if self._too_long():
            # What catches every exception has caught ours.
            note(self._shown())
            raise TooLongError("it took too long")
        return error is not None

    @property
    def growth(self) -> int:
        """Bytes by which the most that the process ever held grew since the first examples."""
        return most_held() - self._held if self.examples else 0

    def alarmed(self, _number: int, _frame: FrameType | None) -> None:
        """End what goes on for too long, in the middle of it."""
        if self._too_long():
            raise TooLongError(f"it takes longer than {SECONDS:g} seconds")
        signal.setitimer(signal.ITIMER_REAL, SECONDS)

    def _too_long(self) -> bool:
        return time.process_time() - self._began > SECONDS or time.monotonic() - self._since > WAITED

    def _shown(self) -> str:
        shown = repr(self._input)
        more = len(shown) - LONGEST_SHOWN
        return f"input: {shown[:LONGEST_SHOWN]}" + (f"... and {more:,} more" if more > 0 else "")


@contextmanager
def within_bounds() -> Iterator[None]:
    """Have whatever asks for very much memory fail where it does, where the system can see to that."""
    statistics = Path("/proc/self/statm")
    if not statistics.is_file():
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    there = int(statistics.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (there + ROOM, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def most_held() -> int:
    """Give the most memory that this process ever held, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT
