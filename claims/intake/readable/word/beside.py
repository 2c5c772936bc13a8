"""What the author of a Word file wrote beside the text or linked in it: comments, notes and links."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from claims.intake.readable import addresses
from claims.intake.readable.given import Given, reference, remark
from claims.intake.readable.word import runs
from claims.intake.readable.word.body import Body
from claims.intake.readable.word.written import Mark, Written, join

_FROM, _TO = "comment begins", "comment ends"


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote in the margin; `paragraph` is its last one's id, by which further facts of it are kept."""

    id: str
    paragraph: str
    by: str | None
    words: str


def comments(part: etree._Element, targets: Mapping[str, str]) -> Iterator[Comment]:
    """Yield the comments that have words."""
    for each in part.iter("{*}comment"):
        words = join(Body(targets).blocks(each), "\n").text
        ids = [runs.value(paragraph, "paraId") for paragraph in each.iter("{*}p")]
        if words:
            by = " ".join(runs.value(each, "author").split())
            yield Comment(runs.value(each, "id"), ids[-1] if ids else "", by or None, words)


def remarks(known: Iterable[Comment], threads: etree._Element | None, written: Written) -> Iterator[Given]:
    """Yield the comments over the words that they were made on.

    `threads` (MS-DOCX, commentsExtended) says which are replies, which stand where their first one does if they have
    no place of their own, and which are resolved.
    """
    kept = list(known)
    told = {runs.value(each, "paraId"): each for each in threads.iter("{*}commentEx")} if threads is not None else {}
    parents = {paragraph: runs.value(each, "paraIdParent") for paragraph, each in told.items()}
    done = {paragraph for paragraph, each in told.items() if runs.value(each, "done") in {"1", "true"}}
    ids = {comment.paragraph: comment.id for comment in kept if comment.paragraph}
    places = _places(written.marks)
    for comment in kept:
        parent = parents.get(comment.paragraph, "")
        # What was commented on outside of the text, such as in a header, has no place in it.
        start, end = places.get(comment.id) or places.get(ids.get(parent, "")) or (0, 0)
        resolved = not done.isdisjoint({comment.paragraph, parent})
        words = f"{comment.words} (resolved)" if resolved else comment.words
        yield remark(written.text, start, end, words, comment.by)


def noted(place: int, note: Written, links: Iterable[str]) -> Iterator[Given]:
    """Yield a reference for each address in a note, which stands at a place of the text, else what it says."""
    linked = filter(None, map(addresses.normal, links))
    found = dict.fromkeys((*linked, *addresses.bare(note.text)))
    words = " ".join(note.text.split())
    for address in found:
        yield reference(place, place, words, address)
    if words and not found:
        yield remark("", place, place, f"Footnote: {words}")


def linked(written: Written, links: Mapping[str, str]) -> Iterator[Given]:
    """Yield a reference for each link over words."""
    starts = {mark.id: mark.place for mark in written.marks if mark.sort == "link begins"}
    ends = {mark.id: mark.place for mark in written.marks if mark.sort == "link ends"}
    for number, start in starts.items():
        end = ends.get(number, start)
        address = addresses.normal(links[number])
        if address and (words := written.text[start:end].strip()):
            begin = written.text.index(words, start)
            yield reference(begin, begin + len(words), words, address)


def _places(marks: Iterable[Mark]) -> dict[str, tuple[int, int]]:
    """Give from where to where each comment is about the text; without a range, where its sign stands."""
    sorts: dict[str, dict[str, int]] = {_FROM: {}, _TO: {}, "comment": {}}
    for mark in marks:
        if mark.sort in sorts:
            sorts[mark.sort].setdefault(mark.id, mark.place)
    signs = {name: (place, place) for name, place in sorts["comment"].items()}
    ranges = {name: (start, max(start, sorts[_TO].get(name, start))) for name, start in sorts[_FROM].items()}
    return signs | ranges
