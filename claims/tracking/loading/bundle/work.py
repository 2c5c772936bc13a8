"""One load of a bundle: what it reads, where its records came to be, and what became of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.intake.exchange import packing
from claims.intake.exchange import records as exchange
from claims.intake.exchange.records import Bundle
from claims.model import Article, Chain, Claim, Evidence, Note, Revision, Snapshot, Source, Tag, now
from claims.tracking import bulk, inserting
from claims.tracking.inserting import Row
from claims.tracking.loading.outcome import Loaded, Refusal

Named = TypeVar("Named", Article, Claim, Source, Snapshot, Evidence, Note, Tag)
Numbered = TypeVar("Numbered", Article, Claim, Source)

# As many rows are looked up at a time; an engine takes some ten thousand names at once.
PAGE = 500
# Whose numbers a file has.
NUMBERED: tuple[type[Article | Claim | Source], ...] = (Article, Claim, Source)


@dataclass(eq=False)
class Work:
    """A bundle on its way into a record; the rows that its records became, or were already, are under their uids.

    `claims` are those that were on record, `numbers` those of all claims by now. `new` are the uids of rows that this
    load added, `touched` the claims on record that got other evidence by it, and `was` when those on record were
    changed last before it. `out` counts what was taken out here and stays out.
    """

    session: Session
    incoming: Bundle
    by: str
    loaded: Loaded = field(default_factory=Loaded)
    articles: dict[str, Article] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    snapshots: dict[str, Snapshot] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    revisions: dict[tuple[str, int], Revision] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)
    touched: dict[int, list[str]] = field(default_factory=dict)
    was: dict[str, datetime] = field(default_factory=dict)
    out: int = 0

    @cached_property
    def anew(self) -> bool:
        """Whether the record is empty, and never had an article, a claim or a source: then numbers are kept."""
        return all(self.session.scalar(select(kind.id).limit(1)) is None for kind in NUMBERED)

    @cached_property
    def _chain(self) -> Chain:
        # Held here, because the session forgets what nobody holds, and would ask for it at every claim.
        return self.session.get_one(Chain, 1)

    @cached_property
    def said(self) -> dict[str, exchange.Claim]:
        """The claims of the file by their uids."""
        return {claim.uid: claim for claim in self.incoming.claims}

    def is_older(self, claim: exchange.Claim) -> bool:
        """Tell whether somebody changed a claim here later than in the file."""
        return claim.updated_at < self.was[claim.uid]

    def older(self, claim: exchange.Claim) -> str:
        """Say so."""
        return (
            f"claim {self.numbers[claim.uid]} was changed here on {self.was[claim.uid]:%Y-%m-%d at %H:%M:%S}, later "
            f"than in the file ({claim.updated_at:%Y-%m-%d at %H:%M:%S})"
        )

    def numbered(self, row: Numbered, number: int) -> Numbered:
        """Give a new row its number of the file, where the record is empty."""
        if self.anew:
            row.id = number
        return row

    def rows(self, kind: type[Named], uids: Iterable[str]) -> dict[str, Named]:
        """Get the rows that have these uids, taken out or not."""
        wanted, found = [*uids], dict[str, Named]()
        for page in (wanted[at : at + PAGE] for at in range(0, len(wanted), PAGE)):
            found |= {row.uid: row for row in self.session.scalars(select(kind).where(kind.uid.in_(page)))}
        return found

    def content(self, digest: str) -> bytes:
        """Give the bytes of a file in the bundle."""
        return packing.content(self.incoming.files[digest])

    def refuse(self, uid: str, reason: str) -> None:
        """Refuse a record, where it stands in the file."""
        self.loaded.refused.append(Refusal(self.incoming.places[uid], reason))

    def add(self, what: str, line: str | None = None, uid: str | None = None) -> None:
        """Count a new row, and tell of it."""
        self.loaded.added[what] += 1
        if line is not None:
            self.loaded.lines.append(f"+ {line}")
        if uid is not None:
            self.new.add(uid)

    def put(self, kind: type[Evidence | Note | Tag], rows: Sequence[Row]) -> None:
        """Put what stands beside claims and articles on record, in this order, and have it found by its words."""
        numbers = inserting.numbers(self.session, kind, len(rows))
        for page in inserting.pages({"id": n, **row} for n, row in zip(numbers, rows, strict=True)):
            bulk.add_all(self.session, kind, page, ({} for _ in page), by=self.by)
            bulk.find_by(self.session, kind, page)
        beside = {row["claim_id"] for row in rows}
        for claim in self.claims.values():
            if claim.id in beside:
                claim.updated_at = now()

    def changes(self) -> int:
        """Give the number of changes on record by now."""
        return self._chain.count

    def renumber(self) -> None:
        """Let the next numbers be beyond those of the file; SQLite sees to that by itself."""
        if self.anew and self.session.get_bind().dialect.name == "postgresql":
            for kind in NUMBERED:
                sequence = func.pg_get_serial_sequence(kind.__tablename__, "id")
                self.session.execute(select(func.setval(sequence, select(func.max(kind.id)).scalar_subquery())))
