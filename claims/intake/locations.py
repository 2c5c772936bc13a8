"""What a LOCATION is: an http(s) address, a file, or `-` for stdin."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from claims.errors import NotUnderstoodError


@dataclass(frozen=True, slots=True)
class Address:
    """A web address in RFC 3986 normal form, without fragment."""

    url: str


@dataclass(frozen=True, slots=True)
class File:
    """An absolute path, its links not followed; whether something is there is for the opener to say."""

    path: Path


@dataclass(frozen=True, slots=True)
class Stdin:
    """What is piped in."""


Location = Address | File | Stdin

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\]")
# Stands in for an empty path segment while url-normalize works; a real %00 is refused before.
_HOLE = "%00"


def parse(typed: str) -> Location:
    """Say what was typed, without looking at disk or network.

    NotUnderstoodError: no http(s) address though it has a scheme, or no name that a file can have.
    """
    if typed == "-":
        return Stdin()
    if scheme := _SCHEME.match(typed):
        if scheme[1].lower() not in {"http", "https"}:
            raise NotUnderstoodError(f"{typed} is not an address that can be used: only http and https are")
        return Address(normal(typed))
    return File(_path(typed))


def normal(url: str) -> str:
    """Give the one form in which two spellings of an http(s) address are the same source.

    RFC 3986 section 6.2.2 and 6.2.3, host names in IDNA, no fragment. NotUnderstoodError: spaces, control
    characters, a user name, no host, or a host or port that cannot be.
    """
    # Inside, since it brings idna's tables and a file needs neither.
    from url_normalize import url_normalize  # noqa: PLC0415

    _refuse_unsafe(url)
    try:
        parts = urlsplit(url)
        _refuse_parts(url, parts)
        bare = parts._replace(path=_with_holes(parts.path), fragment="").geturl()
        whole = (url_normalize(bare) or "").replace(f"/{_HOLE}", "/")
        host = urlsplit(whole).netloc.removesuffix(f":{parts.port}")
    except ValueError as error:
        raise NotUnderstoodError(f"{url} is not an address: its host or port cannot be") from error
    if not _HOST.fullmatch(host):
        raise NotUnderstoodError(f"{url} is not an address: its host cannot be")
    return whole


def _path(typed: str) -> Path:
    if not typed:
        raise NotUnderstoodError("a location is an http(s) address, a file or -, not nothing")
    if "\0" in typed:
        raise NotUnderstoodError(f"{typed!r} cannot be the name of a file")
    # Path.absolute keeps "..", so one file would have two names.
    path = os.path.normpath(Path.cwd() / typed)
    try:
        path.encode()
    except UnicodeEncodeError as error:
        shown = path.encode(errors="backslashreplace").decode()
        raise NotUnderstoodError(f"{shown} is a name in no encoding that can be told: rename the file") from error
    return Path(path)


def _refuse_unsafe(url: str) -> None:
    if " " in url or not url.isprintable():
        raise NotUnderstoodError(f"{url!r} is not an address: it has spaces or control characters in it")
    if _HOLE in url:
        raise NotUnderstoodError(f"{url} is not an address: it has a control character in it")


def _refuse_parts(url: str, parts: SplitResult) -> None:
    """Refuse what urlsplit lets through; ValueError where the port is no port."""
    if "@" in parts.netloc:
        # The record is never rewritten, so a password in it would stay.
        raise NotUnderstoodError(f"{url} has a user name in it: give the address without")
    if ".." in parts.netloc:  # url-normalize would make another host of it
        raise NotUnderstoodError(f"{url} is not an address: its host cannot be")
    if not parts.hostname or parts.port == 0:
        raise NotUnderstoodError(f"{url} is not an address: it names no host")


def _with_holes(path: str) -> str:
    """Fill the empty segments, which url-normalize drops though RFC 3986 keeps them.

    Without this https://web.archive.org/web/2020/https://example.org/ is another address.
    """
    first, *middle, last = path.split("/") if "/" in path else ("", path)
    return "/".join((first, *(segment or _HOLE for segment in middle), last))
