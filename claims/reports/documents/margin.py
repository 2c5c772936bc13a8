"""What stands in the margin of an article: a claim's status, value, reason, sources and notes, line by line."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from claims.reports.content import Claim, Content, Verdict
from claims.reports.documents.signs import shown
from claims.tracking.proofs import Proof
from claims.tracking.shelf import Kept
from claims.vocabulary import Finding, Stance

# Of a SHA-256 in hex, enough to tell snapshots by.
DIGITS = 12
STANCES = {
    Stance.SUPPORTS: "Supports it",
    Stance.REFUTES: "Refutes it",
    Stance.CONTEXT: "Gives context",
    Stance.ABSENT: "Does not say it",
    Stance.UNREAD: "Not read yet",
}
_FINDINGS = {
    Finding.FOUND: "found there",
    Finding.ALTERED: "not there to the letter",
    Finding.MISSING: "not found there",
    Finding.UNCHECKED: "not looked up",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is said of a claim; `address` is where it can be read, on the web."""

    words: str
    address: str | None = None
    quoted: bool = False

    def __str__(self) -> str:
        """Say all of it."""
        return f"{self.words} <{self.address}>" if self.address else self.words


def lines(content: Content, claim: Claim) -> list[Line]:
    """Say what is on record of a claim, its status and value first; no line holds a line break."""
    said = (*_itself(claim), *_verdict(claim), *_sources(content, claim), *_beside(claim))
    return [Line(_flat(line.words), line.address and _flat(line.address), line.quoted) for line in said]


def standing(claim: Claim) -> str:
    """Say what the evidence says of a claim, by the desk's own label where it has one: "verified (Mostly true)"."""
    entry = claim.entry
    return f"{entry.status} ({entry.rating})" if entry.rating else str(entry.status)


def reading(claim: Claim) -> str:
    """Say what sort of claim it is, and its value: "casualty, at least 12 person killed"."""
    return ", ".join(part for part in (claim.entry.kind, claim.value) if part)


def resolution(claim: Claim) -> str:
    """Say what is to be done to the text, "" where that is not decided."""
    entry = claim.entry
    said = words(entry.resolution or "")
    return f"{said}: “{entry.replacement}”" if entry.replacement else said


def giver(verdict: Verdict | None) -> str:
    """Say who gave a verdict and when, "" where nobody did."""
    return ", ".join(part for part in (verdict.by, day(verdict.at)) if part) if verdict else ""


def named(proof: Proof) -> str:
    """Say what a source is called."""
    return proof.title or proof.alias or proof.location or f"source s{proof.number}"


def address(location: str | None) -> str | None:
    """Give a location that is an address on the web, None for any other."""
    return location if location and location.lower().startswith(("http://", "https://")) else None


def snapshot(kept: Kept) -> str:
    """Say when a snapshot was taken, and the beginning of the SHA-256 of its bytes."""
    return f"{kept.sha256[:DIGITS]}, {day(kept.taken_at)}"


def words(stored: str) -> str:
    """Give a stored word as people write it: "official_record" as "official record"."""
    return stored.replace("_", " ")


def day(at: dt.date) -> str:
    """Write a day, of a moment in UTC: "8 May 2024"."""
    return f"{at.day} {at:%B} {at.year}"


def _itself(claim: Claim) -> Iterator[Line]:
    entry = claim.entry
    yield Line(f"{standing(claim)}: {reading(claim)}")
    if entry.stale_because:
        yield Line(f"To be looked at again: {entry.stale_because}")
    if entry.exact is not None and entry.text.split() != entry.exact.split():
        yield Line(f"Claim: {entry.text}")


def _verdict(claim: Claim) -> Iterator[Line]:
    verdict = claim.verdict
    if verdict and (verdict.by or verdict.why):
        yield Line(": ".join(part for part in (giver(verdict), verdict.why) if part))
    if said := resolution(claim):
        yield Line(f"In the text: {said}")


def _sources(content: Content, claim: Claim) -> Iterator[Line]:
    for proof in claim.entry.sources:
        place = address(proof.location)
        called = ", ".join(part for part in (named(proof), _elsewhere(proof), proof.locator) if part)
        told = f"{STANCES[proof.stance]}: {called} ({words(proof.kind)}, {proof.level})"
        yield Line(told, place if place != called else None)
        if proof.quote:
            found = _FINDINGS.get(proof.finding, "") if proof.finding else ""
            yield Line(f"“{proof.quote}”{f' ({found})' if found else ''}", quoted=True)
        if proof.quote and proof.stands:
            yield Line(f"The source has: “{proof.stands}”", quoted=True)
        if kept := _kept(content, proof):
            yield Line(f"Snapshot {snapshot(kept)}")


def _elsewhere(proof: Proof) -> str | None:
    """Give where a source is if that is no address, such as a citation or a file."""
    return None if address(proof.location) or proof.location == named(proof) else proof.location


def _kept(content: Content, proof: Proof) -> Kept | None:
    """Give the snapshot that a quote was looked up in, else the latest there is of the source."""
    own = content.kept.get(proof.snapshot or 0)
    return own or max((one for one in content.kept.values() if one.source == proof.number), key=_number, default=None)


def _number(kept: Kept) -> int:
    return kept.number


def _beside(claim: Claim) -> Iterator[Line]:
    entry = claim.entry
    people = (("Assigned to", entry.assignee), ("Signed off by", entry.signed_off_by))
    if told := "; ".join(f"{what} {who}" for what, who in people if who):
        yield Line(told)
    if entry.tags:
        yield Line(f"Tags: {', '.join(entry.tags)}")
    yield from (Line(f"Still open: {finding}") for finding in claim.findings)
    yield from (Line(f"Note by {note.by}, {day(note.created_at)}: {note.text}") for note in claim.notes)


def _flat(text: str) -> str:
    return " ".join(shown(text).split())
