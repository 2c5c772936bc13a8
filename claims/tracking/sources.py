"""Sources: where something can be looked up, each once, whoever names it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError, NotFoundError
from claims.model import Source
from claims.tracking import confidential, history, kinds, search
from claims.tracking.confidential import Told
from claims.vocabulary import Level, SourceKind

if TYPE_CHECKING:
    from claims.intake import Origin

# As many identities are looked up at a time.
PAGE = 500


@dataclass(frozen=True, slots=True)
class Cited:
    """What a person says of a source when putting it beside a claim; None is left as it is on record.

    It is told by its number, by where it is, or, where it is only words, by its citation.
    """

    number: int | None = None
    origin: "Origin | None" = None
    citation: str | None = None
    title: str | None = None
    kind: SourceKind | None = None
    level: Level | None = None
    published: date | None = None
    derived_from: int | None = None
    confidential: bool = False
    alias: str | None = None

    @property
    def said(self) -> dict[str, object]:
        """Give what was said of it, by column."""
        told: dict[str, object] = {
            "title": self.title,
            "kind": self.kind,
            "level": self.level,
            "published": self.published,
            "derived_from_id": self.derived_from,
            "alias": self.alias,
        }
        return {name: value for name, value in told.items() if value is not None}


def find(session: Session, number: int) -> Source:
    """Get a source by its number; NotFoundError where there is none."""
    source = session.get(Source, number)
    if source is None or source.removed_at is not None:
        raise NotFoundError("source", f"s{number}")
    return source


def put(session: Session, cited: Cited, *, by: str) -> Source:
    """Get the source that is meant, the same one for the same address, bytes or citation, or add it."""
    source = known(session, cited)
    if source is None:
        return _new(session, cited, by=by)
    if cited.confidential:
        confidential.refuse_late(source)
    confidential.refuse(session, source, cited.said)
    _refuse_circle(session, source, cited.derived_from)
    new = history.differing(source, cited.said)
    if source.removed_at is not None:
        new["removed_at"] = None
    if new:
        history.change(session, source, new, by=by)
        search.index(session, source)
    return source


def known(session: Session, cited: Cited) -> Source | None:
    """Get the source that is meant, taken out or not, None where it is a new one; NotFoundError for a wrong number."""
    if cited.number is not None:
        return find(session, cited.number)
    return known_all(session, [cited])[0]


def known_all(session: Session, cited: Sequence[Cited]) -> list[Source | None]:
    """Get the sources that are meant by their places or citations, as `known` does, however many they are."""
    # One that is confidential is so whoever names it again, and not told twice.
    secrets = confidential.find_all(session, [Told.of(one.origin, one.citation) for one in cited])
    keys = [identity(one) for one in cited]
    there: dict[str, Source] = {}
    for page in (keys[at : at + PAGE] for at in range(0, len(keys), PAGE)):
        same = session.scalars(select(Source).where(Source.identity.in_(page)))
        there |= {source.identity: source for source in same}
    return [secret or there.get(key) for secret, key in zip(secrets, keys, strict=True)]


def add_all(session: Session, cited: Sequence[Cited], *, by: str) -> list[Source]:
    """Put sources on record that the caller knows to be new ones, and none of them confidential."""
    new = [_source(one) for one in cited]
    history.add_all(session, [(source, {}) for source in new], by=by)
    search.enter(session, [(source, None) for source in new])
    return new


def identity(cited: Cited) -> str:
    """Give what makes two sources that are not confidential the same one; NotAllowedError where nothing was said."""
    if cited.origin is None:
        words = " ".join((cited.citation or "").split())
        if not words:
            raise NotAllowedError("a source is an address, a file or, with --cite, words")
        return f"cite:{words.casefold()}"
    return f"sha256:{cited.origin.sha256}" if cited.origin.sha256 else cited.origin.location


def located(session: Session) -> list[Source]:
    """Get the sources that have an address or a file, in order."""
    chosen = select(Source).where(Source.location.is_not(None), Source.removed_at.is_(None))
    return list(session.scalars(chosen.order_by(Source.id)))


def edit(session: Session, number: int, fields: Mapping[str, object], *, by: str) -> Source:
    """Correct what is on record about a source (`title kind level published derived_from_id alias`)."""
    source = find(session, number)
    confidential.refuse(session, source, fields)
    _refuse_circle(session, source, fields.get("derived_from_id"))
    if new := history.differing(source, fields):
        history.change(session, source, new, by=by)
        search.index(session, source)
    return source


def _new(session: Session, cited: Cited, *, by: str) -> Source:
    if cited.derived_from is not None:
        find(session, cited.derived_from)
    if cited.alias is not None and not cited.confidential:
        raise NotAllowedError("only a confidential source has an alias; --confidential makes it one")
    if cited.confidential:
        return _new_secret(session, cited, by=by)
    return add_all(session, [cited], by=by)[0]


def _source(cited: Cited) -> Source:
    kind, origin = cited.kind or _kind(cited), cited.origin
    return Source(
        kind=kind,
        level=cited.level or kinds.LEVELS[kind],
        identity=identity(cited),
        location=origin.location if origin else None,
        citation=" ".join(cited.citation.split()) if cited.citation else None,
        title=cited.title or (origin.title if origin else None),
        published=cited.published,
        derived_from_id=cited.derived_from,
        sha256=origin.sha256 if origin else None,
        media_type=origin.media_type if origin else None,
    )


def _new_secret(session: Session, cited: Cited, *, by: str) -> Source:
    kind = cited.kind or _kind(cited)
    if cited.title is not None:
        raise NotAllowedError("a confidential source has no title; --alias is what is shown of it")
    source = Source(
        kind=kind,
        level=cited.level or kinds.LEVELS[kind],
        identity="",
        published=cited.published,
        derived_from_id=cited.derived_from,
        media_type=cited.origin.media_type if cited.origin else None,
    )
    confidential.add(session, source, Told.of(cited.origin, cited.citation), cited.alias, by=by)
    search.index(session, source)
    return source


def _kind(cited: Cited) -> SourceKind:
    if cited.origin is None:
        return SourceKind.OTHER
    if cited.origin.sha256:
        return SourceKind.DOCUMENT
    if cited.confidential:
        # The end of its host would be a part of what is not told.
        return SourceKind.WEBSITE
    return kinds.of_address(cited.origin.location)


def _refuse_circle(session: Session, source: Source, origin: object) -> None:
    """Refuse to derive a source from one that leads back to it; NotFoundError where there is none."""
    while isinstance(origin, int):
        if origin == source.id:
            raise NotAllowedError(f"source s{source.id} cannot be derived from one that is derived from it")
        origin = find(session, origin).derived_from_id
