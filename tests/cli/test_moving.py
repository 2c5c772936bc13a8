"""Records that are backed up and restored: whole or not at all, over nothing that is there, whoever is at work."""

import os
import shlex
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from claims import database
from claims.database import pouring
from claims.errors import RecordError
from tests.cli.conftest import Terminal
from tests.conftest import Ended, Run
from tests.database.test_troubles import small

pytestmark = [pytest.mark.sqlite, pytest.mark.usefixtures("story")]

# Works at a record until it is told to end, and says which of its notes were acknowledged.
WRITER = """
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from claims.cli.main import main
place, name, end = sys.argv[1:]
done = 0
while not Path(end).exists():
    with redirect_stdout(StringIO()):
        assert main(["--database", place, "--by", name, "note", "1", f"{name}'s {done}"]) == 0
    done += 1
    Path(f"{end}.{name}").write_text(str(done))
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a backup goes."""
    return tmp_path / "desk backup.db"


@pytest.fixture
def note(run: Run) -> Callable[[str], None]:
    """Write a note about claim 1."""

    def put(words: str) -> None:
        assert run(f"note 1 {shlex.quote(words)}").status == 0

    return put


def read(path: Path, statement: str = "SELECT text FROM note ORDER BY id") -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [str(row[0]) for row in connection.execute(statement)]


def did(ended: Ended) -> str:
    assert (ended.status, ended.err) == (0, "")
    return ended.out


def refused(ended: Ended, said: str) -> None:
    assert (ended.status, ended.out) == (1, "")
    [line] = ended.err.splitlines()
    assert said in line


def quoted(place: object) -> str:
    return shlex.quote(str(place))


def test_a_backup_is_one_file_for_its_owner_alone_and_says_what_is_in_it(run: Run, file: Path) -> None:
    said = did(run(f"db backup {quoted(file)}"))

    head = did(run("db info")).split()[-1]
    assert said == (f"Backed up to {file}: 1 article, 6 claims, 0 sources, 10 changes, the last one {head}.\n")
    assert file.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in file.parent.iterdir()) == ["claims.db", "desk backup.db"]
    # A log beside it could not be opened where nobody may write.
    assert read(file, "PRAGMA journal_mode") == ["delete"]
    assert did(run(f"--database {quoted(file)} db check")).startswith("The record is whole: 10 changes")


def test_a_backup_that_is_there_is_written_over_only_if_that_is_asked_for(
    run: Run, file: Path, note: Callable[[str], None]
) -> None:
    file.write_bytes(b"mine")
    file.chmod(0o644)

    refused(run(f"db backup {quoted(file)}"), f"{file} is there already; --force writes over it")
    assert file.read_bytes() == b"mine"

    did(run(f"db backup {quoted(file)} --force"))
    note("later")
    did(run(f"db backup {quoted(file)} --force"))
    assert (read(file), file.stat().st_mode & 0o777) == (["later"], 0o600)


def test_a_file_that_comes_to_be_meanwhile_is_not_written_over(place: Path, file: Path) -> None:
    meanwhile = pouring.whole(file)
    meanwhile.__enter__().write_bytes(b"ours")
    file.write_bytes(b"theirs")

    with pytest.raises(RecordError, match="is there already"):
        meanwhile.__exit__(None, None, None)

    assert (file.read_bytes(), len([*file.parent.iterdir()])) == (b"theirs", 2)
    assert place.exists()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("missing/desk.db", "missing/desk.db cannot be written: no such file or directory"),
        ("claims.db/desk.db", "claims.db/desk.db cannot be written: not a directory"),
        ("folder", "folder is a folder; name a file in it"),
        ("n" * 300, "cannot be written: file name too long"),
        ("round", "round cannot be written"),
        ("pipe", "pipe is a pipe or a device, and a record is a file"),
        ("claims.db", "claims.db is the record itself; give another file"),
        ("link.db", "link.db is the record itself; give another file"),
        ("hard.db", "hard.db is the record itself; give another file"),
        ("claims.db-wal", "claims.db-wal is a name under which SQLite keeps what belongs to a database"),
        ("left.db", "left.db-wal is left of a database of that name"),
    ],
)
def test_what_cannot_become_a_backup_is_said_in_one_line(
    run: Run, place: Path, tmp_path: Path, name: str, says: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "round").symlink_to("round")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link.db").symlink_to(place)
    (tmp_path / "hard.db").hardlink_to(place)
    (tmp_path / "left.db-wal").write_bytes(b"of another one")
    before = sorted(tmp_path.rglob("*")), place.read_bytes()

    refused(run(f"db backup {quoted(tmp_path / name)} --force"), says)

    assert (sorted(tmp_path.rglob("*")), place.read_bytes()) == before


def test_a_database_that_others_have_open_is_not_written_over(run: Run, file: Path) -> None:
    did(run(f"db backup {quoted(file)}"))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("DELETE FROM note")
        refused(run(f"db backup {quoted(file)} --force"), f"{file} is a database that is in use; give another name")

    did(run(f"db backup {quoted(file)} --force"))


def test_a_link_is_followed(run: Run, file: Path, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(file)

    did(run(f"db backup {quoted(tmp_path / 'link.db')}"))

    assert (tmp_path / "link.db").is_symlink()
    assert read(file, "SELECT COUNT(*) FROM claim") == ["6"]


def test_a_disk_that_is_full_gets_no_part_of_it(run: Run, tmp_path: Path, place: Path) -> None:
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("CREATE TABLE big AS SELECT randomblob(3000000)")
    with small(tmp_path / "disk") as disk:
        refused(run(f"db backup {disk}/desk.db"), f"the disk of the record {disk}/desk.db is full")
        assert [*disk.iterdir()] == []

        did(run(f"db backup {tmp_path}/desk.db"))
        refused(run(f"--database {disk}/claims.db db restore {tmp_path}/desk.db"), f"record {disk}/claims.db is full")
        assert not database.exists(database.locate(f"{disk}/claims.db"))


def test_a_folder_that_nobody_may_write_in_gets_no_part_of_it(run: Run, tmp_path: Path) -> None:
    # To root nothing is closed but what the system has.
    (tmp_path / "closed").mkdir(mode=0o500)
    folder = Path("/proc") if os.geteuid() == 0 else tmp_path / "closed"

    refused(run(f"db backup {folder}/desk.db"), f"{folder}/desk.db cannot be written")


@dataclass(frozen=True, slots=True)
class Writers:
    """Real processes at work on a record until they are told to end."""

    running: dict[str, "subprocess.Popen[bytes]"]
    end: Path

    def acknowledged(self) -> int:
        """Count the notes that were acknowledged so far, of each at least one."""
        said = [self.end.with_name(f"end.{name}") for name in self.running]
        while not all(path.exists() and path.read_text() for path in said):
            assert all(process.poll() is None for process in self.running.values())
            time.sleep(0.05)
        return sum(int(path.read_text() or 0) for path in said)

    def stop(self) -> None:
        self.end.touch()
        assert [process.wait(120) for process in self.running.values()] == [0, 0]


@pytest.fixture
def writers(place: Path, tmp_path: Path) -> Iterator[Writers]:
    end = tmp_path / "end"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}

    def start(name: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen([sys.executable, "-c", WRITER, str(place), name, str(end)], env=environment)

    at_work = Writers({name: start(name) for name in ("ben", "eva")}, end)
    yield at_work
    at_work.stop()


def test_a_backup_is_whole_while_others_write(run: Run, tmp_path: Path, writers: Writers) -> None:
    for number in range(3):
        before = writers.acknowledged()
        did(run(f"db backup {tmp_path}/{number}.db"))
        did(run(f"--database {tmp_path}/restored{number}.db db restore {tmp_path}/{number}.db"))

        assert did(run(f"--database {tmp_path}/restored{number}.db db check")).startswith("The record is whole")
        assert len(read(tmp_path / f"restored{number}.db")) >= before


def test_a_restore_while_others_write_loses_nothing_that_was_acknowledged(
    run: Run, place: Path, file: Path, writers: Writers
) -> None:
    did(run(f"db backup {quoted(file)}"))
    assert writers.acknowledged() > 1

    did(run(f"db restore {quoted(file)} --yes"))

    # What was written before is in the one that was kept, and what came after in the one that was restored.
    writers.stop()
    kept = Path(f"{place}.backup")
    assert len(read(place)) + len(read(kept)) - len(read(file)) == writers.acknowledged()
    for record in (place, kept):
        assert did(run(f"--database {record} db check")).startswith("The record is whole")


def test_a_record_is_replaced_when_that_is_wanted_and_kept(
    run: Run, terminal: Terminal, place: Path, file: Path, note: Callable[[str], None]
) -> None:
    did(run(f"db backup {quoted(file)}"))
    note("since then")
    refused(run(f"db restore {quoted(file)}"), f"to replace the record at {place}, say --yes; there is no terminal to")

    no = terminal("db", "restore", str(file), answer="n\n")
    assert (no.status, read(place)) == (1, ["since then"])
    yes = terminal("db", "restore", str(file), answer="y\n", columns=300)

    assert (yes.status, read(place)) == (0, [])
    assert f"Replace the record at {place}? [y/N]: y\nRestored {file} to {place}: 1 article" in yes.out
    assert yes.out.endswith(f"The record that was there is kept in {place}.backup.\n")
    assert read(Path(f"{place}.backup")) == ["since then"]
    assert Path(f"{place}.backup").stat().st_mode & 0o777 == 0o600


def test_each_record_that_was_replaced_is_kept(run: Run, place: Path, file: Path, note: Callable[[str], None]) -> None:
    did(run(f"db backup {quoted(file)}"))
    for words in ("one", "two"):
        note(words)
        did(run(f"db restore {quoted(file)} --yes"))

    assert [read(Path(f"{place}.{name}")) for name in ("backup", "backup-2")] == [["one"], ["two"]]
    # And what was kept can be put back in its turn.
    did(run(f"db restore {quoted(f'{place}.backup')} --yes"))
    assert read(place) == ["one"]
