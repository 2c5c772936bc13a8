"""Many rows on record at once, without an object for each: the same rows and links as `history` makes one by one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import bindparam, update
from sqlalchemy.orm import Session

from claims.model import Article, Base, Claim
from claims.tracking import chaining, history, inserting, search
from claims.tracking.inserting import Row
from claims.tracking.links import Altered, Link, name

# Without the ORM around it, which would look for objects of these rows.
CLAIM = Base.metadata.tables[Claim.__tablename__]


def add_all(session: Session, kind: type[Base], rows: Sequence[Row], more: Iterable[Row], *, by: str) -> None:
    """Put new rows of a table on record, each with its `more` as in `history.add`; a row has its number.

    When a claim last changed, beside which they stand, is left to the caller.
    """
    inserting.insert(session, kind, rows)
    chaining.add_all(session, (_link(kind, row, its) for row, its in zip(rows, more, strict=True)), by=by)


def add_claims(session: Session, rows: Sequence[Row], more: Iterable[Row], *, by: str) -> None:
    """Put new claims on record and have them found by their words; `more` has as `exact` those that they stand on."""
    stands = [*more]
    add_all(session, Claim, rows, stands, by=by)
    find_by(session, Claim, rows, [_words(on.get("exact")) for on in stands])


def find_by(session: Session, kind: type[Base], rows: Sequence[Row], under: Sequence[str | None] = ()) -> None:
    """Have new rows found by what they say, and by the words that they stand on; what is never found is left out."""
    if not issubclass(kind, search.Findable):
        return
    first, *others = search.SAYS[kind]
    words = under or [None] * len(rows)
    said = [
        (_number(row["id"]) or 0, (_words(row.get(first)), on, *(_words(row.get(name)) for name in others)))
        for row, on in zip(rows, words, strict=True)
    ]
    search.enter_all(session, kind, said)


def change_claims(session: Session, altered: Sequence[Altered], *, by: str) -> None:
    """Give new claims other values, in this order; when they last changed is left to the caller."""
    session.flush()
    alike: dict[tuple[str, ...], list[Altered]] = defaultdict(list)
    for one in altered:
        alike[tuple(one.after)].append(one)
    for names, some in alike.items():
        set_ = (
            update(CLAIM)
            .where(CLAIM.c.id == bindparam("its"))
            .values({name: bindparam(f"to_{name}") for name in names})
        )
        session.execute(set_, [{"its": one.number, **{f"to_{n}": one.after[n] for n in names}} for one in some])
    chaining.add_all(session, (one.link for one in altered), by=by)


def set_times(session: Session, times: Sequence[tuple[int, datetime]]) -> None:
    """Say when claims last changed."""
    if times:
        set_ = update(CLAIM).where(CLAIM.c.id == bindparam("its")).values(updated_at=bindparam("at"))
        session.execute(set_, [{"its": number, "at": at} for number, at in times])


def _link(kind: type[Base], row: Row, more: Row) -> Link:
    number = row["id"]
    return Link(
        row=name(kind.__tablename__, number),
        claim=_number(number if kind is Claim else row.get("claim_id")),
        article=_number(number if kind is Article else row.get("article_id")),
        before=None,
        after=history.added(kind, {**row, **more}),
    )


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _words(value: object) -> str | None:
    return None if value is None else str(value)
