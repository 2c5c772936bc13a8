"""How fast articles are read, beside the language model alone, and how much memory it takes."""

import itertools
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from claims import extraction
from claims.extraction.text import language
from tests.benchmarks import desk, ratios
from tests.benchmarks.marks import Measured

PUBLISHED = date(2016, 3, 25)
MEGABYTE = 1_000_000
FEW, SOME, MANY = 10, 200, 1000


def measure(folder: Path) -> Iterator[Measured]:
    """Measure extraction, then whole imports; the last two take minutes."""
    yield Measured("words a second, to spaCy alone on the same text", 1 / _extraction(), 0.6, least=True)
    yield from _growth()
    files = list(desk.write(folder, MANY))
    yield Measured(f"import of {SOME} articles, --jobs 1 to --jobs 2", _jobs(folder, files[:SOME]), 1.7, least=True)
    yield from _memory(folder, files)


def _extraction() -> float:
    text, model = desk.words(2_000), language.model()
    paragraphs = [line for line in text.splitlines() if line]
    return ratios.of(lambda: extraction.find_claims(text, PUBLISHED), lambda: list(model.pipe(paragraphs)), turns=FEW)


def _growth() -> Iterator[Measured]:
    """Show that the cost of a text grows with its length: each doubling of it takes about twice the time."""
    texts = [desk.words(2_000) * times for times in (1, 2, 4, 8)]
    for at, (shorter, longer) in enumerate(itertools.pairwise(texts)):
        ratio = ratios.of(_reading(longer), _reading(shorter), turns=3)
        yield Measured(f"time for a text {2 ** (at + 1)} times as long, to one {2**at} times", ratio, 2.2)


def _reading(text: str) -> Callable[[], object]:
    return lambda: extraction.find_claims(text, PUBLISHED)


def _jobs(folder: Path, files: list[str]) -> float:
    """Give how many times as long one process takes as two; with one core, or others at work, it shows nothing."""
    fresh = itertools.count()

    def taken(jobs: int) -> float:
        record = folder / f"jobs{next(fresh)}.db"
        return ratios.seconds(ratios.python(*_import(record, files, jobs)))

    times = [(taken(1), taken(2)) for _ in range(2)]
    return min(one for one, _ in times) / min(two for _, two in times)


def _memory(folder: Path, files: list[str]) -> Iterator[Measured]:
    peaks = [
        ratios.peak_memory(*_import(folder / f"memory{number}.db", files[:number], 1)) / MEGABYTE
        for number in (FEW, MANY)
    ]
    yield Measured(f"megabytes at most, import of {FEW} articles", peaks[0], 600)
    yield Measured(f"megabytes at most, import of {MANY} articles", peaks[1], 600)
    yield Measured(f"memory of {MANY} articles, to that of {FEW}", peaks[1] / peaks[0], 1.1)


def _import(record: Path, files: list[str], jobs: int) -> list[str]:
    return [
        "-m",
        "claims",
        "--database",
        str(record),
        "import",
        *files,
        "--published",
        "2016-03-25",
        "--jobs",
        str(jobs),
    ]
