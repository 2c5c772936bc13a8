"""The chain of changes: each link the SHA-256 of itself and the link before, written one by one or many at a time."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from claims.model import Article, Base, Chain, Change, Claim, Fact
from claims.tracking import inserting, search
from claims.tracking.links import COLUMNS, Hand, Link, digest, name

AT = Change.__table__.c.at.type


def of(row: Base, before: dict[str, Fact] | None, after: dict[str, Fact], why: str | None = None) -> Link:
    """Give the link of a row that is on record, or about to be."""
    return Link(
        row=name(row.__tablename__, getattr(row, "id", None) or getattr(row, "sha256", "")),
        claim=row.id if isinstance(row, Claim) else getattr(row, "claim_id", None),
        article=row.id if isinstance(row, Article) else getattr(row, "article_id", None),
        before=before,
        after=after,
        why=why,
    )


def add(session: Session, link: Link, *, by: str) -> None:
    """Put one link at the end of the chain."""
    chain = session.get_one(Chain, 1)
    hand, number = Hand.of(session.info, chain.count, by), chain.count + 1
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
        hand, previous, number = Hand.of(session.info, chain.count, by), chain.digest, chain.count
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


def digest_of(previous: str, change: Change) -> str:
    """Digest a link that is on record."""
    on = (change.row, change.claim_id, change.article_id)
    link = Link(*on, before=change.before, after=change.after, why=change.why)
    hand = Hand(change.at, change.by, change.login, change.role, change.command, change.undoes)
    return digest(previous, change.id, hand, link, link.written)
