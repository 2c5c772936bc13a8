"""A paragraph with what is known before claims are looked for: quotations, speakers, names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.extraction import language, people, quotes, speech

if TYPE_CHECKING:
    from claims.extraction.passage import Passage
    from claims.extraction.people import Roster
    from claims.extraction.quotes import Run
    from claims.extraction.speech import Saying


@dataclass(frozen=True, slots=True)
class Reading:
    """One paragraph as the stages look at it; `quoted` holds the indexes of the tokens inside quotations."""

    passage: "Passage"
    roster: "Roster"
    runs: "tuple[Run, ...]"
    quoted: frozenset[int]
    sayings: "tuple[Saying, ...]" = ()


def read(passages: "Sequence[Passage]") -> Iterator[Reading]:
    """Yield the readings of an article, in order."""
    roster = people.roster(passages)
    before: str | None = None
    for passage in passages:
        runs = quotes.runs(language.text(passage.doc), passage.start)
        reading = Reading(passage, roster, runs, frozenset(_inside(passage, runs)))
        sayings = tuple(speech.find(reading, before))
        speakers = [saying.speaker for saying in sayings if roster.is_person(saying.speaker)]
        before = speakers[-1] if speakers else before
        yield replace(reading, sayings=sayings)


def _inside(passage: "Passage", runs: "Sequence[Run]") -> Iterator[int]:
    for run in runs:
        if run.spoken and (
            span := passage.doc.char_span(run.start - passage.start, run.end - passage.start, alignment_mode="expand")
        ):
            yield from range(span.start, span.end)
