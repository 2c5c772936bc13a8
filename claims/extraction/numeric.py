"""All claims of an article that hold a figure, a rank or a date, each word given to one of them."""

from typing import TYPE_CHECKING

from claims.extraction import amounts, casualties, dates, figures, ranks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from claims.extraction.figures import Figure
    from claims.extraction.passage import Draft, Passage


def find(passages: "Iterable[Passage]", published: "date | None") -> "Iterator[Draft]":
    """Yield the drafts of an article's passages, in the order of the passages.

    A date takes its figures from the quantities, and so does a casualty. The dates of one passage settle
    those of the next ("that night").
    """
    told: list[str] = []
    for passage in passages:
        dated = list(dates.find(passage, published, tuple(told)))
        told = [*told, *(draft.value.date for draft in dated if draft.value.date)][-_REMEMBERED:]
        taken = [(draft.start - passage.start, draft.end - passage.start) for draft in dated]
        found = [figure for figure in figures.scan(passage.doc.text, taken) if not _within(figure, taken)]
        tolls = list(casualties.find(passage, found))
        counted = [(draft.start - passage.start, draft.end - passage.start) for draft in tolls]
        yield from dated
        yield from tolls
        yield from amounts.find(passage, [figure for figure in found if not _within(figure, counted)])
        yield from (draft for draft in ranks.find(passage) if not _overlaps(draft, dated))


# How many dates told before a passage its own may lean on.
_REMEMBERED = 40


def _within(figure: "Figure", taken: list[tuple[int, int]]) -> bool:
    return any(start < figure.end and figure.start < end for start, end in taken)


def _overlaps(draft: "Draft", others: "list[Draft]") -> bool:
    return any(other.start < draft.end and draft.start < other.end for other in others)
