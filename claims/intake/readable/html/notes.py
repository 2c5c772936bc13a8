"""What the author of a page gave for it: the addresses its words lead to, and what its notes say and name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from claims.intake.given import beside
from claims.intake.given.beside import Given
from claims.intake.page import Reference, Remark
from claims.intake.readable.html import marks, placing
from claims.intake.readable.html.flat import Flat, Spot

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
# A wiki's notes with a number are citations, whatever stands in them; of any other note, such as its "[note 1]" and
# "[a]", it cannot be told.
_CITATION = "cite_note"
_BEFORE = re.compile(r"^[\s\^↑↩⏎.:\]]+|[\s↑↩⏎]+$")


def given(text: str, page: Flat) -> list[Given]:
    """Give what leads somewhere in the order of the text; a link's address is as written, so it may be relative."""
    names = dict.fromkeys(name for spot in page.spots if spot.is_mark for name in _known(page, spot))
    # Once for each, since a note may have any number of marks.
    lettered = {name for spot in page.spots if spot.is_mark for name in _lettered(spot)}
    noted = {
        name: _noted(page.named[name], cites=name.startswith(_CITATION) and name not in lettered) for name in names
    }
    notes = {page.named[name] for name in names}
    found: list[Given] = []
    for spot, start, end in placing.places(text, page):
        if spot.is_mark:
            found += [replace(each, start=end, end=end) for name in _known(page, spot) for each in noted[name]]
        elif not _within(spot, notes) and (address := _address(spot.leads_to[0])):
            found.append(Reference(start=start, end=end, words=" ".join(text[start:end].split()), address=address))
    return [_cut(each) for each in beside.in_order(found)[:_MOST]]


def _cut(each: Given) -> Given:
    """Cut the words of a reference, which are to name a source."""
    if isinstance(each, Remark) or len(each.words) <= _LONGEST:
        return each
    return replace(each, words=f"{each.words[: _LONGEST - 1]}…")


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


def _lettered(spot: Spot) -> Iterator[str]:
    """Name the notes whose marks have letters."""
    links = [spot.element] if marks.name(spot.element) == "a" else spot.element.iter("a")
    for name, link in zip(spot.leads_to, links, strict=False):
        if any(map(str.isalpha, "".join(map(str, link.itertext())))):
            yield name


def _noted(note: etree._Element, *, cites: bool) -> Sequence[Given]:
    """Give what a note becomes, at no place yet."""
    words = _BEFORE.sub("", " ".join("".join(_words(note)).split()))
    if len(words) > _LONGEST_NOTE:
        return []
    links = [link for link in note.iter("a") if _WEB.match((link.get("href") or "").strip())]
    # A wiki says which of its links lead out of it.
    outward = [link for link in links if _leads_out(link)] or links
    # What has no scheme would have the page's, which is not known here.
    hrefs = (_address(link.get("href") or "") for link in outward)
    linked = [f"https:{href}" if href.startswith("//") else href for href in hrefs]
    return (beside.citation if cites else beside.footnote)(0, words, linked)


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
