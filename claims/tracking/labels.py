"""The desk's own words on articles and claims, as they are read."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.tracking import asking

if TYPE_CHECKING:
    from claims.tracking.asking import Record


def of_articles(record: "Record", numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Give the words on each of the articles, in alphabetical order."""
    return _named(record, "article_id", numbers)


def of_claims(record: "Record", numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Give the words on each of the claims themselves, in alphabetical order."""
    return _named(record, "claim_id", numbers)


def _named(record: "Record", on: str, numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    named: dict[int, list[str]] = defaultdict(list)
    there = f"{on} IN {asking.among(record, 'numbers')} AND removed_at IS NULL"
    statement = f"SELECT {on}, name FROM tag WHERE {there} ORDER BY name"
    for number, name in asking.ask(record, statement, {"numbers": asking.packed(numbers)}):
        named[asking.whole(number)].append(str(name))
    return {number: tuple(names) for number, names in named.items()}
