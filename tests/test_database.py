import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from claims import database
from claims.errors import RecordError
from claims.model import Article, Claim
from claims.tracking import articles, checks, history, notes, noting
from tests.conftest import STORY

# A first command on a fresh machine: waits until it is let go, then puts an article on record.
FIRST = """
import sys
from alembic import command
from claims import database
from claims.model import Article
from claims.tracking import history
sys.stdout.write("ready\\n"); sys.stdout.flush(); sys.stdin.readline()
with database.begin(database.locate(sys.argv[1])) as session:
    session.info["login"] = "tester"
    history.add(session, Article(title="Hello"), by="ana")
"""


def schema(path: Path, version: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", [version])


def titles(path: Path) -> list[str]:
    with database.look(database.locate(str(path))) as session:
        return list(session.scalars(select(Article.title).order_by(Article.id)))


def put(path: Path, title: str) -> None:
    with database.begin(database.locate(str(path))) as session:
        session.info["login"] = "tester"
        history.add(session, Article(title=title), by="ana")


def test_the_first_writer_makes_the_record_for_its_owners_eyes_only(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "my claims.db"

    put(path, "Hello")

    assert titles(path) == ["Hello"]
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_record_is_written_ahead_and_kept_in_full(place: Path) -> None:
    with database.begin(database.locate(str(place))) as session:
        assert session.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert session.execute(text("PRAGMA synchronous")).scalar() == 2
        assert session.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert session.execute(text("PRAGMA busy_timeout")).scalar() == 30_000
        assert all(path.stat().st_mode & 0o077 == 0 for path in place.parent.glob("claims.db-*"))


def test_work_that_fails_leaves_nothing(place: Path) -> None:
    def fail(session: Session) -> None:
        session.info["login"] = "tester"
        history.add(session, Article(title="Hello"), by="ana")
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"), database.begin(database.locate(str(place))) as session:
        fail(session)

    assert titles(place) == []


@pytest.mark.usefixtures("story")
def test_reading_leaves_nothing_behind(place: Path) -> None:
    before = sorted(place.parent.iterdir()), place.read_bytes()

    assert titles(place) == [STORY.title]

    assert (sorted(place.parent.iterdir()), place.read_bytes()) == before


@pytest.mark.usefixtures("story")
def test_who_reads_cannot_write(place: Path) -> None:
    with database.look(database.locate(str(place))) as session:
        session.get_one(Article, 1).title = "Other"
        session.flush()

    assert titles(place) == [STORY.title]


def test_where_there_is_no_record_reading_makes_none(tmp_path: Path) -> None:
    url = database.locate(str(tmp_path / "claims.db"))

    assert not database.exists(url)
    with pytest.raises(RecordError, match="cannot be opened: see whether it is there"), database.look(url):
        pass
    with database.nothing() as session:
        assert session.scalars(select(Claim)).all() == []
        assert list(checks.findings(session)) == []
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    (tmp_path / "claims.db").touch()

    put(tmp_path / "claims.db", "Hello")

    assert titles(tmp_path / "claims.db") == ["Hello"]


@pytest.mark.parametrize("use", [put, lambda path, _: titles(path)], ids=["write", "read"])
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, use: Callable[[Path, str], object]) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear editor, " * 100, encoding="utf-8")

    with pytest.raises(RecordError, match=r"letter\.txt is not a claims record"):
        use(path, "Hello")

    assert path.read_text(encoding="utf-8") == "Dear editor, " * 100


@pytest.mark.parametrize("use", [put, lambda path, _: titles(path)], ids=["write", "read"])
def test_another_programs_database_is_left_alone(tmp_path: Path, use: Callable[[Path, str], object]) -> None:
    path = tmp_path / "songs.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE song (title)")
    before = path.read_bytes()

    with pytest.raises(RecordError, match=r"songs\.db is a database of another program"):
        use(path, "Hello")
    with pytest.raises(RecordError, match=r"songs\.db is a database of another program"):
        database.upgrade(database.locate(str(path)))

    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("0099", "schema 0099, newer than this program's .*'pip install --upgrade"),
        ("ae1027a6acf", "a database of another program"),
    ],
)
def test_what_has_a_schema_that_is_not_ours_is_left_alone(place: Path, version: str, said: str) -> None:
    schema(place, version)

    for use in (
        lambda: put(place, "Hello"),
        lambda: titles(place),
        lambda: database.upgrade(database.locate(str(place))),
    ):
        with pytest.raises(RecordError, match=said):
            use()


def test_an_older_schema_is_upgraded_by_command_only(place: Path) -> None:
    schema(place, "0000")

    for use in (lambda: put(place, "Hello"), lambda: titles(place)):
        with pytest.raises(RecordError, match="has the older schema 0000: run 'claims db upgrade' first"):
            use()


def test_a_record_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(RecordError, match=r"the record .*file/claims\.db cannot be created: "):
        put(tmp_path / "file" / "claims.db", "Hello")
    with pytest.raises(RecordError, match=f"{tmp_path} is a folder, and a record is a file"):
        put(tmp_path, "Hello")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_record_that_cannot_be_written_is_named(place: Path) -> None:
    place.chmod(0o400)

    with pytest.raises(RecordError, match="cannot be changed: you may only read it"):
        put(place, "Hello")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("mysql://desk@host/claims", "kept in SQLite or PostgreSQL, not in mysql"),
        ("post gres://desk:secret@host/claims", "the database URL cannot be read"),
        ("postgresql://desk:secret@host:port/claims", "the database URL cannot be read"),
        ("postgresql://desk:secret@host/claims?port=x", "the database URL cannot be read"),
        ("postgresql:desk:secret@host/claims", "the database URL cannot be read"),
        ("postgresql://desk:my@secret@host/claims", "percent-encoded: @ is %40"),
        ("postgresql://desk:@secret?@host/claims", "percent-encoded: @ is %40"),
        ("postgresql://de/sk:secret@host/claims", "percent-encoded: @ is %40"),
        ("postgresql://desk:secret%00@host/claims", "there is a NUL in the database URL"),
        ("postgresql+asyncpg://desk:secret@host/claims", "not reached through asyncpg"),
        ("sqlite+nonsense:///claims.db", "not reached through nonsense"),
        ("sqlite://desk:secret@host/claims.db", "sqlite:/// and its path"),
        ("sqlite:///claims.db?mode=ro", "sqlite:/// and its path"),
        ("sqlite:///cla%00ims.db", "there is a NUL in the database URL"),
        ("sqlite://", "sqlite:/// and its path"),
        ("desk/", "desk/ is a folder, and a record is a file in one"),
        ("sqlite:///desk/.", "desk/. is a folder, and a record is a file in one"),
        ("~nobody-of-this-name/claims.db", "in the home of nobody"),
        ("claims\udcff.db", "not text in UTF-8"),
    ],
)
def test_a_place_that_cannot_be_is_refused_without_its_password(typed: str, said: str) -> None:
    with pytest.raises(RecordError, match=said) as refusal:
        database.locate(typed)

    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("postgresql://desk:secret@host/claims", "postgresql://desk:***@host/claims"),
        ("postgres://desk:se%40cret@[::1]:5432/claims", "postgresql://desk:***@[::1]:5432/claims"),
        ("postgresql:///claims?host=/run&password=secret", "postgresql:///claims?host=%2Frun&password=***"),
        ("postgresql:///claims?sslpassword=secret&port=1", "postgresql:///claims?port=1&sslpassword=***"),
    ],
)
def test_a_place_is_shown_without_its_password(typed: str, shown: str) -> None:
    assert database.shown(database.locate(typed)) == shown


@pytest.mark.parametrize("name", ["50% & more?.db", "a#b.db", "ö 記録.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    put(tmp_path / name, "Hello")

    assert titles(tmp_path / name) == ["Hello"]
    assert (tmp_path / name).is_file()


@pytest.mark.usefixtures("story")
def test_two_writers_wait_for_each_other_and_lose_nothing(place: Path) -> None:
    def work(name: str) -> None:
        for number in range(15):
            with database.begin(database.locate(str(place))) as session:
                session.info["login"] = name
                noting.add(session, [1], f"{name} {number}", by=name)

    writers = [threading.Thread(target=work, args=[name]) for name in ("ana", "ben")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    with database.look(database.locate(str(place))) as session:
        assert len(notes.entries(session, 1)) == 30
        assert list(checks.findings(session)) == []


@pytest.mark.usefixtures("story")
def test_readers_see_the_record_as_it_was_while_somebody_writes(place: Path) -> None:
    with database.begin(database.locate(str(place))) as session:
        session.info["login"] = "tester"
        articles.edit(session, 1, {"title": "Other"}, by="ana")
        session.flush()

        assert titles(place) == [STORY.title]

    assert titles(place) == ["Other"]


def test_several_first_commands_make_one_record(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    first = [
        subprocess.Popen([sys.executable, "-c", FIRST, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(3)
    ]
    for process in first:
        assert process.stdout
        process.stdout.readline()

    for process in first:
        assert process.stdin
        process.stdin.write(b"\n")
        process.stdin.flush()
    for process in first:
        process.communicate()

    assert [process.returncode for process in first] == [0, 0, 0]
    assert titles(path) == ["Hello"] * 3


def test_what_is_emptied_is_gone_from_the_file(place: Path) -> None:
    url = database.locate(str(place))
    with database.begin(url) as session:
        session.execute(text("INSERT INTO alembic_version VALUES ('quillfeather')"))
    assert b"quillfeather" in place.read_bytes()

    with database.begin(url) as session:
        session.execute(text("DELETE FROM alembic_version WHERE version_num = 'quillfeather'"))

    assert database.forget(url)
    assert b"quillfeather" not in place.read_bytes()
    assert not place.with_name(f"{place.name}-wal").exists() or place.with_name(f"{place.name}-wal").stat().st_size == 0


def test_an_error_does_not_say_what_was_stored(place: Path) -> None:
    with pytest.raises(IntegrityError) as error, database.begin(database.locate(str(place))) as session:
        session.execute(text("INSERT INTO secret (source_id, told) VALUES (9, :told)"), {"told": "quillfeather"})

    assert "quillfeather" not in str(error.value)
