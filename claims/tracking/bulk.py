"""Many new rows on record at once, without an object for each: the same rows and links as `history.add_all` makes."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy.orm import Session

from claims.model import Article, Base, Claim
from claims.tracking import chaining, history, inserting, search
from claims.tracking.chaining import Link
from claims.tracking.inserting import Row


def add_all(session: Session, kind: type[Base], rows: Sequence[Row], more: Iterable[Row], *, by: str) -> None:
    """Put new rows of a table on record, each with its `more` as in `history.add`; `row` has all there is, its number too.

    The claims that they stand beside must be new as well: nobody has worked on them since.
    """
    session.flush()
    inserting.insert(session, kind.__table__, rows)
    chaining.add_all(session, (_link(kind, row, its) for row, its in zip(rows, more, strict=True)), by=by)


def add_claims(session: Session, rows: Sequence[Row], more: Iterable[Row], *, by: str) -> None:
    """Put new claims on record and have them found by their words; `more` has as `exact` those that they stand on."""
    stands = [*more]
    add_all(session, Claim, rows, stands, by=by)
    said = (
        (_number(row["id"]), (row["text"], on.get("exact"), row.get("subject"), row.get("speaker")))
        for row, on in zip(rows, stands, strict=True)
    )
    search.enter_all(session, Claim, said)


def _link(kind: type[Base], row: Row, more: Mapping[str, object]) -> Link:
    number = row["id"]
    return Link(
        row=chaining.name(kind.__tablename__, number),
        claim=_number(number if kind is Claim else row.get("claim_id")),
        article=_number(number if kind is Article else row.get("article_id")),
        before=None,
        after=history.added(kind, {**row, **more}),
    )


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
