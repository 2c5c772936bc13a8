"""What is to be loaded, brought in: an address, a file or stdin becomes bytes that wait for a reader."""

from typing import BinaryIO
from urllib.parse import urlsplit

from claims.errors import NotReadableError
from claims.intake import files, locations, reading, web
from claims.intake.limits import Limits
from claims.intake.locations import Address, File
from claims.intake.page import Material, NotCaptured
from claims.intake.web import peers
from claims.intake.web.peers import MayReach


def bring(
    location: str, *, max_bytes: int, stdin: BinaryIO | None = None, may_reach: MayReach = peers.public
) -> Material:
    """Get the bytes that a LOCATION names; `stdin` is read for `-` only, the process's own unless given.

    NotUnderstoodError: what was typed can be no location. NotReadableError: there is nothing, or more than `max_bytes`.
    """
    where = locations.parse(location)
    if isinstance(where, Address):
        return _fetched(where.url, location, Limits(max_bytes=max_bytes), may_reach)
    if isinstance(where, File):
        with files.opened(where.path, location) as file:
            original = file.read(max_bytes + 1)
        material = Material(location, str(where.path), original)
    else:
        original = reading.from_stdin(stdin, max_bytes)
        material = Material("stdin", "-", original)
    if len(original) > max_bytes:
        raise NotReadableError(reading.larger(material.name, max_bytes))
    if not original.strip():
        raise NotReadableError(f"{material.name} is empty")
    return material


def named(material: Material) -> str:
    """Give the name whose ending tells what the bytes are, where nothing in them does."""
    return urlsplit(material.address).path if material.address else material.location


def _fetched(url: str, typed: str, allowed: Limits, may_reach: MayReach) -> Material:
    found = web.fetched(url, allowed, may_reach)
    if isinstance(found, NotCaptured):
        raise NotReadableError(f"{typed} cannot be read: {found.reason}")
    return Material(typed, url, found.original, found.address, found.charset)
