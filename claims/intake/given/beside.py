"""What an author gave beside a text: what its links and footnotes become, whatever the text is read from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from claims.intake.given import addresses
from claims.intake.given.written import Written
from claims.intake.page import Reference, Remark

Given = Remark | Reference

LINK_BEGINS, LINK_ENDS = "link begins", "link ends"


def links(written: Written, known: Mapping[str, str]) -> Iterator[Reference]:
    """Yield a reference for each link over words; `known` has the addresses, as written, by the ids of the marks."""
    ends = {mark.id: mark.place for mark in written.marks if mark.sort == LINK_ENDS}
    for mark in written.marks:
        if mark.sort != LINK_BEGINS:
            continue
        start, end = over(written.text, mark.place, ends.get(mark.id, mark.place))
        if start < end and (address := addresses.led_to(known[mark.id])):
            yield Reference(start=start, end=end, words=" ".join(written.text[start:end].split()), address=address)


def footnote(place: int, note: str, linked: Iterable[str]) -> Sequence[Given]:
    """Give a reference for each address that a note links to or has written out, else a remark of what it says.

    `place` is where its mark stands in the text. A note that names a source without address cannot be told from one
    that explains.
    """
    words = " ".join(note.split())
    remarks = [Remark(start=place, end=place, words=f"Footnote: {words}")] if words else []
    return _cited(place, words, linked) or remarks


def citation(place: int, note: str, linked: Iterable[str]) -> Sequence[Reference]:
    """Give the references of a note that is known to name a source: without an address, one in its words."""
    words = " ".join(note.split())
    in_words = [Reference(start=place, end=place, words=words)] if words else []
    return _cited(place, words, linked) or in_words


def over(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the ends of a passage without the white space at them; of one that is nothing else, its beginning."""
    passage = text[start:end]
    if not passage.strip():
        return start, start
    return end - len(passage.lstrip()), start + len(passage.rstrip())


def in_order(given: Iterable[Given]) -> tuple[Given, ...]:
    """Give them in the order of the text."""
    return tuple(sorted(given, key=lambda each: (each.start, each.end)))


def resolved(given: Iterable[Given], base: str, *itself: str | None) -> tuple[Given, ...]:
    """Put the addresses of references in normal form, relative ones on `base`.

    Links to the page itself, and what leads to no http(s) address, are left out.
    """
    return tuple(each for each in (_resolved(one, base, itself) for one in given) if each)


def _cited(place: int, words: str, linked: Iterable[str]) -> list[Reference]:
    found = dict.fromkeys((*filter(None, map(addresses.led_to, linked)), *addresses.bare(words)))
    return [Reference(start=place, end=place, words=words or address, address=address) for address in found]


def _resolved(each: Given, base: str, itself: Sequence[str | None]) -> Given | None:
    if isinstance(each, Remark) or not each.address:
        return each
    address = addresses.led_to(each.address, base)
    return replace(each, address=address) if address and address not in itself else None
