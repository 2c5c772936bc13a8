"""Print the program's speed as ratios that anyone can repeat: python -m tests.benchmarks [ROOM]..."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks import (
    documents,
    exporting,
    loading,
    million,
    pages,
    proving,
    readers,
    reading,
    revising,
    starting,
)
from tests.benchmarks.marks import Measured

ROOMS: dict[str, Callable[[Path], Iterator[Measured]]] = {
    "starting": starting.measure,
    "reading": reading.measure,
    "readers": readers.measure,
    "proving": proving.measure,
    "revising": revising.measure,
    "pages": pages.measure,
    "documents": documents.measure,
    "exporting": exporting.measure,
    "million": million.measure,
    "loading": loading.measure,
}


def main() -> None:
    """Measure what was asked for, else all, and print a table as it comes."""
    print(f"Python {sys.version.split()[0]}\n")
    print(f"{'what':<66} {'measured':>8}   asked")
    for name in sys.argv[1:] or ROOMS:
        with tempfile.TemporaryDirectory() as folder:
            for measured in ROOMS[name](Path(folder)):
                print(measured, flush=True)


if __name__ == "__main__":
    main()
