"""A reader in a process of its own: whatever a hostile file does to it, it can be ended."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from claims.errors import NotReadableError
from claims.intake import limits

if sys.platform != "win32":
    import resource

# What a reader finds, by the names of the fields of Readable; a date is in ISO 8601.
Found = dict[str, str]
Read = Callable[[bytes, str, str], Iterable[Found]]

# Signs that no text on record has, and what takes their place.
SIGNS = {0: "\ufffd", 13: " "}


def read(reader: str, original: bytes, task: str, charset: str, seconds: float | None = None) -> Found:
    """Have a module beside this one read the bytes; what it says before it is ended counts.

    With neither text nor reason given, the reason is that it took too long, or broke off over damage.
    """
    allowed = seconds or limits.READING_SECONDS
    # -P, since the folder one stands in may hold a json.py of anybody's.
    command = [sys.executable, "-P", "-m", f"{__package__}.{reader}", task, charset, str(limits.READING_BYTES)]
    paths = os.pathsep.join(path for path in sys.path if path)
    unread = "it is damaged, or no file of its kind"
    try:
        said = subprocess.run(  # noqa: S603 - our own readers
            command,
            input=original,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=allowed,
            env=os.environ | {"PYTHONPATH": paths, "PYTHONWARNINGS": "ignore"},
            check=False,
        ).stdout
    except subprocess.TimeoutExpired as error:
        said, unread = error.stdout or b"", f"reading it takes longer than {allowed:g} seconds"
    found: Found = {}
    for line in said.splitlines(keepends=True):
        if line.endswith(b"\n"):
            found |= json.loads(line)
    return found if "text" in found or "unread" in found else {"unread": unread}


def answer(reading: Read) -> None:
    """Be the reader: the bytes come from stdin, and what is found goes to stdout, a line for each piece."""
    task, charset, memory = sys.argv[1:]
    _limit_memory(int(memory))
    try:
        for found in pieces(reading, sys.stdin.buffer.read(), task, charset):
            _say(found)
    except MemoryError:
        unread = f"reading it takes more than {limits.megabytes(int(memory))} of memory"
    else:
        return
    # Only now is the memory free again that the error's frames held.
    _say({"unread": unread})


def pieces(reading: Read, original: bytes, task: str, charset: str) -> Iterator[Found]:
    """Yield what a reader finds, as a record can hold it; NotReadableError (about "it") is a finding, too."""
    try:
        for found in reading(original, task, charset):
            yield _clean(found)
    except NotReadableError as error:
        yield _clean({"unread": str(error)})


def _clean(found: Found) -> Found:
    # Files hold halves of surrogate pairs and zeros, and a record takes neither; a carriage return would end a line.
    # One sign takes the place of one, so that all else stands where it was found.
    return {name: words.encode(errors="replace").decode().translate(SIGNS) for name, words in found.items()}


def _say(found: Found) -> None:
    sys.stdout.buffer.write(json.dumps(found).encode() + b"\n")
    sys.stdout.buffer.flush()


def _limit_memory(count: int) -> None:
    if sys.platform != "win32":
        # Some systems have no such limit, or a lower one already.
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (count, count))
