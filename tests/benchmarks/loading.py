"""How long 100,000 claims take to be loaded, beside sqlite3 alone putting the same rows into the same tables."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from shutil import copy

from claims import database
from tests.benchmarks import files, ratios
from tests.benchmarks.marks import Measured

CLAIMS, TURNS, MEGABYTE = 100_000, 3, 1_000_000
# In the order in which what others hang on comes first.
TABLES = (
    *("blob", "article", "revision", "source", "claim", "anchor", "snapshot", "evidence", "tag", "note", "change"),
)
INDEX = "search_index"
READ, PUT = "SELECT * FROM {}", "INSERT INTO {} VALUES ({})"
Rows = dict[str, list[tuple[object, ...]]]


def measure(folder: Path) -> Iterator[Measured]:
    """Measure whole processes beside the insertion alone, of rows that are in memory already."""
    database.upgrade(database.locate(str(folder / "empty.db")))
    yield from _loaded(folder, "a table", files.table(folder / "claims.csv", CLAIMS))
    yield from _loaded(folder, "JSON Lines", files.lines(folder / "claims.jsonl", CLAIMS))


def _loaded(folder: Path, name: str, file: Path) -> Iterator[Measured]:
    empty, there, raw = (folder / f"{which}.db" for which in ("empty", "there", "raw"))
    load = ("-m", "claims", "--database", str(there), "load", str(file), "--max-size", "1000")
    ours, theirs = [], []
    for _ in range(TURNS):
        copy(empty, there)
        ours.append(ratios.seconds(ratios.python(*load)))
        copy(empty, raw)
        theirs.append(ratios.seconds(_raw(raw, _rows(there))))
    least = min(theirs) / min(ours)
    yield Measured(f"claims a second, {CLAIMS:,} from {name}, to sqlite3 alone", least, 0.5, least=True)
    copy(empty, there)
    most = ratios.peak_memory(*load) / MEGABYTE
    yield Measured(f"megabytes at most, {CLAIMS:,} claims from {name}", most, 600)


def _rows(record: Path) -> Rows:
    """Read what a load has written, table by table."""
    with closing(sqlite3.connect(record)) as connection:
        rows = {name: connection.execute(READ.format(name)).fetchall() for name in TABLES}
        return rows | {INDEX: connection.execute("SELECT rowid, words FROM search_index").fetchall()}


def _raw(record: Path, rows: Rows) -> Callable[[], None]:
    """Give what puts rows into a record by executemany, and fills the search index by one statement."""

    def put() -> None:
        with closing(sqlite3.connect(record, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("CREATE TEMP TABLE cut (row INTEGER PRIMARY KEY, words TEXT)")
            connection.execute("BEGIN IMMEDIATE")
            for name in (name for name in TABLES if rows[name]):
                places = ", ".join("?" * len(rows[name][0]))
                connection.executemany(PUT.format(name, places), rows[name])
            connection.executemany("INSERT INTO cut VALUES (?, ?)", rows[INDEX])
            connection.execute("INSERT INTO search_index (rowid, words) SELECT row, words FROM cut")
            connection.execute("COMMIT")

    return put
