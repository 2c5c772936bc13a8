"""Happenings told in the article's own voice: who did what to whom, where."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.extraction import grammar, happenings, language, naming, rolewords, verbwords
from claims.extraction.layout import Part
from claims.extraction.spans import Taken
from claims.extraction.wordlists import words
from claims.vocabulary import Kind, Value

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claims.extraction.passage import Draft
    from claims.extraction.reading import Reading


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
                doer = _doer(reading, verb)
                if record.is_new(reading, verb, doer):
                    yield from _draft(reading, verb, doer)


@dataclass(slots=True)
class _Record:
    """The happenings told so far: a later mention says the same verb of the same people or things, or of fewer."""

    told: set[tuple[str, ...]] = field(default_factory=set)
    verbs: set[str] = field(default_factory=set)

    def is_new(self, reading: "Reading", verb: "Token", doer: str | None) -> bool:
        """Tell whether a happening is told for the first time, and remember it."""
        lemma = _lemma(verb)
        if reading.passage.part is Part.HEADLINE and lemma in self.verbs:
            return False
        patient = grammar.patient(verb)
        thing = reading.roster.who(reading.passage, patient) if patient is not None else None
        people = sorted({name.casefold() for name in (doer, thing) if name})
        if (lemma, *people) in self.told:
            return False
        self.verbs.add(lemma)
        self.told |= {(lemma, *people), *((lemma, name) for name in people)}
        return True


def _lemma(verb: "Token") -> str:
    """Give the verb with its particle: "take over" is no "take"."""
    particle = next((child.lower_ for child in verb.rights if child.dep_ == "prt"), "")
    return f"{verb.lemma_.lower()} {particle}".rstrip()


def _attributed(reading: "Reading", verb: "Token", statements: Taken) -> bool:
    """Tell whether somebody else says it; what a comma hangs on the speaker is still the article's."""
    while verb.tag_ == "VBG" and verb.dep_ in {"advcl", "pcomp"} and verb.head.i < verb.i:
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


def _doer(reading: "Reading", verb: "Token") -> str | None:
    """Name the subject; "it" and "they" go on with what the sentence before was about."""
    who = grammar.shared_subject(verb)
    if who is None:
        who = _inverted(verb)
    if who is None:
        return None
    if verb.dep_ in {"acl", "relcl"} and who.dep_ == "appos":
        who = who.head
    if _misplaced(verb, who):
        return reading.roster.last_person(reading.passage.start + verb.idx)
    who = _counted(who)
    if who.lower_ in {"it", "they"}:
        who = _topic(who) or who
    if who.tag_ == "NNS":
        # "Three suspects, including the captain, Bo Lind," are not Bo Lind.
        return naming.phrase(who)
    return reading.roster.who(reading.passage, who)


def _misplaced(verb: "Token", who: "Token") -> bool:
    """Tell whether the parse hangs "who" on a place or a date: "Ana Lind of Salem, who ..."."""
    relative = grammar.subject(verb)
    return relative is not None and relative.lower_ == "who" and who.ent_type_ in {"GPE", "LOC", "FAC", "DATE"}


def _counted(noun: "Token") -> "Token":
    """Give what a figure counts: "three of the | units"."""
    of = next((child for child in noun.rights if child.lower_ == "of"), None)
    if of is None or not (noun.like_num or {noun.lower_, noun.lemma_.lower()} & _AMOUNTS):
        return noun
    return next((child for child in of.rights if child.dep_ == "pobj"), noun)


_AMOUNTS = rolewords.AMOUNTS | words("all both each either few many most much neither none part parts several some")


def _inverted(verb: "Token") -> "Token | None":
    """Give the subject after its verb, which the model takes for an object: "Into the hall walked two men"."""
    first = next(verb.lefts, None)
    placed = first is not None and first.dep_ == "prep"
    return next((child for child in verb.rights if child.dep_ in {"dobj", "attr"}), None) if placed else None


def _topic(pronoun: "Token") -> "Token | None":
    """Give the subject of the sentence before: Grosz, Joshi and Weinstein's centering, in its simplest case."""
    first = pronoun.sent.start
    if not first:
        return None
    before = pronoun.doc[first - 1].sent.root
    if before.lemma_.lower() in verbwords.SAYING:
        before = next((child for child in before.lefts if child.dep_ == "ccomp"), before)
    topic = grammar.subject(before)
    plural = pronoun.lower_ == "they"
    fits = topic is not None and topic.pos_ in {"NOUN", "PROPN"} and (topic.tag_ in {"NNS", "NNPS"}) is plural
    return topic if fits else None


def _draft(reading: "Reading", verb: "Token", doer: str | None) -> "Iterator[Draft]":
    doc = reading.passage.doc
    start, end = grammar.trimmed(language.text(doc), *grammar.chars(doc, _first(verb), _past(verb)), article=True)
    if len(language.text(doc)[start:end].split()) >= FEWEST_WORDS:
        yield reading.passage.draft(Kind.EVENT, start, end, Value(subject=doer), made_by="event-verb")


FEWEST_WORDS = 2


def _first(verb: "Token") -> int:
    """Give the clause's first token: the subject's, or the verb's own where the subject is far off."""
    helpers = [child.i for child in verb.lefts if child.dep_ in {"aux", "auxpass"}]
    own = min([verb.i, *helpers])
    who = grammar.subject(verb)
    if who is None:
        first = next(verb.lefts, verb)
        return first.left_edge.i if _inverted(verb) is not None and first.i < own else own
    if who.i > verb.i:
        return verb.left_edge.i if verb.lemma_ == "be" else own
    if who.tag_ in {"WP", "WDT"}:
        return own
    first = _whole(verb, who)
    return own if _far(verb, first, own) else first


def _far(verb: "Token", first: int, own: int) -> bool:
    """Tell whether commas part a subject from its verb with a clause, or with far more than is told of it."""
    between = verb.doc[first:own]
    if not any(token.text == "," for token in between):
        return False
    told = verb.doc[own : _past(verb)]
    return any(token.pos_ in {"VERB", "AUX"} for token in between) or len(between.text) > 2 * len(told.text)


def _whole(verb: "Token", who: "Token") -> int:
    """Give the first token of a subject, of which the parse may have made two: "a magnitude 6.8 | earthquake"."""
    first = who.left_edge.i
    for child in verb.lefts:
        if child.dep_ in grammar.SUBJECTS and child.right_edge.i + 1 == first:
            return child.left_edge.i
    return first


def _past(verb: "Token") -> int:
    """Give the token past the clause, a figure in commas jumped over: "approved it, 5-4, in May"."""
    past = _reach(verb) + 1
    aside = _past_figures(verb.doc, past)
    if past < aside < len(verb.doc) and verb.doc[aside].pos_ == "ADP":
        return _object_end(verb.doc[aside]) + 1
    return past - (verb.doc[past - 1].pos_ == "CCONJ")


def _reach(verb: "Token") -> int:
    """Give the last token of the clause: object, place and particle, up to a comma or what went with it."""
    end = verb.i
    for child in verb.rights:
        if child.dep_ in _OTHER_CLAUSES or child.text in _STOPS or (end > verb.i and _stops(child)):
            break
        if child.dep_ != "punct":
            end = max(end, _object_end(child))
    return end


def _past_figures(doc: "Doc", at: int) -> int:
    """Give the token past what two commas enclose where it is only a score or an age, else the one it began at."""
    if at >= len(doc) or doc[at].text != ",":
        return at
    for token in doc[at + 1 : at + 1 + LONGEST_FIGURE]:
        if token.text == ",":
            return token.i + 1
        if token.is_alpha and token.lower_ not in _OF_FIGURES:
            return at
    return at


# In tokens, with the comma after it.
LONGEST_FIGURE = 6
_OF_FIGURES = words("age aged ages and to")


def _stops(child: "Token") -> bool:
    """Tell what comes after a happening: a mark, a clause, what went before or along with it."""
    if child.dep_ != "prep":
        return child.dep_ == "ccomp" or child.text in _STOPS
    noun = next((inner for inner in child.rights if inner.dep_ in {"pobj", "pcomp"}), child)
    told = child.lower_ in {"with", "without"} and any(
        inner.pos_ in {"VERB", "AUX"} for inner in noun.doc[noun.i : noun.right_edge.i + 1]
    )
    return told or (child.lower_ in _ASIDE and noun.pos_ != "PROPN")


_OTHER_CLAUSES = frozenset({"cc", "conj", "advcl", "parataxis"})
_STOPS = frozenset({",", ";", ":", "—", "–"})
# Prepositions of what went before or along with it, no part of what happened.
_ASIDE = words("after amid before despite following since")


def _object_end(child: "Token") -> int:
    """Give a part's last token, what a relative clause or a comma adds to its nouns left out."""
    part = child
    while (after := list(part.rights)) and part.i < child.right_edge.i:
        cut = next((inner for inner in after if inner.dep_ == "relcl" or inner.text == ","), None)
        if cut is not None:
            return max(child.i, cut.left_edge.i - 1)
        part = after[-1]
    return child.right_edge.i
