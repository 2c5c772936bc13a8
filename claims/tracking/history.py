"""The audit trail: one chain of changes, each link the SHA-256 of itself and the link before.

A session that writes carries in `info` the `login` behind the command, from its first change on the number of the
command and, where the command takes another one back, that one's number as `undoes`; the caller holds the record's
write lock from its BEGIN on (see `database`).
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from claims.errors import NotFoundError
from claims.model import Article, Base, Chain, Change, Claim, Fact, Revision, canonical, now, plain
from claims.tracking import search

# What is too long to repeat stands in the row itself, and its digest in the trail.
LEFT_OUT = {Revision.__tablename__: {"text"}, "blob": {"packed"}}


# What stands for the digest before the first change.
BEGINNING = "0" * 64


@dataclass(frozen=True, slots=True)
class Event:
    """A change as it is read back."""

    number: int
    at: datetime
    by: str
    login: str
    command: int
    row: str
    claim: int | None
    article: int | None
    before: dict[str, Fact] | None
    after: dict[str, Fact] | None
    why: str | None
    undoes: int | None
    digest: str


def add(session: Session, row: Base, more: Mapping[str, object] | None = None, *, by: str) -> None:
    """Put a new row on record; `more` are facts that belong to it but stand elsewhere."""
    add_all(session, [(row, more or {})], by=by)


def add_all(session: Session, rows: Sequence[tuple[Base, Mapping[str, object]]], *, by: str) -> None:
    """Put new rows of one table on record at once, numbered in this order; each comes with its `more`, as in `add`."""
    session.add_all(row for row, _ in rows)
    # One flush for all: with one each, an article's claims took four times as long.
    session.flush()
    for row, more in rows:
        left_out = LEFT_OUT.get(row.__tablename__, set())
        columns = {name: getattr(row, name) for name in row.__table__.columns.keys() if name not in left_out}  # noqa: SIM118 - not a dict
        _link(session, row, None, facts({**columns, **more}, empty=False), by=by)
        if not isinstance(row, Claim):
            _touch(session, row)


def change(session: Session, row: Base, fields: Mapping[str, object], *, why: str | None = None, by: str) -> None:
    """Give a row new values, and keep what they were."""
    before = facts({name: getattr(row, name) for name in fields})
    _link(session, row, before, facts(fields), by=by, why=why)
    for name, value in fields.items():
        setattr(row, name, value)
    _touch(session, row)


def differing(row: Base, fields: Mapping[str, object]) -> dict[str, object]:
    """Tell which of the new values are not the row's already."""
    return {name: value for name, value in fields.items() if getattr(row, name) != value}


def head(session: Session) -> tuple[str, int]:
    """Give the digest at the end of the chain and the number of links."""
    chain = session.get_one(Chain, 1)
    return chain.digest, chain.count


def events(
    session: Session, *, claim: int | None = None, article: int | None = None, limit: int | None = None
) -> list[Event]:
    """Read the trail, the latest change last: all of it, or a claim's, or an article's with its claims'.

    What was taken out has a history too; NotFoundError where there never was such a claim or article.
    """
    if claim is not None and session.get(Claim, claim) is None:
        raise NotFoundError("claim", claim)
    if article is not None and session.get(Article, article) is None:
        raise NotFoundError("article", article)
    chosen = select(Change).order_by(Change.id.desc()).limit(limit)
    if claim is not None:
        chosen = chosen.where(Change.claim_id == claim)
    if article is not None:
        chosen = chosen.where(or_(Change.article_id == article, Change.claim_id.in_(_claims_of(article))))
    return [_event(change) for change in reversed(session.scalars(chosen).all())]


def later(session: Session, number: int, claims: Sequence[int]) -> list[Event]:
    """Read what was changed of some claims after a change, in the order it was."""
    chosen = select(Change).where(Change.id > number, Change.claim_id.in_(claims)).order_by(Change.id)
    return [_event(change) for change in session.scalars(chosen)]


def breaks(session: Session) -> Iterator[str]:
    """Walk the whole chain and say where it does not hold."""
    digest, expected = BEGINNING, 1
    for link in session.scalars(select(Change).order_by(Change.id).execution_options(yield_per=1000)):
        if link.id != expected:
            yield f"change {expected} is missing from the chain"
        elif _digest(digest, link) != link.digest:
            yield f"change {link.id} ({link.row}) is not what was recorded"
        digest, expected = link.digest, link.id + 1
    chain = session.get(Chain, 1)
    if chain is None or (digest, expected - 1) != (chain.digest, chain.count):
        yield "the end of the chain is not the one on record"


def known(session: Session, digest: str) -> int | None:
    """Find the change that had this digest at the end of the chain, None where there was none; 0 is the beginning."""
    if digest == BEGINNING:
        return 0
    return session.scalar(select(Change.id).where(Change.digest == digest))


def _touch(session: Session, row: Base) -> None:
    """Keep on a claim when it, or what stands beside it, last changed."""
    number = getattr(row, "claim_id", None)
    claim = row if isinstance(row, Claim) else session.get(Claim, number) if number else None
    if claim is not None:
        claim.updated_at = now()


def _claims_of(article: int) -> Select[int]:
    return select(Claim.id).where(Claim.article_id == article)


def _link(
    session: Session,
    row: Base,
    before: dict[str, Fact] | None,
    after: dict[str, Fact],
    *,
    why: str | None = None,
    by: str,
) -> None:
    chain = session.get_one(Chain, 1)
    number = chain.count + 1
    link = Change(
        id=number,
        at=now(),
        by=by,
        login=session.info["login"],
        command=session.info.setdefault("command", number),
        row=f"{row.__tablename__} {getattr(row, 'id', None) or getattr(row, 'sha256', '')}",
        claim_id=row.id if isinstance(row, Claim) else getattr(row, "claim_id", None),
        article_id=row.id if isinstance(row, Article) else getattr(row, "article_id", None),
        before=before,
        after=after,
        why=why,
        undoes=session.info.get("undoes"),
        digest="",
    )
    link.digest = _digest(chain.digest, link)
    session.add(link)
    chain.digest, chain.count = link.digest, number
    if why and link.claim_id is not None:
        search.enter(session, [(link, None)])


def _digest(previous: str, link: Change) -> str:
    """Digest a link with the one before: SHA-256 of canonical JSON made of strings and whole numbers."""
    content: list[object] = [
        previous,
        link.id,
        link.at.astimezone(UTC).isoformat(timespec="microseconds"),
        *(link.by, link.login, link.command, link.row, link.claim_id, link.article_id),
        *(link.before, link.after, link.why),
    ]
    # Said only where there is something to say: links from before there was an undo stay as they were.
    if link.undoes is not None:
        content.append(link.undoes)
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def facts(fields: Mapping[str, object], *, empty: bool = True) -> dict[str, Fact]:
    """Write columns' values as the trail has them: strings and whole numbers, decimals in plain digits."""
    written = {name: _fact(value) for name, value in fields.items()}
    return written if empty else {name: fact for name, fact in written.items() if fact is not None}


def _fact(value: object) -> Fact:
    match value:
        case None | int():
            return value
        case Decimal():
            return plain(value)
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _event(change: Change) -> Event:
    return Event(
        change.id,
        change.at,
        change.by,
        change.login,
        change.command,
        change.row,
        change.claim_id,
        change.article_id,
        change.before,
        change.after,
        change.why,
        change.undoes,
        change.digest,
    )
