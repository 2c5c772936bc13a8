"""The chain of changes: each link the SHA-256 of itself and the link before, written one by one or many at a time."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
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


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link stands in the chain, and who made it in which command."""

    number: int
    at: datetime
    by: str
    login: str
    role: str | None
    command: int
    undoes: int | None

    @classmethod
    def next(cls, session: Session, chain: Chain, at: datetime, by: str) -> "Place":
        """Give the place after the last link."""
        number, info = chain.count + 1, session.info
        command = info.setdefault("command", number)
        return cls(number, at, by, info["login"], info.get("role"), command, info.get("undoes"))

    @classmethod
    def of(cls, change: Change) -> "Place":
        """Give the place of a link on record."""
        return cls(change.id, change.at, change.by, change.login, change.role, change.command, change.undoes)


def name(table: str, key: object) -> str:
    """Name a row as the trail does: "claim 12"."""
    return f"{table} {key}"


def add(session: Session, link: Link, *, by: str) -> None:
    """Put one link at the end of the chain."""
    chain = session.get_one(Chain, 1)
    place = Place.next(session, chain, now(), by)
    chain.digest, chain.count = digest(chain.digest, place, link, link.written), place.number
    change = Change(
        id=place.number,
        at=place.at,
        by=by,
        login=place.login,
        role=place.role,
        command=place.command,
        row=link.row,
        claim_id=link.claim,
        article_id=link.article,
        before=link.before,
        after=link.after,
        why=link.why,
        undoes=place.undoes,
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
        at = now()
        [stored] = inserting.stored(session, AT, [at])
        rows, said = [], []
        for link in page:
            place, written = Place.next(session, chain, at, by), link.written
            chain.digest, chain.count = digest(chain.digest, place, link, written), place.number
            on = (link.row, link.claim, link.article, *written, link.why)
            rows.append(
                (place.number, stored, by, place.login, place.role, place.command, *on, place.undoes, chain.digest)
            )
            if link.why and link.claim is not None:
                said.append((place.number, [link.why]))
        inserting.put(session, Change.__tablename__, COLUMNS, rows)
        search.enter_all(session, Change, said)


# In the order of the rows above.
COLUMNS = (
    *("id", "at", "by", "login", "role", "command", "row", "claim_id", "article_id", "before", "after", "why"),
    *("undoes", "digest"),
)


def digest(previous: str, place: Place, link: Link, written: tuple[str | None, str | None]) -> str:
    """Digest a link with the one before: SHA-256 of canonical JSON made of strings and whole numbers.

    `written` are the facts of the link as canonical JSON, which stand in it to the letter.
    """
    at = place.at.astimezone(UTC).isoformat(timespec="microseconds")
    content = [
        *map(_json, (previous, place.number, at, place.by, place.login, place.command)),
        *map(_json, (link.row, link.claim, link.article)),
        *("null" if facts is None else facts for facts in written),
        _json(link.why),
    ]
    # Said only where there is something to say: links from before there was such a column stay as they were.
    if place.role is not None:
        content.append(_json(f"role {place.role}"))
    if place.undoes is not None:
        content.append(_json(place.undoes))
    return hashlib.sha256(f"[{','.join(content)}]".encode()).hexdigest()


def digest_of(previous: str, change: Change) -> str:
    """Digest a link that is on record."""
    on = (change.row, change.claim_id, change.article_id)
    link = Link(*on, before=change.before, after=change.after, why=change.why)
    return digest(previous, Place.of(change), link, link.written)


def _json(value: object) -> str:
    if value is None:
        return "null"
    return encode_basestring(value) if isinstance(value, str) else str(value)
