"""Evidence out of a bundle: put beside its claims, its quotes held against what was kept of the sources."""

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import select

from claims.intake.exchange import records as exchange
from claims.model import Claim, Evidence, Source
from claims.tracking import claims, confidential, figures, history, inserting, quoting, search
from claims.tracking.inserting import Row
from claims.tracking.loading.bundle.work import Work
from claims.tracking.numbers import among
from claims.tracking.weighing import OPPOSITE
from claims.vocabulary import Finding

# What a person said; the rest of evidence is what was found of it.
SAID = ("stance", "quote", "locator")
# As many texts of snapshots are held at a time.
TEXTS = 20


def put(work: Work) -> None:
    """Put evidence beside the claims; what stands there already, or to the letter, is not doubled."""
    proving = _Proving(work)
    for page in inserting.pages(work.incoming.evidence):
        known = work.rows(Evidence, (given.uid for given in page))
        new = [row for given in page if (row := _new(work, proving, given, known.get(given.uid))) is not None]
        work.put(Evidence, new)
        work.loaded.added["evidence"] += len(new)
        _unsettle(work, new)


def _new(work: Work, proving: "_Proving", given: exchange.Evidence, there: Evidence | None) -> Row | None:
    """Give what is to be put on record of a piece of evidence, None where there is nothing."""
    claim, source = work.numbers.get(given.claim), work.sources.get(given.source)
    if claim is None or source is None:
        return None
    if there is not None:
        _compare(work, proving, given, there)
    elif proving.stands_already(given, claim, source):
        work.loaded.same += 1
    elif (fields := proving.fields(given, source)) is not None:
        said = {name: getattr(given, name) for name in SAID}
        on = {"uid": given.uid, "claim_id": claim, "source_id": source.id, "created_at": given.created_at}
        return {**on, **said, **fields}
    return None


def _unsettle(work: Work, new: Sequence[Row]) -> None:
    """Tell what came beside claims that were on record, and doubt verdicts that it turns around."""
    there: dict[object, Claim] = {row.id: row for row in work.claims.values()}
    for row in new:
        if (claim := there.get(row["claim_id"])) is None:
            continue
        says = f"source s{row['source_id']} {row['stance']}"
        work.touched.setdefault(claim.id, []).append(f"{says} it")
        if OPPOSITE.get(claim.status) is row["stance"]:
            claims.unsettle(work.session, claim, f"{says} it", by=work.by)


def _compare(work: Work, proving: "_Proving", given: exchange.Evidence, row: Evidence) -> None:
    """Hold evidence against that on record: what a person said of it is changed, where the file is not older."""
    if row.removed_at is not None:
        work.out += 1
        return
    if (row.claim_id, row.source_id) != (work.numbers[given.claim], work.sources[given.source].id):
        work.refuse(given.uid, f"source s{row.source_id} beside claim {row.claim_id} has this uid")
        return
    claim, said = work.claims[given.claim], work.said[given.claim]
    new = history.differing(row, {name: getattr(given, name) for name in SAID})
    if not new:
        work.loaded.same += 1
        return
    if work.is_older(said):
        work.refuse(given.uid, work.older(said))
        return
    fields = proving.fields(given, work.sources[given.source])
    if fields is not None:
        history.change(work.session, row, new | history.differing(row, fields), by=work.by)
        search.index(work.session, row)
        claims.unsettle(work.session, claim, f"what source s{row.source_id} says was edited", by=work.by)
        work.touched.setdefault(claim.id, []).append(f"what source s{row.source_id} says")


class _Proving:
    """What a load knows of quotes: the evidence that stood here before it, and the texts of the file's snapshots."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._kept = {snapshot.uid: snapshot for snapshot in work.incoming.snapshots}
        self._there = {*self._standing()}
        self._text = lru_cache(TEXTS)(self._read)

    def stands_already(self, given: exchange.Evidence, claim: int, source: Source) -> bool:
        """Tell whether evidence stands beside a claim to the letter, under another uid."""
        return (claim, source.id, *(getattr(given, name) for name in SAID)) in self._there

    def fields(self, given: exchange.Evidence, source: Source) -> dict[str, object] | None:
        """Give evidence's columns of what was found of it; None where that is refused.

        A quote that nobody here can look up, because the file has no snapshot of its source, is not found: it is
        unchecked. What counts against it counts here too.
        """
        if wrong := self._wrong(given, source):
            self._work.refuse(given.uid, wrong)
            return None
        kept = self._work.snapshots.get(given.snapshot or "")
        finding = given.finding or (Finding.UNCHECKED if given.quote is not None else None)
        if kept is None and finding is Finding.FOUND and source.redacted_at is None:
            finding = Finding.UNCHECKED
        return {
            "finding": finding,
            "snapshot_id": kept.id if kept is not None else None,
            "start": given.start if kept is not None else None,
            "end": given.end if kept is not None else None,
            # The words of a confidential source itself may tell who it is, and the chain would keep them.
            "stands": None if confidential.is_so(source) else given.stands,
            "figures": given.figures,
        }

    def _standing(self) -> list[tuple[object, ...]]:
        session = self._work.session
        numbers = [row.id for row in self._work.claims.values()]
        table = Evidence.__table__.c
        chosen = select(table.claim_id, table.source_id, *(table[name] for name in SAID))
        rows = session.execute(chosen.where(table.removed_at.is_(None), among(session, table.claim_id, numbers)))
        return [tuple(row) for row in rows]

    def _wrong(self, given: exchange.Evidence, source: Source) -> str | None:
        """Say what is wrong with what is said to have been found; None where it holds."""
        if given.figures is not None and not figures.readable(given.figures):
            return "its figures are not values as this program writes them"
        if given.quote is None:
            return "it was found, and has no quote" if given.finding or given.start is not None else None
        if given.snapshot is None or source.redacted_at is not None:
            return None
        words = self._text(given.snapshot)
        if given.start is None:
            found = given.finding in {Finding.FOUND, Finding.ALTERED}
            return f"its quote is said to be {given.finding}, but not where" if found else None
        there = None if words is None else words[given.start : given.end]
        return None if there is not None and _holds(given, there) else "its quote does not stand where it was found"

    def _read(self, uid: str) -> str | None:
        digest = self._kept[uid].text_sha256
        return None if digest is None else self._work.content(digest).decode()


def _holds(given: exchange.Evidence, there: str) -> bool:
    if given.finding is Finding.ALTERED:
        # What a confidential source says instead is not repeated.
        return given.stands is None or there == given.stands
    return given.finding is Finding.FOUND and quoting.look_up(given.quote or "", there).finding is Finding.FOUND
