"""What the changed lines of a worksheet mean: acts, each done by the rules of the desk, in one transaction."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from claims.cli.worksheet.sheet import TroubleError
from claims.errors import ClaimsError
from claims.extraction import FoundClaim
from claims.model import Claim, Revision
from claims.tracking import articles, claims, parts, status, words
from claims.vocabulary import Kind, Status, Value


@dataclass(frozen=True, slots=True)
class Act(ABC):
    """Something to do, and the place in the file (from 0) of the line that asks for it; `number` is the claim's."""

    at: int
    number: int | None

    @abstractmethod
    def do(self, session: Session, why: str | None, by: str) -> list[Claim]:
        """Do it, or raise the rule that stands against it; give the claims that are new."""


@dataclass(frozen=True, slots=True)
class Merge(Act):
    """Put a claim into another one."""

    into: int

    def do(self, session: Session, why: str | None, by: str) -> list[Claim]:
        """Do it by `parts.merge`."""
        parts.merge(session, self.into, [_known(self.number)], why=why, by=by)
        return []


@dataclass(frozen=True, slots=True)
class Split(Act):
    """Make several claims of one."""

    article: int
    found: tuple[FoundClaim, ...]

    def do(self, session: Session, why: str | None, by: str) -> list[Claim]:
        """Do it by `parts.split`."""
        revision = _text(session, self.article, self.found)
        return parts.split(session, _known(self.number), revision, self.found, why=why, by=by)[1:]


@dataclass(frozen=True, slots=True)
class Correct(Act):
    """Give a claim another kind or value."""

    kind: Kind
    value: Value

    def do(self, session: Session, why: str | None, by: str) -> list[Claim]:
        """Do it by `claims.edit`."""
        fields = {"kind": self.kind, **claims.fields_of(self.value)}
        claims.edit(session, _known(self.number), fields, why=why, by=by)
        return []


@dataclass(frozen=True, slots=True)
class Move(Act):
    """Set a claim on other words."""

    article: int
    start: int
    end: int
    exact: str

    def do(self, session: Session, why: str | None, by: str) -> list[Claim]:
        """Do it by `claims.anchor`."""
        revision = articles.with_text(session, articles.find(session, self.article))
        words.must_stand(revision.text, self.start, self.end, self.exact)
        claim = claims.find(session, _known(self.number))
        claims.anchor(session, claim, revision, (self.start, self.end), why=why, by=by)
        return []


@dataclass(frozen=True, slots=True)
class Add(Act):
    """Put a claim on record that was not there."""

    article: int
    found: FoundClaim

    def do(self, session: Session, why: str | None, by: str) -> list[Claim]:  # noqa: ARG002 - the act's signature; a claim is added without a reason
        """Do it by `claims.add`."""
        return [claims.add(session, _text(session, self.article, [self.found]), self.found, by=by)]


@dataclass(frozen=True, slots=True)
class Decide(Act):
    """Give a claim another status."""

    status: Status

    def do(self, session: Session, why: str | None, by: str) -> list[Claim]:
        """Do it by `status.mark`."""
        status.mark(session, [_known(self.number)], self.status, why=why, by=by)
        return []


# The order they are done in, and what each did; a verdict says so itself. What gives its words away comes before what
# takes them, and a verdict is given of what the claim says in the end.
ORDER: dict[type[Act], str] = {
    Merge: "merged",
    Split: "split",
    Correct: "edited",
    Move: "set on other words",
    Add: "added",
    Decide: "marked",
}


def do(session: Session, acts: Sequence[Act], why: str | None, *, by: str) -> list[int]:
    """Do all acts and give the numbers of new claims; TroubleError names every line that a rule stands against."""
    new: list[Claim] = []
    trouble: dict[int, str] = {}
    for act in sorted(acts, key=lambda act: list(ORDER).index(type(act))):
        try:
            new += act.do(session, why, by)
        except ClaimsError as error:
            trouble[act.at] = str(error)
    if trouble:
        raise TroubleError(trouble)
    return [claim.id for claim in new]


def counted(acts: Sequence[Act]) -> str:
    """Say how many of each were done: "10 dismissed, 3 edited"."""
    done = Counter(act.status if isinstance(act, Decide) else ORDER[type(act)] for act in acts)
    return ", ".join(f"{number} {word}" for word, number in done.most_common())


def _text(session: Session, article: int, found: Sequence[FoundClaim]) -> Revision:
    """Give the text of an article, in which what was found still stands."""
    revision = articles.with_text(session, articles.find(session, article))
    for claim in found:
        words.must_stand(revision.text, claim.start, claim.end, claim.exact)
    return revision


def _known(number: int | None) -> int:
    if number is None:
        raise AssertionError("a new claim has no number to speak of")
    return number
