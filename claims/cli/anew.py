"""A record that begins with what is loaded: made beside its place, and put there when all of it is in.

So nothing need be done twice to know that it can be done, and nobody finds a record with nothing in it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from claims import database
from claims.cli.desk import Desk
from claims.database.places import path_of

# What SQLite keeps beside a record while it is open.
BESIDE = ("", "-wal", "-shm", "-journal")


@contextmanager
def desk_beside(desk: Desk) -> Iterator[Desk]:
    """Give a desk at a record that is not there yet, and is gone in the end; the same person works at it."""
    path = path_of(desk.url)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        yield Desk(desk.url.set(database=str(beside)).render_as_string(hide_password=False), desk.by)
    finally:
        for ending in BESIDE:
            with suppress(OSError):
                beside.with_name(beside.name + ending).unlink()


def put(other: Desk, desk: Desk) -> bool:
    """Put the record of the other desk in its place; tell whether there was none, and that could be done."""
    # Not renamed: what somebody else has made meanwhile would be lost.
    with suppress(OSError):
        os.link(path_of(other.url), path_of(desk.url))
        return True
    return False


def possible(desk: Desk) -> bool:
    """Tell whether there is no record, and it would be a file."""
    return desk.url.get_backend_name() == "sqlite" and not database.exists(desk.url)
