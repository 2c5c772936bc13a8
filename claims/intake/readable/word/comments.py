"""The comments in a Word file, over the words that they were made on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from claims.intake.given import beside
from claims.intake.given.written import Mark, Written, join
from claims.intake.page import Remark
from claims.intake.readable.word import runs
from claims.intake.readable.word.body import COMMENT, COMMENT_BEGINS, COMMENT_ENDS, Body


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote in the margin; `paragraph` is its last one's id, by which further facts of it are kept.

    `at` is when, as the file has it.
    """

    id: str
    paragraph: str
    by: str | None
    words: str
    at: str = ""


def read(part: etree._Element, targets: Mapping[str, str]) -> Iterator[Comment]:
    """Yield the comments that have words."""
    for each in part.iter("{*}comment"):
        words = join(Body(targets).blocks(each), "\n").text
        ids = [runs.value(paragraph, "paraId") for paragraph in each.iter("{*}p")]
        if words:
            by = " ".join(runs.value(each, "author").split())
            yield Comment(runs.value(each, "id"), ids[-1] if ids else "", by or None, words, runs.value(each, "date"))


def remarks(known: Iterable[Comment], threads: etree._Element | None, written: Written) -> Iterator[Remark]:
    """Yield the comments over the words that they were made on.

    `threads` (MS-DOCX, commentsExtended) says which are replies, which stand where their first one does if they have
    no place of their own, and which are resolved.
    """
    kept = list(known)
    told = _told(threads)
    parents = answered(threads)
    done = {paragraph for paragraph, each in told.items() if runs.value(each, "done") in {"1", "true"}}
    ids = {comment.paragraph: comment.id for comment in kept if comment.paragraph}
    places = ranges(written.marks)
    for comment in kept:
        parent = parents.get(comment.paragraph, "")
        # What was commented on outside of the text, such as in a header, has no place in it.
        start, end = places.get(comment.id) or places.get(ids.get(parent, "")) or (0, 0)
        resolved = not done.isdisjoint({comment.paragraph, parent})
        words = f"{comment.words} (resolved)" if resolved else comment.words
        start, end = beside.over(written.text, start, end)
        yield Remark(start=start, end=end, words=words, by=comment.by)


def answered(threads: etree._Element | None) -> dict[str, str]:
    """Give, by the last paragraph of each comment, that of the one it answers; "" for one that answers none."""
    return {paragraph: runs.value(each, "paraIdParent") for paragraph, each in _told(threads).items()}


def ranges(marks: Iterable[Mark]) -> dict[str, tuple[int, int]]:
    """Give from where to where each comment is about the text; without a range, where its sign stands."""
    known: dict[str, dict[str, int]] = {COMMENT_BEGINS: {}, COMMENT_ENDS: {}, COMMENT: {}}
    for mark in marks:
        if mark.sort in known:
            known[mark.sort].setdefault(mark.id, mark.place)
    begins, ends, signs = known.values()
    ranges = {name: (start, max(start, ends.get(name, start))) for name, start in begins.items()}
    return {name: (place, place) for name, place in signs.items()} | ranges


def _told(threads: etree._Element | None) -> dict[str, etree._Element]:
    return {runs.value(each, "paraId"): each for each in threads.iter("{*}commentEx")} if threads is not None else {}
