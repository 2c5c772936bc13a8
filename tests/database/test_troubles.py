"""What stands in the way of a record: one line that says what to do, exit status 1, nothing by half, and no log."""

import errno
import os
import pwd
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from claims import database
from claims.database import troubles
from claims.errors import RecordError
from claims.tracking import checks, chronicle
from tests.conftest import Ended

# What each begins with.
pytestmark = pytest.mark.usefixtures("story")

HERE = Path(__file__).parent
ADD = ("source", "add", "1", "https://city.example/", "--supports", "--no-capture")
ROOT = os.geteuid() == 0
Typed = Callable[..., Ended]


# Somebody else's command: what it needs is loaded before, from folders that are closed to them.
BECOME = """
import os, sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from claims.cli.main import main
user, copy, place, *line = sys.argv[1:]
with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
    main(["--database", copy, "--by", "ana", *line])
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(int(user))
    os.setuid(int(user))
sys.exit(main(["--database", place, "--by", "ana", *line]))
"""


@pytest.fixture
def kept(place: Path) -> Path:
    """A record with a story."""
    return place


@pytest.fixture
def typed(tmp_path: Path) -> Typed:
    """Type a command as a process of its own, perhaps under a limit of how long a file may be."""

    def run(place: object, *arguments: str, most: int | None = None, **more: str) -> Ended:
        def limited() -> None:
            if most is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

        ended = subprocess.run(
            [sys.executable, "-m", "claims", "--database", str(place), "--by", "ana", *arguments],
            env={**_environment(tmp_path), **more},
            preexec_fn=limited,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            cwd="/",
        )
        return Ended(ended.returncode, ended.stdout, ended.stderr)

    return run


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CLAIMS_", "XDG_"))}
    return kept | {
        "HOME": str(folder / "home"),
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PYTHONWARNINGS": "error",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def refused(ended: Ended, said: str, folder: Path) -> None:
    """A refusal is one line that says so; nothing is logged, as a bug would be."""
    assert (ended.status, ended.out) == (1, "")
    [line] = ended.err.splitlines()
    assert said in line
    assert not [*folder.rglob("*.log")]


def changes(place: Path) -> int:
    """Count the changes of a record that is whole."""
    with database.look(database.locate(str(place))) as session:
        assert list(checks.findings(session)) == []
        return chronicle.head(session)[1]


@contextmanager
def small(folder: Path) -> Iterator[Path]:
    """Give a disk of 2 MB, where one may be mounted."""
    folder.mkdir()
    mount, umount = (shutil.which(program) for program in ("mount", "umount"))
    command = [mount or "", "-t", "tmpfs", "-o", "size=2m", "claims", str(folder)]
    if not (ROOT and mount and umount) or subprocess.run(command, check=False).returncode:
        pytest.skip("no disk may be mounted here; the limit of a file's size is tried instead")
    try:
        yield folder
    finally:
        subprocess.run([umount or "", str(folder)], check=True)


def test_a_full_disk_is_told_and_nothing_is_done(kept: Path, typed: Typed, tmp_path: Path) -> None:
    with small(tmp_path / "disk") as disk:
        place = Path(shutil.copy(kept, disk / "claims.db"))
        before = changes(place)
        (disk / "others").write_bytes(b"")
        with (disk / "others").open("wb", buffering=0) as others:
            while True:
                try:
                    others.write(b"0" * 4096)
                except OSError:
                    break

        refused(typed(place, *ADD), f"the disk of the record {place} is full, so this was not done", tmp_path)

        (disk / "others").unlink()
        assert changes(place) == before
        assert typed(place, *ADD).status == 0
        assert changes(place) > before


def test_a_file_that_may_not_grow_is_told_and_nothing_is_done(kept: Path, typed: Typed, tmp_path: Path) -> None:
    before = changes(kept)

    # Python takes no notice of SIGXFSZ, and a write ends with an error instead.
    ended = typed(kept, *ADD, most=4096)

    refused(ended, "the record", tmp_path)
    assert "see to the disk" in ended.err or "is full" in ended.err
    assert changes(kept) == before


def test_output_that_cannot_be_written_is_told(kept: Path, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "claims", "--database", str(kept), *ADD],
            env=_environment(tmp_path),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert (ended.returncode, ended.stderr) == (
        1,
        "claims: the output cannot be written: No space left on device; 'claims history' tells what was done\n",
    )
    assert changes(kept) > 10


@pytest.fixture
def stranger() -> Iterator[Path]:
    """A folder that somebody else may come to, who owns nothing in it; to root nothing is closed."""
    with tempfile.TemporaryDirectory(prefix="claims-") as name:
        yield Path(name)


@pytest.mark.parametrize(
    ("modes", "said"),
    [
        ((0o444, 0o777), "cannot be changed: you may only read it; ask its owner for more"),
        ((0o444, 0o555), "and you may not write there; ask its owner for that, or work on a copy"),
        ((0o666, 0o555), "and you may not write there; ask its owner for that, or work on a copy"),
        ((0o000, 0o777), "cannot be opened: see whether it is there and you may read it"),
    ],
    ids=["file", "both", "folder", "closed"],
)
def test_what_may_only_be_read_is_told(
    kept: Path, stranger: Path, tmp_path: Path, modes: tuple[int, int], said: str
) -> None:
    place = Path(shutil.copy(kept, stranger / "claims.db"))
    before = changes(place)
    place.chmod(modes[0])
    stranger.chmod(modes[1])
    user = next(entry.pw_uid for entry in pwd.getpwall() if entry.pw_name == "nobody")

    ended = subprocess.run(
        [sys.executable, "-c", BECOME, str(user), str(kept), str(place), *ADD],
        env=_environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )

    stranger.chmod(0o700)
    place.chmod(0o600)
    refused(Ended(ended.returncode, ended.stdout, ended.stderr), said, tmp_path)
    assert changes(place) == before


@pytest.mark.parametrize("line", [ADD, ("show", "1"), ("list",)], ids=["write", "read", "list"])
def test_a_locked_record_is_waited_for_no_longer_than_the_place_says(
    kept: Path, typed: Typed, tmp_path: Path, line: tuple[str, ...]
) -> None:
    before = changes(kept)
    with closing(sqlite3.connect(kept, isolation_level=None)) as other:
        # In the old way of a log, an exclusive lock keeps readers out as well.
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")

        ended = typed(f"sqlite:///{kept}?timeout=0.2", *line)

    refused(ended, "is locked: another program has been at work on it for 0.2 seconds; run the command again", tmp_path)
    assert changes(kept) == before


@pytest.mark.parametrize("said", ["soon", "-1", "nan", "1&timeout=2"])
def test_a_time_to_wait_that_is_none_is_refused(said: str) -> None:
    with pytest.raises(RecordError, match="the timeout in the database URL is no number of seconds"):
        database.locate(f"sqlite:///claims.db?timeout={said}")


@pytest.fixture(scope="session")
def unlocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that has the system refuse what network drives refuse."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("there is no compiler to have the system refuse locks with")
    library = tmp_path_factory.mktemp("unlocked") / "unlocked.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, HERE / "unlocked.c", "-ldl"], check=True)
    return library


@pytest.mark.parametrize(
    "drive",
    [
        {"NO_LOCKS": str(errno.ENOLCK)},
        {"NO_LOCKS": str(errno.ENOSYS)},
        {"NO_LOCKS": str(errno.EOPNOTSUPP)},
        {"NO_SHARING": "1"},
    ],
    ids=["no lock daemon", "no locks", "locks not supported", "no shared memory"],
)
@pytest.mark.parametrize("line", [ADD, ("show", "1")], ids=["write", "read"])
def test_a_drive_that_locks_or_shares_nothing_is_told(
    kept: Path, typed: Typed, tmp_path: Path, unlocked: Path, drive: dict[str, str], line: tuple[str, ...]
) -> None:
    before = changes(kept)

    ended = typed(f"sqlite:///{kept}?timeout=0.2", *line, LD_PRELOAD=str(unlocked), **drive)

    refused(ended, "is on a file system that locks no files or shares no memory", tmp_path)
    assert "keep it on a disk of this machine, or in PostgreSQL" in ended.err
    assert changes(kept) == before


MOUNTS = """22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
41 22 0:37 / /mnt/desk rw,relatime shared:7 - nfs4 server:/desk rw
42 41 254:1 / /mnt/desk/own\\040disk rw - xfs /dev/vdb rw
43 22 0:40 / /mnt/win rw - cifs //server/win rw
44 22 0:41 / /mnt/far rw - fuse.sshfs far: rw
"""


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("/home/ana/claims.db", False),
        ("/mnt/desk/claims.db", True),
        ("/mnt/desktop/claims.db", False),
        ("/mnt/desk/own disk/claims.db", False),
        ("/mnt/win/claims.db", True),
        ("/mnt/far/away/claims.db", True),
    ],
)
def test_a_drive_of_another_machine_is_known(tmp_path: Path, place: str, *, expected: bool) -> None:
    (tmp_path / "mounts").write_text(MOUNTS, encoding="utf-8")

    assert troubles.networked(Path(place), tmp_path / "mounts") is expected


def test_where_the_system_tells_no_drives_none_is_of_another_machine(tmp_path: Path) -> None:
    assert not troubles.networked(tmp_path, tmp_path / "none")
