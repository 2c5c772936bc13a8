"""What an author gave beside a text: what its links and footnotes become."""

from collections.abc import Iterable, Iterator, Mapping

from claims.intake.given import addresses
from claims.intake.given.written import Written
from claims.intake.page import Reference, Remark

LINK_BEGINS, LINK_ENDS = "link begins", "link ends"


def links(written: Written, known: Mapping[str, str]) -> Iterator[Reference]:
    """Yield a reference for each link over words; `known` has the addresses, as written, by the ids of the marks."""
    ends = {mark.id: mark.place for mark in written.marks if mark.sort == LINK_ENDS}
    for mark in written.marks:
        if mark.sort != LINK_BEGINS:
            continue
        start, end = over(written.text, mark.place, ends.get(mark.id, mark.place))
        if start < end and (address := addresses.normal(known[mark.id])):
            yield Reference(start=start, end=end, words=" ".join(written.text[start:end].split()), address=address)


def footnote(place: int, note: str, linked: Iterable[str]) -> Iterator[Remark | Reference]:
    """Yield a reference for each address that a note links to or has written out, else a remark of what it says.

    `place` is where its mark stands in the text.
    """
    words = " ".join(note.split())
    found = dict.fromkeys((*filter(None, map(addresses.normal, linked)), *addresses.bare(note)))
    for address in found:
        yield Reference(start=place, end=place, words=words or address, address=address)
    if words and not found:
        yield Remark(start=place, end=place, words=f"Footnote: {words}")


def over(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the ends of a passage without the white space at them; of one that is nothing else, its beginning."""
    passage = text[start:end]
    if not passage.strip():
        return start, start
    return end - len(passage.lstrip()), start + len(passage.rstrip())


def in_order(given: Iterable[Remark | Reference]) -> tuple[Remark | Reference, ...]:
    """Give them in the order of the text."""
    return tuple(sorted(given, key=lambda each: (each.start, each.end)))
