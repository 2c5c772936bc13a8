"""Every migration on records with something in each table: up and down, all that a schema knows is kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection

from claims.database.connecting import connected
from claims.database.schema import create, refuse_orphans
from claims.database.settling import Purpose
from tests.migrations import rows
from tests.migrations.test_migrations import settings

pytestmark = pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")

REVISIONS = [script.revision for script in ScriptDirectory.from_config(settings()).walk_revisions()][::-1]
# What was numbered once is numbered for ever.
NUMBERED = {"anchor", "article", "change", "claim", "evidence", "note", "revision", "source", "tag"}


@contextmanager
def shaping(url: URL) -> Iterator[Connection]:
    """Work on the schema as 'claims db upgrade' does: in one transaction, that SQLite's references do not hold up."""
    with connected(url, Purpose.SHAPE) as connection, connection.begin():
        yield connection
        refuse_orphans(connection)


def go(url: URL, way: Callable[[Config, str], None], revision: str) -> None:
    with shaping(url) as connection:
        way(settings(connection), revision)


def fill(url: URL) -> None:
    with connected(url, Purpose.WRITE) as connection, connection.begin():
        rows.fill(connection)


def content(url: URL) -> rows.Content:
    with connected(url, Purpose.READ) as connection:
        return rows.content(connection)


def numbered(url: URL) -> set[str]:
    with connected(url, Purpose.READ) as connection:
        return rows.numbered(connection)


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_record_of_any_schema_goes_up_and_comes_back_the_same(empty: URL, revision: str) -> None:
    create(empty)
    go(empty, command.upgrade, revision)
    fill(empty)
    before, giving = content(empty), numbered(empty)

    go(empty, command.upgrade, "head")

    assert rows.within(content(empty), before) == before
    assert numbered(empty) >= giving >= NUMBERED
    with shaping(empty) as connection:
        command.check(settings(connection))
    # What comes later does not disturb what was there either.
    fill(empty)

    go(empty, command.downgrade, revision)

    after = content(empty)
    assert {name: after[name][0] for name in after} == {name: before[name][0] for name in before}
    for name, (_, kept) in before.items():
        if not name.startswith("highest"):
            assert [row for row in after[name][1] if row in kept] == kept, name
    assert numbered(empty) == giving


def test_each_step_up_and_down_keeps_what_both_schemas_know(empty: URL) -> None:
    create(empty)
    go(empty, command.upgrade, REVISIONS[0])
    fill(empty)
    for _, revision in pairwise(REVISIONS):
        before = content(empty)
        go(empty, command.upgrade, revision)
        assert rows.within(content(empty), before) == before, revision
        fill(empty)

    for _, revision in pairwise(REVISIONS[::-1]):
        before, giving = content(empty), numbered(empty)
        go(empty, command.downgrade, revision)
        after = content(empty)
        assert after == rows.within(before, after), revision
        assert giving >= numbered(empty) >= NUMBERED
