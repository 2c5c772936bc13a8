"""The chain of changes: each link the SHA-256 of itself and the link before, written one by one or many at a time."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from json.encoder import encode_basestring

from sqlalchemy.orm import Session

from claims.model import Article, Base, Chain, Change, Claim, Fact, canonical, now
from claims.tracking import inserting, search

# What stands for the digest before the first change.
BEGINNING = "0" * 64
AT = Change.__table__.c.at.type


@dataclass(frozen=True, slots=True)
class Link:
    """A change that is to be recorded: of which row, and what it was and is; nothing was where it is new."""

    row: str
    claim: int | None
    article: int | None
    before: dict[str, Fact] | None
    after: dict[str, Fact] | None
    why: str | None = None

    @classmethod
    def of(cls, row: Base, before: dict[str, Fact] | None, after: dict[str, Fact], why: str | None = None) -> "Link":
        """Give the link of a row that is on record, or about to be."""
        return cls(
            row=name(row.__tablename__, getattr(row, "id", None) or getattr(row, "sha256", "")),
            claim=row.id if isinstance(row, Claim) else getattr(row, "claim_id", None),
            article=row.id if isinstance(row, Article) else getattr(row, "article_id", None),
            before=before,
            after=after,
            why=why,
        )

    @property
    def written(self) -> tuple[str | None, str | None]:
        """Write what was and what is as the table has them, and the digest."""
        before = None if self.before is None else canonical(self.before)
        return before, None if self.after is None else canonical(self.after)


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
    def of(cls, session: Session, chain: Chain, by: str) -> "Hand":
        """Give who makes the next links; with the first of them a command begins."""
        info = session.info
        command = info.setdefault("command", chain.count + 1)
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


def add(session: Session, link: Link, *, by: str) -> None:
    """Put one link at the end of the chain."""
    chain = session.get_one(Chain, 1)
    hand, number = Hand.of(session, chain, by), chain.count + 1
    chain.digest, chain.count = digest(chain.digest, number, hand, link, link.written), number
    change = Change(
        id=number,
        at=hand.at,
        by=by,
        login=hand.login,
        role=hand.role,
        command=hand.command,
        row=link.row,
        claim_id=link.claim,
        article_id=link.article,
        before=link.before,
        after=link.after,
        why=link.why,
        undoes=hand.undoes,
        digest=chain.digest,
    )
    session.add(change)
    if link.why and link.claim is not None:
        search.enter(session, [(change, None)])


def add_all(session: Session, links: Iterable[Link], *, by: str) -> None:
    """Put links at the end of the chain in this order, as `add` does, without an object for each."""
    # What they are about, and what was changed before, comes first.
    session.flush()
    chain = session.get_one(Chain, 1)
    for page in inserting.pages(links):
        hand, previous, number = Hand.of(session, chain, by), chain.digest, chain.count
        [at] = inserting.stored(session, AT, [hand.at])
        rows, said = [], []
        for link in page:
            number, written = number + 1, link.written
            previous = digest(previous, number, hand, link, written)
            on = (link.row, link.claim, link.article, *written, link.why)
            rows.append((number, at, by, hand.login, hand.role, hand.command, *on, hand.undoes, previous))
            if link.why and link.claim is not None:
                said.append((number, [link.why]))
        chain.digest, chain.count = previous, number
        inserting.put(session, Change.__tablename__, COLUMNS, rows)
        search.enter_all(session, Change, said)


# In the order of the rows above.
COLUMNS = (
    *("id", "at", "by", "login", "role", "command", "row", "claim_id", "article_id", "before", "after", "why"),
    *("undoes", "digest"),
)


def digest(previous: str, number: int, hand: Hand, link: Link, written: tuple[str | None, str | None]) -> str:
    """Digest a link with the one before: SHA-256 of canonical JSON made of strings and whole numbers.

    `written` are the facts of the link as canonical JSON, which stand in it to the letter.
    """
    on = f"{_json(link.row)},{_json(link.claim)},{_json(link.article)}"
    before, after = written
    facts = f"{before or 'null'},{after or 'null'},{_json(link.why)}"
    content = f"[{_json(previous)},{number},{hand.said},{on},{facts}{hand.ends}]"
    return hashlib.sha256(content.encode()).hexdigest()


def digest_of(previous: str, change: Change) -> str:
    """Digest a link that is on record."""
    on = (change.row, change.claim_id, change.article_id)
    link = Link(*on, before=change.before, after=change.after, why=change.why)
    hand = Hand(change.at, change.by, change.login, change.role, change.command, change.undoes)
    return digest(previous, change.id, hand, link, link.written)


def _json(value: object) -> str:
    if value is None:
        return "null"
    return encode_basestring(value) if isinstance(value, str) else str(value)
