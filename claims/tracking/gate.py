"""The gate: what stands against publishing an article, the most serious first, each with what would meet it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from claims.tracking import articles, chronicle, findings, footing, listing, verdicts
from claims.tracking.findings import Bench, Finding
from claims.tracking.listing import Entry, Filter, Sort
from claims.tracking.weighing import HIGH_PRIORITY
from claims.vocabulary import Kind, Status


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
    judged = findings.judged(entries)
    bench = Bench.of(session, judged)
    found = findings.held_against(bench, judged)
    stand = footing.of(session, [bench.verdict(one) for one in judged], bench.scales)
    return Outcome(
        article=article,
        passed=not found and not (wanted.coverage and uncovered),
        head=chronicle.head(session)[0],
        kinds=wanted.kinds,
        priority=wanted.priority,
        claims=len(judged),
        not_looked_at=len(findings.judged(there)) - len(judged),
        findings=tuple(found),
        dismissed=_by_person(givers.get(entry.number, "nobody") for entry in gone),
        dismissed_high=tuple(
            Dismissal(entry.number, givers.get(entry.number), entry.priority, findings.words(entry))
            for entry in sorted(gone, key=lambda entry: -entry.priority)
            if entry.priority >= HIGH_PRIORITY
        ),
        unkept=stand.unkept,
        by_note=stand.by_note,
        coverage=wanted.coverage,
        uncovered=uncovered,
    )


def _by_person(names: Iterable[str]) -> dict[str, int]:
    """Count, whoever has most first."""
    return dict(sorted(Counter(names).items(), key=lambda counted: (-counted[1], counted[0])))
