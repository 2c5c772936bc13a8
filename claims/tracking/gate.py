"""The gate: what stands against publishing an article, the most serious first, each with what would meet it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Self

from sqlalchemy.orm import Session

from claims.tracking import articles, history, listing, resolving, verdicts, weighing
from claims.tracking.listing import DECIDED, Entry, Filter, Sort
from claims.tracking.signing import Signatures
from claims.tracking.weighing import HIGH_PRIORITY, Case, Scales
from claims.vocabulary import Kind, Status


class Rule(StrEnum):
    """What the gate asks of a claim beyond the evidence for its verdict."""

    UNVERIFIED = "unverified"
    STALE = "stale"
    UNRESOLVED = "unresolved"
    NOT_CARRIED_OUT = "not_carried_out"
    SIGN_OFF = "sign_off"


# The most serious first.
ORDER: tuple[str, ...] = (
    *(Rule.UNVERIFIED, Rule.STALE, Rule.UNRESOLVED, Rule.NOT_CARRIED_OUT),
    *weighing.Rule,
    Rule.SIGN_OFF,
)
# Verdicts after which the text cannot just stay as it is.
AGAINST = frozenset({Status.REFUTED, Status.DISPUTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which claims are looked at, from which priority on; and whether every fact of the text must have a claim."""

    kinds: tuple[Kind, ...] = ()
    priority: float = 0
    coverage: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a claim does not meet: what is so, what would meet it, and the claim's words."""

    number: int
    rule: str
    finding: str
    remedy: str
    kind: Kind
    status: Status
    priority: float
    text: str


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A claim of high priority that somebody dismissed."""

    number: int
    by: str | None
    priority: float
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the gate says of an article; `claims` and `dismissed`, by person, are counted.

    `uncovered` is how many facts of the text no claim covers, None where there is no text; it stands against the
    article where `coverage` was asked for.
    """

    article: int
    passed: bool
    head: str
    claims: int
    findings: tuple[Finding, ...]
    dismissed: dict[str, int]
    dismissed_high: tuple[Dismissal, ...]
    coverage: bool
    uncovered: int | None


def outcome(session: Session, article: int, wanted: Wanted, *, uncovered: int | None = None) -> Outcome:
    """Say whether an article passes, and what stands against it.

    `uncovered` is what `coverage.of` counts. Dismissed claims stand against nothing; those that went
    into another claim are not counted among them. NotFoundError where there is no such article.
    """
    articles.find(session, article)
    chosen = listing.entries(session, Filter(article=article, kinds=wanted.kinds, dismissed=True), Sort.PLACE)
    entries = [entry for entry in chosen if entry.priority >= wanted.priority]
    gone = [entry for entry in entries if entry.status is Status.DISMISSED and entry.merged_into is None]
    givers = verdicts.givers(session, [entry.number for entry in gone])
    found = findings(session, entries)
    return Outcome(
        article=article,
        passed=not found and not (wanted.coverage and uncovered),
        head=history.head(session)[0],
        claims=sum(entry.status is not Status.DISMISSED for entry in entries),
        findings=tuple(found),
        dismissed=_by_person(givers.get(entry.number, "nobody") for entry in gone),
        dismissed_high=tuple(
            Dismissal(entry.number, givers.get(entry.number), entry.priority, _words(entry))
            for entry in sorted(gone, key=lambda entry: -entry.priority)
            if entry.priority >= HIGH_PRIORITY
        ),
        coverage=wanted.coverage,
        uncovered=uncovered,
    )


def findings(session: Session, entries: Sequence[Entry]) -> list[Finding]:
    """Say which rules claims do not meet, the most serious first, then by priority; dismissed ones meet all."""
    judged = [entry for entry in entries if entry.status is not Status.DISMISSED]
    bench = Bench.of(session, judged)
    found = [
        Finding(entry.number, rule, so, remedy, entry.kind, entry.status, entry.priority, _words(entry))
        for entry in judged
        for check in CHECKS
        for rule, so, remedy in check(bench, entry)
    ]
    return sorted(found, key=lambda one: (ORDER.index(one.rule), -one.priority))


@dataclass(frozen=True, slots=True)
class Bench:
    """What claims are judged by, read at once for all of them."""

    scales: Scales
    reasoned: set[int]
    outstanding: dict[int, str]
    unreasoned: set[int]
    signatures: Signatures

    @classmethod
    def of(cls, session: Session, entries: Sequence[Entry]) -> Self:
        """Read it."""
        numbers = [entry.number for entry in entries]
        resolved = {entry.number: (entry.resolution, entry.status) for entry in entries if entry.resolution}
        return cls(
            scales=Scales.of(session, chain.from_iterable(entry.sources for entry in entries)),
            reasoned=verdicts.reasoned(session, numbers),
            outstanding=resolving.outstanding(session, list(resolved)),
            unreasoned=resolving.unreasoned(session, resolved),
            signatures=Signatures.of(session, numbers),
        )


# A rule, what is so, and what would meet it.
Unmet = tuple[str, str, str]


def _unverified(_bench: Bench, entry: Entry) -> Iterator[Unmet]:
    if entry.status is Status.UNVERIFIED:
        yield Rule.UNVERIFIED, "unverified", f"'claims mark STATUS {entry.number}' decides it"


def _stale(_bench: Bench, entry: Entry) -> Iterator[Unmet]:
    if entry.status in DECIDED and entry.stale:
        remedy = f"'claims mark STATUS {entry.number}' says what the evidence says of it now"
        yield Rule.STALE, f"{entry.status}, stale because {entry.stale_because}", remedy


def _unresolved(bench: Bench, entry: Entry) -> Iterator[Unmet]:
    if entry.resolution is None and entry.status in AGAINST:
        remedy = f"'claims resolve RESOLUTION {entry.number}' says what is to be done"
        yield Rule.UNRESOLVED, f"{entry.status} without a resolution", remedy
    if entry.resolution is not None and entry.number in bench.unreasoned:
        so = f"{entry.status}, and resolved as {entry.resolution.replace('_', ' ')} without a reason"
        remedy = f"give it with 'claims resolve {entry.resolution} {entry.number} --note WHY'"
        yield Rule.UNRESOLVED, so, remedy


def _not_carried_out(bench: Bench, entry: Entry) -> Iterator[Unmet]:
    if entry.resolution is None or entry.number not in bench.outstanding:
        return
    need = resolving.NEEDS[entry.resolution]
    remedy = f"'claims article update {entry.article}' takes the changed text in"
    if need.rewords and entry.replacement is None:
        command = f"'claims resolve {entry.resolution} {entry.number} --replacement TEXT'"
        remedy += f"; if it is changed around these words, {command} says how it reads"
    so = f"{need.asks}, the text still says '{bench.outstanding[entry.number]}'"
    yield Rule.NOT_CARRIED_OUT, so, remedy


def _evidence(bench: Bench, entry: Entry) -> Iterator[Unmet]:
    case = Case(entry.number, entry.kind, entry.priority, entry.made_by, entry.sources)
    for lack in bench.scales.unmet(case, entry.status, noted=entry.number in bench.reasoned):
        yield lack.rule, f"{entry.status}, but {lack.so}", lack.remedy


def _sign_off(bench: Bench, entry: Entry) -> Iterator[Unmet]:
    if not bench.scales.policy.sign_off or entry.stale or entry.status not in DECIDED:
        return
    signer = bench.signatures.signers.get(entry.number)
    if entry.signed_off_by is None:
        remedy = f"somebody else does with 'claims --by NAME sign-off {entry.number}'"
        yield Rule.SIGN_OFF, f"{entry.status}, but nobody has signed it off", remedy
    elif signer and (shared := bench.signatures.shared(entry.number, signer)):
        so, remedy = shared
        yield Rule.SIGN_OFF, f"{entry.status}, and signed off by {signer.name}, but {so}", remedy


CHECKS: tuple[Callable[[Bench, Entry], Iterator[Unmet]], ...] = (
    *(_unverified, _stale, _unresolved, _not_carried_out, _evidence, _sign_off),
)


def _by_person(names: Iterable[str]) -> dict[str, int]:
    """Count, whoever has most first."""
    return dict(sorted(Counter(names).items(), key=lambda counted: (-counted[1], counted[0])))


def _words(entry: Entry) -> str:
    return entry.exact or entry.text
