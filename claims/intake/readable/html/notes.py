"""What the author of a page gave for it: the addresses its words lead to, and the sources its notes name."""

import re
from collections.abc import Iterator

from lxml import etree

from claims.intake.readable.html import marks, placing
from claims.intake.readable.html.flat import Flat, Spot

# One of the things given, by the names of the fields of Reference.
Given = dict[str, str | int]

_LONGEST = 300
# A note is not a section of the page, nor the place where its mark stands.
_NOTES = frozenset({"li", "p", "dd", "div", "td", "tr", "aside", "span", "cite"})
_LONGEST_NOTE = 3_000
_MOST = 5_000
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# The links with which a wiki is changed.
_EDIT = re.compile(r"[?&]action=edit\b")
_WEB = re.compile(r"(?:https?:)?//[^/?#]", re.IGNORECASE)
# What leads back from a note to its marks: "^", "↩", "a", "1.2"; and a wiki's name for all of that.
_BACK = re.compile(
    r"(?:\W|_)*(?:jump up|jump back|back|(?:[a-z]|\d{1,3}(?:\.\d{1,3})?)(?:\s+[a-z])*)?(?:\W|_)*", re.IGNORECASE
)
_LONGEST_BACK = 40
_BACKS = "mw-cite-backlink"
_BEFORE = re.compile(r"^[\s\^↑↩⏎.:\]]+|[\s↑↩⏎]+$")


def given(text: str, page: Flat) -> list[Given]:
    """Give the references of a page in the order of the text; an address is as written, so it may be relative."""
    cited = {name: _cited(page.named[name]) for spot in page.spots if spot.is_mark for name in _known(page, spot)}
    notes = {page.named[name] for name in cited}
    found: list[Given] = []
    for spot, start, end in placing.places(text, page):
        if spot.is_mark:
            sources = [source for name in _known(page, spot) for source in cited[name]]
        else:
            sources = [] if _within(spot, notes) else list(_link(spot, text[start:end]))
        found += [{"sort": "reference", "start": start, "end": end, **source} for source in sources]
    return sorted(found, key=_start)[:_MOST]


def _start(each: Given) -> int:
    return int(each["start"])


def _link(spot: Spot, words: str) -> Iterator[Given]:
    if address := _address(spot.leads_to[0]):
        yield {"words": " ".join(words.split())[:_LONGEST], "address": address}


def _address(href: str) -> str:
    """Give where a link leads to, without a place on that page; nothing for the page itself and for no page."""
    bare = href.partition("#")[0].strip()
    return "" if (_SCHEME.match(bare) and not _WEB.match(bare)) or _EDIT.search(bare) else bare


def _known(page: Flat, spot: Spot) -> list[str]:
    """Name the notes that a mark leads to; they stand behind it, since what leads back is no mark."""
    return [
        name
        for name in spot.leads_to
        if (note := page.named.get(name)) is not None and marks.name(note) in _NOTES and page.order[note] >= spot.end[0]
    ]


def _within(spot: Spot, notes: set[etree._Element]) -> bool:
    return spot.element in notes or any(parent in notes for parent in spot.element.iterancestors())


def _cited(note: etree._Element) -> list[Given]:
    """Give the sources of a note: one for each address that it leads to, else one in words."""
    words = " ".join("".join(_words(note)).split())
    words = _BEFORE.sub("", words)
    if not words or len(words) > _LONGEST_NOTE:
        return []
    words = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
    links = [link for link in note.iter("a") if _WEB.match((link.get("href") or "").strip())]
    # A wiki says which of its links lead out of it.
    outward = [link for link in links if _leads_out(link)] or links
    addresses = dict.fromkeys(filter(None, (_address(link.get("href") or "") for link in outward)))
    return [{"words": words, "address": address} for address in addresses] or [{"words": words}]


def _leads_out(link: etree._Element) -> bool:
    return "external" in (link.get("class") or "").split() or "mw:ExtLink" in (link.get("rel") or "")


def _words(note: etree._Element) -> Iterator[str]:
    """Yield the words of a note without what leads back to its marks."""
    walk = etree.iterwalk(note, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element is not note and _leads_back(element):
                walk.skip_subtree()
            else:
                yield element.text or ""
        elif element is not note:
            yield element.tail or ""


def _leads_back(element: etree._Element) -> bool:
    tag = marks.name(element)
    if tag in {"script", "style"} or _BACKS in (element.get("class") or ""):
        return True
    href = (element.get("href") or "") if tag == "a" else ""
    words = "".join(map(str, element.itertext()))
    return "#" in href and not _WEB.match(href) and len(words) < _LONGEST_BACK and bool(_BACK.fullmatch(words))
