"""The readers that work in processes of their own, in this one: the same functions, with the same ends."""

import warnings
import zlib
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from claims.intake.readable import apart
from claims.intake.readable.apart import Found

APART = apart.read
DAMAGED = "it is damaged, or no file of its kind"
# One in so many inputs is read in a process as well, and has to come out the same.
SHARE = 2_000


def read(reader: str, original: bytes, task: str, charset: str, seconds: float | None = None) -> Found:
    """Read as `apart.read` does; whatever a reader raises ends its process, and this too."""
    found: Found = {}
    # A process would end with a traceback that nobody sees; its warnings nobody sees either.
    with suppress(Exception), warnings.catch_warnings(action="ignore"):
        for piece in apart.pieces(_module(reader).read, original, task, charset):
            found |= piece
    found = found if "text" in found or "unread" in found else {"unread": DAMAGED}
    if zlib.crc32(original) % SHARE == 0:
        assert APART(reader, original, task, charset, seconds) == found
    return found


@cache
def _module(reader: str) -> ModuleType:
    name = f"{apart.__package__}.{reader}"
    spec = find_spec(name)
    return import_module(f"{name}.__main__" if spec and spec.submodule_search_locations else name)
