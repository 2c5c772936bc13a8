"""What each reader may be told, decided here for every report and exchange file: the desk, the author, the public."""

import ipaddress
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Protocol, TypeVar
from urllib.parse import urlsplit

from claims.errors import NotAllowedError
from claims.tracking import articles, folding, shelf
from claims.tracking.listing import Entry, Filter
from claims.tracking.proofs import Proof
from claims.vocabulary import Reader, Resolution, SourceKind, Stance

# Of these the text says nothing to those who read it: the desk let something stand that it could not prove.
INTERNAL = frozenset({Resolution.ON_AUTHOR, Resolution.ACCEPTED_RISK})
# What nobody outside can look up unless it has an address; what nobody has said the kind of is among them.
UNPUBLISHED = frozenset(
    {
        *(SourceKind.INTERVIEW, SourceKind.CORRESPONDENCE, SourceKind.AUTHOR_NOTES, SourceKind.RECORDING),
        *(SourceKind.TRANSCRIPT, SourceKind.DOCUMENT, SourceKind.IMAGE, SourceKind.OTHER),
    }
)
# Words that speak of somebody without a name.
_SOMEBODY = re.compile(
    r"\b(?:he|she|him|his|hers?|himself|herself|mr|mrs|ms|mx|dr|prof|sir|guy|woman|man|colleagues?|authors?|writers?"
    r"|reporters?|journalists?|freelancers?|stringers?|interns?|editors?|checkers?|informants?|whistleblowers?"
    r"|sources?\s+(?:who|asked|wants?|fears?|is\s+afraid)|asked\s+not\s+to\s+be\s+named|off\s+the\s+record"
    r"|(?:my|our|your|their|s|the)\s+(?:boss|chief|friend|wife|husband|partner|lawyer|secretary|assistant))\b",
    re.IGNORECASE,
)


class HasText(Protocol):
    """What somebody wrote, however it is read."""

    @property
    def text(self) -> str:
        """The words."""
        ...


Written = TypeVar("Written", bound=HasText)


def wanted(chosen: Filter, reader: Reader) -> Filter:
    """Narrow what is asked for to what a reader may have: the public nothing but verdicts, and none in doubt."""
    return replace(chosen, settled=True) if reader is Reader.PUBLIC else chosen


def seen(entries: Iterable[Entry], reader: Reader) -> Iterator[Entry]:
    """Yield claims as a reader may see them."""
    return map(SEEN[reader], entries)


def citable(proof: Proof) -> bool:
    """Tell whether anybody can look a source up: it has a public address, or was published and has a title.

    One that is confidential, or that nobody has read against the claim, is never cited.
    """
    if proof.alias is not None or proof.stance is Stance.UNREAD:
        return False
    if public_address(proof.location):
        return True
    return proof.kind not in UNPUBLISHED and bool(proof.title or (proof.location and not proof.file))


def public_address(location: str | None) -> bool:
    """Tell whether it is an address on the web that does not lead into somebody's own network."""
    parts = urlsplit(location or "")
    host = parts.hostname or ""
    if parts.scheme not in {"http", "https"} or not host:
        return False
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host.rstrip(".") and not host.rstrip(".").endswith((".local", ".internal", ".localhost", ".lan"))


def refuse_secrets(reader: Reader, *, told: bool) -> None:
    """Refuse to tell anybody but the desk who the confidential sources are: NotAllowedError."""
    if told and reader is not Reader.DESK:
        raise NotAllowedError(f"who the confidential sources are is for the desk alone, not for the {reader}")


def article(entry: articles.Entry, reader: Reader) -> articles.Entry:
    """Give an article as a reader may see it: to others than the desk, where on its machines it is is nothing."""
    if reader is Reader.DESK:
        return entry
    location = whence(entry.location, reader) or ""
    return replace(entry, location=location, tags=() if reader is Reader.PUBLIC else entry.tags)


def source(entry: shelf.Entry, reader: Reader) -> shelf.Entry:
    """Give a source as a reader may see it: not where it is on the desk's machines, nor who waits to read it."""
    if reader is Reader.DESK:
        return entry
    location = place(entry.location, reader, file=entry.sha256 is not None)
    return replace(entry, location=location, waiting=(), failure=None)


def whence(location: str | None, reader: Reader) -> str | None:
    """Give where a text came from as a reader may know it: not where on the desk's machines, or in its network."""
    return location if reader is Reader.DESK or public_address(location) else None


def place(location: str | None, reader: Reader, *, file: bool) -> str | None:
    """Give where a source is as a reader may know it: a file is on the desk's machines."""
    return None if file and reader is not Reader.DESK else location


def notes_for(written: Sequence[Written], reader: Reader, people: frozenset[str]) -> tuple[Written, ...]:
    """Leave out the notes that a reader may not have: of the public's all, of the author's those about people.

    `people` are the words that tell those of the desk and of the byline, as `parts` cuts them.
    """
    if reader is Reader.PUBLIC:
        return ()
    return tuple(note for note in written if reader is Reader.DESK or not about_people(note.text, people))


def reason(why: str | None, reader: Reader, people: frozenset[str]) -> str | None:
    """Give the reason of a verdict where a reader may have it, as with notes."""
    if why is None or reader is Reader.PUBLIC or (reader is Reader.AUTHOR and about_people(why, people)):
        return None
    return why


def about_people(text: str, names: frozenset[str]) -> bool:
    """Tell whether words speak of a person: by one of the names, given as `parts` cuts them, or by another word."""
    return bool(_SOMEBODY.search(text)) or not names.isdisjoint(folding.cut(text))


def parts(names: Iterable[str]) -> frozenset[str]:
    """Cut names into the words that each of them alone would tell somebody by."""
    return frozenset(word for name in names for word in folding.cut(name) if len(word) > 1)


def _cited(proof: Proof) -> Proof:
    """Leave out of a source where on the desk's machines it is."""
    return replace(proof, location=None) if proof.file else proof


def _by_author(entry: Entry) -> Entry:
    return replace(entry, assignee=None, sources=tuple(map(_cited, entry.sources)))


def _by_public(entry: Entry) -> Entry:
    internal = entry.resolution in INTERNAL
    return replace(
        entry,
        assignee=None,
        signed_off_by=None,
        tags=(),
        candidates=None,
        resolution=None if internal else entry.resolution,
        replacement=None if internal else entry.replacement,
        sources=tuple(_cited(proof) for proof in entry.sources if citable(proof)),
    )


SEEN: Mapping[Reader, Callable[[Entry], Entry]] = MappingProxyType(
    {Reader.DESK: lambda entry: entry, Reader.AUTHOR: _by_author, Reader.PUBLIC: _by_public}
)
