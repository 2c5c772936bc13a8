"""Whole records copied between SQLite and PostgreSQL: nothing is lost, nothing is done by half."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import URL, Connection, MetaData, Table, inspect, select, text

from claims import database
from tests.cli.test_moving import did, quoted, refused
from tests.conftest import Run
from tests.migrations.test_migrations import connected, settings
from tests.postgres import Server
from tests.tracking.loading.desk import filled

pytestmark = [pytest.mark.sqlite, pytest.mark.filterwarnings("ignore:Skipped unsupported reflection")]

Rows = dict[str, list[tuple[object, ...]]]
Make = Callable[[str], URL]
WORDS = {
    "sqlite": "SELECT rowid, words FROM search_index",
    "postgresql": "SELECT rowid, array_to_string(tsvector_to_array(words), ' ') FROM search_index",
}
NEXT = {
    "sqlite": "SELECT seq FROM sqlite_sequence WHERE name = :table",
    "postgresql": "SELECT last_value FROM pg_sequences WHERE sequencename = :table || '_id_seq'",
}
SQLITE, POSTGRES = "sqlite", "postgresql"
# From a record on SQLite: each engine to itself, and to the other.
ROUND = (SQLITE, POSTGRES, POSTGRES, SQLITE)
SEARCHED = ("bridge", "ruiz", "'radio*'", "'12 people'")


@pytest.fixture
def full(template: Path, tmp_path: Path) -> URL:
    """A record with something of everything, the newest of which are gone."""
    url = filled(template, tmp_path / "full.db")
    with closing(sqlite3.connect(tmp_path / "full.db")) as connection, connection:
        # Numbers that were given once.
        connection.execute("UPDATE sqlite_sequence SET seq = seq + 7 WHERE name <> 'change'")
    return url


@pytest.fixture
def make(server: Server, tmp_path: Path) -> Iterator[Make]:
    """Give places where no record is yet."""
    made: list[URL] = []

    def place(engine: str) -> URL:
        made.append(server.create() if engine == POSTGRES else database.locate(str(tmp_path / f"{len(made)}.db")))
        # Moments come in the zone of the desk.
        return made[-1] if engine == SQLITE else made[-1].update_query_dict({"options": "-c TimeZone=Asia/Kolkata"})

    yield place
    for url in made:
        if url.get_backend_name() == POSTGRES:
            server.drop(url)


def typed(url: URL) -> str:
    return quoted(url.database if url.get_backend_name() == SQLITE else url.render_as_string(hide_password=False))


def content(url: URL) -> Rows:
    """Give all that is in a record, read through the types of its columns, and nothing of ours."""
    metadata = MetaData()
    with connected(url) as connection:
        metadata.reflect(connection, only=lambda name, _: not name.startswith(("search_index", "sqlite_")))
        rows = {table.name: sorted(_rows(connection, table), key=repr) for table in metadata.sorted_tables}
        engine = connection.dialect.name
        words = connection.exec_driver_sql(WORDS[engine]).all()
        rows["search_index"] = sorted((row, tuple(sorted(set(said.split())))) for row, said in words)
        # Where none was given yet, an engine may have no row, or one that says so.
        given = {name: connection.execute(text(NEXT[engine]), {"table": name}).scalar() for name in rows}
        rows["the highest number given"] = [(name, highest) for name, highest in given.items() if highest]
    return rows


def _rows(connection: Connection, table: Table) -> Iterator[tuple[object, ...]]:
    chosen = [table.columns[name] for name in sorted(table.columns.keys())]
    for row in connection.execute(select(*chosen)):
        yield tuple(_alike(column.name, cell) for column, cell in zip(chosen, row, strict=True))


def _alike(name: str, cell: object) -> object:
    """Amounts are text on one engine and decimals on the other, moments have a zone on one alone."""
    if isinstance(cell, datetime):
        return cell.astimezone(UTC).replace(tzinfo=None) if cell.tzinfo else cell
    return Decimal(str(cell)) if name in {"low", "high"} and cell is not None else cell


def test_a_copy_says_what_it_has(run: Run, full: URL, make: Make) -> None:
    target = make(SQLITE)

    said = did(run(f"db copy {typed(full)} {typed(target)}"))

    head = did(run(f"--database {typed(full)} db info")).split()[-1]
    assert said.startswith(f"Copied {full.database} to {target.database}: 2 articles, 12 claims, ")
    assert said.endswith(f" changes, the last one {head}.\n")
    assert Path(str(target.database)).stat().st_mode & 0o777 == 0o600


def test_what_goes_round_all_engines_stays_the_same(run: Run, full: URL, make: Make) -> None:
    before, source = content(full), full
    assert [name for name, rows in before.items() if not rows] == []
    # What a reader and another program see of it, and that its chain ends as it did.
    told = ("export --format json", "export --format csv", "db check", *(f"search {words}" for words in SEARCHED))
    heard = [run(f"--database {typed(full)} {line}") for line in told]
    assert [ended.status for ended in heard] == [0] * len(told)

    for engine in ROUND:
        target = make(engine)
        did(run(f"db copy {typed(source)} {typed(target)}"))
        assert content(target) == before
        assert [run(f"--database {typed(target)} {line}") for line in told] == heard
        source = target


def test_numbers_go_on_past_the_highest_ever_given(run: Run, full: URL, make: Make) -> None:
    with connected(full) as connection:
        highest = connection.execute(text(NEXT[SQLITE]), {"table": "source"}).scalar() or 0
        assert highest > (connection.execute(text("SELECT MAX(id) FROM source")).scalar() or 0)

    source = full
    for engine in ROUND:
        target = make(engine)
        did(run(f"db copy {typed(source)} {typed(target)}"))
        source = target
        added = run(f"--database {typed(target)} source add 1 --cite 'Number {engine}' --supports --no-capture")
        highest += 1
        assert (added.status, f"has source s{highest}," in added.out) == (0, True)
        # The newest is gone, and its number with it.
        with connected(target) as connection:
            connection.execute(text("DELETE FROM evidence WHERE source_id = :highest"), {"highest": highest})
            connection.execute(text("DELETE FROM source WHERE id = :highest"), {"highest": highest})


def test_a_copy_of_an_older_schema_is_brought_up_where_it_went(run: Run, full: URL, make: Make) -> None:
    with connected(full) as connection:
        command.downgrade(settings(connection), "0004")
    before, source = content(full), full

    for engine in ROUND[1:]:
        target = make(engine)
        said = did(run(f"db copy {typed(source)} {typed(target)}"))
        assert said.endswith(": a record of the older schema 0004.\n")
        assert content(target) == before
        source = target

    did(run(f"--database {typed(source)} db upgrade"))
    assert did(run(f"--database {typed(source)} db check")).startswith("1 source redacted.\nThe record is whole: ")


@pytest.mark.parametrize("engine", [SQLITE, POSTGRES])
def test_a_record_is_not_copied_over_another(run: Run, full: URL, make: Make, engine: str) -> None:
    target = make(engine)
    did(run(f"--database {typed(target)} db init"))

    refused(run(f"db copy {typed(full)} {typed(target)}"), "is there already, and no record is copied over it")
    refused(run(f"db copy {typed(target)} {typed(target)}"), "is there already, and no record is copied over it")

    assert content(target)["claim"] == []


@pytest.mark.parametrize("engine", [SQLITE, POSTGRES])
def test_what_another_program_keeps_is_neither_copied_nor_written_over(
    run: Run, full: URL, make: Make, engine: str
) -> None:
    other, target = make(engine), make(SQLITE)
    with connected(other) as connection:
        connection.execute(text("CREATE TABLE mine (id INTEGER)"))

    refused(run(f"db copy {typed(full)} {typed(other)}"), "")
    refused(run(f"db copy {typed(other)} {typed(target)}"), "")

    with connected(other) as connection:
        assert inspect(connection).get_table_names() == ["mine"]
    assert not Path(str(target.database)).exists()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("UPDATE note SET text = 'a' || char(0) || 'b' WHERE id = 2", "text of note 2 has a NUL in it"),
        ("UPDATE claim SET low = 'many' WHERE id = 5", "claim has what PostgreSQL cannot hold"),
        ("UPDATE revision SET number = 3000000000 WHERE id = 2", "revision has what PostgreSQL cannot hold"),
        ("UPDATE snapshot SET source_id = 77 WHERE id = 1", "snapshot has what PostgreSQL cannot hold"),
        ("UPDATE claim SET priority = 'x' WHERE id = 1", "claim has what PostgreSQL cannot hold"),
        ("UPDATE claim SET created_at = 'once' WHERE id = 1", "claim cannot be read"),
        ("UPDATE claim SET kind = 'rumour' WHERE id = 1", "claim has what PostgreSQL cannot hold"),
        ("UPDATE claim SET text = CAST(x'ff' AS TEXT) WHERE id = 1", "UTF-8"),
    ],
)
def test_what_postgresql_cannot_hold_is_refused_and_nothing_is_there(
    run: Run, full: URL, make: Make, change: str, says: str
) -> None:
    target = make(POSTGRES)
    with closing(sqlite3.connect(str(full.database))) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(change)

    refused(run(f"db copy {typed(full)} {typed(target)}"), says)

    with connected(target) as made:
        assert inspect(made).get_table_names() == []


def test_of_two_that_copy_to_one_place_one_is_refused(full: URL, make: Make) -> None:
    target = make(POSTGRES)
    with connected(target) as connection:
        # Both have looked, and found nothing there.
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('claims schema'))"))
        with ThreadPoolExecutor() as pool:
            copies = [pool.submit(database.copy, full, target) for _ in range(2)]
            time.sleep(1)
            connection.rollback()

    said = [str(copy.exception()) for copy in copies if copy.exception()]
    assert (len(said), "already, and no other is copied over it" in said[0]) == (1, True)
    assert content(target) == content(full)
