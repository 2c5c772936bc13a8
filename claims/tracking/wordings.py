"""How claims were worded from text to text, and which of them a newer wording has overtaken."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from claims.tracking import asking, words
from claims.tracking.asking import READ
from claims.vocabulary import AnchorState, Status

if TYPE_CHECKING:
    from claims.tracking.asking import Record

# Where the words of a claim, whatever they are, are not known to be what it is about.
ASTRAY = frozenset({AnchorState.AMBIGUOUS, AnchorState.LOST})


# Where claims stand and stood, in texts that were not taken out, the newest first.
STANDING = """SELECT anchor.claim_id, claim.text, claim.status, anchor.state, anchor.exact
FROM anchor JOIN claim ON claim.id = anchor.claim_id JOIN revision ON revision.id = anchor.revision_id
WHERE revision.removed_at IS NULL AND {}
ORDER BY anchor.claim_id, anchor.revision_id DESC"""
STOOD = "anchor.claim_id = :number AND anchor.revision_id < :revision AND anchor.state <> 'lost'"
_read = asking.reader({2: READ[Status], 3: READ[AnchorState]})


@dataclass(frozen=True, slots=True)
class Wording:
    """What a claim says, and the words that it stands on now; `before` are other ones of earlier texts, newest first.

    `exact` is empty where the words are gone.
    """

    text: str
    status: Status
    state: AnchorState
    exact: str
    before: tuple[str, ...]

    @property
    def still(self) -> str | None:
        """The words of an earlier text that are still what is claimed, though the newest says others."""
        return next((exact for exact in self.before if words.alike(exact, self.text)), None)


def of_claims(record: "Record", numbers: Sequence[int]) -> dict[int, Wording]:
    """Give the wordings of claims, by number; a claim that never stood in a text has none."""
    statement = STANDING.format(f"anchor.claim_id IN {asking.among(record, 'numbers')}")
    rows = map(_read, asking.ask(record, statement, {"numbers": asking.packed(numbers)}))
    found: dict[int, Wording] = {}
    for number, run in groupby(rows, key=itemgetter(0)):
        (_, text, status, state, exact), *earlier = run
        before = tuple(said for *_, said in earlier if not words.alike(said, exact))
        found[number] = Wording(text, status, state, exact, before)
    return found


def overtaken(record: "Record", numbers: Sequence[int]) -> dict[int, Wording]:
    """Give those of the claims that are verified as an earlier text had them, and read otherwise in the newest."""
    return {
        number: wording
        for number, wording in of_claims(record, numbers).items()
        if wording.status is Status.VERIFIED and wording.state not in ASTRAY and wording.still is not None
    }


def last_before(record: "Record", number: int, revision: int) -> str | None:
    """Give the words on which a claim last stood in a text before one, by its id; None where it did in none."""
    statement = f"{STANDING.format(STOOD)} LIMIT 1"
    found = [*asking.ask(record, statement, {"number": number, "revision": revision})]
    return str(found[0][-1]) if found else None
