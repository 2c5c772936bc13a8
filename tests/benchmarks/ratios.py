"""Time as a ratio: what is measured and what it is measured against take turns in one run."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

# Linux counts the most memory a process ever held in kibibytes, macOS in bytes.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


def of(work: Callable[[], object], yardstick: Callable[[], object], *, turns: int = 15) -> float:
    """Give the least time of the work as a multiple of the yardstick's.

    The least, because whatever else the machine does only ever adds (as `timeit` advises).
    """
    times: tuple[list[float], list[float]] = ([], [])
    work(), yardstick()
    for _ in range(turns):
        for what, taken in zip((work, yardstick), times, strict=True):
            taken.append(seconds(what))
    return min(times[0]) / min(times[1])


def seconds(work: Callable[[], object]) -> float:
    """Give how long something took by the clock."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def python(*arguments: str) -> Callable[[], object]:
    """Give what runs this Python with these arguments, as a whole process."""
    return process([sys.executable, *arguments])


def process(command: Sequence[str]) -> Callable[[], object]:
    """Give what runs a command as a whole process, its output thrown away."""
    quiet = subprocess.DEVNULL
    return lambda: subprocess.run(command, check=True, stdout=quiet, stderr=quiet, env=_installed())


def peak_memory(*arguments: str) -> int:
    """Run this Python with these arguments; give the most bytes that it or one of its own children held at once."""
    told = subprocess.run([sys.executable, "-c", _WATCH, *arguments], check=True, capture_output=True, env=_installed())
    return int(told.stdout) * RSS_UNIT


# A new process is counted with the memory of the one it came from; this one is small.
_WATCH = """
import resource, subprocess, sys
subprocess.run([sys.executable, *sys.argv[1:]], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def _installed() -> dict[str, str]:
    # An installed program has its bytecode on disk; without it, compiling our sources would be measured too.
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
