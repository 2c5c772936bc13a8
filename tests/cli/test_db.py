import shlex
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claims.database import SCHEMA
from tests.conftest import Run

# What a password is made of, so that none of it is there by chance.
UNSAID = "Qx7Zk9"


def test_an_empty_record_can_be_made_once(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "new" / "desk.db"
    line = f"--database {shlex.quote(str(place))} db init"

    made, again = run(line), run(line)

    assert (made.status, made.out) == (0, f"Made an empty record at {place}.\n")
    assert (again.status, again.err) == (1, f"claims: there is a record at {place} already\n")


@pytest.mark.usefixtures("story")
def test_a_record_says_where_it_is_and_what_is_in_it(run: Run, place: Path) -> None:
    said = dict(line.split(": ", 1) for line in run("db info").out.splitlines())

    assert (said["record"], said["schema"], said["at the desk"]) == (str(place), f"{SCHEMA} ({SCHEMA} expected)", "ana")
    assert (said["articles"], said["claims"], said["sources"]) == ("1", "6", "0")
    assert said["program"].startswith("claims 0.1.0, ")
    assert said["changes"].startswith("10, the last one ")


def test_a_record_that_is_not_there_is_said_to_be_none(run: Run, tmp_path: Path) -> None:
    ended = run(f"--database {shlex.quote(str(tmp_path / 'none.db'))} db info")

    assert (ended.status, f"schema: none ({SCHEMA} expected)\n" in ended.out) == (0, True)
    assert not (tmp_path / "none.db").exists()


def test_a_record_of_this_schema_needs_no_upgrade(run: Run) -> None:
    assert run("db upgrade").out == f"The record has schema {SCHEMA}, which is this program's.\n"


@pytest.mark.usefixtures("story")
def test_a_whole_record_is_found_whole(run: Run) -> None:
    ended = run("db check")
    head = ended.out.split()[-1].rstrip(".")

    assert (ended.status, ended.out.startswith("The record is whole: ")) == (0, True)
    assert run(f"db check --head {head}").status == 0
    other = run(f"db check --head {'f' * 64}")
    assert (other.status, other.err.startswith(f"claims: no change on record has the digest {'f' * 64}: ")) == (1, True)


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(
    ("typed", "says"), [("abc", "'abc' is no digest"), ("''", "'' is no digest"), ("0" * 64, "nothing")]
)
def test_a_digest_that_could_prove_nothing_is_refused_in_one_line(run: Run, typed: str, says: str) -> None:
    ended = run(f"db check --head {typed}")

    assert (ended.status, ended.out, ended.err.count("\n")) == (1, "", 1)
    assert says in ended.err


def test_an_empty_record_is_whole_with_the_digest_that_it_begins_with(run: Run) -> None:
    run("db init")

    assert run(f"db check --head {'0' * 64}").status == 0


@pytest.mark.usefixtures("story")
def test_a_record_somebody_tampered_with_is_not(run: Run, place: Path) -> None:
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("UPDATE change SET by = 'nobody' WHERE id = 3")

    ended = run("db check")

    assert (ended.status, ended.out) == (1, "")
    assert ended.err.startswith("claims: change 3 (")


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("line", ["list", "note 1 hm", "import nothing.txt", "db upgrade"])
def test_a_record_of_a_newer_program_is_left_alone(run: Run, place: Path, line: str) -> None:
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    ended = run(line)

    assert (ended.status, ended.out) == (1, "")
    if not line.startswith("import"):
        assert f"has schema 9999, newer than this program's {SCHEMA}" in ended.err


@pytest.mark.parametrize("line", ["list", "note 1 hm", "db init", "db check"])
@pytest.mark.parametrize("content", [b"Not a database, but long enough to be looked at.\n" * 9, None])
def test_a_file_of_another_program_is_left_alone(run: Run, tmp_path: Path, line: str, content: bytes | None) -> None:
    other = tmp_path / "other.db"
    if content is None:
        with closing(sqlite3.connect(other)) as connection, connection:
            connection.execute("CREATE TABLE mine (id)")
    else:
        other.write_bytes(content)
    before = other.read_bytes()

    ended = run(f"--database {shlex.quote(str(other))} {line}")

    assert (ended.status, ended.out, ended.err.count("\n")) == (1, "", 1)
    assert other.read_bytes() == before


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("mysql://ana:secret@host/name", "a record is kept in SQLite or PostgreSQL, not in mysql"),
        ("://", "the database URL cannot be read"),
        ("/dev/null/claims.db", "cannot be created: file exists"),
        (".", "is a folder, and a record is a file"),
    ],
)
def test_a_place_that_can_hold_no_record_is_refused(run: Run, place: str, says: str) -> None:
    ended = run(f"--database {place} db init")

    assert (ended.status, ended.out) == (1, "")
    assert says in ended.err
    assert "secret" not in ended.err


@pytest.mark.parametrize("line", ["db info", "db init", "list", "note 1 hm"])
@pytest.mark.parametrize(
    "place",
    [
        f"postgresql+psycopg://desk:{UNSAID}@/claims?host=/nowhere",
        f"postgres://desk:{UNSAID}%40{UNSAID}@/claims?host=/nowhere&sslpassword={UNSAID}",
        f"postgresql://desk:{UNSAID}@{UNSAID}@/claims?host=/nowhere",
        f"postgresql://desk:{UNSAID}/{UNSAID}@/claims?host=/nowhere",
        f"postgresql://desk:@{UNSAID}?@/claims",
        f"postgresql:///claims?host=/nowhere&password={UNSAID}",
        f"postgresql:///claims?host=/nowhere&nosuch={UNSAID}",
        f"postgresql://desk:{UNSAID}@/claims?host=/nowhere&connect_timeout={UNSAID}",
        f"postgresql://desk:{UNSAID}@/claims?host=/nowhere&port=x",
        f"postgresql://desk:{UNSAID}@[::1]:1/claims",
        f"postgresql://desk:%00{UNSAID}@/claims?host=/nowhere",
        f"postgresql+nonsense://desk:{UNSAID}@/claims",
        f"postgresql+pg8000:desk:{UNSAID}@host/claims",
        f"sqlite+nonsense://desk:{UNSAID}@host/claims.db",
        f"sqlite://desk:{UNSAID}@host/claims.db",
        f"mysql://desk:{UNSAID}@host/claims",
    ],
)
def test_nobody_is_told_the_password_of_a_record(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, line: str
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    monkeypatch.setenv("CLAIMS_DATABASE", place)

    ended = run(line)

    assert (ended.status, ended.err.count("\n")) == (1, 1)
    assert UNSAID not in ended.out + ended.err
    # No log of a bug, and no record that was made in its name.
    assert not [*folder.iterdir()]


@pytest.mark.parametrize("name", ["CLAIMS_DATABASE", "CLAIMS_BY"])
def test_an_environment_that_is_no_text_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "a\udcff")

    ended = run("db info")

    assert (ended.status, ended.out, ended.err) == (1, "", "claims: 'a\\udcff' is not text in UTF-8\n")


def test_the_name_of_a_record_is_shown_and_not_obeyed(run: Run, tmp_path: Path) -> None:
    odd = tmp_path / "a\x1b[31m\nb.db"

    ended = run(f"--database {shlex.quote(str(odd))} db init")

    assert (ended.status, ended.out) == (0, f"Made an empty record at {tmp_path}/a␛[31m b.db.\n")
