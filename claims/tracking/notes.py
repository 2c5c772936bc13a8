"""What people wrote beside a claim or an article, as it is read."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from claims.tracking import asking, making
from claims.tracking.asking import READ
from claims.tracking.conditions import Condition

if TYPE_CHECKING:
    from claims.tracking.asking import Record


@dataclass(frozen=True, slots=True)
class Entry:
    """A note as it is read back."""

    number: int
    claim: int | None
    text: str
    by: str
    created_at: datetime


# In the order of an entry's fields.
NOTES = 'SELECT id, claim_id, text, "by", created_at FROM note WHERE removed_at IS NULL AND {} ORDER BY id'
_read = asking.reader({4: READ[datetime]})
_entry = making.maker(Entry)


def entries(record: "Record", claim: int) -> list[Entry]:
    """Read the notes beside a claim, the oldest first."""
    return _notes(record, ("claim_id = :claim", {"claim": claim}))


def of_claims(record: "Record", numbers: Sequence[int]) -> dict[int, list[Entry]]:
    """Read the notes beside each of the claims, the oldest first."""
    beside: dict[int, list[Entry]] = defaultdict(list)
    these = f"claim_id IN {asking.among(record, 'numbers')}"
    for note in _notes(record, (these, {"numbers": asking.packed(numbers)})):
        beside[note.claim or 0].append(note)
    return beside


def of_article(record: "Record", number: int) -> list[Entry]:
    """Read the notes beside an article itself, the oldest first."""
    return _notes(record, ("article_id = :article", {"article": number}))


def _notes(record: "Record", there: Condition) -> list[Entry]:
    condition, given = there
    return [_entry(_read(row)) for row in asking.ask(record, NOTES.format(condition), given)]
