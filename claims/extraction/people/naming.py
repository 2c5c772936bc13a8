"""How names stand in a parsed paragraph: their spans, the roles beside them, and their plain form."""

import re
from typing import TYPE_CHECKING

from claims.extraction.text import grammar
from claims.extraction.words import givennames, rolewords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

# The entities of the model that are names.
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT"})
HANDLE = re.compile(r"@\w+")
OWNED = re.compile(r"['’]s?$")
_NICKNAME = re.compile(r"\s*[\"“‘'(][^\"”’')]{1,30}[\"”’')]\s*")

# In tokens, how long a person's name and a role with its organisation may be.
LONGEST_NAME, LONGEST_ROLE = 4, 10
# The nouns that are told by whose they are, and the words between a role and whom it serves.
OWNED_ROLES = rolewords.ROLES | rolewords.KIN | frozenset({"campaign", "office"})
SERVING = frozenset({"for", "of", "to"})
# Those within a group's own name: "Citizens Against Waste", "Council on the Arts".
NAMING = SERVING | frozenset({"against", "in", "on"})
# What may stand before a name with its rank.
RANKED = rolewords.SHORT_RANKS | rolewords.ROLES
# Roles that before a name are no part of another one.
OFFICES = rolewords.ROLES - rolewords.IN_NAMES - rolewords.TRADES
RELATIVE = frozenset({"WP", "WP$", "WDT"})
# A hyphen and the word it joins.
HYPHENED = 2


def names(doc: "Doc") -> "Iterator[Span]":
    """Yield the names of a paragraph, possessive endings and titles left out."""
    for entity in sorted((*doc.ents, *_unlabelled(doc)), key=lambda entity: entity.start):
        if entity.label_ in NAMED and entity[-1].pos_ != "NUM" and _written_as_name(entity):
            yield _hyphened(entity)


def _written_as_name(entity: "Span") -> bool:
    """Tell a name by its tags; a person's last name as a subject is one whatever its tag ("Hollins got there")."""
    acts = entity.label_ == "PERSON" and entity.root.dep_ == "nsubj"
    return acts or any(token.pos_ == "PROPN" for token in entity)


def _unlabelled(doc: "Doc") -> "Iterator[Span]":
    """Yield the people the model has missed, after their office or by their given name."""
    return (named for token in doc if (named := _behind_office(token) or _behind_given_name(token)))


def _behind_given_name(last: "Token") -> "Span | None":
    """Give the two words of a name that begins with a given name we know: "Ruthanne Deal"."""
    if last.pos_ != "PROPN" or last.ent_type_ or last.dep_ == "compound" or not last.i:
        return None
    first = last.doc[last.i - 1]
    known = first.dep_ == "compound" and first.lower_ in givennames.ALL and not first.ent_type_
    return last.doc.char_span(first.idx, last.idx + len(last), label="PERSON") if known else None


def _behind_office(last: "Token") -> "Span | None":
    """Give the two names behind an office that a token ends, all three of them written large."""
    if last.pos_ != "PROPN" or last.ent_type_ or last.dep_ == "compound" or last.i <= 1:
        return None
    office, first = last.doc[last.i - 2], last.doc[last.i - 1]
    if office.lemma_.lower() not in OFFICES:
        return None
    large = all(token.pos_ == "PROPN" and token.is_title and not token.ent_type_ for token in (office, first, last))
    return last.doc.char_span(first.idx, last.idx + len(last), label="PERSON") if large else None


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
    ranked = first.lower().rstrip(".") in RANKED
    return rest if ranked and " " in rest else name


def entity_at(token: "Token") -> "Span | None":
    """Give the name a token is part of."""
    if token.ent_type_ not in NAMED:
        return _behind_office(token)
    first, past = token.i, token.i + 1
    while token.doc[first].ent_iob_ == "I" and first:
        first -= 1
    while past < len(token.doc) and token.doc[past].ent_iob_ == "I":
        past += 1
    return _hyphened(token.doc[first:past])


def _hyphened(name: "Span") -> "Span":
    """Give a name with the other half of a double one, which the model may have left out: "Reyes-Lind"."""
    doc, first, past = name.doc, name.start, name.end
    while first > 1 and _joint(doc[first - 1]):
        first -= 2
    while past + 1 < len(doc) and _joint(doc[past]):
        past += 2
    if (first, past) == (name.start, name.end):
        return name
    return doc.char_span(doc[first].idx, doc[past - 1].idx + len(doc[past - 1]), label=name.label_) or name


def _joint(hyphen: "Token") -> bool:
    """Tell the hyphen of a double name, both halves written large."""
    halves = (hyphen.nbor(-1), hyphen.nbor())
    spaced = hyphen.whitespace_ or halves[0].whitespace_
    return hyphen.text == "-" and not spaced and all(half.is_title and half.pos_ == "PROPN" for half in halves)


def human(entity: "Span") -> bool:
    """Tell whether a name is a person's: the model says so, or an office stands before or after it."""
    if "PERSON" in {entity.label_, entity[-1].ent_type_} or _aged(entity):
        return True
    if (
        entity[-1].ent_type_ not in {"ORG", "GPE", "FAC", "PRODUCT", "NORP"}
        or entity[-1].lower_.rstrip(".") in rolewords.SUFFIXES
    ):
        return False
    offices = rolewords.ROLES - rolewords.TRADES
    after = any(child.dep_ == "appos" and child.lemma_.lower() in offices for child in entity.root.rights)
    before = entity.doc[entity.start - 1] if entity.start else None
    return len(entity) > 1 and (after or (before is not None and _office_before(before, entity.root)))


def _office_before(word: "Token", name: "Token") -> bool:
    """Tell whether the word before a name is a rank, or an office that goes with the name: "spokesman Bo Lind"."""
    if word.lower_.rstrip(".") in rolewords.SHORT_RANKS:
        return True
    return word.head == name and word.lemma_.lower() in rolewords.ROLES - rolewords.TRADES


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


def name(token: "Token") -> str:
    """Give the name a token is part of, whatever it is the name of, else the noun's phrase."""
    entity = entity_at(token)
    return entity.text if entity is not None else phrase(token)


def handle(noun: "Token") -> str | None:
    """Give the name on a network that a comma sets off after a noun: "one user, @ablind"."""
    after = noun.doc[noun.i + 1 : noun.i + 3]
    return after[1].text if len(after) > 1 and after[0].text == "," and HANDLE.fullmatch(after[1].text) else None


def called(noun: "Token") -> "Span | None":
    """Give the name after "named": "a plumber named Bo Lind"."""
    for child in noun.rights:
        if child.dep_ == "acl" and child.lower_ in {"named", "called"}:
            return next((entity for word in child.rights if (entity := entity_at(word))), None)
    return None


def phrase(noun: "Token") -> str:
    """Give a noun with the words that make it one thing, without article and figures.

    That is "police spokesman", and for a role also whose it is: "mayor's aide", "spokesman for the mayor".
    """
    first, past = _owner(noun), _served(noun)
    return noun.doc[first:past].text.strip(grammar.CLOSING + grammar.OPENING)


def _owner(noun: "Token") -> int:
    """Give the first token of a noun's phrase, its owner among them where that is named."""
    first = noun.i
    while first and (more := _belonging(noun, noun.doc[first])):
        first -= more
    owner = next((child for child in noun.lefts if child.dep_ == "poss" and child.pos_ in {"NOUN", "PROPN"}), None)
    if owner is None or owner.right_edge.i + 1 != first or noun.lemma_.lower() not in OWNED_ROLES:
        return first
    return owner.left_edge.i + (owner.left_edge.lower_ in grammar.ARTICLES)


def _served(noun: "Token") -> int:
    """Give the token past a noun's phrase: the rest of a hyphened word, of a group's name, or whom a role serves."""
    past = noun.i + 1
    if past + 1 < len(noun.doc) and noun.doc[past].text == "-" and not noun.doc[past].whitespace_:
        return past + HYPHENED
    links = SERVING if noun.lemma_.lower() in rolewords.ROLES else NAMING if _group(noun) else frozenset[str]()
    if past >= len(noun.doc) or noun.doc[past].lower_ not in links or noun.doc[past].head != noun:
        return past
    reach = min(grammar.right(noun.doc[past], {"relcl", "appos", "acl", "cc"}), past + LONGEST_ROLE)
    # What is told of whom the role serves is no part of it: "spokesman for the mill, whose owner fled".
    return next((token.i for token in noun.doc[past:reach] if token.text == "," or token.tag_ in RELATIVE), reach)


def _group(noun: "Token") -> bool:
    """Tell "the Coalition for Safe Streets" from "the coalition for it", by its large letters."""
    of = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    named = any(child.dep_ == "pobj" and child.is_title for child in of.rights)
    return noun.pos_ == "PROPN" and noun.lemma_.lower() in rolewords.GROUPS and named


def _belonging(noun: "Token", first: "Token") -> int:
    """Give how many tokens before the first one of a noun's phrase belong to it too; a hyphen takes its word along."""
    before = first.doc[first.i - 1]
    if before.text == "-" and not before.whitespace_ and first.i > 1:
        return 0 if before.nbor(-1).tag_ == "CD" else HYPHENED
    return int(before.head in {noun, first} and _belongs(before))


def _belongs(token: "Token") -> bool:
    if any(child.dep_ == "nummod" for child in token.lefts):
        return False
    return token.dep_ in {"compound", "amod", "nmod"} and token.pos_ in {"NOUN", "PROPN", "ADJ"}
