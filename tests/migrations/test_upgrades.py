"""A record in use, taken to the schema of tomorrow's program."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import URL, delete, select
from sqlalchemy.orm import Session

from claims import database
from claims.database import expected, schema
from claims.errors import RecordError
from claims.model import Claim
from claims.tracking import articles, checks, search, status
from claims.vocabulary import Status
from tests.conftest import FOUND, STORY, Run
from tests.migrations.test_migrations import connected, settings

TODAY = database.SCHEMA
TOMORROW = '''
"""What tomorrow's program may need: the parent of everything, built anew."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "9000", {today!r}


def upgrade() -> None:
    with op.batch_alter_table("article", recreate="always") as batch:
        batch.add_column(sa.Column("desk", sa.Text()))
    op.execute({more!r})
'''


@pytest.fixture
def tomorrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Turn this program into tomorrow's, with one migration more."""

    def come(more: str = "SELECT 1") -> None:
        folder = tmp_path / "tomorrow"
        shutil.copytree(database.migrations(), folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "versions" / "tomorrow.py").write_text(TOMORROW.format(more=more, today=TODAY), encoding="utf-8")
        monkeypatch.setattr(schema, "migrations", lambda: folder)
        monkeypatch.setattr(expected, "SCHEMA", "9000")

    return come


@pytest.mark.usefixtures("story")
def test_an_upgrade_keeps_a_backup_and_every_child(place: Path, tomorrow: Callable[[], None]) -> None:
    tomorrow()

    backup = database.upgrade(database.locate(str(place)))

    assert backup == place.with_name(f"claims.db.{TODAY}.backup")
    assert backup.stat().st_mode & 0o777 == 0o600
    assert database.schema_of(database.locate(str(place))) == "9000"
    assert database.schema_of(database.locate(str(backup))) == TODAY
    with database.look(database.locate(str(place))) as session:
        assert len(session.scalars(select(Claim)).all()) == len(FOUND)
        assert list(checks.findings(session)) == []


@pytest.mark.usefixtures("story")
def test_a_record_of_the_first_schema_is_brought_up_whole(place: Path) -> None:
    url = database.locate(str(place))
    with connected(url) as connection:
        command.downgrade(settings(connection), "0001")

    with pytest.raises(RecordError, match=r"has the older schema 0001: run 'claims db upgrade' first"):
        database.look(url).__enter__()
    database.upgrade(url)

    with database.look(url) as session:
        assert [claim.text for claim in session.scalars(select(Claim))] == [claim.exact for claim in FOUND]
        assert list(checks.findings(session)) == []


def test_an_upgrade_by_hand_indexes_anew_what_older_programs_indexed_less(empty: URL, run: Run) -> None:
    with database.begin(empty) as session:
        # In those days nobody kept who was logged in to PostgreSQL.
        session.info.update(login="tester", role=None)
        articles.add(session, STORY, FOUND, extracted_by="tests", by="ana")
        status.mark(session, [1], Status.UNPROVEN, why="nobody counted", by="ana")
        session.execute(delete(search.INDEX))
    with connected(empty) as connection:
        command.downgrade(settings(connection), "0002")

    assert run(f"--database {empty.render_as_string(hide_password=False)} db upgrade").status == 0

    with database.look(empty) as session:
        places = [[hit.place for hit in search.find(session, words)] for words in ("repairs", "counted", "12 people")]
        assert places == [["article"], ["reason"], ["article", "claim"]]
        assert list(checks.findings(session)) == []


def test_where_the_index_cannot_be_made_the_record_keeps_its_schema(empty: URL) -> None:
    def fail(session: Session) -> None:
        session.execute(delete(search.INDEX))
        raise ZeroDivisionError

    database.upgrade(empty)
    with connected(empty) as connection:
        command.downgrade(settings(connection), "0002")

    with pytest.raises(ZeroDivisionError):
        database.upgrade(empty, fail)

    assert database.schema_of(empty) == "0002"


@pytest.mark.usefixtures("story")
def test_an_upgrade_that_would_lose_a_parent_is_undone(place: Path, tomorrow: Callable[[str], None]) -> None:
    tomorrow("DELETE FROM article")

    with pytest.raises(RecordError, match=r"the record was not upgraded: row 1 of .* would lose its article"):
        database.upgrade(database.locate(str(place)))

    assert database.schema_of(database.locate(str(place))) == TODAY


def test_a_record_of_today_is_not_upgraded(place: Path) -> None:
    before = place.read_bytes()

    assert database.upgrade(database.locate(str(place))) is None
    assert (place.read_bytes(), [path.name for path in place.parent.iterdir()]) == (before, ["claims.db"])
