"""Files that are restored: what is no whole record is refused, and what stands in its way is left as it is."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import URL

from claims import database
from claims.database import places
from tests.cli.test_moving import did, quoted, read, refused
from tests.conftest import Run
from tests.migrations.test_migrations import connected, settings

pytestmark = [pytest.mark.sqlite, pytest.mark.usefixtures("story")]

OLD = "0002"
Make = Callable[[Path, Path], object]


@pytest.fixture
def file(place: Path, tmp_path: Path) -> Path:
    """A copy of the record, of which each test makes something else."""
    return Path(shutil.copy(place, tmp_path / "copy.db"))


def do(file: Path, script: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(script)


def another(file: Path, script: str) -> None:
    file.unlink()
    do(file, script)


def overwrite(file: Path, at: int, content: bytes) -> None:
    with file.open("r+b") as written:
        written.seek(at)
        written.write(content)


STRANGE = "CREATE TABLE mine (id); CREATE TABLE alembic_version (version_num); INSERT INTO alembic_version VALUES "


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        pytest.param(lambda file: file.unlink(), "there is no backup at", id="missing"),
        pytest.param(lambda file: file.write_bytes(b""), "there is no backup at", id="empty"),
        pytest.param(lambda file: file.write_bytes(b"notes\n" * 999), "is not a claims record", id="text"),
        pytest.param(lambda file: os.truncate(file, 20_000), "malformed", id="cut"),
        pytest.param(lambda file: overwrite(file, 4096 * 3, b"\7" * 4096 * 40), "damaged", id="spoilt"),
        pytest.param(lambda file: overwrite(file, 0, b"\0" * 100), "is not a claims record", id="headless"),
        pytest.param(lambda file: do(file, "DELETE FROM article"), "has lost its article", id="orphans"),
        pytest.param(
            lambda file: do(file, "UPDATE change SET by = 'nobody' WHERE id = 3"),
            "is not a whole record: change 3 (",
            id="tampered",
        ),
        pytest.param(
            lambda file: do(file, "UPDATE alembic_version SET version_num = '9999'"),
            "has schema 9999, newer than this program's",
            id="newer",
        ),
        pytest.param(lambda file: another(file, "CREATE TABLE mine (id)"), "a database of another program", id="other"),
        *(
            pytest.param(
                lambda file, schema=schema: another(file, f"{STRANGE} ('{schema}')"),
                "a database of another program",
                id=schema,
            )
            for schema in ("1975ea83b712", "0002")
        ),
    ],
)
def test_what_is_no_whole_record_is_not_restored(
    run: Run, place: Path, file: Path, spoil: Callable[[Path], object], says: str
) -> None:
    spoil(file)
    before = place.read_bytes(), sorted(path.name for path in place.parent.iterdir())

    refused(run(f"db restore {file} --yes"), says)

    assert (place.read_bytes(), sorted(path.name for path in place.parent.iterdir())) == before


@pytest.mark.parametrize("link", ["symlink_to", "hardlink_to", None])
def test_a_record_is_not_restored_from_itself(run: Run, place: Path, link: str | None) -> None:
    name = place.with_name("same.db") if link else place
    if link:
        getattr(name, link)(place)

    refused(run(f"db restore {name} --yes"), f"{name} is the record itself; give another file")


@pytest.mark.parametrize(("content", "says"), [(b"my own notes\n" * 500, "is not a claims record"), (None, "another")])
def test_what_is_no_record_is_not_replaced_by_one(
    run: Run, file: Path, tmp_path: Path, content: bytes | None, says: str
) -> None:
    mine = tmp_path / "mine.db"
    if content is None:
        do(mine, "CREATE TABLE mine (id)")
    else:
        mine.write_bytes(content)
    before = mine.read_bytes()

    refused(run(f"--database {mine} db restore {file} --yes"), says)

    assert (mine.read_bytes(), sorted(tmp_path.glob("mine*"))) == (before, [mine])


def test_a_record_of_an_older_schema_is_restored_and_brought_up(run: Run, place: Path, file: Path) -> None:
    with connected(database.locate(str(file))) as connection:
        command.downgrade(settings(connection), OLD)

    restored = run(f"db restore {file} --yes")

    assert (restored.status, restored.err) == (0, "Next: claims db upgrade\n")
    assert restored.out.startswith(f"Restored {file} to {place}, of the older schema {OLD}.\n")
    refused(run("list"), f"has the older schema {OLD}: run 'claims db upgrade' first")
    did(run("db upgrade"))
    assert did(run("db check")).startswith("The record is whole: 10 changes")
    assert read(Path(f"{place}.{OLD}.backup"), "SELECT version_num FROM alembic_version") == [OLD]


def test_a_record_that_somebody_reads_is_not_replaced_under_them(
    run: Run, place: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "SECONDS", 0.2)
    before = sorted(place.parent.iterdir())
    for mode in ("DELETE", "WAL"):
        with closing(sqlite3.connect(place, isolation_level=None)) as reader:
            reader.execute(f"PRAGMA journal_mode = {mode}")
            reader.execute("BEGIN")
            assert reader.execute("SELECT COUNT(*) FROM claim").fetchone() == (6,)

            refused(run(f"db restore {file} --yes"), f"the record {place} is locked: another program has been at work")

        assert sorted(place.parent.iterdir()) == before
    did(run(f"db restore {file} --yes"))


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_what_was_written_ahead_goes_with_the_record_that_it_was_of(
    run: Run, place: Path, file: Path, tmp_path: Path, mode: str
) -> None:
    do(file, f"PRAGMA journal_mode = {mode}")
    did(run("note 1 'written ahead'"))
    # As a process leaves it that was killed, with the log beside it.
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("UPDATE article SET title = 'The last' WHERE id = 1")
        connection.commit()
        for ending in ("", "-wal", "-shm"):
            shutil.copy(f"{place}{ending}", f"{tmp_path}/killed.db{ending}")
    killed = tmp_path / "killed.db"

    did(run(f"--database {killed} db restore {file} --yes"))

    assert [path.name for path in sorted(tmp_path.glob("killed*"))] == ["killed.db", "killed.db.backup"]
    assert read(killed, "SELECT title FROM article") == ["Bridge collapse leaves dozens hurt"]
    assert read(Path(f"{killed}.backup"), "SELECT title FROM article") == ["The last"]
    assert read(killed, "PRAGMA journal_mode") == ["wal"]


def test_a_log_without_its_record_is_not_taken_for_that_of_the_one_restored(
    run: Run, place: Path, file: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE article SET title = 'The last' WHERE id = 1")
        connection.commit()
        shutil.copy(f"{place}-wal", tmp_path / "gone.db-wal")

    did(run(f"--database {tmp_path}/gone.db db restore {file}"))

    assert read(tmp_path / "gone.db", "SELECT title FROM article") == ["Bridge collapse leaves dozens hurt"]
    assert (tmp_path / "gone.db").stat().st_mode & 0o777 == 0o600
    assert did(run(f"--database {tmp_path}/gone.db db check")).startswith("The record is whole")


def test_a_link_to_a_record_is_followed(run: Run, place: Path, file: Path) -> None:
    (link := place.with_name("link.db")).symlink_to(place)
    did(run("note 1 'since then'"))

    did(run(f"--database {link} db restore {file} --yes"))

    assert (link.is_symlink(), read(place), read(Path(f"{link}.backup"))) == (True, [], ["since then"])


def test_a_backup_is_restored_to_postgresql_only_where_there_is_none(run: Run, file: Path, postgres: URL) -> None:
    place = quoted(postgres.render_as_string(hide_password=False))

    did(run(f"--database {place} db restore {file}"))

    assert did(run(f"--database {place} db check")).startswith("The record is whole: 10 changes")
    refused(run(f"--database {place} db restore {file}"), "already, and none is restored over it")
