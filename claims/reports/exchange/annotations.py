"""Claims as W3C Web Annotations, for programs that show remarks on a page (Web Annotation Data Model, 2017).

They come as one AnnotationPage: the model has no bare array of annotations, and of its two containers the page is the
one that holds them. It can be read and written item by item.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5

from claims.reports import tables
from claims.reports.content import Claim, Content
from claims.reports.exchange import addresses
from claims.reports.rows import Json, Row
from claims.tracking.claims import AROUND
from claims.tracking.proofs import Proof
from claims.vocabulary import Stance, Status

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# What a source does to the claim, in words.
SAYS = {
    Stance.SUPPORTS: "Supported by",
    Stance.REFUTES: "Refuted by",
    Stance.CONTEXT: "Context in",
    Stance.ABSENT: "Does not say it",
    Stance.UNREAD: "Not read yet",
}


def write(contents: Iterable[Content]) -> Iterator[str]:
    """Write one AnnotationPage, an annotation a line; its name comes of theirs, so that the same have the same."""
    names: list[str] = []
    yield f'{{"@context": {json.dumps(CONTEXT)},\n"type": "AnnotationPage",\n"items": '
    yield from tables.write_array(_items(contents, names))
    page = uuid5(NAMESPACE_URL, "\n".join(names))
    whole = {"id": uuid5(page, "collection").urn, "type": "AnnotationCollection", "total": len(names)}
    yield f',\n"startIndex": 0,\n"id": {json.dumps(page.urn)},\n"partOf": {json.dumps(whole)}}}\n'


def _items(contents: Iterable[Content], names: list[str]) -> Iterator[Row]:
    for content in contents:
        for claim in content.claims:
            item = _annotation(content, claim)
            names.append(str(item["id"]))
            yield item


def _annotation(content: Content, claim: Claim) -> Row:
    entry = claim.entry
    decided = entry.status is not Status.UNVERIFIED
    item: Row = {
        "id": _urn(entry.uid),
        "type": "Annotation",
        "motivation": "assessing" if decided else "questioning",
        "created": _moment(entry.created_at),
        "modified": _moment(entry.updated_at),
        "body": [*_bodies(claim, "assessing" if decided else "questioning")],
        "target": _target(content, claim),
    }
    if claim.verdict and claim.verdict.by:
        item["creator"] = {"type": "Person", "name": claim.verdict.by}
    return item


def _target(content: Content, claim: Claim) -> Json:
    """Give what a claim is about; its two selectors say the same, each for readers that take no other.

    Places count the code points of the text on record, as the Recommendation has them (4.2.5).
    """
    source = addresses.web(content.article.address) or _urn(content.article.uid)
    start, end = claim.entry.start, claim.entry.end
    if content.text is None or start is None or end is None:
        return source
    words = content.text.words
    return {
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": words[start:end],
                "prefix": words[max(0, start - AROUND) : start],
                "suffix": words[end : end + AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


def _bodies(claim: Claim, purpose: str) -> Iterator[Json]:
    entry = claim.entry
    yield _text(_verdict(claim), purpose)
    said = claim.value
    yield _text(f"{entry.text} ({entry.kind}: {said})" if said and said != entry.text else entry.text, "describing")
    yield from (_text(tag, "tagging") for tag in dict.fromkeys((entry.kind, entry.status, *entry.tags)))
    for proof in entry.sources:
        yield _text(_cited(proof), "commenting")
        if address := addresses.web(proof.location):
            yield _link(address, proof.quote)
    yield from (_text(note.text, "commenting") for note in claim.notes)


def _text(words: str, purpose: str) -> Row:
    return {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": purpose}


def _link(address: str, quote: str | None) -> Row:
    link: Row = {"type": "SpecificResource", "source": address, "purpose": "linking"}
    return link | {"selector": {"type": "TextQuoteSelector", "exact": quote}} if quote else link


def _verdict(claim: Claim) -> str:
    """Say what the desk found: "Refuted (Mostly false): the report says 11. To be corrected: 11 people"."""
    entry = claim.entry
    said = entry.status.capitalize() + (f" ({entry.rating})" if entry.rating else "")
    said += f": {claim.verdict.why}" if claim.verdict and claim.verdict.why else ""
    parts = [said]
    if entry.stale_because:
        parts.append(f"To be looked at again: {entry.stale_because}")
    if entry.resolution:
        wording = f": “{entry.replacement}”" if entry.replacement else ""
        parts.append(f"Resolution: {entry.resolution.replace('_', ' ')}{wording}")
    return ". ".join(part.rstrip(".") for part in parts) + "."


def _cited(proof: Proof) -> str:
    """Say what a source does to the claim: "Supported by: Accident report, https://..., p. 4: “12 people”"."""
    named = ", ".join(dict.fromkeys(part for part in (proof.title, proof.location, proof.locator) if part))
    quote = f": “{proof.quote}”" if proof.quote else ""
    return f"{SAYS[proof.stance]}: {named or f's{proof.number}'}{quote}"


def _urn(uid: str) -> str:
    return f"urn:uuid:{uid}"


def _moment(at: dt.datetime) -> str:
    """Write a time as xsd:dateTime in UTC, with the Z that the Recommendation asks for (3.3.1)."""
    return at.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
