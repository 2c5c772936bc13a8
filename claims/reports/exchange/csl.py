"""Sources as CSL-JSON, for Zotero, pandoc and other programs that set lists of references (schema of CSL 1.0.2)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from claims.reports import tables
from claims.reports.content import Content
from claims.reports.exchange import addresses
from claims.reports.rows import Json, Row
from claims.tracking.proofs import Proof
from claims.tracking.shelf import Entry as Source
from claims.vocabulary import SourceKind

# What each kind of source is to CSL, and what it is beyond that, which styles print as its genre.
TYPES: dict[SourceKind, tuple[str, str | None]] = {
    SourceKind.INTERVIEW: ("interview", None),
    SourceKind.CORRESPONDENCE: ("personal_communication", "Correspondence"),
    SourceKind.AUTHOR_NOTES: ("manuscript", "Author’s notes"),
    SourceKind.RECORDING: ("broadcast", "Recording"),
    SourceKind.TRANSCRIPT: ("document", "Transcript"),
    SourceKind.OFFICIAL_RECORD: ("document", "Official record"),
    SourceKind.COURT_RECORD: ("legal_case", None),
    SourceKind.DATASET: ("dataset", None),
    SourceKind.STUDY: ("article", "Study"),
    SourceKind.REPORT: ("report", None),
    SourceKind.PRESS_RELEASE: ("report", "Press release"),
    SourceKind.NEWS_REPORT: ("article-newspaper", None),
    SourceKind.FACT_CHECK: ("article-newspaper", "Fact check"),
    SourceKind.SOCIAL_POST: ("post", None),
    SourceKind.IMAGE: ("graphic", "Image"),
    SourceKind.MAP: ("map", None),
    SourceKind.REFERENCE_WORK: ("entry-encyclopedia", None),
    SourceKind.BOOK: ("book", None),
    SourceKind.WEBSITE: ("webpage", None),
    SourceKind.DOCUMENT: ("document", None),
    SourceKind.OTHER: ("document", None),
}
# Of these the host of the address names what they were published in; of a report it names where a copy is.
ON_A_SITE = frozenset({"article-newspaper", "post", "webpage"})


@dataclass(slots=True)
class Used:
    """A source, and what it does to the claims it stands beside, a line each."""

    source: Source
    lines: list[str] = field(default_factory=list)


def write(contents: Iterable[Content]) -> Iterator[str]:
    """Write an array of the sources, each once however many articles it stands beside, in the order of their numbers.

    What a source says of which claim is its `annote`, so that all are read before the first is written.
    """
    used: dict[int, Used] = {}
    for content in contents:
        for source in content.sources:
            used.setdefault(source.number, Used(source))
        for claim in content.claims:
            for proof in claim.entry.sources:
                if proof.number in used:
                    used[proof.number].lines.append(_line(claim.entry.number, proof))
    yield from tables.write_array(_item(used[number]) for number in sorted(used))


def _item(used: Used) -> Row:
    source = used.source
    kind, genre = ("personal_communication", None) if source.alias else TYPES[source.kind]
    address = addresses.web(source.location)
    item: dict[str, Json] = {
        "id": f"s{source.number}",
        "type": kind,
        "title": _title(source),
        "genre": genre,
        "container-title": addresses.site(address) if kind in ON_A_SITE else None,
        "issued": _day(source.published),
        "URL": address,
        "accessed": _day(source.taken_at.date()) if address and source.taken_at else None,
        "note": _note(source, address),
        "annote": "\n".join(dict.fromkeys(used.lines)),
        "custom": {"uid": source.uid, "kind": source.kind, "level": source.level},
    }
    return {name: value for name, value in item.items() if value}


def _title(source: Source) -> str:
    """Give what it is called: its title, else, of one in words, the words; a confidential one has nothing else."""
    return source.title or source.citation or source.alias or source.location or f"s{source.number}"


def _note(source: Source, address: str | None) -> str | None:
    """Give what else would be lost: the words of a source with a title, a file's path, who a confidential one is."""
    parts = (source.alias, source.citation, None if address else source.location)
    return "; ".join(part for part in parts if part and part != _title(source)) or None


def _line(claim: int, proof: Proof) -> str:
    """Say what it does to a claim: "C12, supports, p. 4: “12 people”"."""
    place = ", ".join(part for part in (f"C{claim}", proof.stance, proof.locator) if part)
    return f"{place}: “{proof.quote}”" if proof.quote else place


def _day(day: date | None) -> Json:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None
