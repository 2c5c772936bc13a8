"""The chain of changes: each link the SHA-256 of itself and of the link before, written one by one or many at a time."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from claims.model import Article, Base, Chain, Change, Claim, Fact, canonical, now
from claims.tracking import inserting, search

# What stands for the digest before the first change.
BEGINNING = "0" * 64
# The columns that a digest covers.
LINKED = tuple(column.name for column in Change.__table__.columns if column.name != "digest")


@dataclass(frozen=True, slots=True)
class Link:
    """A change that is to be recorded: of which row, and what it was and is; nothing was where it is new."""

    row: str
    claim: int | None
    article: int | None
    before: dict[str, Fact] | None
    after: dict[str, Fact]
    why: str | None = None

    @classmethod
    def of(
        cls, row: Base, before: dict[str, Fact] | None, after: dict[str, Fact], why: str | None = None
    ) -> "Link":
        """Give the link of a row that is on record, or about to be."""
        return cls(
            row=name(row.__tablename__, getattr(row, "id", None) or getattr(row, "sha256", "")),
            claim=row.id if isinstance(row, Claim) else getattr(row, "claim_id", None),
            article=row.id if isinstance(row, Article) else getattr(row, "article_id", None),
            before=before,
            after=after,
            why=why,
        )


def name(table: str, key: object) -> str:
    """Name a row as the trail does: "claim 12"."""
    return f"{table} {key}"


def add(session: Session, link: Link, *, by: str) -> None:
    """Put one link at the end of the chain."""
    chain = session.get_one(Chain, 1)
    change = Change(**_columns(session, chain, link, now(), by))
    session.add(change)
    if change.why and change.claim_id is not None:
        search.enter(session, [(change, None)])


def add_all(session: Session, links: Iterable[Link], *, by: str) -> None:
    """Put links at the end of the chain in this order, as `add` does, without an object for each."""
    # What they are about, and what was changed before, comes first.
    session.flush()
    chain = session.get_one(Chain, 1)
    for page in inserting.pages(links):
        at = now()
        rows = [_columns(session, chain, link, at, by) for link in page]
        inserting.insert(session, Change.__table__, rows)
        said = [(row["id"], [str(row["why"])]) for row in rows if row["why"] and row["claim_id"] is not None]
        search.enter_all(session, Change, said)


def _columns(session: Session, chain: Chain, link: Link, at: datetime, by: str) -> dict[str, object]:
    """Make the row of a link, and have the chain end with it."""
    number = chain.count + 1
    row: dict[str, object] = {
        "id": number,
        "at": at,
        "by": by,
        "login": session.info["login"],
        "role": session.info.get("role"),
        "command": session.info.setdefault("command", number),
        "row": link.row,
        "claim_id": link.claim,
        "article_id": link.article,
        "before": link.before,
        "after": link.after,
        "why": link.why,
        "undoes": session.info.get("undoes"),
    }
    chain.digest, chain.count = digest(chain.digest, row), number
    return {**row, "digest": chain.digest}


def digest(previous: str, row: Mapping[str, object]) -> str:
    """Digest a link with the one before: SHA-256 of canonical JSON made of strings and whole numbers."""
    at, role, undoes = row["at"], row["role"], row["undoes"]
    content = [
        previous,
        row["id"],
        at.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(at, datetime) else at,
        *(row[name] for name in ("by", "login", "command", "row", "claim_id", "article_id", "before", "after", "why")),
    ]
    # Said only where there is something to say: links from before there was such a column stay as they were.
    content += [f"role {role}"] if role is not None else []
    content += [undoes] if undoes is not None else []
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def digest_of(previous: str, link: Change) -> str:
    """Digest a link that is on record."""
    return digest(previous, {name: getattr(link, name) for name in LINKED})
