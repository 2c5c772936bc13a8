"""Where the ClaimReviews of a file begin and end, found without reading it as one value, however large or deep."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from claims.errors import NotReadableError

# As deep as objects and arrays may lie in each other; a ClaimReview in a feed lies seven deep.
DEEPEST = 200

# A string that never ends ends with the file, or looking for its end would begin anew at each of its quotation marks.
_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)'
_TOKEN = re.compile(
    rb"(?P<opens>[{\[])|(?P<closes>[}\]])"
    rb'|"(?P<name>@type|claimReviewed|claimReview)"\s*+:'
    rb"|" + _STRING,
    re.DOTALL,
)
_TYPE = re.compile(rb'\s*(?:\[[^\]{}]{0,300}?)?"(?:https?://schema\.org/|schema:)?ClaimReview"')
_TRAILING_COMMA = re.compile(rb"(" + _STRING + rb")|,(?=\s*[}\]])", re.DOTALL)
# What a browser takes for a script: what stands in a comment, or in another script, is none. All of these end with the
# page if not before.
_ELEMENT = re.compile(
    rb"<!--.*?(?:-->|\Z)|<script\b(?P<attributes>[^<>]*)>(?P<script>.*?)(?:</script|\Z)"
    rb"|<(?P<tag>link|base|meta|title)\b(?P<said>[^<>]*)>(?P<words>[^<]*)",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""(?<![\w:-])([\w:-]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_LINKED_DATA = "application/ld+json"


@dataclass(frozen=True, slots=True)
class Record:
    """A ClaimReview as it stands in a file, byte for byte, and where: "record 3". `wraps` one as Google's API does."""

    place: str
    raw: bytes
    wraps: bool = False


@dataclass(slots=True)
class _Open:
    """An object or array that has begun."""

    start: int
    mark: bytes
    found: bool = False
    wraps: bool = False
    records_before: int = 0


@dataclass(slots=True)
class Head:
    """What a page says of itself."""

    title: str | None = None
    canonical: str | None = None
    base: str | None = None


@dataclass(slots=True)
class Scripts:
    """The linked data of a page, and what the page says of itself."""

    found: list[bytes] = field(default_factory=list)
    head: Head = field(default_factory=Head)


def records(data: bytes, places: Iterator[int] | None = None) -> Iterator[Record]:
    """Yield the ClaimReviews of JSON in UTF-8, whatever they are wrapped in; one within another is a part of it.

    NotReadableError (about "it"): what breaks off, closes what it did not open, or is nested too deeply.
    """
    places = places or count(1)
    spans = _spans(data)
    yield from (Record(f"record {next(places)}", data[start:end], wraps) for start, end, wraps in spans)


def mended(raw: bytes) -> bytes:
    """Leave out the commas after which nothing comes."""
    return _TRAILING_COMMA.sub(rb"\1", raw)


def scripts(page: bytes) -> Scripts:
    """Find the linked data of a page (UTF-8)."""
    found = Scripts()
    for element in _ELEMENT.finditer(page):
        if element["attributes"] is not None:
            kind = _attributes(element["attributes"]).get("type", "").partition(";")[0].strip().lower()
            if kind == _LINKED_DATA:
                found.found.append(element["script"])
        elif element["tag"] is not None:
            _told(found.head, element["tag"].lower(), _attributes(element["said"]), element["words"])
    return found


def _spans(data: bytes) -> list[tuple[int, int, bool]]:
    found: list[tuple[int, int, bool]] = []
    opened: list[_Open] = []
    for token in _TOKEN.finditer(data):
        if token["opens"]:
            opened.append(_Open(token.start(), token["opens"], records_before=len(found)))
            if len(opened) > DEEPEST:
                raise NotReadableError(f"it is nested more than {DEEPEST} deep")
        elif token["closes"]:
            _close(opened, token, found)
        elif token["name"] and opened:
            last = opened[-1]
            last.found |= token["name"] == b"claimReviewed" or (
                token["name"] == b"@type" and _TYPE.match(data, token.end()) is not None
            )
            last.wraps |= token["name"] == b"claimReview"
    if opened:
        raise NotReadableError("it breaks off: an object or a list in it does not end")
    return found


def _close(opened: list[_Open], token: re.Match[bytes], found: list[tuple[int, int, bool]]) -> None:
    pair = {b"{": b"}", b"[": b"]"}
    if not opened or pair[opened[-1].mark] != token["closes"]:
        raise NotReadableError(f"it is no JSON: at byte {token.start():,} something ends that did not begin")
    last = opened.pop()
    inner = found[last.records_before :]
    if last.found or (last.wraps and not inner):
        found[last.records_before :] = [(last.start, token.end(), not last.found)]


def _attributes(written: bytes) -> dict[str, str]:
    pairs = _ATTRIBUTE.findall(written.decode(errors="replace"))
    return {name.lower(): html.unescape(double or single or bare) for name, double, single, bare in pairs}


def _told(head: Head, tag: bytes, said: dict[str, str], words: bytes) -> None:
    """Keep what an element of the head says, where nothing said it before."""
    if tag == b"title":
        head.title = head.title or " ".join(html.unescape(words.decode(errors="replace")).split()) or None
    elif tag == b"base":
        head.base = head.base or said.get("href")
    elif tag == b"link" and "canonical" in said.get("rel", "").lower().split():
        head.canonical = head.canonical or said.get("href")
    elif tag == b"meta" and said.get("property", "").lower() == "og:url":
        head.canonical = head.canonical or said.get("content")
