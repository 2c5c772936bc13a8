"""Names as they are spelled: one claim for each person, place and organisation."""

from typing import TYPE_CHECKING

from claims.extraction.people import naming
from claims.extraction.text import grammar, language
from claims.vocabulary import Kind, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claims.extraction.speech.reading import Reading
    from claims.extraction.text.passage import Draft

SPELLED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})


def find(readings: "Iterable[Reading]") -> "Iterator[Draft]":
    """Yield one claim for each distinct name: where it first stands in full, else where it first stands."""
    short: dict[str, Draft] = {}
    full: dict[str, Draft] = {}
    for reading in readings:
        for draft, name in _named(reading):
            spelled = draft.end - draft.start == len(name)
            (full if spelled else short).setdefault(name, draft)
    yield from (short | full).values()


def _named(reading: "Reading") -> "Iterator[tuple[Draft, str]]":
    text = language.text(reading.passage.doc)
    for entity in naming.names(reading.passage.doc):
        name = reading.roster.full(entity.text)
        start, end = grammar.trimmed(text, entity.start_char, entity.end_char)
        end -= len(text[start:end]) - len(naming.OWNED.sub("", text[start:end]))
        if entity.label_ in SPELLED and name and end > start:
            yield reading.passage.draft(Kind.NAME, start, end, Value(subject=name), made_by="name"), name
