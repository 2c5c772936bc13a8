"""Sources who must not be named: what tells who they are stands apart, can be emptied, and is in the chain as a digest.

Everywhere else such a source is its alias. The digest is SHA-256 of a random salt and of what tells who it is, so that
nobody who guesses a name can tell whether it is the one.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError, NotFoundError
from claims.model import Blob, Revision, Secret, Snapshot, Source, canonical, now
from claims.tracking import folding, history
from claims.tracking.numbers import among

if TYPE_CHECKING:
    from claims.intake import Origin

# What the identity of such a source begins with; no address and no other identity does.
PREFIX = "confidential:"
# Bytes of a salt, of what a kept file begins with, and then of the number of its own bytes.
SALT, LENGTH = 32, 8
# The least size of what is kept, and each further one is twice as large.
LEAST = 4096
# A word of a name that an alias must not repeat has as many letters.
_LETTERS = 3
# Of addresses, of files and of aliases these name nobody.
_COMMON = frozenset(
    {"com", "confidential", "docx", "htm", "html", "index", "net", "org", "pdf", "source", "txt", "www"}
)
SECRET, SOURCE = Secret.__table__.c, Source.__table__.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What tells who or what a source is: where it is, what it is called, and the SHA-256 of its file."""

    location: str | None = None
    citation: str | None = None
    title: str | None = None
    sha256: str | None = None

    @classmethod
    def of(cls, origin: "Origin | None", citation: str | None) -> Self:
        """Take what a person said of a source."""
        words = " ".join((citation or "").split()) or None
        if origin is None:
            return cls(citation=words)
        return cls(location=origin.location, citation=words, title=origin.title, sha256=origin.sha256)

    @classmethod
    def read(cls, written: str) -> Self:
        """Read it back."""
        return cls(**json.loads(written))

    def written(self) -> str:
        """Write it as canonical JSON, to be kept and digested."""
        return canonical({name: fact for name, fact in asdict(self).items() if fact is not None})

    def same(self, other: "Told") -> bool:
        """Tell whether two are one source: by the file, the address or the name, the first that both have."""
        for one, two in ((self.sha256, other.sha256), (self.location, other.location)):
            if one and two:
                return one == two
        return bool(self.citation) and (self.citation or "").casefold() == (other.citation or "").casefold()


def is_so(source: Source) -> bool:
    """Tell whether a source is confidential; one that is not can never be made so."""
    return source.identity.startswith(PREFIX)


def find_all(session: Session, asked: Sequence[Told]) -> list[Source | None]:
    """Get the confidential source that is meant by each of what was told, taken out or not."""
    chosen = select(Source, Secret.told).join(Secret, Secret.source_id == Source.id).where(Secret.told.is_not(None))
    kept = [(source, Told.read(written or "{}")) for source, written in session.execute(chosen)]
    return [next((source for source, told in kept if told.same(one)), None) for one in asked]


def add(session: Session, source: Source, told: Told | None, alias: str | None, *, by: str) -> None:
    """Put a confidential source on record, and apart from it what tells who it is.

    That is None for one that was redacted in the record it comes from, and of which no record knows more.
    """
    salt, written = os.urandom(SALT).hex(), (told or Told()).written()
    source.identity = f"{PREFIX}{_digest(salt, written)}"
    session.add(source)
    session.flush()
    if alias is not None:
        _refuse_alias(session, source, alias, told or Told())
    source.alias = alias or f"confidential source s{source.id}"
    history.add(session, source, by=by)
    gone = told is None
    session.add(Secret(source_id=source.id, told=None if gone else written, salt=None if gone else salt))
    session.flush()


def refuse(session: Session, source: Source, fields: Mapping[str, object]) -> None:
    """Refuse what would name a confidential source, or an alias for one that is not: NotAllowedError."""
    if "alias" in fields and not is_so(source):
        raise NotAllowedError(f"source s{source.id} is not confidential, and only such a source has an alias")
    if not is_so(source):
        return
    if "title" in fields:
        raise NotAllowedError(f"source s{source.id} is confidential and has no title; --alias is what is shown of it")
    if "alias" in fields:
        _refuse_alias(session, source, str(fields["alias"] or ""), of_source(session, source.id) or Told())


def refuse_late(source: Source) -> None:
    """Refuse to make a source confidential that is on record by its name: NotAllowedError."""
    if not is_so(source):
        raise NotAllowedError(
            f"that is source s{source.id}, which is on record by its name: the chain of changes keeps it, so that it "
            "cannot be made confidential any more"
        )


def of_source(session: Session, number: int) -> Told | None:
    """Give what tells who a source is; None where it is not confidential, or was redacted."""
    return of_sources(session, [number]).get(number)


def of_sources(session: Session, numbers: Sequence[int]) -> dict[int, Told]:
    """Give what tells who sources are, of those that are confidential and were not redacted."""
    chosen = select(SECRET.source_id, SECRET.told).where(among(session, SECRET.source_id, numbers))
    return {number: Told.read(told) for number, told in session.execute(chosen.where(SECRET.told.is_not(None)))}


def salted(content: bytes) -> bytes:
    """Begin bytes with random ones, and end them with nothing, so that neither digest nor size gives them away."""
    whole = os.urandom(SALT) + len(content).to_bytes(LENGTH) + content
    size = LEAST
    while size < len(whole):
        size *= 2
    return whole.ljust(size, b"\0")


def unsalted(kept: bytes) -> bytes:
    """Give the bytes back."""
    begins = SALT + LENGTH
    return kept[begins : begins + int.from_bytes(kept[SALT:begins])]


def redact(session: Session, number: int, *, by: str) -> Source:
    """Empty what tells who a confidential source is, and what was kept of it; refuses as `refuse_redaction` does."""
    source = refuse_redaction(session, number)
    secret = session.get_one(Secret, number)
    secret.told = secret.salt = None
    for blob in _blobs(session, number):
        blob.packed = b""
    history.change(session, source, {"redacted_at": now()}, by=by)
    return source


def refuse_redaction(session: Session, number: int) -> Source:
    """Give a source that can be redacted, taken out of the lists or not.

    NotFoundError where there never was such a source; NotAllowedError where it is not confidential, or not any more.
    """
    source = session.get(Source, number)
    if source is None:
        raise NotFoundError("source", f"s{number}")
    if not is_so(source):
        raise NotAllowedError(
            f"source s{number} is not confidential: its name is part of the chain of changes, and nothing takes it out"
        )
    if source.redacted_at is not None:
        raise NotAllowedError(f"source s{number} is redacted already")
    return source


def redacted(session: Session) -> int:
    """Count the sources that were redacted."""
    return session.scalar(select(func.count()).where(Source.redacted_at.is_not(None))) or 0


def findings(session: Session) -> Iterator[str]:
    """Say, a sentence each, of which confidential sources the identity is not the one recorded."""
    chosen = select(SOURCE.id, SOURCE.identity, SOURCE.redacted_at, SECRET.source_id, SECRET.told, SECRET.salt)
    both = chosen.join_from(Source, Secret, SECRET.source_id == SOURCE.id, isouter=True).order_by(SOURCE.id)
    wanted = or_(SOURCE.identity.startswith(PREFIX), SECRET.source_id.is_not(None))
    for number, identity, redacted_at, secret, told, salt in session.execute(both.where(wanted)):
        if redacted_at is not None:
            if told is not None or salt is not None:
                yield f"source s{number} is redacted, but what tells who it is is still there"
        elif secret is None or told is None or salt is None:
            yield f"what tells who source s{number} is has gone, and nobody redacted it"
        elif identity != f"{PREFIX}{_digest(salt, told)}":
            yield f"what tells who source s{number} is is not what was recorded"


def _digest(salt: str, written: str) -> str:
    return hashlib.sha256(salt.encode() + written.encode()).hexdigest()


def _refuse_alias(session: Session, source: Source, alias: str, told: Told) -> None:
    """Refuse an alias that is empty, another source's, or gives the name away: NotAllowedError."""
    if not alias.strip():
        raise NotAllowedError("an alias has at least one letter")
    if set(folding.cut(alias)) & _names(told):
        # The name is not said again, here least of all.
        raise NotAllowedError("that alias repeats a part of what it is to stand for; choose another")
    other = session.scalar(select(Source.id).where(func.lower(Source.alias) == alias.lower(), Source.id != source.id))
    if other is not None:
        raise NotAllowedError(f"source s{other} has that alias already")


def _names(told: Told) -> set[str]:
    """Give the words that tell: of a name those with a capital, or all where it has none; a host's, and a file's."""
    words = (told.citation or "").split()
    high = [word for word in words if any(sign.isupper() for sign in word)] or words
    where = urlsplit(told.location or "")
    telling = [*high, told.title or "", where.hostname or "", where.path.rpartition("/")[2]]
    found = {word for part in telling for word in folding.cut(part)}
    return {word for word in found if len(word) >= _LETTERS and word not in _COMMON}


def _blobs(session: Session, number: int) -> list[Blob]:
    """Give the bytes that were kept of a source and of nothing else."""
    own = select(Snapshot.blob_sha256, Snapshot.text_sha256).where(Snapshot.source_id == number)
    digests = {digest for pair in session.execute(own) for digest in pair if digest is not None}
    return [session.get_one(Blob, digest) for digest in sorted(digests) if not _used(session, digest, number)]


def _used(session: Session, digest: str, number: int) -> bool:
    """Tell whether an article or another source has these very bytes."""
    elsewhere = select(Snapshot.id).where(
        or_(Snapshot.blob_sha256 == digest, Snapshot.text_sha256 == digest), Snapshot.source_id != number
    )
    article = select(Revision.id).where(Revision.blob_sha256 == digest)
    return session.scalar(elsewhere.limit(1)) is not None or session.scalar(article.limit(1)) is not None
