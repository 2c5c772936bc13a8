"""Sources as the citation templates of a wiki (Citation Style 1)."""

import re
from collections.abc import Mapping
from datetime import datetime

from claims.reports.exchange import addresses, wikisigns
from claims.tracking.proofs import Proof
from claims.vocabulary import SourceKind

# The template of each kind of source, and what sort of work it is where the template does not say so.
TEMPLATES: dict[SourceKind, tuple[str, str | None]] = {
    SourceKind.INTERVIEW: ("cite interview", None),
    SourceKind.CORRESPONDENCE: ("citation", "Correspondence"),
    SourceKind.AUTHOR_NOTES: ("citation", "Author’s notes"),
    SourceKind.RECORDING: ("cite AV media", "Recording"),
    SourceKind.TRANSCRIPT: ("cite report", "Transcript"),
    SourceKind.OFFICIAL_RECORD: ("cite report", "Official record"),
    SourceKind.COURT_RECORD: ("cite report", "Court record"),
    SourceKind.DATASET: ("cite report", "Data set"),
    SourceKind.STUDY: ("cite report", "Study"),
    SourceKind.REPORT: ("cite report", None),
    SourceKind.PRESS_RELEASE: ("cite press release", None),
    SourceKind.NEWS_REPORT: ("cite news", None),
    SourceKind.FACT_CHECK: ("cite news", "Fact check"),
    SourceKind.SOCIAL_POST: ("cite web", "Post"),
    SourceKind.IMAGE: ("cite AV media", "Image"),
    SourceKind.MAP: ("cite map", None),
    SourceKind.REFERENCE_WORK: ("cite encyclopedia", None),
    SourceKind.BOOK: ("cite book", None),
    SourceKind.WEBSITE: ("cite web", None),
    SourceKind.DOCUMENT: ("citation", None),
    SourceKind.OTHER: ("citation", None),
}
# These show an error without the one, or with an address and without the other; `citation` does with neither.
NEEDS_ADDRESS = "cite web"
NO_TITLE = "Untitled"
# Places in a source by the parameter that they are given in; what is none of them stands in `at`.
_PLACES: Mapping[str, re.Pattern[str]] = {
    "page": re.compile(r"(?:p\.?|pg\.?|page)\s*(\d+|[ivxlc]+)", re.IGNORECASE),
    "pages": re.compile(r"(?:pp\.?|pages?|p\.?)\s*(\d+(?:\s*[-–,]\s*\d+)+)", re.IGNORECASE),
    "time": re.compile(r"(?:at\s+|minute\s+)?(\d{1,3}:\d{2}(?::\d{2})?)", re.IGNORECASE),
}
# Of the templates only this one takes a time.
_TIMED = "cite AV media"


def template(proof: Proof, taken_at: datetime | None) -> str:
    """Write the template for a source; `taken_at` is when a snapshot of it was taken."""
    location = addresses.web(proof.location)
    name, work = TEMPLATES[proof.kind]
    if proof.alias is not None or (name == NEEDS_ADDRESS and not location):
        name = "citation"
    parts = {
        "url": wikisigns.address(location) if location else None,
        "title": wikisigns.parameter(_title(proof, location)),
        "type": work,
        "date": proof.published.isoformat() if proof.published else None,
        "access-date": taken_at.date().isoformat() if location and taken_at else None,
        **_place(proof.locator, name),
        "quote": wikisigns.parameter(proof.quote) if proof.quote else None,
    }
    return f"{{{{{name} {' '.join(f'|{part}={value}' for part, value in parts.items() if value)}}}}}"


def _title(proof: Proof, location: str | None) -> str:
    """Give what it is called; of a source without a title its words, its alias or the site it stands on."""
    words = None if location else proof.location
    return proof.title or words or proof.alias or addresses.site(location) or NO_TITLE


def _place(locator: str | None, name: str) -> dict[str, str]:
    if not (locator or "").strip():
        return {}
    place = (locator or "").strip()
    for part, pattern in _PLACES.items():
        if (found := pattern.fullmatch(place)) and (part != "time" or name == _TIMED):
            return {part: found[1]}
    return {"at": wikisigns.parameter(place)}
