"""The findings of the gate: each rule that a claim does not meet, and what would meet it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Self

from claims.tracking import resolutions, verdicts, weighing, wordings
from claims.tracking.footing import Verdict
from claims.tracking.listing import DECIDED, Entry
from claims.tracking.signatures import Signatures
from claims.tracking.weighing import Case, Scales
from claims.tracking.wordings import Wording
from claims.vocabulary import AnchorState, Kind, Resolution, Status

if TYPE_CHECKING:
    from claims.tracking.asking import Record


class Rule(StrEnum):
    """What the gate asks of a claim beyond the evidence for its verdict."""

    UNVERIFIED = "unverified"
    ASTRAY = "astray"
    STALE = "stale"
    OVERTAKEN = "overtaken"
    UNRESOLVED = "unresolved"
    NOT_CARRIED_OUT = "not_carried_out"
    SIGN_OFF = "sign_off"


# The most serious first.
ORDER: tuple[str, ...] = (
    *(Rule.UNVERIFIED, Rule.ASTRAY, Rule.STALE, Rule.OVERTAKEN, Rule.UNRESOLVED, Rule.NOT_CARRIED_OUT),
    *weighing.Rule,
    Rule.SIGN_OFF,
)
# What a verdict is stale by where a source has changed.
DRIFTED = re.compile(r"\bsource (?P<source>s[0-9]+) reads otherwise by now")
# What is so of words that the newest text has not, or has in several places, and what to do about it.
ASTRAY = {
    AnchorState.AMBIGUOUS: (
        "which of its words in the text it is about cannot be told",
        "'claims edit {number} --words WORDS --nth N' says so",
    ),
    AnchorState.LOST: (
        "its words are gone from the text",
        "'claims resolve cut {number}' says that it was cut, 'claims edit {number} --words WORDS' sets it anew",
    ),
}
# Verdicts after which the text cannot just stay as it is.
AGAINST = frozenset({Status.REFUTED, Status.DISPUTED})


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


def of(record: "Record", entries: Sequence[Entry]) -> list[Finding]:
    """Say which rules claims do not meet, the most serious first, then by priority; dismissed ones meet all."""
    kept = judged(entries)
    return held_against(Bench.of(record, kept), kept)


def judged(entries: Iterable[Entry]) -> list[Entry]:
    """Leave out what stands against nothing: what was dismissed, and what was to be cut and is gone."""
    return [entry for entry in entries if entry.status is not Status.DISMISSED and not _cut(entry)]


def held_against(bench: "Bench", entries: Iterable[Entry]) -> list[Finding]:
    """Say which rules claims do not meet that were read already, in the same order."""
    found = [
        Finding(entry.number, rule, so, remedy, entry.kind, entry.status, entry.priority, words(entry))
        for entry in entries
        for check in CHECKS
        for rule, so, remedy in check(bench, entry)
    ]
    return sorted(found, key=lambda one: (ORDER.index(one.rule), -one.priority))


def words(entry: Entry) -> str:
    """Give the words of a claim as the newest text has them, else its own."""
    return entry.exact or entry.text


def _cut(entry: Entry) -> bool:
    return entry.resolution is Resolution.CUT and entry.anchor_state is AnchorState.LOST


@dataclass(frozen=True, slots=True)
class Bench:
    """What claims are judged by, read at once for all of them."""

    scales: Scales
    reasoned: set[int]
    outstanding: dict[int, str]
    unreasoned: set[int]
    signatures: Signatures
    overtaken: dict[int, Wording]

    @classmethod
    def of(cls, record: "Record", entries: Sequence[Entry]) -> Self:
        """Read it."""
        numbers = [entry.number for entry in entries]
        resolved = {entry.number: (entry.resolution, entry.status) for entry in entries if entry.resolution}
        return cls(
            scales=Scales.of(record, chain.from_iterable(entry.sources for entry in entries)),
            reasoned=verdicts.reasoned(record, numbers),
            outstanding=resolutions.outstanding(record, list(resolved)),
            unreasoned=resolutions.unreasoned(record, resolved),
            signatures=Signatures.of(record, numbers),
            overtaken=wordings.overtaken(record, numbers),
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


def _astray(_bench: Bench, entry: Entry) -> Iterator[Unmet]:
    # Where the text was to be changed, that the words are gone is what was asked for.
    asked = entry.resolution is not None and resolutions.NEEDS[entry.resolution].asks is not None
    if entry.anchor_state in ASTRAY and not (asked and entry.anchor_state is AnchorState.LOST):
        so, remedy = ASTRAY[entry.anchor_state]
        yield Rule.ASTRAY, so, remedy.format(number=entry.number)


def _stale(_bench: Bench, entry: Entry) -> Iterator[Unmet]:
    if entry.status in DECIDED and entry.stale:
        remedy = f"'claims mark STATUS {entry.number}' says what the evidence says of it now"
        if drifted := DRIFTED.search(entry.stale_because or ""):
            source = drifted["source"]
            remedy = (
                f"'claims source capture {source}' keeps it as it is now, 'claims source show {source}' shows it; "
                f"then {remedy}"
            )
        yield Rule.STALE, f"{entry.status}, stale because {entry.stale_because}", remedy


def _overtaken(bench: Bench, entry: Entry) -> Iterator[Unmet]:
    # A stale verdict must be given anew in any case, and that says so.
    if entry.number in bench.overtaken and not entry.stale:
        remedy = (
            f"'claims accept {entry.number}' takes them over, "
            f"'claims edit {entry.number} --text T' says what is to be checked"
        )
        yield Rule.OVERTAKEN, f"verified as '{entry.text}', but its words are others by now", remedy


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
    need = resolutions.NEEDS[entry.resolution]
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
    *(_unverified, _astray, _stale, _overtaken, _unresolved, _not_carried_out, _evidence, _contrary, _sign_off),
)
