"""What a document ends with: how many claims it has, for whom it was written, and what tells the record's state."""

from collections import defaultdict
from collections.abc import Iterator

from claims.reports import saying
from claims.reports.content import Content
from claims.reports.documents.margin import day
from claims.tracking.shelf import Kept
from claims.vocabulary import Status


def summary(content: Content) -> str:
    """Count the claims by status: "12 claims: 5 verified, 7 unverified"."""
    counts = [(content.count(status), status) for status in Status]
    said = ", ".join(f"{count} {status}" for count, status in counts if count)
    number = len(content.claims)
    return f"{number} claim{'s' * (number != 1)}{f': {said}' if said else ''}"


def facts(content: Content) -> Iterator[tuple[str, str]]:
    """Yield what is known of the document itself, each with what it is called."""
    at = content.made_at
    yield "Claims", summary(content)
    yield "Written for", f"the {content.reader}, on {day(at)}, {at:%H:%M} UTC"
    if content.told_of:
        yield (
            "Left out for this reader",
            ", ".join(saying.counted(count, what) for what, count in content.told_of.items()),
        )
    yield "Record", f"{content.changes} changes, the last with the digest {content.head or 'none'}"
    if content.text:
        yield "Text", f"revision {content.text.revision}, SHA-256 {content.text.sha256}"


def citing(content: Content) -> dict[int, list[int]]:
    """Give the numbers of the claims that each source stands beside, by its own."""
    found: dict[int, list[int]] = defaultdict(list)
    for claim in content.claims:
        for number in dict.fromkeys(proof.number for proof in claim.entry.sources):
            found[number].append(claim.entry.number)
    return found


def kept(content: Content, source: int) -> list[Kept]:
    """Give the snapshots there are of a source, the oldest first."""
    return [one for _, one in sorted(content.kept.items()) if one.source == source]
