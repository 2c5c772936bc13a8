"""Resolutions: what is to be done to the text, what each takes and needs, and whether it was done."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.tracking import asking, commands, making, words
from claims.tracking.asking import READ
from claims.vocabulary import AnchorState, Resolution, Status

if TYPE_CHECKING:
    from claims.tracking.asking import Record

DECIDED = frozenset(Status) - {Status.UNVERIFIED, Status.DISMISSED}
UNDISMISSED = DECIDED | {Status.UNVERIFIED}


@dataclass(frozen=True, slots=True)
class Need:
    """What a resolution takes and needs: the verdicts that it may rest on, and on which of them it needs a reason.

    `asks` is what it asks of the text, None where nothing; `rewords` whether it takes the wording that is to be there.
    """

    on: frozenset[Status] = DECIDED
    reason_on: frozenset[Status] = frozenset()
    asks: str | None = None
    rewords: bool = False


# What nobody has decided may be left to the writer or to chance, and it may go; for the rest there must be a verdict.
NEEDS = {
    Resolution.STANDS: Need(reason_on=frozenset({Status.REFUTED, Status.DISPUTED})),
    Resolution.CORRECTED: Need(asks="to be corrected", rewords=True),
    Resolution.HEDGED: Need(asks="to be hedged", rewords=True),
    Resolution.ATTRIBUTED: Need(asks="to be attributed", rewords=True),
    Resolution.CONTEXT_ADDED: Need(asks="to be given context", rewords=True),
    Resolution.CUT: Need(on=UNDISMISSED, asks="to be cut"),
    Resolution.ON_AUTHOR: Need(on=UNDISMISSED, reason_on=UNDISMISSED),
    Resolution.ACCEPTED_RISK: Need(on=UNDISMISSED, reason_on=UNDISMISSED),
}
ASKING = tuple(resolution for resolution, need in NEEDS.items() if need.asks)


@dataclass(frozen=True, slots=True)
class Spot:
    """A claim that its article's newest text is to be changed for, and where it stands in that."""

    number: int
    resolution: Resolution
    replacement: str | None
    resolved_on: str | None
    revision: int
    state: AnchorState
    exact: str
    start: int
    end: int


# In the order of a spot's fields.
SPOTS = """SELECT claim.id, claim.resolution, claim.replacement, claim.resolved_on, revision.id, anchor.state,
    anchor.exact, anchor.start, anchor."end"
FROM claim JOIN article ON article.id = claim.article_id
JOIN revision ON revision.article_id = article.id AND revision.number = article.revision
JOIN anchor ON anchor.claim_id = claim.id AND anchor.revision_id = revision.id
WHERE {} AND {}"""
_read_spot = asking.reader({1: READ[Resolution], 5: READ[AnchorState]})
_spot = making.maker(Spot)
# "resolution": is a key of canonical JSON; within a value its quotation marks would have backslashes.
RESOLVED = """SELECT claim_id, command, "before", "after", why FROM change
WHERE {} AND "row" LIKE 'claim %' AND "before" IS NOT NULL AND undoes IS NULL AND "after" LIKE '%"resolution":%'
ORDER BY claim_id, id"""
_read_change = asking.reader({2: json.loads, 3: json.loads})


def outstanding(record: "Record", numbers: Sequence[int]) -> dict[int, str]:
    """Say which of the claims have a resolution that was not carried out, and what the newest text still says there.

    What was cut must be gone. The rest must read otherwise than the words it was resolved on, or have the replacement
    where they stand: context may be put beside words that stay. A claim that stands in no text has none to change.
    """
    asked, given = asking.one_of("claim.resolution", "resolution", ASKING)
    statement = SPOTS.format(asked, f"claim.id IN {asking.among(record, 'numbers')}")
    rows = asking.ask(record, statement, {**given, "numbers": asking.packed(numbers)})
    spots = [_spot(_read_spot(row)) for row in rows]
    return {spot.number: spot.exact for spot in spots if not _carried_out(record, spot)}


def unreasoned(record: "Record", resolved: Mapping[int, tuple[Resolution, Status]]) -> set[int]:
    """Say which claims have a resolution that was given without the reason it needs on the verdict they have now."""
    needing = [number for number, (resolution, status) in resolved.items() if status in NEEDS[resolution].reason_on]
    return {*needing} - last_reasons(record, needing).keys() if needing else set()


def last_reasons(record: "Record", numbers: Sequence[int]) -> dict[int, str]:
    """Give of each claim the last reason that its resolution in effect was given with."""
    gone = commands.annulled(record)
    statement = RESOLVED.format(f"claim_id IN {asking.among(record, 'numbers')}")
    said: dict[int, str] = {}
    for row in map(_read_change, asking.ask(record, statement, {"numbers": asking.packed(numbers)})):
        number, command, before, after, why = row
        if command in gone:
            continue
        if before.get("resolution") != after.get("resolution"):
            said.pop(number, None)
        if why:
            said[number] = why
    return said


def _carried_out(record: "Record", spot: Spot) -> bool:
    if spot.state is AnchorState.LOST:
        return True
    if spot.resolution is Resolution.CUT:
        return False
    if not words.alike(spot.exact, spot.resolved_on or ""):
        return True
    text = _text(record, spot.revision) if spot.replacement else ""
    return any(start < spot.end and spot.start < end for start, end in words.places(text, spot.replacement or ""))


def _text(record: "Record", revision: int) -> str:
    [(text,)] = asking.ask(record, "SELECT text FROM revision WHERE id = :id", {"id": revision})
    return str(text)
