"""Time as a ratio: what is measured and what it is measured against take turns in one run."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence


def of(work: Callable[[], object], yardstick: Callable[[], object], *, turns: int = 15) -> float:
    """Give the least time of the work as a multiple of the yardstick's.

    The least, because whatever else the machine does only ever adds (as `timeit` advises).
    """
    times: tuple[list[float], list[float]] = ([], [])
    work(), yardstick()
    for _ in range(turns):
        for what, taken in zip((work, yardstick), times, strict=True):
            began = time.perf_counter()
            what()
            taken.append(time.perf_counter() - began)
    return min(times[0]) / min(times[1])


def python(*arguments: str) -> Callable[[], object]:
    """Give what runs this Python with these arguments, as a whole process."""
    return process([sys.executable, *arguments])


def process(command: Sequence[str]) -> Callable[[], object]:
    """Give what runs a command as a whole process, its output thrown away."""
    # An installed program has its bytecode on disk; without it, compiling our sources would be measured too.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    quiet = subprocess.DEVNULL
    return lambda: subprocess.run(command, check=True, stdout=quiet, stderr=quiet, env=environment)
