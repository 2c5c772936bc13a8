"""The audit trail written: one chain of changes, each link the SHA-256 of itself and the link before.

A session that writes carries in `info` the `login` behind the command, the database's `role` where it has such, from
its first change on the number of the command and, where the command takes another one back, that one's number as
`undoes`; the caller holds the record's write lock from its BEGIN on (see `database`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.model import Base, Chain, Change, Claim, Fact, Revision, now
from claims.tracking import chaining
from claims.tracking.links import BEGINNING, Altered, Link, facts
from claims.tracking.numbers import among

# What is too long to repeat stands in the row itself, and its digest in the trail.
LEFT_OUT = {Revision.__tablename__: frozenset({"text"}), "blob": frozenset({"packed"})}


def add(
    session: Session, row: Base, more: Mapping[str, object] | None = None, *, why: str | None = None, by: str
) -> None:
    """Put a new row on record; `more` are facts that belong to it but stand elsewhere."""
    add_all(session, [(row, more or {})], why=why, by=by)


def add_all(
    session: Session, rows: Sequence[tuple[Base, Mapping[str, object]]], *, why: str | None = None, by: str
) -> None:
    """Put new rows of one table on record at once, numbered in this order; each comes with its `more`, as in `add`."""
    session.add_all(row for row, _ in rows)
    # One flush for all: with one each, an article's claims took four times as long.
    session.flush()
    for row, more in rows:
        columns = {name: getattr(row, name) for name in row.__table__.columns.keys()}  # noqa: SIM118 - not a dict
        chaining.add(session, chaining.of(row, None, added(type(row), {**columns, **more}), why), by=by)
        if not isinstance(row, Claim):
            _touch(session, row)


def change(session: Session, row: Base, fields: Mapping[str, object], *, why: str | None = None, by: str) -> None:
    """Give a row new values, and keep what they were."""
    chaining.add(session, _changed(session, row, fields, why), by=by)


def change_all(
    session: Session, changes: Iterable[tuple[Base, Mapping[str, object]]], *, why: str | None = None, by: str
) -> None:
    """Give rows on record new values, in this order, as `change` does, without an object for each link."""
    chaining.add_all(session, (_changed(session, row, fields, why) for row, fields in changes), by=by)


def change_claims(session: Session, altered: Sequence[Altered], *, by: str) -> None:
    """Give claims on record other values, in this order, each with the reason for it."""
    numbers = among(session, Claim.__table__.c.id, [one.number for one in altered])
    there = {claim.id: claim for claim in session.scalars(select(Claim).where(numbers))}
    links = (_changed(session, there[one.number], one.after, one.why) for one in altered)
    chaining.add_all(session, links, by=by)


def _changed(session: Session, row: Base, fields: Mapping[str, object], why: str | None) -> Link:
    link = chaining.of(row, facts({name: getattr(row, name) for name in fields}), facts(fields), why)
    for name, value in fields.items():
        setattr(row, name, value)
    _touch(session, row)
    return link


def differing(row: Base, fields: Mapping[str, object]) -> dict[str, object]:
    """Tell which of the new values are not the row's already."""
    return {name: value for name, value in fields.items() if getattr(row, name) != value}


def breaks(session: Session) -> Iterator[str]:
    """Walk the whole chain and say where it does not hold."""
    digest, expected = BEGINNING, 1
    for link in session.scalars(select(Change).order_by(Change.id).execution_options(yield_per=1000)):
        if link.id != expected:
            yield f"change {expected} is missing from the chain"
        elif chaining.digest_of(digest, link) != link.digest:
            yield f"change {link.id} ({link.row}) is not what was recorded"
        digest, expected = link.digest, link.id + 1
    yield from _end(session.get(Chain, 1), digest, expected - 1)


def known(session: Session, digest: str) -> int | None:
    """Find the change that had this digest at the end of the chain, None where there was none; 0 is the beginning."""
    if digest == BEGINNING:
        return 0
    return session.scalar(select(Change.id).where(Change.digest == digest))


def _end(chain: Chain | None, digest: str, last: int) -> Iterator[str]:
    """Say how the last link there is differs from the end on record: cut off, run on, or another."""
    if chain is None:
        yield "the end of the chain is not on record"
    elif chain.count > last:
        yield f"{_changes(last + 1, chain.count)} missing from the end of the chain"
    elif chain.count < last:
        yield f"{_changes(chain.count + 1, last)} beyond the end of the chain"
    elif digest != chain.digest:
        yield "the end of the chain is not the one on record"


def _changes(first: int, last: int) -> str:
    return f"change {first} is" if first == last else f"changes {first}-{last} are"


def _touch(session: Session, row: Base) -> None:
    """Keep on a claim when it, or what stands beside it, last changed."""
    number = getattr(row, "claim_id", None)
    claim = row if isinstance(row, Claim) else session.get(Claim, number) if number else None
    if claim is not None:
        claim.updated_at = now()


def added(kind: type[Base], columns: Mapping[str, object]) -> dict[str, Fact]:
    """Write what a new row of a table begins with, as the trail has it."""
    if left_out := LEFT_OUT.get(kind.__tablename__):
        columns = {name: value for name, value in columns.items() if name not in left_out}
    return facts(columns, empty=False)
