"""What a verdict rests on: which evidence counts for it, which rules it does not meet, and what would meet them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from claims.tracking import origins, policy
from claims.tracking.policy import Name, Policy
from claims.tracking.proofs import Proof
from claims.vocabulary import PERSON, Agreement, Finding, Kind, Level, Stance, Status

if TYPE_CHECKING:
    from claims.tracking.asking import Record

# From here on a claim hurts so much if wrong that nobody dismisses it without saying why.
HIGH_PRIORITY = 0.8
# A source that does not have the words that it is quoted for counts for no verdict, unless somebody says why it does.
BROKEN = {Finding.ALTERED: "altered", Finding.MISSING: "not in it"}


@dataclass(frozen=True, slots=True)
class Need:
    """What a verdict rests on: evidence of each of these stances, a note in place of at most so many."""

    stances: tuple[Stance, ...] = ()
    note_for: int = 0
    note: bool = False


NEEDS = {
    Status.UNVERIFIED: Need(),
    Status.VERIFIED: Need((Stance.SUPPORTS,)),
    Status.REFUTED: Need((Stance.REFUTES,)),
    Status.DISPUTED: Need((Stance.SUPPORTS, Stance.REFUTES), note_for=1),
    Status.UNPROVEN: Need(note=True),
    Status.DISMISSED: Need(),
}
# Evidence that turns a verdict around, so that a decided claim must be looked at again.
OPPOSITE = {Status.VERIFIED: Stance.REFUTES, Status.REFUTED: Stance.SUPPORTS}
# The verdicts that the policy is about, and the stance of the sources that it asks for.
POLICED = {Status.VERIFIED: Stance.SUPPORTS, Status.REFUTED: Stance.REFUTES}


class Rule(StrEnum):
    """What a verdict may not meet; a reason is enough for all of them but the first and the policy's three."""

    EVIDENCE = "evidence"
    QUOTE = "quote"
    FIGURE = "figure"
    SOURCES = "sources"
    INDEPENDENT = "independent"
    PRIMARY = "primary"
    REASON = "reason"
    CONTRARY = "contrary"


@dataclass(frozen=True, slots=True)
class Unmet:
    """A rule that a verdict does not meet: what is so, and what would meet it, with the command."""

    rule: Rule
    so: str
    remedy: str

    @property
    def said(self) -> str:
        """Say it in a refusal, where nobody was asked for a reason before."""
        return self.remedy if self.rule is Rule.REASON else f"{self.so}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Case:
    """A claim as its verdict is weighed: what stands beside it, and how much depends on it."""

    number: int
    kind: Kind
    priority: float
    made_by: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Scales:
    """What verdicts are weighed by: the desk's policy, and the source that each source leads to in the end."""

    policy: Policy
    origins: Mapping[int, int]

    @classmethod
    def of(cls, record: "Record", proofs: Iterable[Proof]) -> Self:
        """Read the policy and, where it asks for independent sources, where those at hand lead to."""
        asked = policy.current(record)
        return cls(asked, origins.of_proofs(record, proofs) if asked.of_kinds(Name.INDEPENDENT) else {})

    def unmet(self, case: Case, status: Status, *, noted: bool) -> tuple[Unmet, ...]:
        """Say which rules a verdict does not meet on what stands beside a claim; `noted` is whether it has a reason."""
        need = NEEDS[status]
        lacks = [*_evidence(case, need, noted=noted), *_figures(case, status, noted=noted)]
        if status in POLICED:
            lacks += self._policy(case, POLICED[status], counting(case, status, noted=noted))
        if not noted and (need.note or (status is Status.DISMISSED and _needs_reason(case))):
            command = f"'claims mark {status} {case.number} --note WHY'"
            lacks.append(Unmet(Rule.REASON, "no reason is given", f"give the reason with --note: {command}"))
        return tuple(lacks)

    def _policy(self, case: Case, stance: Stance, counted: Sequence[Proof]) -> Iterator[Unmet]:
        """Hold the sources that count against the policy; where none does, the verdict lacks more than that."""
        sources = {proof.number for proof in counted}
        leading = {self.origins.get(number, number) for number in sources}
        add = f"claims source add {case.number} LOCATION --{stance}"
        asked, alone = self.policy.sources(case.kind), self.policy.independent(case.kind)
        if 0 < len(sources) < asked:
            so = f"{_sources(len(sources), stance)} it, and the policy asks for {asked}"
            yield Unmet(Rule.SOURCES, so + _uncounted(case, stance, counted), f"add another with '{add}'")
        if len(leading) < alone <= len(sources):
            so = f"{_sources(len(sources), stance)} it, of {len(leading)} origin{'s' * (len(leading) > 1)}, and the "
            so += f"policy asks for {alone} independent ones"
            yield Unmet(Rule.INDEPENDENT, so, f"add one that repeats none of them with '{add}'")
        if sources and self.policy.primary(case.kind) and all(p.level is not Level.PRIMARY for p in counted):
            so = f"no primary source {stance} it, and the policy asks for one for {case.kind}"
            yield Unmet(Rule.PRIMARY, so, f"add one with '{add} --level primary'")


def counting(case: Case, status: Status, *, noted: bool) -> list[Proof]:
    """Give the evidence that counts for a verdict; none for those that the policy is not about."""
    return [p for p in case.proofs if p.stance is POLICED.get(status) and _counts(p, noted=noted)]


def contrary(case: Case, status: Status, *, noted: bool) -> Unmet | None:
    """Say which sources that somebody read say the opposite of a verdict without a reason; None where none does.

    It is no reason to refuse the verdict: whoever gives it once more may know the source, and clears what is stale.
    """
    against = OPPOSITE.get(status)
    numbers = {p.number: None for p in case.proofs if p.stance is against and _counts(p, noted=False)}
    if noted or against is None or not numbers:
        return None
    names = " and ".join(f"s{number}" for number in numbers)
    who = f"source {names} {against} it" if len(numbers) == 1 else f"sources {names} {against[:-1]} it"
    remedy = f"mark it disputed with 'claims mark disputed {case.number}', or say why with "
    remedy += f"'claims mark {status} {case.number} --note WHY'"
    return Unmet(Rule.CONTRARY, f"{who}, and nothing says why it is {status}", remedy)


def _evidence(case: Case, need: Need, *, noted: bool) -> Iterator[Unmet]:
    """Say which stances are not there, and which are there by a quote only that the source does not have."""
    there = {stance: [p for p in case.proofs if p.stance is stance] for stance in need.stances}
    missing = [stance for stance, given in there.items() if not any(_counts(p, noted=noted) for p in given)]
    if len(missing) <= (need.note_for if noted else 0):
        return
    if absent := [stance for stance in missing if not there[stance]]:
        commands = " and ".join(f"'claims source add {case.number} LOCATION --{stance}'" for stance in absent)
        reason = bool(need.note_for) and not noted and len(missing) <= need.note_for
        remedy = f"add one with {commands}" + ", or say why with --note" * reason
        yield Unmet(Rule.EVIDENCE, f"no source {' or '.join(absent)} it yet", remedy)
    for proof in (given[0] for stance in missing if (given := there[stance])):
        edit = f"'claims source edit s{proof.number} --claim {case.number} --quote WORDS'"
        yield Unmet(Rule.QUOTE, _broken(proof), f"correct it with {edit}, or say why with --note")


def _figures(case: Case, status: Status, *, noted: bool) -> Iterator[Unmet]:
    """Say which source is given in support although it has another figure."""
    if noted or status is not Status.VERIFIED:
        return
    for proof in case.proofs:
        if proof.stance is Stance.SUPPORTS and proof.agreement is Agreement.DIFFERS:
            edit = f"'claims source edit s{proof.number} --claim {case.number} --refutes'"
            so = f"the figure in the quote from s{proof.number} differs"
            yield Unmet(Rule.FIGURE, so, f"if it refutes the claim, {edit} says so; if not, say why with --note")
            return


def _counts(proof: Proof, *, noted: bool) -> bool:
    return noted or proof.finding not in BROKEN


def _broken(proof: Proof) -> str:
    return f"the quote from s{proof.number} is {BROKEN[proof.finding]}" if proof.finding in BROKEN else ""


def _uncounted(case: Case, stance: Stance, counted: Sequence[Proof]) -> str:
    """Say which sources would count too, if they had the words that they are quoted for."""
    numbers = {proof.number for proof in counted}
    others = {p.number: _broken(p) for p in case.proofs if p.stance is stance and p.number not in numbers}
    return f" ({', '.join(others.values())})" if others else ""


def _sources(number: int, stance: Stance) -> str:
    return f"1 source {stance}" if number == 1 else f"{number} sources {stance[:-1]}"


def _needs_reason(case: Case) -> bool:
    return case.priority >= HIGH_PRIORITY or case.made_by == PERSON
