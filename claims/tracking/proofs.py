"""Evidence as it is read: what stands beside claims, and how far it bears them out."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.model import Claim, Evidence, Source
from claims.tracking import claims, confidential, figures, making
from claims.tracking.confidential import Told
from claims.tracking.numbers import among
from claims.vocabulary import Agreement, Finding, Level, SourceKind, Stance, Value

# Columns without the ORM around them, because every list reads this.
CLAIM, EVIDENCE, SOURCE = Claim.__table__.c, Evidence.__table__.c, Source.__table__.c
VALUE = tuple(CLAIM[name] for name in claims.VALUE_FIELDS)
# A claim's value as it is read, made a value of where somebody asks what that agrees with.
Columns = Sequence[object]
_VALUED: Callable[..., Value] = Value


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence as it is listed with its claim: `number` is the source's.

    `location` is an address, a file's path (`file`), a citation or, of a confidential source, its `alias`. `stands` is
    what the source says where the quote alters it; `snapshot` is the number of the one in which the quote was looked
    up, and `value` is what the claim says, in the order of `claims.VALUE_FIELDS`.
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


def of_claims(session: Session, numbers: Sequence[int], *, told: bool = False) -> dict[int, tuple[Proof, ...]]:
    """Give the evidence beside each of the claims, in the order it was added.

    A confidential source is its alias, and where it is only where that is to be `told`.
    """
    chosen = select(CLAIM.id, *VALUE).where(among(session, CLAIM.id, numbers))
    return beside(session, {row[0]: row[1:] for row in session.execute(chosen)}, told=told)


def beside(session: Session, values: Mapping[int, Columns], *, told: bool = False) -> dict[int, tuple[Proof, ...]]:
    """Give the evidence as `of_claims` does, beside claims whose `values` were read already, by number."""
    where = func.coalesce(SOURCE.location, SOURCE.citation, SOURCE.alias)
    chosen = (
        select(EVIDENCE.claim_id, SOURCE.id, EVIDENCE.stance, SOURCE.kind, SOURCE.level, SOURCE.title, where)
        .add_columns(EVIDENCE.quote, EVIDENCE.locator, EVIDENCE.finding, EVIDENCE.stands)
        .add_columns(SOURCE.published, SOURCE.derived_from_id, EVIDENCE.figures)
        .add_columns(SOURCE.alias, SOURCE.sha256.is_not(None), EVIDENCE.snapshot_id)
        .where(SOURCE.id == EVIDENCE.source_id)
        .where(among(session, EVIDENCE.claim_id, [*values]))
        .where(EVIDENCE.removed_at.is_(None), SOURCE.removed_at.is_(None))
        # As the index has it, so that nothing is sorted.
        .order_by(EVIDENCE.claim_id, EVIDENCE.id)
    )
    found: dict[int, list[Proof]] = defaultdict(list)
    for row in session.execute(chosen):
        found[row[0]].append(_proof((*row[1:], values[row[0]])))
    if told:
        found = _told(session, found)
    return {number: tuple(listed) for number, listed in found.items()}


def of_source(session: Session, number: int) -> list[tuple[int, Proof]]:
    """Give the claims that a source stands beside, each with what it does to it, in the order of their numbers."""
    chosen = select(EVIDENCE.claim_id).where(EVIDENCE.source_id == number, EVIDENCE.removed_at.is_(None))
    numbers = session.scalars(chosen.where(EVIDENCE.claim_id == CLAIM.id, claims.listed()).distinct()).all()
    beside = of_claims(session, numbers)
    return [(claim, proof) for claim in sorted(beside) for proof in beside[claim] if proof.number == number]


def _told(session: Session, beside: dict[int, list[Proof]]) -> dict[int, list[Proof]]:
    """Say of the confidential sources who they are."""
    secrets = confidential.of_sources(session, sorted({proof.number for listed in beside.values() for proof in listed}))
    return {number: [_named(proof, secrets.get(proof.number)) for proof in listed] for number, listed in beside.items()}


def _named(proof: Proof, secret: Told | None) -> Proof:
    if secret is None:
        return proof
    name = ", ".join(part for part in (secret.citation, secret.title) if part)
    return replace(proof, title=name or None, location=secret.location or proof.location)
