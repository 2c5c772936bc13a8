"""Records for the tests to work on: files of SQLite's, or databases on PostgreSQL where those are asked for."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import URL, text
from sqlalchemy.orm import Session

from tests.postgres import Server


@dataclass(frozen=True)
class Elsewhere:
    """The place of a record on PostgreSQL where a test has a path; one that needs SQLite's file itself is skipped."""

    server: Server
    url: URL

    def __str__(self) -> str:
        return self.url.render_as_string(hide_password=False)

    def __fspath__(self) -> NoReturn:
        pytest.skip("this is about SQLite's file")

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)
        pytest.skip("this is about SQLite's file")


Place = Path | Elsewhere


def empty(server: Server | None, folder: Path) -> Place:
    """Give a place where there is no record yet."""
    return folder / "claims.db" if server is None else Elsewhere(server, server.create())


def copied(place: Place, folder: Path) -> Place:
    """Copy a record that nobody has open."""
    if isinstance(place, Elsewhere):
        return Elsewhere(place.server, place.server.create(place.url.database or ""))
    return Path(shutil.copy(place, folder / "claims.db"))


class TakenBackError(Exception):
    """What a test has done is not kept."""


def renumber(session: Session) -> None:
    """Have a record on PostgreSQL number its rows from 1: a sequence goes on where what it numbered was taken back."""
    session.execute(text("SELECT setval(seqrelid, seqstart, false) FROM pg_sequence"))


def cleared(place: Place) -> None:
    """Remove a record that is no longer wanted, where nobody else does."""
    if isinstance(place, Elsewhere):
        place.server.drop(place.url)
