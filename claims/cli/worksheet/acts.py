"""What the changed lines of a worksheet mean: acts, each done by the rules of the desk, in one transaction."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from claims.cli.worksheet.sheet import TroubleError
from claims.errors import ClaimsError
from claims.extraction import FoundClaim
from claims.model import Claim, Revision
from claims.tracking import articles, claims, parts, selection, status, words
from claims.vocabulary import Kind, Status, Value


@dataclass(frozen=True, slots=True)
class Act(ABC):
    """Something to do, and the place in the file (from 0) of the line that asks for it."""

    at: int

    @abstractmethod
    def do(self, session: Session, why: str | None, by: str) -> list[Claim]:
        """Do it, or raise the rule that stands against it; give the claims that are new."""


@dataclass(frozen=True, slots=True)
class OnClaim(Act):
    """Something to do to the claim of a number."""

    number: int


@dataclass(frozen=True, slots=True)
class Merge(OnClaim):
    """Put a claim into another one."""

    into: int

    def do(self, session: Session, why: str | None, by: str) -> list[Claim]:
        """Do it by `parts.merge`."""
        parts.merge(session, self.into, [self.number], why=why, by=by)
        return []


@dataclass(frozen=True, slots=True)
class Split(OnClaim):
    """Make several claims of one."""

    article: int
    found: tuple[FoundClaim, ...]

    def do(self, session: Session, why: str | None, by: str) -> list[Claim]:
        """Do it by `parts.split`."""
        revision = _text(session, self.article, [(part.start, part.end, part.exact) for part in self.found])
        return parts.split(session, self.number, revision, self.found, why=why, by=by)[1:]


@dataclass(frozen=True, slots=True)
class Correct(OnClaim):
    """Give a claim another kind or value."""

    kind: Kind
    value: Value

    def do(self, session: Session, why: str | None, by: str) -> list[Claim]:
        """Do it by `claims.edit`."""
        fields = {"kind": self.kind, **claims.fields_of(self.value)}
        claims.edit(session, self.number, fields, why=why, by=by)
        return []


@dataclass(frozen=True, slots=True)
class Move(OnClaim):
    """Set a claim on other words."""

    article: int
    start: int
    end: int
    exact: str

    def do(self, session: Session, why: str | None, by: str) -> list[Claim]:
        """Do it by `claims.anchor`."""
        revision = _text(session, self.article, [(self.start, self.end, self.exact)])
        claim = claims.find(session, self.number)
        claims.anchor(session, claim, revision, (self.start, self.end), why=why, by=by)
        return []


@dataclass(frozen=True, slots=True)
class Add(Act):
    """Put a claim on record that was not there."""

    article: int
    found: FoundClaim

    def do(self, session: Session, why: str | None, by: str) -> list[Claim]:
        """Do it by `claims.add`."""
        revision = _text(session, self.article, [(self.found.start, self.found.end, self.found.exact)])
        return [claims.add(session, revision, self.found, why=why, by=by)]


@dataclass(frozen=True, slots=True)
class Decide(OnClaim):
    """Give a claim another status."""

    status: Status

    def do(self, session: Session, why: str | None, by: str) -> list[Claim]:
        """Do it by `status.mark`."""
        status.mark(session, [self.number], self.status, why=why, by=by)
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
    for kind in ORDER:
        waiting = [act for act in acts if type(act) is kind]
        while waiting:
            refused = {}
            for act in waiting:
                try:
                    new += act.do(session, why, by)
                except ClaimsError as error:
                    refused[act.at] = str(error)
            # One may stand in the way of another until it has moved itself.
            if len(refused) == len(waiting):
                trouble |= refused
                break
            waiting = [act for act in waiting if act.at in refused]
    if trouble:
        raise TroubleError(dict(sorted(trouble.items())))
    return [claim.id for claim in new]


def told(acts: Sequence[Act], new: Sequence[int] = ()) -> str:
    """Say what is done to which claims: "claims 3,5 dismissed, claim 9 merged"; new ones yet to be are counted."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for act in acts:
        if isinstance(act, OnClaim):
            numbers[act.status if isinstance(act, Decide) else ORDER[type(act)]].append(act.number)
    said = [f"{selection.counted(done)} {word}" for word, done in numbers.items()]
    added = sum(len(act.found) - 1 if isinstance(act, Split) else isinstance(act, Add) for act in acts)
    if added:
        said.append(f"{selection.counted(new) if new else added} new")
    return ", ".join(said)


def unread(acts: Sequence[Act]) -> list[int]:
    """Give the claims that were set on other words and not given another value."""
    valued = {act.number for act in acts if isinstance(act, Correct)}
    return [act.number for act in acts if isinstance(act, Move) and act.number not in valued]


def _text(session: Session, article: int, found: Sequence[tuple[int, int, str]]) -> Revision:
    """Give the text of an article, in which words still stand where they were found."""
    revision = articles.with_text(session, articles.find(session, article))
    for start, end, exact in found:
        words.must_stand(revision.text, start, end, exact)
    return revision
