"""Names on record that somebody may have meant who typed them otherwise."""

from collections.abc import Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from claims.errors import NotFoundError, NotUnderstoodError
from claims.tracking import asking

if TYPE_CHECKING:
    from claims.tracking.asking import Record

W = TypeVar("W", bound=StrEnum)
NAMES = {
    "assignee": "SELECT DISTINCT assignee FROM claim WHERE assignee IS NOT NULL",
    "made_by": "SELECT DISTINCT made_by FROM claim",
    "person": 'SELECT DISTINCT "by" FROM change',
    "tag": "SELECT DISTINCT name FROM tag WHERE removed_at IS NULL",
}


def meant(record: "Record", typed: Mapping[str, str | None]) -> str | None:
    """Give the first name that is on record in another spelling only; `typed` is by the keys of `NAMES`."""
    near = (_near(name, _there(record, what)) for what, name in typed.items() if name)
    return next((name for name in near if name is not None), None)


def must_exist(record: "Record", what: str, typed: str) -> None:
    """Refuse a name that is not on record, with the one that may be meant: NotFoundError; `what` is a key of `NAMES`.

    Where no article is on record yet, any name will do.
    """
    there = _there(record, what)
    if typed not in there and asking.numbers(record, "SELECT id FROM article LIMIT 1", {}):
        near = _near(typed, there)
        raise NotFoundError(what, f"'{typed}'" + (f"; did you mean '{near}'?" if near else ""))


def _there(record: "Record", what: str) -> set[str]:
    return {str(row[0]) for row in asking.ask(record, NAMES[what], {})}


def word(kind: type[W], typed: str, what: str) -> W:
    """Read a word of the vocabulary; NotUnderstoodError, with the one that may be meant, where it is none."""
    said = typed.strip().casefold().replace(" ", "_")
    if said in {*kind}:
        return kind(said)
    near = get_close_matches(said, [*kind], n=1)
    rest = f"did you mean {near[0]}?" if near else f"there are {', '.join(kind)}"
    raise NotUnderstoodError(f"'{typed}' is no {what}; {rest}")


def _near(typed: str, there: set[str]) -> str | None:
    """Give the name that comes nearest; None where the one typed is there, or none is near."""
    folded = {name.casefold(): name for name in sorted(there)}
    found = get_close_matches(typed.casefold(), folded, n=1)
    return folded[found[0]] if found and typed not in there else None
