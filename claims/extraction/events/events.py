"""Happenings told in the article's own voice: who did what to whom, where."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claims.extraction.events import clauses, doers, happenings
from claims.extraction.text import grammar, language
from claims.extraction.text.layout import Part
from claims.extraction.text.spans import Taken
from claims.vocabulary import Kind, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from claims.extraction.speech.reading import Reading
    from claims.extraction.text.passage import Draft


def find(readings: "Sequence[Reading]", told: "Iterable[Draft]") -> "Iterator[Draft]":
    """Yield one claim a happening, at its first mention in the body, else in the headline.

    `told` are the statements found before: what is attributed to a source is no event. Clauses that only give
    a figure ("revenue rose 4 percent") are none either.
    """
    attributed = Taken((draft.start, draft.end) for draft in told)
    body = [reading for reading in readings if reading.passage.part is not Part.HEADLINE]
    heads = [reading for reading in readings if reading.passage.part is Part.HEADLINE]
    record = _Record()
    for reading in (*body, *heads):
        for verb in grammar.verbs(reading.passage.doc):
            if happenings.happens(reading, verb) and not _attributed(reading, verb, attributed):
                doer = doers.of(reading, verb)
                if record.is_new(reading, verb, doer):
                    yield from _draft(reading, verb, doer)


@dataclass(slots=True)
class _Record:
    """The happenings told so far: a later mention says the same verb of the same people or things, or of fewer."""

    told: set[tuple[str, ...]] = field(default_factory=set)
    verbs: set[str] = field(default_factory=set)
    words: list[frozenset[str]] = field(default_factory=list)

    def is_new(self, reading: "Reading", verb: "Token", doer: str | None) -> bool:
        """Tell whether a happening is told for the first time, and remember it."""
        lemma, words = _lemma(verb), _words(verb)
        if reading.passage.part is Part.HEADLINE and (lemma in self.verbs or self._has(words)):
            return False
        patient = grammar.patient(verb)
        thing = reading.roster.who(reading.passage, patient) if patient is not None else None
        people = sorted({name.casefold() for name in (doer, thing) if name})
        if (lemma, *people) in self.told:
            return False
        self.verbs.add(lemma)
        self.words.append(words)
        self.told |= {(lemma, *people), *((lemma, name) for name in people)}
        return True

    def _has(self, words: frozenset[str]) -> bool:
        """Tell whether a happening has two of the words, and half of them: a headline's, told with another verb."""
        return any(len(words & told) >= max(2, len(words) / 2) for told in self.words)


def _words(verb: "Token") -> frozenset[str]:
    """Give what a clause is about: the lemmas of its nouns, names and verbs."""
    clause = verb.doc[clauses.first(verb) : clauses.past(verb)]
    return frozenset(token.lemma_.lower() for token in clause if token.pos_ in {"NOUN", "PROPN", "VERB"})


def _lemma(verb: "Token") -> str:
    """Give the verb with its particle: "take over" is no "take"."""
    particle = next((child.lower_ for child in verb.rights if child.dep_ == "prt"), "")
    return f"{verb.lemma_.lower()} {particle}".rstrip()


def _attributed(reading: "Reading", verb: "Token", statements: Taken) -> bool:
    """Tell whether somebody else says it; what a comma hangs on the speaker is still the article's."""
    for _ in range(grammar.LINKS):
        if verb.tag_ == "VBG" and verb.dep_ in {"advcl", "pcomp"} and verb.head.i < verb.i:
            verb = verb.head if verb.dep_ == "advcl" else verb.head.head
    if verb.dep_ in {"acl", "relcl"} and (_of_source(verb.head) or _of_speaker(verb)):
        return False
    at = reading.passage.start + verb.idx
    return statements.meets(at, at + 1)


def _of_speaker(verb: "Token") -> bool:
    """Tell what is told of the speaker in passing: "Ana Lind, a lawyer who lost her seat, said ..."."""
    noun = verb.head
    if noun.dep_ == "appos":
        return noun.head.dep_ in grammar.SUBJECTS
    return noun.dep_ in grammar.SUBJECTS and happenings.hung(verb)


def _of_source(noun: "Token") -> bool:
    """Tell whether a noun is the paper a statement rests on: "according to a letter signed by ..."."""
    return noun.head.lower_ == "to" and noun.head.head.lower_ == "according"


def _draft(reading: "Reading", verb: "Token", doer: str | None) -> "Iterator[Draft]":
    doc = reading.passage.doc
    start, end = grammar.trimmed(
        language.text(doc), *grammar.chars(doc, clauses.first(verb), clauses.past(verb)), article=True
    )
    if len(language.text(doc)[start:end].split()) >= FEWEST_WORDS:
        draft = reading.passage.draft(Kind.EVENT, start, end, Value(subject=doer), made_by="event-verb")
        yield replace(draft, candidates=doers.candidates(reading, verb) if doer is None else ())


FEWEST_WORDS = 2
