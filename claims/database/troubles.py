"""What stands in the way of a record, in words that say what to do about it; drivers' errors by their codes."""

import fcntl
import sqlite3
import tempfile
from pathlib import Path

# The first that an error's code begins with is said; the longer codes are particular cases of the shorter.
AGAIN = "run the command again"
NO_LOCKS = (
    "the record {record} is on a file system that locks no files or shares no memory, as network drives may; "
    "keep it on a disk of this machine, or in PostgreSQL"
)
SAID = {
    "sqlite": {
        # The memory that is shared is a file too, and had no room to grow.
        "SQLITE_IOERR_SHMSIZE": f"the disk of the record {{record}} is full, so this was not done; make room there and "
        f"{AGAIN}",
        "SQLITE_FULL": f"the disk of the record {{record}} is full, so this was not done; make room there and {AGAIN}",
        "SQLITE_READONLY_DIRECTORY": "the record {record} cannot be used: in its folder SQLite keeps its log, and you "
        "may not write there; ask its owner for that, or work on a copy",
        "SQLITE_READONLY": "the record {record} cannot be changed: you may only read it; ask its owner for more, or "
        "name another one with --database",
        "SQLITE_BUSY": "the record {record} is locked: another program has been at work on it for {seconds:g} seconds; "
        f"{AGAIN} when that has ended",
        "SQLITE_CANTOPEN": "the record {record} cannot be opened: see whether it is there and you may read it and "
        "write in its folder",
        "SQLITE_PERM": NO_LOCKS,
        "SQLITE_PROTOCOL": NO_LOCKS,
        "SQLITE_IOERR_LOCK": NO_LOCKS,
        "SQLITE_IOERR_SHM": NO_LOCKS,
        "SQLITE_IOERR_RDLOCK": NO_LOCKS,
        "SQLITE_IOERR_UNLOCK": NO_LOCKS,
        "SQLITE_IOERR_CHECKRESERVEDLOCK": NO_LOCKS,
        "SQLITE_IOERR": "the disk of the record {record} fails ({reason}){kept}; see to the disk and its room before "
        f"you {AGAIN}",
        "SQLITE_NOTADB": "{record} is not a claims record, or a damaged one: {reason}",
        "SQLITE_CORRUPT": "{record} is not a claims record, or a damaged one: {reason}; put a backup in its place",
    },
    # https://www.postgresql.org/docs/current/errcodes-appendix.html
    "postgresql": {
        "53100": f"the disk of the record {{record}} is full, so this was not done; make room there and {AGAIN}",
        "53300": f"the server of the record {{record}} has too many at work on it; {AGAIN} in a while",
        "53": f"the server of the record {{record}} has no room to work ({{reason}}), so this was not done; {AGAIN}",
        "25006": "the record {record} cannot be changed: the server lets it only be read ({reason})",
        "42501": "the record {record} cannot be used as this user ({reason}); ask its administrator for more",
        "28": "the server of the record {record} does not let you in ({reason})",
        "3D": "the record {record} cannot be used: {reason}; its administrator makes the database",
        "55P03": "the record {record} is locked: another program has been at work on it for {seconds:g} seconds; "
        f"{AGAIN} when that has ended",
        "40": f"the record {{record}} was changed by others at the same moment, so this was not done; {AGAIN}",
        "57014": f"the server of the record {{record}} ended the work ({{reason}}), so this was not done; {AGAIN}",
        "57P": f"the connection to the record {{record}} was lost{{kept}}; {AGAIN} when the server is there",
        "08": f"the connection to the record {{record}} was lost{{kept}}; {AGAIN} when the server is there",
        "lost": f"the connection to the record {{record}} was lost{{kept}}; {AGAIN} when the server is there",
    },
}
# What became of the work: while an engine keeps it, only the engine knows.
NOT_KEPT = ", so this was not done"
UNSURE = " while this was being kept; 'claims history' tells whether it was"
# File systems of other machines, as Linux calls them. https://www.sqlite.org/wal.html: "WAL does not work over a
# network filesystem", because its readers and writers share memory.
NETWORKS = (
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "afs",
    "ceph",
    "ocfs2",
    "gfs2",
    "lustre",
    "ncpfs",
    "fuse.sshfs",
    "fuse.glusterfs",
    "fuse.rclone",
)
MOUNTS = Path("/proc/self/mountinfo")


def sentence(code: str, engine: str, record: str, reason: str, *, seconds: float, keeping: bool) -> str | None:
    """Say what an engine's error means, None where it is not one of those that a person can put right.

    `code` is SQLite's name of the error or PostgreSQL's SQLSTATE; `keeping` is whether the work was being committed.
    """
    for beginning, said in SAID[engine].items():
        if code.startswith(beginning):
            kept = UNSURE if keeping else NOT_KEPT
            return said.format(record=record, reason=reason, seconds=seconds, kept=kept)
    return None


def of_file(error: sqlite3.Error, path: Path, *, seconds: float, keeping: bool = False) -> str | None:
    """Say what an error of SQLite's own driver means for the record in a file, as `sentence` does."""
    code = getattr(error, "sqlite_errorname", "")
    # What locks nothing is called busy too: SQLite has no name of its own for that.
    if code.startswith("SQLITE_BUSY") and not _locks(path.parent):
        code = "SQLITE_PROTOCOL"
    return sentence(code, "sqlite", str(path), one_line(error), seconds=seconds, keeping=keeping)


def networked(path: Path, mounts: Path = MOUNTS) -> bool:
    """Tell whether a file is on another machine's disk, as far as the system says so; `mounts` is as of proc(5)."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        # Only Linux has it.
        return False
    deepest, kind = 0, ""
    for line in lines:
        place, _, after = line.partition(" - ")
        folder = place.split()[4].replace("\\040", " ")
        # The later of two at one place is the one that is seen.
        if path.is_relative_to(folder) and len(folder) >= deepest:
            deepest, kind = len(folder), after.split()[0]
    return kind.startswith(NETWORKS)


def one_line(error: Exception | None) -> str:
    """Say in one line what the driver said."""
    return " ".join(str(error).split())


def _locks(folder: Path) -> bool:
    """Tell whether files of a folder can be locked.

    Tried on a file of its own: closing the record's would end every lock that this process has on it.
    """
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except PermissionError:
        # Nothing can be tried there.
        return True
    except OSError:
        return False
    return True
