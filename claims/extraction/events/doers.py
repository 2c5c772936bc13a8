"""Who did what happened, as the article names them."""

from typing import TYPE_CHECKING

from claims.extraction.people import naming
from claims.extraction.text import grammar
from claims.extraction.who import roles
from claims.extraction.words import rolewords, verbwords
from claims.extraction.words.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.extraction.speech.reading import Reading


def of(reading: "Reading", verb: "Token") -> str | None:
    """Name the subject; "it" and "they" go on with what the sentence before was about."""
    who = _told(reading, verb)
    if who is None:
        return None
    if _misplaced(verb, who):
        return reading.roster.last_person(reading.passage.start + verb.idx)
    who = _holder(_counted(who))
    if who.lower_ in {"it", "they"}:
        who = _topic(who) or who
    if who.tag_ == "NNS":
        # "Three suspects, including the captain, Bo Lind," are not Bo Lind.
        return naming.phrase(who)
    name = reading.roster.who(reading.passage, who)
    if who.lemma_.lower() in rolewords.BODIES and who.lemma_.lower() not in (name or "").casefold():
        # "The army" is no party named before.
        return naming.phrase(who)
    # A short name the model took for a common noun.
    return reading.roster.full(name) if name is not None and name.istitle() else name


def candidates(reading: "Reading", verb: "Token") -> tuple[str, ...]:
    """Name those a pronoun as the subject may mean where the text leaves it open, the nearest first."""
    who = grammar.shared_subject(verb)
    return reading.roster.meant(reading.passage, who).candidates if who is not None else ()


def _told(reading: "Reading", verb: "Token") -> "Token | None":
    """Give the subject by the parse, mended where that is a date, a place or a person who cannot be meant."""
    who = grammar.shared_subject(verb) or inverted(verb)
    if who is None:
        return None
    if who.ent_type_ in _TIMES:
        # "The letter, sent that | May |, was lost": a date does nothing, what the sentence begins with may.
        return verb.sent.root if verb.sent.root.pos_ in {"NOUN", "PROPN"} else None
    if verb.dep_ in {"acl", "relcl"} and who.dep_ == "appos":
        who = who.head
    return (_organisation_before(verb) or who) if _of_thing(reading, verb, who) else who


def inverted(verb: "Token") -> "Token | None":
    """Give the subject after its verb, which the model takes for an object: "Into the hall walked two men"."""
    first = next(verb.lefts, None)
    placed = first is not None and first.dep_ == "prep"
    return next((child for child in verb.rights if child.dep_ in {"dobj", "attr"}), None) if placed else None


def _misplaced(verb: "Token", who: "Token") -> bool:
    """Tell whether the parse hangs "who" on a place or a date: "Ana Lind of Salem, who ..."."""
    relative = grammar.subject(verb)
    return relative is not None and relative.lower_ == "who" and who.ent_type_ in {"GPE", "LOC", "FAC", "DATE"}


def _of_thing(reading: "Reading", verb: "Token", who: "Token") -> bool:
    """Tell whether the parse hangs "which" on a person: "Ana Lind, a clerk at Brill, which ..."."""
    relative = grammar.subject(verb)
    person = who.pos_ == "PROPN" and reading.roster.is_person(reading.roster.who(reading.passage, who))
    return relative is not None and relative.lower_ == "which" and person


def _organisation_before(verb: "Token") -> "Token | None":
    first = verb.left_edge.i
    near = reversed(verb.doc[max(verb.sent.start, first - naming.LONGEST_ROLE) : first])
    return next((token for token in near if token.ent_type_ == "ORG"), None)


def _counted(noun: "Token") -> "Token":
    """Give what a figure counts: "three of the | units"."""
    of = next((child for child in noun.rights if child.lower_ == "of"), None)
    if of is None or not (noun.like_num or {noun.lower_, noun.lemma_.lower()} & _AMOUNTS):
        return noun
    return next((child for child in of.rights if child.dep_ == "pobj"), noun)


_TIMES = frozenset({"DATE", "TIME"})
_AMOUNTS = rolewords.AMOUNTS | words("all both each either few many most much neither none part parts several some")


def _holder(role: "Token") -> "Token":
    """Give who has the role: "the MP for Alden, | Bo Lind", and two of them: "actor and director | Paul Mann"."""
    if role.pos_ == "PROPN" and role.lemma_.lower() in rolewords.ROLES:
        return next((child for child in role.rights if child.dep_ == "appos" and naming.is_person(child)), role)
    if (named := roles.named_after(role)) is not None:
        return named
    if role.pos_ != "NOUN" or any(child.dep_ in {"det", "poss"} for child in role.lefts):
        return role
    return next((child for child in role.rights if child.dep_ == "conj" and naming.is_person(child)), role)


def _topic(pronoun: "Token") -> "Token | None":
    """Give the subject of the sentence, else that of the one before.

    That is Grosz, Joshi and Weinstein's centering, in its simplest case.
    """
    first = pronoun.sent.start
    own = grammar.subject(pronoun.sent.root)
    if own is not None and own.i < pronoun.i and _agrees(own, pronoun):
        return own
    if not first:
        return None
    before = pronoun.doc[first - 1].sent.root
    if before.lemma_.lower() in verbwords.SAYING:
        before = next((child for child in before.lefts if child.dep_ == "ccomp"), before)
    topic = grammar.subject(before)
    return topic if topic is not None and _agrees(topic, pronoun) else None


def _agrees(topic: "Token", pronoun: "Token") -> bool:
    plural = pronoun.lower_ == "they"
    return topic.pos_ in {"NOUN", "PROPN"} and (topic.tag_ in {"NNS", "NNPS"}) is plural
