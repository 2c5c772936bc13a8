"""Whose turn it is to speak where two people talk and a quotation stands alone in its paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.extraction.text import grammar, language
from claims.extraction.words import rolewords

if TYPE_CHECKING:
    from claims.extraction.speech.quotes import Run
    from claims.extraction.speech.reading import Reading


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, or, left open, those it may be, the nearest first."""

    name: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turns:
    """How far a talk has come: who spoke last, and to whom where two take turns.

    `asked` says that the last words were a question to the other, `runs_on` that they were not closed.
    """

    last: Voice = Voice()
    other: Voice = Voice()
    asked: bool = False
    runs_on: bool = False


def replies(reading: "Reading", turns: Turns) -> bool:
    """Tell whether a paragraph is nothing but the other one's turn: what answers a question, or asks one."""
    run = _alone(reading)
    if run is None or turns.runs_on or turns.other.name is None:
        return False
    return turns.asked or _asks(reading, run)


def taken(turns: Turns, reading: "Reading", voices: Sequence[Voice]) -> Turns:
    """Give how far the talk has come after a paragraph; `voices` are those of its quotations."""
    if not reading.runs:
        return Turns(_ends_on(reading))
    last = reading.runs[-1]
    said = next((voice for voice in reversed(voices) if voice.name), None)
    if said is None and not voices:
        said = turns.other if replies(reading, turns) else _ends_on(reading)
    said = said or turns.last
    other = turns.last if said.name != turns.last.name else turns.other
    asked = _asks(reading, last) and last.end > reading.passage.start
    return replace(turns, last=said, other=other, asked=asked, runs_on=last.spoken and last.open)


def addressed(reading: "Reading", run: "Run") -> frozenset[str]:
    """Give the last names of those spoken to within a quotation, in small letters: "What now, Mr. Lind?"."""
    doc, start = reading.passage.doc, reading.passage.start
    first, past = (grammar.first_token(doc, at - start) for at in (run.start, run.end))
    return frozenset(
        name.lower_
        for name in doc[max(2, first + 1) : past]
        if name.nbor(-1).lower_.rstrip(".") in _BEFORE_NAMES
        and (name.nbor(-2).text == "," or name.i == first + 1)
        and (name.i + 1 == len(doc) or name.nbor().is_punct)
    )


def _alone(reading: "Reading") -> "Run | None":
    """Give the quotation a paragraph consists of."""
    if len(reading.runs) != 1:
        return None
    (run,) = reading.runs
    text, start = language.text(reading.passage.doc), reading.passage.start
    around = text[: run.start - start] + text[run.end - start :]
    return None if any(letter.isalnum() for letter in around) else run


def _asks(reading: "Reading", run: "Run") -> bool:
    """Tell a question to somebody there from one to nobody: it is short, or says "you"."""
    text, start = language.text(reading.passage.doc), reading.passage.start
    told = text[run.start - start : run.end - start]
    last = max(told[:-1].rfind(mark) for mark in ".?!")
    words = told[last + 1 :].lower().replace("’", " ").replace("'", " ").split()
    return told.endswith("?") and (len(words) <= SHORT or not _YOU.isdisjoint(words))


def _ends_on(reading: "Reading") -> Voice:
    """Give the voice that a quotation after a paragraph without any may have: the person it ends on."""
    passage = reading.passage
    person = reading.roster.focus.subject(passage.start, passage.start + len(language.text(passage.doc)))
    return Voice(person or (reading.sayings[-1].speaker if reading.sayings else None))


# In words, how long a question may be that is put in a talk.
SHORT = 6
_YOU = frozenset({"you", "your", "yours", "yourself", "you?"})
_BEFORE_NAMES = rolewords.FORMS_OF_ADDRESS | rolewords.ABBREVIATED | rolewords.ROLES
