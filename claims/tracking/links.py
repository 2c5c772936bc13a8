"""A link of the chain of changes: what it says, who makes it, and its digest."""

import hashlib
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cached_property
from json.encoder import encode_basestring
from typing import Any

from claims.vocabulary import Fact, canonical, now, plain

# What stands for the digest before the first change.
BEGINNING = "0" * 64
# What a link has on record, in the order that `row` gives it.
COLUMNS = (
    *("id", "at", "by", "login", "role", "command", "row", "claim_id", "article_id", "before", "after", "why"),
    *("undoes", "digest"),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A change that is to be recorded: of which row, and what it was and is; nothing was where it is new."""

    row: str
    claim: int | None
    article: int | None
    before: dict[str, Fact] | None
    after: dict[str, Fact] | None
    why: str | None = None

    @property
    def written(self) -> tuple[str | None, str | None]:
        """Write what was and what is as the table has them, and the digest."""
        before = None if self.before is None else canonical(self.before)
        return before, None if self.after is None else canonical(self.after)


@dataclass(frozen=True, slots=True)
class Altered:
    """A claim's columns as they were and as they are to be."""

    number: int
    article: int
    before: Mapping[str, object]
    after: Mapping[str, object]
    why: str | None = None

    @property
    def link(self) -> Link:
        """The link that keeps it."""
        return Link(
            row=name("claim", self.number),
            claim=self.number,
            article=self.article,
            before=facts(self.before),
            after=facts(self.after),
            why=self.why,
        )


@dataclass(frozen=True)
class Hand:
    """Who makes links at a moment, and in which command."""

    at: datetime
    by: str
    login: str
    role: str | None
    command: int
    undoes: int | None

    @classmethod
    def of(cls, info: MutableMapping[str, Any], count: int, by: str) -> "Hand":
        """Give who makes the next links after so many, by what a record knows of its writer.

        With the first of them a command begins.
        """
        command = info.setdefault("command", count + 1)
        return cls(now(), by, info["login"], info.get("role"), command, info.get("undoes"))

    @cached_property
    def said(self) -> str:
        """Write it as the digests of all its links have it."""
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        return ",".join(map(_json, (at, self.by, self.login, self.command)))

    @cached_property
    def ends(self) -> str:
        """Write what a digest ends with, where there is something to say.

        Links from before there was such a column stay as they were.
        """
        role = "" if self.role is None else f",{_json(f'role {self.role}')}"
        return role if self.undoes is None else f"{role},{self.undoes}"


def name(table: str, key: object) -> str:
    """Name a row as the trail does: "claim 12"."""
    return f"{table} {key}"


def digest(previous: str, number: int, hand: Hand, link: Link, written: tuple[str | None, str | None]) -> str:
    """Digest a link with the one before: SHA-256 of canonical JSON made of strings and whole numbers.

    `written` are the facts of the link as canonical JSON, which stand in it to the letter.
    """
    on = f"{_json(link.row)},{_json(link.claim)},{_json(link.article)}"
    before, after = written
    facts = f"{before or 'null'},{after or 'null'},{_json(link.why)}"
    content = f"[{_json(previous)},{number},{hand.said},{on},{facts}{hand.ends}]"
    return hashlib.sha256(content.encode()).hexdigest()


def facts(fields: Mapping[str, object], *, empty: bool = True) -> dict[str, Fact]:
    """Write columns' values as the trail has them: strings and whole numbers, decimals in plain digits."""
    return {name: _fact(value) for name, value in fields.items() if empty or value is not None}


def _fact(value: object) -> Fact:
    # Most are words as they stand: asked first, a claim's facts take half of the time.
    if type(value) is str:
        return value
    match value:
        case None | int():
            return value
        case Decimal():
            return plain(value)
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _json(value: object) -> str:
    if value is None:
        return "null"
    return encode_basestring(value) if isinstance(value, str) else str(value)
