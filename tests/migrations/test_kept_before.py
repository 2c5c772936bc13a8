"""A record on PostgreSQL is kept in a file before it is upgraded, and can be had back from that."""

import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import URL, create_engine

from claims import database
from claims.tracking import articles, status
from claims.vocabulary import Status
from tests.conftest import FOUND, STORY, Ended, Run
from tests.migrations.test_migrations import connected, settings

OLD = "0004"
Typed = Callable[[URL, str], Ended]


@pytest.fixture
def old(postgres: URL) -> URL:
    """A record of an older schema, with a story."""
    database.upgrade(postgres)
    with database.begin(postgres) as session:
        session.info["login"] = "tester"
        articles.add(session, STORY, FOUND, extracted_by="tests", by="ana")
        status.mark(session, [1], Status.UNPROVEN, why="nobody counted", by="ana")
    make_old(postgres)
    return postgres


@pytest.fixture
def typed(run: Run) -> Typed:
    """Type a command at a record."""
    return lambda url, line: run(f"--database {shlex.quote(url.render_as_string(hide_password=False))} {line}")


@pytest.fixture
def odd(postgres: URL) -> Iterator[URL]:
    """A database whose name leads out of a folder."""
    engine = create_engine(postgres, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql('CREATE DATABASE "../odd one"')
        yield postgres.set(database="../odd one")
        connection.exec_driver_sql('DROP DATABASE "../odd one" WITH (FORCE)')
    engine.dispose()


def make_old(url: URL) -> None:
    with connected(url) as connection:
        command.downgrade(settings(connection), OLD)


def test_what_was_kept_is_restored_to_a_file_and_upgraded_there(
    old: URL, typed: Typed, data: Path, tmp_path: Path
) -> None:
    upgraded, kept = typed(old, "db upgrade"), data / f"{old.database}.{OLD}.backup"

    assert (upgraded.status, upgraded.out) == (
        0,
        f"The record has schema {database.SCHEMA} now. The old one is kept in {kept}.\n",
    )
    assert [*data.iterdir()] == [kept]
    assert kept.stat().st_mode & 0o777 == 0o600
    assert database.schema_of(database.locate(str(kept))) == OLD

    new = database.locate(str(tmp_path / "new.db"))
    restored = typed(new, f"db restore {kept}")
    assert (restored.status, restored.err) == (0, "Next: claims db upgrade\n")
    assert typed(new, "db upgrade").status == 0
    # The same chain of changes, to its end, and all that they were made to.
    whole = typed(new, "db check")
    assert (whole.status, whole.out) == (0, typed(old, "db check").out)
    for line in ("export --format json", "history --all", "search counted"):
        assert typed(new, line) == typed(old, line)


def test_each_upgrade_keeps_a_file_of_its_own(old: URL, typed: Typed, data: Path) -> None:
    assert typed(old, "db upgrade").status == 0
    first = data / f"{old.database}.{OLD}.backup"
    before = first.read_bytes()
    assert typed(old, "note 1 'since then'").status == 0
    make_old(old)

    again = typed(old, "db upgrade")

    assert again.out.endswith(f" The old one is kept in {first}-2.\n")
    assert first.read_bytes() == before
    assert {database.schema_of(database.locate(str(file))) for file in data.iterdir()} == {OLD}


def test_a_record_that_cannot_be_kept_is_not_upgraded(old: URL, typed: Typed, data: Path) -> None:
    data.parent.write_bytes(b"no folder")

    ended = typed(old, "db upgrade")

    assert (ended.status, ended.out, ended.err) == (
        1,
        "",
        f"claims: the backup {data / str(old.database)} cannot be created: not a directory\n",
    )
    assert database.schema_of(old) == OLD


def test_a_name_that_leads_elsewhere_is_kept_in_the_folder_too(odd: URL, data: Path) -> None:
    database.upgrade(odd)
    make_old(odd)

    assert database.upgrade(odd) == data / f"odd_one.{OLD}.backup"
