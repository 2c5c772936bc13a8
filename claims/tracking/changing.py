"""Claims on record given other values, with a link for each, also where the record is open without SQLAlchemy.

What `history` does by objects is done here by the same links in plain SQL, for commands that a person types all day.
"""

import sqlite3
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from claims.tracking import asking, chronicle, links, searching
from claims.tracking.links import Altered, Hand
from claims.vocabulary import now

if TYPE_CHECKING:
    from claims.tracking.asking import Record

ENTERED = f"""INSERT INTO change ({", ".join(f'"{name}"' for name in links.COLUMNS)})
VALUES ({", ".join("?" * len(links.COLUMNS))})"""
ENDED = "UPDATE chain SET digest = ?, count = ? WHERE id = 1"
FOUND = "INSERT INTO search_index (rowid, words) VALUES (?, ?)"


def change_claims(record: "Record", altered: Sequence[Altered], *, by: str) -> None:
    """Give claims on record other values, in this order, each with the reason for it."""
    if not isinstance(record, sqlite3.Connection):
        # There is a session, so that the import costs nothing any more.
        import_module("claims.tracking.history").change_claims(record, altered, by=by)
        return
    for one in altered:
        _set(record, one)
    _chain(record, altered, by=by)


def _set(record: sqlite3.Connection, one: Altered) -> None:
    columns = {**one.after, "updated_at": now()}
    new = ", ".join(f'"{name}" = :{name}' for name in columns)
    values = {name: asking.stored(record, value) for name, value in columns.items()}
    record.execute(f"UPDATE claim SET {new} WHERE id = :its", {**values, "its": one.number})


def _chain(record: sqlite3.Connection, altered: Sequence[Altered], *, by: str) -> None:
    """Put the links of what was changed at the end of the chain, and have their reasons found."""
    digest, number = chronicle.head(record)
    hand = Hand.of(asking.info(record), number, by)
    at, first = asking.stored(record, hand.at), searching.first_of("reason")
    for link in (one.link for one in altered):
        number += 1
        digest = links.digest(digest, number, hand, link, link.written)
        on = (link.row, link.claim, link.article, *link.written, link.why)
        record.execute(ENTERED, (number, at, by, hand.login, hand.role, hand.command, *on, hand.undoes, digest))
        if link.why:
            record.execute(FOUND, (first + number, " ".join(searching.cut([link.why]))))
    record.execute(ENDED, (digest, number))
