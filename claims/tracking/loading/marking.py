"""The verdicts that reviews come with: given as the desk's rules let them be, in the name of whoever loads them."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.intake.exchange.reviews import Review
from claims.model import Claim
from claims.tracking import policy, selection, status
from claims.tracking.loading.outcome import Loaded
from claims.vocabulary import Status

# Some sites give a sentence for a label; in a reason its beginning will do.
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Verdict:
    """What claims are marked, and for which reason: many share one."""

    status: Status
    rating: str | None
    why: str


def said(review: Review) -> tuple[Status, str | None]:
    """Give what makes the verdict of a review another one."""
    return review.status, review.label


def named(review: Review) -> str:
    """Name the verdict of a review: "refuted ('Falso')"."""
    return f"{review.status} ('{review.label[:LONGEST]}')" if review.label else review.status


class Marking:
    """The verdicts to be given when all that they rest on is there."""

    def __init__(self, session: Session, loaded: Loaded, by: str) -> None:
        self._session, self._loaded, self._by = session, loaded, by
        self._policy = policy.current(session)
        self._waiting: defaultdict[Verdict, list[int]] = defaultdict(list)
        self._was: dict[int, Status] = {}
        self._others: Counter[str] = Counter()

    def add(self, review: Review, claim: Claim, *, changed: bool = False) -> None:
        """Say which verdict a claim is to have; where it is `changed`, what it had is told."""
        who = review.publisher or "The review"
        why = f"{who} rates it '{review.label[:LONGEST]}'" if review.label else f"{who} finds it {review.status}"
        self._waiting[Verdict(review.status, self._rating(review.label), why)].append(claim.id)
        if changed:
            self._was[claim.id] = claim.status

    def give(self) -> None:
        """Give the verdicts; say of which the policy lets none pass, and which labels are none of the desk's."""
        for verdict, numbers in self._waiting.items():
            self._give(verdict, numbers)
        for number, was in self._was.items():
            now = self._status(number)
            self._loaded.changed.append(number)
            self._loaded.lines.append(f"~ claim {number}: status {was} -> {now}")
        for label, count in self._others.items():
            kept = (
                "it stands in the reason only" if count == 1 else f"it stands in the reasons of {count:,} claims only"
            )
            self._loaded.warnings.append(f"'{label[:LONGEST]}' is no rating of this desk, so {kept}.")

    def _rating(self, label: str | None) -> str | None:
        if label is None:
            return None
        try:
            return self._policy.label(label)
        except NotAllowedError:
            self._others[label] += 1
            return None

    def _give(self, verdict: Verdict, numbers: list[int]) -> None:
        try:
            status.mark(self._session, numbers, verdict.status, why=verdict.why, rating=verdict.rating, by=self._by)
            if verdict.status is not Status.UNVERIFIED:
                self._loaded.decided += len({*numbers} - self._was.keys())
        except NotAllowedError as error:
            if len(numbers) > 1:
                for number in numbers:
                    self._give(verdict, [number])
            else:
                self._left(verdict, numbers[0], error)

    def _left(self, verdict: Verdict, number: int, error: NotAllowedError) -> None:
        so = f"{verdict.why}, which is left to the desk: {error}"
        self._loaded.warnings.append(f"{selection.counted([number]).capitalize()}: {so}.")

    def _status(self, number: int) -> Status:
        return self._session.get_one(Claim, number).status
