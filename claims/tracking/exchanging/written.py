"""Rows as exchange records: what a row does not say by itself, its writer is given."""

from collections.abc import Iterable

from claims.intake.exchange import records
from claims.model import Anchor, Article, Evidence, Note, Revision, Snapshot, Source, Tag
from claims.tracking import confidential
from claims.tracking.confidential import Told
from claims.tracking.proofs import Proof

# The fields of a claim that are a listed one's as well.
AS_LISTED = (
    *("uid", "number", "kind", "text", "status", "stale_because", "priority", "start", "end", "low", "high", "unit"),
    *("qualifier", "date", "outcome", "subject", "speaker", "candidates", "rating", "resolution", "replacement"),
    *("assignee", "signed_off_by", "review_url", "claimant", "made_by", "created_at", "updated_at"),
)


def article(
    row: Article,
    address: str | None,
    tags: Iterable[Tag],
    notes: tuple[records.Note, ...],
    revisions: Iterable[records.Revision],
) -> records.Article:
    """Write an article with what stands beside it, and the address that its reader may know."""
    return records.Article(
        uid=row.uid,
        number=row.id,
        title=row.title,
        byline=row.byline,
        outlet=row.outlet,
        address=address,
        published=row.published,
        language=row.language,
        created_at=row.created_at,
        tags=tags_of(tags),
        notes=notes,
        revisions=tuple(revisions),
    )


def revision(row: Revision, location: str | None, *, bytes_too: bool) -> records.Revision:
    """Write a text, from the location that its reader may know."""
    return records.Revision(
        number=row.number,
        text=row.text,
        sha256=row.sha256,
        file=row.blob_sha256 if bytes_too else None,
        location=location,
        media_type=row.media_type,
        read_by=row.read_by,
        extracted_by=row.extracted_by,
        created_at=row.created_at,
    )


def source(row: Source, told: Told, derived_from: str | None) -> records.Source:
    """Write a source by what its reader may be told of it."""
    return records.Source(
        uid=row.uid,
        number=row.id,
        kind=row.kind,
        level=row.level,
        location=told.location,
        citation=told.citation,
        title=told.title,
        published=row.published,
        sha256=told.sha256,
        media_type=row.media_type,
        derived_from=derived_from,
        alias=row.alias,
        confidential=confidential.is_so(row),
        created_at=row.created_at,
        redacted_at=row.redacted_at,
    )


def snapshot(row: Snapshot, of: Source, sha256: str | None, text_sha256: str | None) -> records.Snapshot:
    """Write a snapshot; the digests are of the bytes as they came."""
    return records.Snapshot(
        uid=row.uid,
        source=of.uid,
        state=row.state,
        taken_at=row.taken_at,
        location=row.location,
        status=row.status,
        media_type=row.media_type,
        sha256=sha256,
        text_sha256=text_sha256,
        read_by=row.read_by,
        failure=row.failure,
        checked_at=row.checked_at,
        seen_sha256=row.seen_sha256,
        drift=row.drift,
        created_at=row.created_at,
    )


def evidence(row: Evidence, claim: str, of: Source, kept: Snapshot | None) -> records.Evidence:
    """Write a piece of evidence; where the snapshot is left out that it rests on, it stands nowhere."""
    return records.Evidence(
        uid=row.uid,
        claim=claim,
        source=of.uid,
        stance=row.stance,
        quote=row.quote,
        locator=row.locator,
        finding=row.finding,
        snapshot=kept.uid if kept is not None else None,
        start=row.start if kept is not None else None,
        end=row.end if kept is not None else None,
        stands=row.stands,
        figures=row.figures,
        created_at=row.created_at,
    )


def anchor(row: Anchor, revision: int) -> records.Anchor:
    """Write where a claim stands in a revision."""
    return records.Anchor(
        revision=revision,
        state=row.state,
        start=row.start,
        end=row.end,
        exact=row.exact,
        prefix=row.prefix,
        suffix=row.suffix,
    )


def tags_of(rows: Iterable[Tag]) -> tuple[records.Tag, ...]:
    """Write tags."""
    return tuple(records.Tag(uid=row.uid, name=row.name, created_at=row.created_at) for row in rows)


def notes_of(rows: Iterable[Note]) -> tuple[records.Note, ...]:
    """Write notes."""
    return tuple(records.Note(uid=row.uid, text=row.text, by=row.by, created_at=row.created_at) for row in rows)


def proof(row: Evidence, of: Source) -> Proof:
    """Give evidence in the shape that tells whether anybody can look it up."""
    return Proof(
        number=of.id,
        stance=row.stance,
        kind=of.kind,
        level=of.level,
        title=of.title,
        location=of.location or of.citation or of.alias,
        quote=row.quote,
        locator=row.locator,
        finding=row.finding,
        stands=row.stands,
        published=of.published,
        derived_from=of.derived_from_id,
        figures=row.figures,
        alias=of.alias,
        file=of.sha256 is not None,
    )
