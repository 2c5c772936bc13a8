"""How claims were worded from text to text, and which of them a newer wording has overtaken."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.model import Anchor, Claim, Revision
from claims.tracking import words
from claims.tracking.numbers import among
from claims.vocabulary import AnchorState, Status

# Columns without the ORM around them: one answer for a thousand claims.
CLAIM, ANCHOR, REVISION = (kind.__table__.c for kind in (Claim, Anchor, Revision))
# Where the words of a claim, whatever they are, are not known to be what it is about.
ASTRAY = frozenset({AnchorState.AMBIGUOUS, AnchorState.LOST})


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


def of_claims(session: Session, numbers: Sequence[int]) -> dict[int, Wording]:
    """Give the wordings of claims, by number; a claim that never stood in a text has none."""
    chosen = (
        select(ANCHOR.claim_id, CLAIM.text, CLAIM.status, ANCHOR.state, ANCHOR.exact)
        .join(Claim.__table__, CLAIM.id == ANCHOR.claim_id)
        .join(Revision.__table__, REVISION.id == ANCHOR.revision_id)
        .where(among(session, ANCHOR.claim_id, numbers), REVISION.removed_at.is_(None))
        .order_by(ANCHOR.claim_id, ANCHOR.revision_id.desc())
    )
    found: dict[int, Wording] = {}
    for number, run in groupby(session.execute(chosen), key=itemgetter(0)):
        (_, text, status, state, exact), *earlier = run
        before = tuple(row.exact for row in earlier if not words.alike(row.exact, exact))
        found[number] = Wording(text, status, state, exact, before)
    return found


def overtaken(session: Session, numbers: Sequence[int]) -> dict[int, Wording]:
    """Give those of the claims that are verified as an earlier text had them, and read otherwise in the newest."""
    return {
        number: wording
        for number, wording in of_claims(session, numbers).items()
        if wording.status is Status.VERIFIED and wording.state not in ASTRAY and wording.still is not None
    }


def last_before(session: Session, number: int, revision: int) -> str | None:
    """Give the words on which a claim last stood in a text before one, by its id; None where it did in none."""
    chosen = (
        select(ANCHOR.exact)
        .join(Revision.__table__, REVISION.id == ANCHOR.revision_id)
        .where(ANCHOR.claim_id == number, ANCHOR.revision_id < revision, REVISION.removed_at.is_(None))
        .where(ANCHOR.state != AnchorState.LOST)
        .order_by(ANCHOR.revision_id.desc())
        .limit(1)
    )
    return session.scalar(chosen)
