"""Numbers on record that begin as somebody began to type, with what they stand for: some, however many there are."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.tracking import asking, conditions
from claims.tracking.selection import LARGEST

if TYPE_CHECKING:
    from claims.tracking.asking import Record

# As many as a shell still shows in a readable way.
OFFERED = 50
CLAIMS = f"SELECT claim.id, claim.text FROM claim WHERE {conditions.LISTED} AND claim.status = 'unverified'"
ARTICLES = "SELECT id, title FROM article WHERE removed_at IS NULL"
SOURCES = "SELECT id, COALESCE(title, location, citation, alias) FROM source WHERE removed_at IS NULL"


def claims(record: "Record", begun: str) -> Iterator[tuple[int, str]]:
    """Yield claims that are still unverified; where nothing was typed what hurts most first."""
    yield from _offered(record, CLAIMS, "claim.id", begun, order="claim.priority DESC, claim.id")


def articles(record: "Record", begun: str) -> Iterator[tuple[int, str]]:
    """Yield articles; where nothing was typed the newest first."""
    yield from _offered(record, ARTICLES, "id", begun, order="id DESC")


def sources(record: "Record", begun: str) -> Iterator[tuple[int, str]]:
    """Yield sources, confidential ones by their alias; where nothing was typed the newest first."""
    yield from _offered(record, SOURCES, "id", begun, order="id DESC")


def _offered(record: "Record", statement: str, column: str, begun: str, *, order: str) -> Iterator[tuple[int, str]]:
    left = OFFERED
    for narrowed in _beginning(column, begun) if begun else [f"ORDER BY {order}"]:
        for number, said in asking.ask(record, f"{statement} {narrowed} LIMIT :most", {"most": left}):
            yield asking.whole(number), str(said)
            left -= 1


def _beginning(column: str, begun: str) -> Iterator[str]:
    """Yield as ranges, the shortest first, the numbers that begin with digits; no other text begins a number."""
    if not begun.isdecimal() or not begun.isascii() or begun.startswith("0"):
        return
    first = last = int(begun)
    while first <= LARGEST:
        yield f"AND {column} BETWEEN {first} AND {min(last, LARGEST)} ORDER BY {column}"
        first, last = 10 * first, 10 * last + 9
