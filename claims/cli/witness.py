"""A source in a person's words: what it does, whether it is kept, and what speaks against it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.reports import saying
from claims.tracking import figures, selection
from claims.tracking.proofs import Proof
from claims.vocabulary import Agreement, Capture, Drift, Finding, Stance

if TYPE_CHECKING:
    from claims.intake import Captured
    from claims.tracking.drifting import Drifted
    from claims.tracking.shelf import Entry

# What a source does, as a sentence says it.
DOES = {
    Stance.SUPPORTS: "supports it",
    Stance.REFUTES: "refutes it",
    Stance.CONTEXT: "gives context",
    Stance.ABSENT: "does not say it",
    Stance.UNREAD: "is yet to be read",
}
# What is given to settle what a claim says.
SETTLING = frozenset({Stance.SUPPORTS, Stance.REFUTES})
# Whether a source is kept, and in which colour.
KEPT_IN: dict[Capture | None, str] = {Capture.CAPTURED: "green", Capture.PENDING: "yellow", Capture.FAILED: "red"}
DRIFTED = {
    Drift.SAME: "it still says the same",
    Drift.CHANGED: "it reads otherwise by now",
    Drift.GONE: "the address is dead",
    Drift.UNREACHABLE: "nothing answered",
}


def kept(source: "Entry") -> str:
    """Say whether a source is kept, and whether it has changed since."""
    if source.redacted_at is not None:
        return "redacted"
    drift = f", {source.drift}" if source.drift not in {None, Drift.SAME} else ""
    return f"{source.capture or ('no' if source.location else '')}{drift}"


def content(had: "Captured") -> str:
    """Say what was had of a source: "text/html, 12,345 bytes"."""
    return ", ".join(part for part in (had.media_type, f"{len(had.original):,} bytes", had.unread) if part)


def objections(number: int, proof: Proof) -> Iterator[str]:
    """Say what speaks against a piece of evidence: its quote, and its figure."""
    yield from (said for said in (doubt(proof), differs(number, proof)) if said is not None)


def doubt(proof: Proof, *, noted: bool = False) -> str | None:
    """Say that a source has not the words it is quoted with, None where nothing speaks against them.

    `noted` is whether a reason was given why they count all the same.
    """
    counts = "" if noted else "; that counts for no verdict without --note"
    if proof.finding is Finding.MISSING:
        return f"Source s{proof.number} does not say '{proof.quote}'{counts}."
    if proof.finding is Finding.ALTERED and proof.stands is None:
        said = f"Source s{proof.number} does not say '{proof.quote}' to the letter"
        return f"{said}; that counts for no verdict without --note."
    if proof.finding is Finding.ALTERED:
        from claims.tracking import quoting

        other = quoting.difference(proof.quote or "", proof.stands or "")
        return f"Source s{proof.number} says '{proof.stands}' ({other}){counts}."
    return None


def differs(number: int, proof: Proof) -> str | None:
    """Say that a source given in support has another figure than the claim, None where it has not."""
    if proof.stance is not Stance.SUPPORTS or proof.agreement is not Agreement.DIFFERS:
        return None
    return f"Source s{proof.number} has another figure than claim {number}: {_figures(proof)}."


def settles_not(number: int, proof: Proof) -> str | None:
    """Say that no figure in a source's words can be held against the claim's, None where one can."""
    if proof.stance not in SETTLING or proof.agreement is not Agreement.UNKNOWN:
        return None
    said = f": {_figures(proof)}" if proof.figures else ""
    return f"The quote from source s{proof.number} has no figure that settles claim {number}{said}."


def drifted(after: "Drifted") -> str | None:
    """Say what followed from a change of a source: "no longer there: 'killed 32 people'; stale: claims 3,5"."""
    gone = f"no longer there: {', '.join(map(repr, after.gone))}" if after.gone else ""
    stale = f"stale: {selection.counted(after.stale)}" if after.stale else ""
    return "; ".join(part for part in (gone, stale) if part) or None


def _figures(proof: Proof) -> str:
    return ", ".join(saying.value(figure) for figure in figures.read(proof.figures))
