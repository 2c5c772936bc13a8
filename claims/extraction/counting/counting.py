"""All claims of an article that hold a figure, a rank or a date, each word given to one of them."""

from dataclasses import replace
from typing import TYPE_CHECKING

from claims.extraction.counting import amounts, casualties, ranks
from claims.extraction.dates import dates
from claims.extraction.text import language
from claims.extraction.text.spans import Taken
from claims.extraction.values import figures
from claims.extraction.values.currencies import Places
from claims.vocabulary import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from claims.extraction.text.passage import Draft, Passage


def find(passages: "Iterable[Passage]", published: "date | None") -> "Iterator[Draft]":
    """Yield the drafts of an article's passages, in the order of the passages.

    A date takes its figures from the quantities, and so does a casualty.
    """
    read = tuple(passages)
    places = Places.of(language.text(passage.doc) for passage in read)
    for passage, dated in zip(read, dates.find(read, published), strict=True):
        yield from dated
        yield from _counted(passage, dated, places)


def _counted(passage: "Passage", dated: "Sequence[Draft]", places: Places) -> "Iterator[Draft]":
    """Yield what is counted, measured and ranked outside the dates."""
    spans = [*_places(passage, dated), *dates.names(language.text(passage.doc))]
    dates_in = Taken(spans)
    found = [
        each for each in figures.scan(language.text(passage.doc), spans) if not dates_in.meets(each.start, each.end)
    ]
    tolls = list(casualties.find(passage, found))
    tolls_in = Taken(_places(passage, tolls))
    yield from tolls
    # Only bare numbers count people: an age keeps its place in "a 34-year-old man and two women".
    left = [each for each in found if each.unit is not None or not tolls_in.meets(each.start, each.end)]
    for draft in amounts.find(passage, left):
        yield _settled(passage, draft, places)
    for draft in ranks.find(passage):
        if not dates_in.meets(draft.start - passage.start, draft.end - passage.start):
            yield draft


def _settled(passage: "Passage", draft: "Draft", places: Places) -> "Draft":
    """Fill in whose money a sum is, where its name alone leaves that open."""
    if draft.kind is not Kind.MONEY or draft.value.unit is not None:
        return draft
    words = language.text(passage.doc)[draft.start - passage.start : draft.end - passage.start]
    return replace(draft, value=replace(draft.value, unit=places.settle(words, language.text(passage.doc))))


def _places(passage: "Passage", drafts: "Sequence[Draft]") -> list[tuple[int, int]]:
    """Give the offsets of drafts in their passage."""
    return [(draft.start - passage.start, draft.end - passage.start) for draft in drafts]
