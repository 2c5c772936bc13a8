"""A paragraph with what is known before claims are looked for: quotations, speakers, names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.extraction.people import focus, people, plurals
from claims.extraction.speech import quotes, speech
from claims.extraction.text import language

if TYPE_CHECKING:
    from claims.extraction.people.people import Roster
    from claims.extraction.speech.quotes import Run
    from claims.extraction.speech.speech import Saying
    from claims.extraction.text.passage import Passage


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
    runs = [quotes.runs(language.text(passage.doc), passage.start) for passage in passages]
    quoted = [frozenset(_inside(passage, within)) for passage, within in zip(passages, runs, strict=True)]
    roster = replace(roster, focus=focus.follow(passages, quoted, roster))
    roster = replace(roster, several=plurals.follow(passages, quoted, roster))
    for passage, within, inside in zip(passages, runs, quoted, strict=True):
        reading = Reading(passage, roster, within, inside)
        yield replace(reading, sayings=tuple(speech.find(reading)))


def _inside(passage: "Passage", runs: "Sequence[Run]") -> Iterator[int]:
    for run in runs:
        if run.spoken and (
            span := passage.doc.char_span(run.start - passage.start, run.end - passage.start, alignment_mode="expand")
        ):
            yield from range(span.start, span.end)
