"""Evidence as it is read: what stands beside claims, and how far it bears them out."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING

from claims.tracking import asking, conditions, figures, making
from claims.tracking.asking import READ
from claims.vocabulary import VALUE_FIELDS, Agreement, Finding, Level, Outcome, SourceKind, Stance, Value

if TYPE_CHECKING:
    from claims.tracking.asking import Record
    from claims.tracking.confidential import Told

# A claim's value as it is read, made a value of where somebody asks what that agrees with.
Columns = Sequence[object]
_VALUED: Callable[..., Value] = Value


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence as it is listed with its claim: `number` is the source's.

    `location` is an address, a file's path (`file`), a citation or, of a confidential source, its `alias`. `stands` is
    what the source says where the quote alters it; `snapshot` is the number of the one in which the quote was looked
    up, and `value` is what the claim says, in the order of `vocabulary.VALUE_FIELDS`.
    """

    number: int
    stance: Stance
    kind: SourceKind
    level: Level
    title: str | None
    location: str | None
    quote: str | None
    locator: str | None
    finding: Finding | None
    stands: str | None = field(repr=False)
    published: date | None = field(repr=False)
    derived_from: int | None = field(repr=False)
    figures: str | None = field(repr=False)
    alias: str | None = field(default=None, repr=False)
    file: bool = field(default=False, repr=False)
    snapshot: int | None = field(default=None, repr=False)
    value: Columns = field(default=(), repr=False, compare=False)

    @property
    def agreement(self) -> Agreement | None:
        """Hold the claim's value against those read in the quote; None where one of the two has none."""
        return figures.agreement(_VALUED(*self.value), self.figures) if self.quote else None


_proof = making.maker(Proof)
# In the order of a proof's fields, after the number of its claim.
BESIDE = """
SELECT evidence.claim_id, source.id, evidence.stance, source.kind, source.level, source.title,
    COALESCE(source.location, source.citation, source.alias), evidence.quote, evidence.locator, evidence.finding,
    evidence.stands, source.published, source.derived_from_id, evidence.figures, source.alias,
    source.sha256 IS NOT NULL, evidence.snapshot_id
FROM evidence JOIN source ON source.id = evidence.source_id
WHERE evidence.claim_id IN {numbers} AND evidence.removed_at IS NULL AND source.removed_at IS NULL
ORDER BY evidence.claim_id, evidence.id
"""
_read = asking.reader(
    {2: READ[Stance], 3: READ[SourceKind], 4: READ[Level], 9: READ[Finding], 11: READ[date], 15: READ[bool]}
)
VALUES = ", ".join(f'claim."{name}"' for name in ("id", *VALUE_FIELDS))
_valued = asking.reader({1: READ[Decimal], 2: READ[Decimal], 6: READ[Outcome]})


def of_claims(record: "Record", numbers: Sequence[int], *, told: bool = False) -> dict[int, tuple[Proof, ...]]:
    """Give the evidence beside each of the claims, in the order it was added.

    A confidential source is its alias, and where it is only where that is to be `told`.
    """
    statement = f"SELECT {VALUES} FROM claim WHERE claim.id IN {asking.among(record, 'numbers')}"
    there = map(_valued, asking.ask(record, statement, {"numbers": asking.packed(numbers)}))
    return beside(record, {asking.whole(row[0]): row[1:] for row in there}, told=told)


def beside(record: "Record", values: Mapping[int, Columns], *, told: bool = False) -> dict[int, tuple[Proof, ...]]:
    """Give the evidence as `of_claims` does, beside claims whose `values` were read already, by number."""
    found: dict[int, list[Proof]] = defaultdict(list)
    statement = BESIDE.format(numbers=asking.among(record, "numbers"))
    for row in map(_read, asking.ask(record, statement, {"numbers": asking.packed(values)})):
        claim = asking.whole(row[0])
        found[claim].append(_proof((*row[1:], values[claim])))
    if told:
        found = _told(record, found)
    return {number: tuple(listed) for number, listed in found.items()}


def of_source(record: "Record", number: int) -> list[tuple[int, Proof]]:
    """Give the claims that a source stands beside, each with what it does to it, in the order of their numbers."""
    statement = f"""
        SELECT DISTINCT claim.id FROM evidence JOIN claim ON claim.id = evidence.claim_id
        WHERE evidence.source_id = :source AND evidence.removed_at IS NULL AND {conditions.LISTED}
    """
    there = of_claims(record, asking.numbers(record, statement, {"source": number}))
    return [(claim, proof) for claim in sorted(there) for proof in there[claim] if proof.number == number]


def _told(record: "Record", found: dict[int, list[Proof]]) -> dict[int, list[Proof]]:
    """Say of the confidential sources who they are."""
    # Rarely wanted, and it brings SQLAlchemy.
    confidential = import_module("claims.tracking.confidential")
    secrets = confidential.of_sources(record, sorted({proof.number for listed in found.values() for proof in listed}))
    return {number: [_named(proof, secrets.get(proof.number)) for proof in listed] for number, listed in found.items()}


def _named(proof: Proof, secret: "Told | None") -> Proof:
    if secret is None:
        return proof
    name = ", ".join(part for part in (secret.citation, secret.title) if part)
    return replace(proof, title=name or None, location=secret.location or proof.location)
