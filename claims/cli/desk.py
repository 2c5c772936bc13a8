"""Who works at which record: opens it for the commands, asks before much is changed."""

import os
import pwd
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claims import database
from claims.cli import git, terminal
from claims.cli.text import shown
from claims.errors import NotAllowedError, NotUnderstoodError
from claims.tracking import choosing, selection
from claims.tracking.selection import Asked

if TYPE_CHECKING:
    from sqlalchemy import URL
    from sqlalchemy.orm import Session

    from claims.tracking.asking import Record

# Changing this many claims at once is asked about first.
MANY = 4


@dataclass
class Desk:
    """The place of the record and the name at it, as they were typed or stand in the environment."""

    place: str | None
    name: str | None
    command: int | None = None

    @classmethod
    def of(cls, context: typer.Context) -> "Desk":
        """Give the desk that the options before the command name."""
        typed = context.find_root().params
        return cls(typed.get("database"), typed.get("by"))

    @cached_property
    def url(self) -> "URL":
        """Where the record is: typed, or `claims.db` in the platform's data folder."""
        return database.locate(self._place)

    @cached_property
    def _place(self) -> str:
        return self.place or str(_default())

    @cached_property
    def by(self) -> str:
        """Who is at the desk: the name typed, git's, or the login's."""
        return self.name or git.setting("user.name") or _login()

    def person(self, typed: str) -> str:
        """Give the name that somebody typed, their own where it was me; NotUnderstoodError where it is no name."""
        name = typed.strip()
        if not name:
            raise NotUnderstoodError("a name has at least one letter")
        return self.by if name == "me" else name

    @contextmanager
    def begin(self, *, dry: bool = False) -> Iterator["Session"]:
        """Do one piece of work on the record; a dry one is shown and not kept."""
        with database.begin(self.url) as session:
            session.info.update(login=_login())
            if self.command is not None:
                session.info["command"] = self.command
            yield session
            if dry:
                session.rollback()
        if not dry:
            self.command = session.info.get("command")

    @contextmanager
    def attempt(self) -> Iterator["Session"]:
        """Do a piece of work to see what it would do: nothing is kept, and where there is no record none is made."""
        if database.exists(self.url):
            with self.begin(dry=True) as session:
                yield session
            return
        with database.nothing() as session:
            session.info.update(login=_login())
            yield session

    @contextmanager
    def glance(self, *, quietly: bool = False) -> Iterator["Record"]:
        """Read the record for a list, without SQLAlchemy, which takes half of a short command, where that can be."""
        with database.glance(self._place) as connection:
            if connection is not None:
                yield connection
                return
        with self.look(quietly=quietly) as session:
            yield session

    @contextmanager
    def write(self, *, dry: bool = False) -> Iterator["Record"]:
        """Do one piece of work as `begin` does, without SQLAlchemy where that can be."""
        with database.write(self._place) as pen:
            if pen is not None:
                pen.info.update(login=_login())
                yield pen
                if dry:
                    pen.rollback()
                return
        with self.begin(dry=dry) as session:
            yield session

    @contextmanager
    def look(self, *, quietly: bool = False) -> Iterator["Session"]:
        """Read the record; where there is none yet, say so and read an empty one."""
        if database.exists(self.url):
            with database.look(self.url) as session:
                yield session
        else:
            if not quietly:
                typer.echo(
                    f"There is no record yet at {shown(database.shown(self.url))}; 'claims import FILE' begins one.",
                    err=True,
                )
            with database.nothing() as session:
                yield session

    def must_have_a_record(self) -> None:
        """Refuse where there is no record yet."""
        if not database.exists(self.url):
            raise NotAllowedError(f"there is no record at {database.shown(self.url)} yet")

    def choose(self, record: "Record", asked: Asked) -> tuple[int, ...]:
        """Give the numbers that a claim list means, and say which dismissed ones a range left out."""
        chosen = choosing.choose(record, asked)
        if chosen.left_out:
            typer.echo(f"Left out, as dismissed: {selection.written(chosen.left_out)}.", err=True)
        return chosen.numbers

    def ask(self, count: int, act: str, how: str = "", *, yes: bool) -> None:
        """Ask before `act` changes many claims; where nobody can be asked, refuse.

        Outside `look`: the record is not held open while a person thinks.
        """
        if count < MANY or yes:
            return
        answer = terminal.confirm(f"{act[:1].upper()}{act[1:]} {count} claims{how}?")
        if answer is None:
            raise NotAllowedError(f"to {act} {count} claims at once, say --yes; there is no terminal to ask on")
        if not answer:
            raise NotAllowedError("nothing was changed")

    def be_sure(self, question: str, act: str, *, yes: bool) -> None:
        """Ask before something that cannot be taken back; where nobody can be asked, refuse."""
        answer = yes or terminal.confirm(question)
        if answer is None:
            raise NotAllowedError(f"to {act}, say --yes; there is no terminal to ask on")
        if not answer:
            raise NotAllowedError("nothing was changed")


def _default() -> Path:
    from platformdirs import user_data_path

    return user_data_path("claims") / "claims.db"


def _login() -> str:
    """Name the account behind the command: the system's word, not the environment's."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        # A container may run under a number that has no name.
        return f"uid {os.getuid()}"
