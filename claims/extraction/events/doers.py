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
    who = grammar.shared_subject(verb)
    if who is None:
        who = inverted(verb)
    if who is None:
        return None
    if verb.dep_ in {"acl", "relcl"} and who.dep_ == "appos":
        who = who.head
    if _misplaced(verb, who):
        return reading.roster.last_person(reading.passage.start + verb.idx)
    who = _holder(_counted(who))
    if who.lower_ in {"it", "they"}:
        who = _topic(who) or who
    if who.tag_ == "NNS":
        # "Three suspects, including the captain, Bo Lind," are not Bo Lind.
        return naming.phrase(who)
    return reading.roster.who(reading.passage, who)


def inverted(verb: "Token") -> "Token | None":
    """Give the subject after its verb, which the model takes for an object: "Into the hall walked two men"."""
    first = next(verb.lefts, None)
    placed = first is not None and first.dep_ == "prep"
    return next((child for child in verb.rights if child.dep_ in {"dobj", "attr"}), None) if placed else None


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
