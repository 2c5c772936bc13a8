"""The audit trail read back: what was done to a claim, an article, by a person, in a command."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from claims.errors import NotFoundError
from claims.tracking import asking, making
from claims.tracking.asking import READ
from claims.tracking.conditions import Condition
from claims.vocabulary import Fact

if TYPE_CHECKING:
    from claims.tracking.asking import Record

# As many links are read at a time.
PAGE = 500
# The two ways along the chain: the order, and how what lies beyond a link compares to it.
Way = tuple[str, str]
FORTH: Way = ("ASC", ">")
BACK: Way = ("DESC", "<")


@dataclass(frozen=True, slots=True)
class Event:
    """A change as it is read back."""

    number: int
    at: dt.datetime
    by: str
    login: str
    role: str | None
    command: int
    row: str
    claim: int | None
    article: int | None
    before: dict[str, Fact] | None
    after: dict[str, Fact] | None
    why: str | None
    undoes: int | None
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which changes are wanted; what is None does not narrow. Days are UTC's."""

    claim: int | None = None
    article: int | None = None
    person: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None


# In the order of an event's fields.
LINKS = """SELECT id, at, "by", login, role, command, "row", claim_id, article_id, "before", "after", why, undoes,
    digest
FROM change"""
_read = asking.reader({1: READ[dt.datetime], 9: json.loads, 10: json.loads})
_event = making.maker(Event)
OF_ARTICLE = "(article_id = :article OR claim_id IN (SELECT claim.id FROM claim WHERE claim.article_id = :article))"


def of(
    record: "Record", *, claim: int | None = None, article: int | None = None, limit: int | None = None
) -> list[Event]:
    """Read the trail, the latest change last: all of it, or a claim's, or an article's with its claims'.

    What was taken out has a history too; NotFoundError where there never was such a claim or article.
    """
    wanted = Wanted(claim=claim, article=article)
    must_exist(record, wanted)
    return latest(record, wanted, limit)


def head(record: "Record") -> tuple[str, int]:
    """Give the digest at the end of the chain and the number of links."""
    digest, count = asking.one(record, "SELECT digest, count FROM chain WHERE id = 1", {})
    return str(digest), asking.whole(count)


def must_exist(record: "Record", wanted: Wanted) -> None:
    """Refuse a claim or an article that never was: NotFoundError."""
    for what, number in (("claim", wanted.claim), ("article", wanted.article)):
        if number is not None and not asking.number(record, f"SELECT id FROM {what} WHERE id = :id", {"id": number}):
            raise NotFoundError(what, number)


def oldest(record: "Record", wanted: Wanted) -> Iterator[Event]:
    """Yield the changes wanted, as they were made."""
    return _links(record, FORTH, _conditions(record, wanted))


def newest(record: "Record", wanted: Wanted) -> Iterator[Event]:
    """Yield the changes wanted, the latest first."""
    return _links(record, BACK, _conditions(record, wanted))


def latest(record: "Record", wanted: Wanted, most: int | None) -> list[Event]:
    """Read so many of the changes wanted, or all, the latest last."""
    return [*islice(newest(record, wanted), most)][::-1]


def of_command(record: "Record", number: int) -> list[Event]:
    """Read what a command did, in the order it was done; nothing where there is no such command."""
    return [*_links(record, FORTH, [("command = :command", {"command": number})])]


def since(record: "Record", number: int) -> Iterator[Event]:
    """Yield the changes after one, the latest first."""
    return _links(record, BACK, [("id > :since", {"since": number})])


def later(record: "Record", number: int, claims: Sequence[int]) -> list[Event]:
    """Read what was changed of some claims after a change, in the order it was."""
    of_these: Condition = f"claim_id IN {asking.among(record, 'claims')}", {"claims": asking.packed(claims)}
    return [*_links(record, FORTH, [("id > :since", {"since": number}), of_these])]


def before(record: "Record", number: int, rows: Sequence[str]) -> list[Event]:
    """Read what was done to rows, by their names on the trail, before a change; the latest first."""
    earlier: Condition = ("id < :until", {"until": number})
    return [*_links(record, BACK, [earlier, asking.one_of('"row"', "row", rows)])]


def additions(record: "Record", rows: Sequence[str]) -> dict[str, dict[str, Fact]]:
    """Give what each of the rows, by its name on the trail, was added with."""
    found: dict[str, dict[str, Fact]] = {}
    # An engine takes some ten thousand names at once.
    for page in (rows[at : at + PAGE] for at in range(0, len(rows), PAGE)):
        these, given = asking.one_of('"row"', "row", page)
        statement = f'SELECT "row", "after" FROM change WHERE {these} AND "before" IS NULL'
        found |= {str(row): json.loads(str(after or "{}")) for row, after in asking.ask(record, statement, given)}
    return found


def _links(record: "Record", way: Way, conditions: Sequence[Condition]) -> Iterator[Event]:
    """Yield links page by page: a list that is not read to its end leaves nothing open."""
    order, beyond = way
    given: dict[str, object] = {name: value for _, more in conditions for name, value in more.items()}
    parts = [condition for condition, _ in conditions]
    page = [*_page(record, parts, given, order)]
    while page:
        yield from page
        given["last"] = page[-1].number
        further = [*parts, f"id {beyond} :last"]
        page = [*_page(record, further, given, order)] if len(page) == PAGE else []


def _page(record: "Record", parts: Sequence[str], given: Mapping[str, object], order: str) -> Iterator[Event]:
    where = f"WHERE {' AND '.join(parts)}" if parts else ""
    statement = f"{LINKS} {where} ORDER BY id {order} LIMIT {PAGE}"
    return map(_event, map(_read, asking.ask(record, statement, given)))


def _conditions(record: "Record", wanted: Wanted) -> list[Condition]:
    asked: dict[str, tuple[str, object]] = {
        "claim": ("claim_id = :claim", wanted.claim),
        "person": ('"by" = :person', wanted.person),
        "article": (OF_ARTICLE, wanted.article),
        "since": ("at >= :since", wanted.since and _moment(record, wanted.since, dt.time())),
        "until": ("at <= :until", wanted.until and _moment(record, wanted.until, dt.time.max)),
    }
    return [(said, {name: value}) for name, (said, value) in asked.items() if value is not None]


def _moment(record: "Record", day: dt.date, time: dt.time) -> object:
    return asking.stored(record, dt.datetime.combine(day, time, dt.UTC))
