"""Each migration with rows in every table, parents and children: up, and down again, on both engines."""

import re
import warnings
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import (
    URL,
    Column,
    Connection,
    Date,
    DateTime,
    LargeBinary,
    MetaData,
    Numeric,
    Table,
    insert,
    inspect,
    text,
)
from sqlalchemy.exc import SAWarning

from tests.migrations.test_migrations import connected, settings

REVISIONS = [script.revision for script in ScriptDirectory.from_config(settings()).walk_revisions()][::-1]
# A row of each of these is there from the beginning, or has no model.
THERE = {"alembic_version", "chain"}
# Columns that a constraint keeps empty where another one is filled.
EMPTY = {"note": {"claim_id"}, "tag": {"claim_id"}}
ROWS = 3
Kept = dict[str, list[dict[str, object]]]


def reflected(connection: Connection) -> list[Table]:
    metadata = MetaData()
    with warnings.catch_warnings():
        # Indexes of expressions are none of a table's columns.
        warnings.filterwarnings("ignore", "Skipped unsupported reflection", SAWarning)
        metadata.reflect(connection, only=lambda name, _: not name.startswith(("search_index", "sqlite_")))
    return [table for table in metadata.sorted_tables if table.name not in THERE]


def words(connection: Connection, table: Table) -> dict[str, str]:
    """Give for each column that has only some words one of them."""
    checks = (check["sqltext"] for check in inspect(connection).get_check_constraints(table.name))
    found = (re.search(r"\(?(\w+)\)?(?:::text)?\s*(?:IN|= ANY).*?'(\w+)'", check) for check in checks)
    return {match[1]: match[2] for match in found if match}


def value(column: Column[object], number: int, said: dict[str, str]) -> object:
    """Make up something for a column; parents have the same number."""
    if column.name in EMPTY.get(column.table.name, ()):
        return None
    for key in column.foreign_keys:
        return None if key.column.table is column.table else reference(key.column, number)
    if column.name in said:
        return said[column.name]
    if column.name == "priority":
        return number / 8
    for kind, made in MADE.items():
        if isinstance(column.type, kind):
            return made(number)
    return number if column.type.python_type is int else f"{column.name} {number}"


def reference(column: Column[object], number: int) -> object:
    return number if column.name == "id" else f"{column.name} {number}"


MADE: dict[type, Callable[[int], object]] = {
    DateTime: lambda number: datetime(2024, 5, number, 12, 30, 0, 123456, tzinfo=UTC),
    Date: lambda number: date(2024, 5, number),
    LargeBinary: lambda number: bytes([number, 0, 255]),
    Numeric: lambda number: number,
}


def fill(connection: Connection) -> None:
    for table in reflected(connection):
        said = words(connection, table)
        for number in range(1, ROWS + 1):
            row = {column.name: value(column, number, said) for column in table.columns}
            connection.execute(insert(table).values(row))
    connection.execute(text("INSERT INTO search_index (rowid, words) VALUES (1, 'bridge fell')"))


def kept(connection: Connection) -> Kept:
    found = {
        table.name: [dict(row) for row in connection.execute(table.select().order_by(*table.primary_key)).mappings()]
        for table in reflected(connection)
    }
    found["search_index"] = [dict(row) for row in connection.execute(text("SELECT * FROM search_index")).mappings()]
    found["chain"] = [dict(row) for row in connection.execute(text("SELECT * FROM chain")).mappings()]
    return found


def numbered(connection: Connection) -> set[str]:
    """Name the tables of SQLite that never give a number twice."""
    if connection.dialect.name != "sqlite":
        return set()
    there = connection.execute(text("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'"))
    return {str(name) for (name,) in there}


@pytest.fixture(params=REVISIONS[:-1])
def filled(request: pytest.FixtureRequest, empty: URL) -> tuple[URL, str]:
    """A record of an older schema, with rows in all that it has."""
    with connected(empty) as connection:
        command.upgrade(settings(connection), request.param)
        fill(connection)
    return empty, str(request.param)


def test_every_row_is_the_same_after_the_way_up_and_down(filled: tuple[URL, str]) -> None:
    place, revision = filled
    with connected(place) as connection:
        before, tables = kept(connection), numbered(connection)
        assert all(len(rows) >= 1 for rows in before.values())
        assert len(before["claim"]) == ROWS

        command.upgrade(settings(connection), "head")
        there = kept(connection)
        command.check(settings(connection))
        assert numbered(connection) >= tables
        for name, rows in before.items():
            assert [{column: row[column] for column in rows[0]} for row in there[name]] == rows, name

        command.downgrade(settings(connection), revision)

        assert kept(connection) == before
        assert numbered(connection) == tables


def test_every_step_can_be_taken_back(empty: URL) -> None:
    with connected(empty) as connection:
        command.upgrade(settings(connection), REVISIONS[0])
        fill(connection)
        for earlier, later in pairwise(REVISIONS):
            before = kept(connection)
            command.upgrade(settings(connection), later)
            command.downgrade(settings(connection), earlier)
            assert kept(connection) == before
            command.upgrade(settings(connection), later)
        assert len(kept(connection)["claim"]) == ROWS
