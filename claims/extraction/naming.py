"""How names stand in a parsed paragraph: their spans, the roles beside them, and their plain form."""

import re
from typing import TYPE_CHECKING

from claims.extraction import grammar, rolewords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

# The entities of the model that are names.
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT"})
OWNED = re.compile(r"['’]s?$")
_NICKNAME = re.compile(r"\s*[\"“‘'(][^\"”’')]{1,30}[\"”’')]\s*")

# In tokens, how long a person's name and a role with its organisation may be.
LONGEST_NAME, LONGEST_ROLE = 4, 10


def names(doc: "Doc") -> "Iterator[Span]":
    """Yield the names of a paragraph, possessive endings and titles left out."""
    for entity in doc.ents:
        if entity.label_ in NAMED and entity[-1].pos_ != "NUM" and any(token.pos_ == "PROPN" for token in entity):
            yield entity


def bare(words: str) -> str:
    """Take a name without its article, nickname, title and possessive ending: the way it is put on record."""
    name = " ".join(_NICKNAME.sub(" ", words).split())
    name = OWNED.sub("", name).strip(grammar.CLOSING.replace(".", "") + grammar.OPENING)
    first, _, rest = name.partition(" ")
    while rest and (first.lower() in grammar.ARTICLES or first.lower().rstrip(".") in rolewords.FORMS_OF_ADDRESS):
        first, _, rest = (name := rest).partition(" ")
    return name


def unranked(name: str) -> str:
    """Take a person's name without the rank before it, as long as two words are left."""
    first, _, rest = name.partition(" ")
    ranked = first.lower().rstrip(".") in rolewords.SHORT_RANKS | rolewords.ROLES
    return rest if ranked and " " in rest else name


def entity_at(token: "Token") -> "Span | None":
    """Give the name a token is part of."""
    if token.ent_type_ not in NAMED:
        return None
    first, past = token.i, token.i + 1
    while token.doc[first].ent_iob_ == "I" and first:
        first -= 1
    while past < len(token.doc) and token.doc[past].ent_iob_ == "I":
        past += 1
    return token.doc[first:past]


def human(entity: "Span") -> bool:
    """Tell whether a name is a person's: the model says so, or an office stands before or after it."""
    if entity[-1].ent_type_ == "PERSON" or _aged(entity):
        return True
    if (
        entity[-1].ent_type_ not in {"ORG", "GPE", "FAC", "PRODUCT", "NORP"}
        or entity[-1].lower_.rstrip(".") in rolewords.SUFFIXES
    ):
        return False
    offices = rolewords.ROLES - rolewords.TRADES
    after = any(child.dep_ == "appos" and child.lemma_.lower() in offices for child in entity.root.rights)
    before = entity.doc[entity.start - 1] if entity.start else None
    return len(entity) > 1 and (after or (before is not None and before.lower_.rstrip(".") in rolewords.SHORT_RANKS))


def _aged(entity: "Span") -> bool:
    """Tell whether an age or "who" is set off after a name of two words, as after no firm's and no place's."""
    doc, at = entity.doc, entity.end
    if len(entity) == 1 or at + 2 >= len(doc) or doc[at].text != ",":
        return False
    age = doc[at + 1].text.isdecimal() and len(doc[at + 1]) <= len("99") and doc[at + 2].text in {",", "."}
    return age or doc[at + 1].lower_ == "who"


def is_person(token: "Token") -> bool:
    """Tell whether a token is part of a person's name."""
    entity = entity_at(token)
    return entity is not None and human(entity)


def person_beside(noun: "Token") -> "Span | None":
    """Give the person named in apposition to a noun, or after "named": "a plumber named Bo Lind"."""
    if noun.pos_ == "NOUN" and (named := after_comma(noun)) is not None:
        return named
    for child in noun.rights:
        if child.dep_ == "appos" and noun.pos_ == "NOUN" and (named := name_at(child)) is not None:
            return named
        if child.dep_ == "appos" and (inner := called(child)) is not None:
            return inner
    return called(noun)


def after_comma(noun: "Token") -> "Span | None":
    """Give the name a comma sets off after a role: "a spokeswoman for the bank, Ada Lind,"."""
    for token in noun.doc[noun.i + 1 : noun.i + 1 + LONGEST_ROLE]:
        if token.text == "," and token.i + 1 < len(noun.doc):
            named = entity_at(token.nbor())
            return named if named is not None and human(named) and named.start == token.i + 1 else None
        if token.pos_ in {"VERB", "AUX", "PUNCT", "CCONJ"} or token.tag_ == "WP":
            return None
    return None


def name_at(token: "Token") -> "Span | None":
    """Give the person's name a token ends: known as one, or written like one and no place."""
    entity = entity_at(token)
    if entity is not None and human(entity):
        return entity
    if token.pos_ != "PROPN" or token.ent_type_ in {"GPE", "LOC", "FAC", "NORP", "DATE"}:
        return None
    first = token.i
    while (
        first
        and token.doc[first - 1].head == token
        and (token.nbor(-1).text == "-" or token.doc[first - 1].pos_ == "PROPN")
    ):
        first -= 1
    return token.doc[first : token.i + 1] if 1 <= token.i - first <= LONGEST_NAME else None


def called(noun: "Token") -> "Span | None":
    """Give the name after "named": "a plumber named Bo Lind"."""
    for child in noun.rights:
        if child.dep_ == "acl" and child.lower_ in {"named", "called"}:
            return next((entity for word in child.rights if (entity := entity_at(word))), None)
    return None


def phrase(noun: "Token") -> str:
    """Give a noun with the words that make it one thing ("police spokesman"), without article and figures."""
    first = noun.i
    while first and noun.doc[first - 1].head in {noun, noun.doc[first]} and _belongs(noun.doc[first - 1]):
        first -= 1
    return noun.doc[first : noun.i + 1].text.strip(grammar.CLOSING + grammar.OPENING)


def _belongs(token: "Token") -> bool:
    return token.dep_ in {"compound", "amod", "nmod"} and token.pos_ in {"NOUN", "PROPN", "ADJ"}
