"""The gate: what stands against publishing an article, the most serious first, each with what would meet it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Self

from sqlalchemy.orm import Session

from claims.tracking import articles, footing, history, listing, resolving, verdicts, weighing
from claims.tracking.footing import Verdict
from claims.tracking.listing import DECIDED, Entry, Filter, Sort
from claims.tracking.signing import Signatures
from claims.tracking.weighing import HIGH_PRIORITY, Case, Scales
from claims.vocabulary import AnchorState, Kind, Resolution, Status


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
# What a verdict is stale by where a source has changed.
DRIFTED = re.compile(r"\bsource (?P<source>s[0-9]+) reads otherwise by now")
# What to do first about words that the newest text has not, or has in several places.
ASTRAY = {
    AnchorState.AMBIGUOUS: "'claims edit {number} --words WORDS --nth N' says which words it is about",
    AnchorState.LOST: (
        "'claims resolve cut {number}' says that it was cut, 'claims edit {number} --words WORDS' sets it anew"
    ),
}
# Verdicts after which the text cannot just stay as it is.
AGAINST = frozenset({Status.REFUTED, Status.DISPUTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which claims are looked at, from which priority on; and whether every fact of the text must have a claim."""

    kinds: tuple[Kind, ...] = ()
    priority: float = 0
    coverage: bool = False

    def looks_at(self, entry: Entry) -> bool:
        """Tell whether a claim is one of those."""
        return entry.priority >= self.priority and (not self.kinds or entry.kind in self.kinds)


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

    Only claims of these `kinds`, any where there is none, and of this `priority` or a higher one were looked at;
    `not_looked_at` is how many others there are that nobody dismissed. `unkept` and `by_note` are the footing of the
    verdicts. `uncovered` is how many facts of the text no claim covers, None where there is no text; it stands against
    the article where `coverage` was asked for.
    """

    article: int
    passed: bool
    head: str
    kinds: tuple[Kind, ...]
    priority: float
    claims: int
    not_looked_at: int
    findings: tuple[Finding, ...]
    dismissed: dict[str, int]
    dismissed_high: tuple[Dismissal, ...]
    unkept: int
    by_note: int
    coverage: bool
    uncovered: int | None


def outcome(session: Session, article: int, wanted: Wanted, *, uncovered: int | None = None) -> Outcome:
    """Say whether an article passes, and what stands against it.

    `uncovered` is what `coverage.of` counts. Dismissed claims stand against nothing; those that went
    into another claim are not counted among them. NotFoundError where there is no such article.
    """
    articles.find(session, article)
    there = list(listing.entries(session, Filter(article=article, dismissed=True), Sort.PLACE))
    entries = [entry for entry in there if wanted.looks_at(entry)]
    gone = [entry for entry in entries if entry.status is Status.DISMISSED and entry.merged_into is None]
    givers = verdicts.givers(session, [entry.number for entry in gone])
    judged = _judged(entries)
    bench = Bench.of(session, judged)
    found, stand = _findings(bench, judged), footing.of(session, [bench.verdict(one) for one in judged], bench.scales)
    return Outcome(
        article=article,
        passed=not found and not (wanted.coverage and uncovered),
        head=history.head(session)[0],
        kinds=wanted.kinds,
        priority=wanted.priority,
        claims=len(judged),
        not_looked_at=len(_judged(there)) - len(judged),
        findings=tuple(found),
        dismissed=_by_person(givers.get(entry.number, "nobody") for entry in gone),
        dismissed_high=tuple(
            Dismissal(entry.number, givers.get(entry.number), entry.priority, _words(entry))
            for entry in sorted(gone, key=lambda entry: -entry.priority)
            if entry.priority >= HIGH_PRIORITY
        ),
        unkept=stand.unkept,
        by_note=stand.by_note,
        coverage=wanted.coverage,
        uncovered=uncovered,
    )


def findings(session: Session, entries: Sequence[Entry]) -> list[Finding]:
    """Say which rules claims do not meet, the most serious first, then by priority; dismissed ones meet all."""
    judged = _judged(entries)
    return _findings(Bench.of(session, judged), judged)


def _judged(entries: Iterable[Entry]) -> list[Entry]:
    """Leave out what stands against nothing: what was dismissed, and what was to be cut and is gone."""
    return [entry for entry in entries if entry.status is not Status.DISMISSED and not _cut(entry)]


def _cut(entry: Entry) -> bool:
    return entry.resolution is Resolution.CUT and entry.anchor_state is AnchorState.LOST


def _findings(bench: "Bench", judged: Iterable[Entry]) -> list[Finding]:
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

    def verdict(self, entry: Entry) -> Verdict:
        """Give a claim's verdict as it is weighed."""
        case = Case(entry.number, entry.kind, entry.priority, entry.made_by, entry.sources)
        return Verdict(case, entry.status, noted=entry.number in self.reasoned)


# A rule, what is so, and what would meet it.
Unmet = tuple[str, str, str]


def _unverified(_bench: Bench, entry: Entry) -> Iterator[Unmet]:
    if entry.status is not Status.UNVERIFIED:
        return
    if entry.resolution is None:
        yield Rule.UNVERIFIED, "unverified", f"'claims mark STATUS {entry.number}' decides it"
    else:
        so = f"unverified: resolved as {entry.resolution.replace('_', ' ')}, but nobody has decided it"
        remedy = f"'claims mark unproven {entry.number} --note WHY' says that somebody looked, and what for"
        yield Rule.UNVERIFIED, so, remedy


def _stale(_bench: Bench, entry: Entry) -> Iterator[Unmet]:
    if entry.status in DECIDED and entry.stale:
        remedy = f"'claims mark STATUS {entry.number}' says what the evidence says of it now"
        if drifted := DRIFTED.search(entry.stale_because or ""):
            source = drifted["source"]
            remedy = (
                f"'claims source capture {source}' keeps it as it is now, 'claims source show {source}' shows it; "
                f"then {remedy}"
            )
        if entry.anchor_state in ASTRAY:
            remedy = f"{ASTRAY[entry.anchor_state].format(number=entry.number)}; then {remedy}"
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
    remedy = f"the text is to be changed, and 'claims article update {entry.article}' takes it in"
    if need.rewords and entry.replacement is None:
        command = f"'claims resolve {entry.resolution} {entry.number} --replacement TEXT'"
        remedy += f"; if it is changed around these words, {command} says how it reads"
    so = f"{need.asks}, the text still says '{bench.outstanding[entry.number]}'"
    yield Rule.NOT_CARRIED_OUT, so, remedy


def _evidence(bench: Bench, entry: Entry) -> Iterator[Unmet]:
    verdict = bench.verdict(entry)
    for lack in bench.scales.unmet(verdict.case, entry.status, noted=verdict.noted):
        yield lack.rule, f"{entry.status}, but {lack.so}", lack.remedy


def _contrary(bench: Bench, entry: Entry) -> Iterator[Unmet]:
    verdict = bench.verdict(entry)
    lack = weighing.contrary(verdict.case, entry.status, noted=verdict.noted)
    # A stale verdict must be given anew in any case.
    if lack is not None and not entry.stale:
        yield lack.rule, lack.so, lack.remedy


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
    *(_unverified, _stale, _unresolved, _not_carried_out, _evidence, _contrary, _sign_off),
)


def _by_person(names: Iterable[str]) -> dict[str, int]:
    """Count, whoever has most first."""
    return dict(sorted(Counter(names).items(), key=lambda counted: (-counted[1], counted[0])))


def _words(entry: Entry) -> str:
    return entry.exact or entry.text
