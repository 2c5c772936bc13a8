"""What verdicts rest on: how many on sources that nobody kept, and how many on something only by their note."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.tracking import asking, weighing
from claims.tracking.proofs import Proof
from claims.tracking.weighing import Case, Rule, Scales
from claims.vocabulary import Finding, Status

if TYPE_CHECKING:
    from claims.tracking.asking import Record

# Sources that have an address or a file, and no snapshot.
UNKEPT = """SELECT source.id FROM source WHERE source.location IS NOT NULL AND source.id IN {} AND NOT EXISTS (
    SELECT 1 FROM snapshot
    WHERE snapshot.source_id = source.id AND snapshot.state = 'captured' AND snapshot.removed_at IS NULL
)"""
# What a quote is found to be where nobody could look it up, or there is none.
UNSEEN = {Finding.UNCHECKED, None}
# What a note makes good.
WAIVED = {Rule.QUOTE, Rule.FIGURE}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict as it is weighed: of which claim, and whether it has a reason."""

    case: Case
    status: Status
    noted: bool

    @property
    def counting(self) -> list[Proof]:
        """What counts for it."""
        return weighing.counting(self.case, self.status, noted=self.noted)


@dataclass(frozen=True, slots=True)
class Footing:
    """How many of some verdicts stand less firmly than the others.

    `unkept` rest on nothing but sources that have an address or a file and of which nothing is kept, with no quote that
    could be looked up; `by_note` on a quote that its source does not have or a figure that differs.
    """

    unkept: int
    by_note: int


def of(record: "Record", verdicts: Sequence[Verdict], scales: Scales) -> Footing:
    """Count them; a source that is only words has nothing to be kept, and counts like one that is."""
    unseen = [[p.number for p in one.counting] for one in verdicts if all(p.finding in UNSEEN for p in one.counting)]
    unkept = _unkept(record, {number for numbers in unseen for number in numbers})
    return Footing(
        unkept=sum(bool(numbers) and unkept.issuperset(numbers) for numbers in unseen),
        by_note=sum(_waived(one, scales) for one in verdicts),
    )


def _waived(verdict: Verdict, scales: Scales) -> bool:
    if not (verdict.noted and verdict.status in weighing.POLICED):
        return False
    return not WAIVED.isdisjoint(lack.rule for lack in scales.unmet(verdict.case, verdict.status, noted=False))


def _unkept(record: "Record", numbers: Iterable[int]) -> set[int]:
    """Say which of the sources have an address or a file, and no snapshot."""
    statement = UNKEPT.format(asking.among(record, "numbers"))
    return {*asking.numbers(record, statement, {"numbers": asking.packed(sorted(numbers))})}
