"""What each reader may be told, decided here for every report and exchange file: the desk, the author, the public."""

import ipaddress
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import Protocol, TypeVar
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.extraction.words.wordlists import words
from claims.model import Change, Claim
from claims.tracking import articles, confidential, discretion, folding, shelf
from claims.tracking.listing import Entry, Filter
from claims.tracking.proofs import Proof
from claims.vocabulary import Reader, Resolution, SourceKind, Stance

# Of these the text says nothing to those who read it: the desk let something stand that it could not prove.
INTERNAL = frozenset({Resolution.ON_AUTHOR, Resolution.ACCEPTED_RISK})
# Of what a reader is told nothing, or not all, a table has no column: an empty cell would clear it when that is loaded.
UNTOLD: Mapping[Reader, frozenset[str]] = MappingProxyType(
    {
        Reader.DESK: frozenset(),
        Reader.AUTHOR: frozenset({"assignee"}),
        Reader.PUBLIC: frozenset({"assignee", "signed_off_by", "tags", "candidates", "resolution", "replacement"}),
    }
)
# What nobody outside can look up unless it has an address; what nobody has said the kind of is among them.
UNPUBLISHED = frozenset(
    {
        *(SourceKind.INTERVIEW, SourceKind.CORRESPONDENCE, SourceKind.AUTHOR_NOTES, SourceKind.RECORDING),
        *(SourceKind.TRANSCRIPT, SourceKind.DOCUMENT, SourceKind.IMAGE, SourceKind.OTHER),
    }
)


NOTHING: frozenset[str] = frozenset()
# Of a name these tell nobody.
_SMALL = words(
    "a an and at by de del der des di du el for from in la le of on or staff the to van von with",
    "contributor correspondent editor reporter reporters writer writers",
)
# Names that mean something in one network only, or in none that a browser knows (RFC 6761, 6762, 7686, 8375).
OWN = (
    *(".local", ".localhost", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa"),
    *(".onion", ".test", ".invalid"),
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
    if _is_address(proof.location):
        return proof.kind not in UNPUBLISHED and bool(proof.title)
    # A file that nobody gave a title goes by its own name, which says nothing to those who do not have it.
    untitled = proof.file and (proof.location or "").endswith(proof.title or "")
    return proof.kind not in UNPUBLISHED and not untitled and bool(proof.title or proof.location)


def public_address(location: str | None) -> bool:
    """Tell whether it is an address on the web that does not lead into somebody's own network."""
    try:
        parts = urlsplit(location or "")
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return False
    # Who may come in there only with a name and a password is not anybody.
    if parts.scheme not in {"http", "https"} or not host or parts.username is not None:
        return False
    try:
        return _reached(ipaddress.ip_address(host))
    except ValueError:
        # A host whose last part has a digit first is a number in another spelling: "127.1", "0x7f.1".
        last = host.rpartition(".")[2]
        return "." in host and not last[0].isdigit() and not host.endswith(OWN)


def _reached(number: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    inner = number.ipv4_mapped if isinstance(number, ipaddress.IPv6Address) else None
    return (inner or number).is_global and not number.is_multicast


def refuse_secrets(reader: Reader, *, told: bool) -> None:
    """Refuse to tell anybody but the desk who the confidential sources are: NotAllowedError."""
    if told and reader is not Reader.DESK:
        raise NotAllowedError(f"who the confidential sources are is for the desk alone, not for the {reader}")


def article(entry: articles.Entry, reader: Reader) -> articles.Entry:
    """Give an article as a reader may see it: to others than the desk, where on its machines it is is nothing."""
    if reader is Reader.DESK:
        return entry
    location, address = whence(entry.location, reader) or "", whence(entry.address, reader)
    tags = () if reader is Reader.PUBLIC else entry.tags
    return replace(entry, location=location, address=address, tags=tags)


def source(entry: shelf.Entry, reader: Reader) -> shelf.Entry:
    """Give a source as a reader may see it: not where it is on the desk's machines, nor who waits to read it."""
    if reader is Reader.DESK:
        return entry
    location = place(entry.location, reader, file=entry.sha256 is not None)
    # What it repeats may be what nobody is told of.
    origin = None if reader is Reader.PUBLIC else entry.derived_from
    return replace(entry, location=location, waiting=(), failure=None, derived_from=origin)


def whence(location: str | None, reader: Reader) -> str | None:
    """Give where a text came from as a reader may know it: not where on the desk's machines, or in its network."""
    return location if reader is Reader.DESK or public_address(location) else None


def place(location: str | None, reader: Reader, *, file: bool) -> str | None:
    """Give where a source is as a reader may know it: a file is on the desk's machines, and so may an address be."""
    if reader is Reader.DESK or not (file or (_is_address(location) and not public_address(location))):
        return location
    return None


def people(session: Session, numbers: Sequence[int]) -> frozenset[str]:
    """Give the words that tell those behind articles: of the desk, of the bylines, and the sources not to be named."""
    at_desk = session.scalars(select(Change.by).distinct().union(select(Claim.assignee).distinct()))
    beside = [one.number for article in numbers for one in shelf.entries(session, article=article) if one.alias]
    protected = [
        word
        for told in confidential.of_sources(session, beside).values()
        for word in re.findall(r"\w+", f"{told.citation or ''} {told.title or ''}")
        if word[0].isupper()
    ]
    bylines = (articles.find(session, article).byline for article in numbers)
    return parts(name for name in (*at_desk, *bylines, *protected) if name)


def parts(names: Iterable[str]) -> frozenset[str]:
    """Cut names into the words that each of them alone would tell somebody by, and the initials of each."""
    telling = [[word for word in folding.cut(name) if word not in _SMALL] for name in names]
    initials = ("".join(word[0] for word in name) for name in telling)
    return frozenset(word for word in (*chain.from_iterable(telling), *initials) if len(word) > 1)


def notes_for(
    written: Sequence[Written], reader: Reader, people: frozenset[str], told: frozenset[str] = NOTHING
) -> tuple[Written, ...]:
    """Leave out the notes that a reader may not have: of the public's all, of the author's those about people.

    `people` are the words that tell those of the desk and of the byline, as `people` gives them, and `told` are those
    of the article, as `discretion.told_in` does: without them nobody is known to be spoken of in it.
    """
    if reader is Reader.PUBLIC:
        return ()
    if reader is Reader.DESK:
        return tuple(written)
    return tuple(note for note in written if not discretion.about_people(note.text, people, told))


def reason(why: str | None, reader: Reader, people: frozenset[str], told: frozenset[str] = NOTHING) -> str | None:
    """Give the reason of a verdict where a reader may have it, as with notes."""
    if why is None or reader is Reader.PUBLIC:
        return None
    return None if reader is Reader.AUTHOR and discretion.about_people(why, people, told) else why


def _is_address(location: str | None) -> bool:
    return (location or "").lower().startswith(("http://", "https://"))


def _cited(proof: Proof, reader: Reader) -> Proof:
    """Leave out of a source where on the desk's machines it is and, for the public, what it repeats."""
    origin = None if reader is Reader.PUBLIC else proof.derived_from
    return replace(proof, location=place(proof.location, reader, file=proof.file), derived_from=origin)


def _by_author(entry: Entry) -> Entry:
    sources = tuple(_cited(proof, Reader.AUTHOR) for proof in entry.sources)
    return replace(entry, assignee=None, address=whence(entry.address, Reader.AUTHOR), sources=sources)


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
        address=whence(entry.address, Reader.PUBLIC),
        sources=tuple(_cited(proof, Reader.PUBLIC) for proof in entry.sources if citable(proof)),
    )


SEEN: Mapping[Reader, Callable[[Entry], Entry]] = MappingProxyType(
    {Reader.DESK: lambda entry: entry, Reader.AUTHOR: _by_author, Reader.PUBLIC: _by_public}
)
