"""What the page's template says of each claim and of the whole, put in words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from claims.reports import signs
from claims.reports.content import Claim, Content
from claims.tracking.proofs import Proof
from claims.tracking.shelf import Entry as Source
from claims.tracking.shelf import Kept
from claims.vocabulary import Agreement, AnchorState, Drift, Finding, Kind, Stance, Status

STANCES = {
    Stance.SUPPORTS: "supports",
    Stance.REFUTES: "refutes",
    Stance.CONTEXT: "gives context",
    Stance.ABSENT: "does not say it",
    Stance.UNREAD: "not read yet",
}
LOOKED_UP = {
    Finding.FOUND: "the source says so",
    Finding.ALTERED: "the source does not say so to the letter",
    Finding.MISSING: "the source does not say so",
    Finding.UNCHECKED: "not looked up",
}
FIGURES = {Agreement.AGREES: "its figure agrees", Agreement.DIFFERS: "its figure is another"}
# How the words stand in the newest text, where that needs saying.
ANCHORS = {
    AnchorState.CHANGED: "its words are others than in the text before",
    AnchorState.AMBIGUOUS: "which of its words in the text it is about cannot be told",
    AnchorState.LOST: "its words are gone from the text",
}
DRIFTED = {Drift.CHANGED: "reads otherwise by now", Drift.GONE: "its address is dead"}


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name, and the address on the web that it leads to."""

    name: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A source beside a claim: what it is, what it does, and what the check of its quote found."""

    proof: Proof
    name: Named
    stance: str
    about: tuple[str, ...]
    looked_up: str | None
    doubtful: bool
    kept: Kept | None


@dataclass(frozen=True, slots=True)
class Card:
    """A claim as the margin shows it; `inside` and `holds` are numbers of other claims of the page."""

    claim: Claim
    said: str
    text: str | None
    facts: tuple[tuple[str, Named], ...]
    findings: tuple[str, ...]
    sources: tuple[Cited, ...]
    inside: int | None
    holds: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shelved:
    """A source that claims of the page cite, with what was kept of it, the oldest first."""

    source: Source
    name: Named
    where: str | None
    about: tuple[str, ...]
    kept: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many claims share a status or a kind, and from which share of all to which, in per cent."""

    name: str
    claims: int
    start: float = 0
    share: float = 0


def cards(content: Content, inside: Mapping[int, int]) -> tuple[Card, ...]:
    """Put every claim in words, in the order of the content; `inside` are those that stand within others' words."""
    numbers = {claim.entry.number for claim in content.claims}
    within = {claim.entry.number: part for claim in content.claims if (part := claim.entry.part_of) in numbers and part}
    within |= {number: whole for number, whole in inside.items() if number not in within}
    newest = {kept.source: kept for kept in content.kept.values()}
    return tuple(
        Card(
            claim=claim,
            said=claim.entry.exact or claim.entry.text,
            text=claim.entry.text if claim.entry.text != (claim.entry.exact or claim.entry.text) else None,
            facts=tuple(_facts(claim)),
            findings=tuple(_findings(claim)),
            sources=tuple(_cited(proof, content.kept, newest) for proof in claim.entry.sources),
            inside=within.get(claim.entry.number),
            holds=tuple(part for part, whole in within.items() if whole == claim.entry.number),
        )
        for claim in content.claims
    )


def shelf(content: Content) -> tuple[Shelved, ...]:
    """Put every source in words, in the order of their numbers."""
    return tuple(
        Shelved(
            source=source,
            name=Named(_called(source), web(source.location if source.sha256 is None else None)),
            where=where if (where := source.location or source.citation) != _called(source) else None,
            about=tuple(_about_source(source)),
            kept=tuple(kept for kept in content.kept.values() if kept.source == source.number),
        )
        for source in content.sources
    )


def by_status(claims: Sequence[Claim]) -> tuple[Count, ...]:
    """Count claims by status, in the order of the words' list, with the shares of a bar."""
    counted = Counter(claim.entry.status for claim in claims)
    found, start = [], 0.0
    for status in Status:
        if number := counted[status]:
            share = 100 * number / len(claims)
            found.append(Count(status, number, round(start, 3), round(share, 3)))
            start += share
    return tuple(found)


def by_kind(claims: Sequence[Claim]) -> tuple[Count, ...]:
    """Count claims by kind, the most first."""
    counted = Counter(claim.entry.kind for claim in claims)
    return tuple(
        Count(kind, counted[kind]) for kind in sorted(counted, key=lambda kind: (-counted[kind], [*Kind].index(kind)))
    )


def web(location: str | None) -> str | None:
    """Give an address that a page may lead to: on the web, and nothing in it that is not what it looks like."""
    if not location or signs.shown(location) != location or re.search(r"\s", location):
        return None
    try:
        parts = urlsplit(location)
    except ValueError:
        return None
    return location if parts.scheme in {"http", "https"} and parts.hostname else None


def _called(source: Source) -> str:
    names = (source.title, source.location, source.citation, source.alias, f"source {source.number}")
    return next(name for name in names if name)


def _about_source(source: Source) -> Iterator[str]:
    yield source.kind.replace("_", " ")
    yield source.level
    if source.published:
        yield f"published {source.published.isoformat()}"
    if source.derived_from:
        yield f"repeats s{source.derived_from}"
    if source.drift in DRIFTED:
        yield DRIFTED[source.drift]


def _facts(claim: Claim) -> Iterator[tuple[str, Named]]:
    """Say what is on record of a claim, what it is and then what became of it."""
    entry = claim.entry
    resolution = entry.resolution.replace("_", " ") if entry.resolution else None
    said: tuple[tuple[str, str | None], ...] = (
        ("in the text", ANCHORS.get(entry.anchor_state) if entry.anchor_state else None),
        ("subject", entry.subject if entry.subject != claim.value else None),
        ("speaker", entry.speaker if entry.speaker != claim.value else None),
        ("may be", entry.candidates if not (entry.subject or entry.speaker) else None),
        ("claimant", entry.claimant),
        ("rating", entry.rating),
        ("resolution", resolution),
        ("to read", entry.replacement),
        ("assigned to", entry.assignee),
        ("signed off by", entry.signed_off_by),
        ("tags", ", ".join(entry.tags)),
    )
    yield from ((name, Named(fact)) for name, fact in said if fact)
    if entry.review_url:
        yield "review", Named(entry.review_url, web(entry.review_url))


def _findings(claim: Claim) -> Iterator[str]:
    """Say what the gate found, but for what the card says at its top."""
    entry = claim.entry
    said = {Status.UNVERIFIED.value, f"{entry.status}, stale because {entry.stale_because}"}
    yield from (finding for finding in claim.findings if finding not in said)


def _cited(proof: Proof, kept: Mapping[int, Kept], newest: Mapping[int, Kept]) -> Cited:
    looked_up = [LOOKED_UP[proof.finding or Finding.UNCHECKED]] if proof.quote else []
    if proof.quote and proof.agreement in FIGURES:
        looked_up.append(FIGURES[proof.agreement])
    address = None if proof.file else proof.location
    about = (
        proof.kind.replace("_", " "),
        proof.level,
        proof.published and f"published {proof.published.isoformat()}",
        proof.derived_from and f"repeats s{proof.derived_from}",
    )
    return Cited(
        proof=proof,
        name=Named(proof.title or proof.location or proof.alias or f"source {proof.number}", web(address)),
        stance=STANCES[proof.stance],
        about=tuple(part for part in about if part),
        looked_up="; ".join(looked_up) or None,
        doubtful=proof.finding in {Finding.ALTERED, Finding.MISSING} or proof.agreement is Agreement.DIFFERS,
        kept=kept.get(proof.snapshot or 0) or newest.get(proof.number),
    )
