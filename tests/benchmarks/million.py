"""What a person waits for at a million claims, beside the same command at a hundred, as whole processes.

The record takes minutes to build. Where `CLAIMS_MILLION` names a folder it is kept there for the next time.
"""

import os
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

from claims.database import SCHEMA
from tests.benchmarks import building, ratios, spread
from tests.benchmarks.marks import Measured

CLAIMS = 1_000_000
# A place inside the first article, whose mayor's words have half of its claims inside.
TOWN, SPEAKER = spread.TOWNS[0], spread.PEOPLE[0]
# Filters that fill a page on both records.
FILTERS = (
    *("1", "--status unverified", "--kind casualty", "--outcome killed", "--unit PERSON", f"--speaker '{SPEAKER}'"),
    *("--assignee me", "--assignee none", "--tag urgent", "--tag storm", "--made-by casualty_rule", "--inside 1"),
    *("--open", "--stale", "--unsourced", "--unread", "--dismissed", "--since 2026-01-05", "--until 2026-01-06"),
    *(f"--search {TOWN}", "--search people"),
)
# Of these a hundred claims have few, so that the large record also has more to show.
RARE = ("--status verified", "--status dismissed", "--kind rank", "--since 2026-08-28", "--assignee eve")
SORTS = ("place", "priority", "number", "published", "updated")
LINES = {
    "unverified --limit 50": 1.15,
    "list --limit 50": 1.15,
    **{f"list --limit 50 {filter_}": 1.15 for filter_ in (*FILTERS, *RARE)},
    **{f"list --limit 50 --sort {sort}": 1.15 for sort in SORTS},
    "show 7": 1.15,
    "show 50": 1.15,
    "search heron --limit 50": 1.15,
    f"search {TOWN} --limit 50": 1.15,
    "search people --limit 50": 2,
    "stats": 2,
    "stats 1": 2,
}


def measure(folder: Path) -> Iterator[Measured]:
    """Time each line on both records by turns."""
    kept = Path(os.environ.get("CLAIMS_MILLION", folder))
    small, large = (made(kept, number) for number in (spread.PER_ARTICLE, CLAIMS))
    for line, mark in LINES.items():
        ratio = ratios.of(_run(large, line), _run(small, line), turns=7)
        yield Measured(f"claims {line}, of {CLAIMS:,} to {spread.PER_ARTICLE}", ratio, mark)


def made(folder: Path, claims: int) -> Path:
    """Give a record of so many claims, built where it is not there yet; one half built is never taken for one."""
    record = folder / f"{claims}-{SCHEMA}.db"
    if not record.exists():
        half = record.with_suffix(".half")
        half.unlink(missing_ok=True)
        building.build(half, claims)
        half.rename(record)
    return record


def _run(record: Path, line: str) -> Callable[[], object]:
    return ratios.python("-m", "claims", "--database", str(record), "--by", spread.DESK[0], *shlex.split(line))
