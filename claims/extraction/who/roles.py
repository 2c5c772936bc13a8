"""Which words are roles, be it offices, ranks or occupations, and how far the phrase of one reaches."""

import re
from typing import TYPE_CHECKING

from claims.extraction.people import naming
from claims.extraction.text import grammar
from claims.extraction.words import rolewords
from claims.extraction.words.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_role(token: "Token") -> bool:
    """Tell whether a word right before a name is a role: a known one, or a rank written short."""
    word = token.lower_.rstrip(".")
    if word in _AFTER_ROLES or (token.text[0].isupper() and word in _BEFORE_NAMES):
        return True
    return token.pos_ in {"NOUN", "PROPN"} and bool({word, token.lemma_.lower()} & rolewords.ROLES)


def holdable(noun: "Token") -> bool:
    """Tell a role from kin, figures and whatever else may stand in apposition to a person."""
    lemma = noun.lemma_.lower()
    if noun.pos_ == "PROPN":
        return lemma in rolewords.ROLES and not naming.is_person(noun)
    if of_firm(noun) or (noun.i + 1 < len(noun.doc) and noun.nbor().tag_ == "POS"):
        return False
    if noun.pos_ != "NOUN" or lemma in rolewords.KIN | rolewords.ORIGINS:
        return False
    if noun.ent_type_ in {"DATE", "CARDINAL", "MONEY", "QUANTITY"}:
        return False
    if lemma in rolewords.ROLES | rolewords.HOLDINGS:
        return True
    # "A tanner" is somebody, "parliament" is not: an ending tells a role only where something else does too.
    told = any(child.dep_ in {"det", "poss", "amod", "compound"} and child.tag_ != "VBN" for child in noun.lefts)
    return told and noun.tag_ == "NN" and lemma not in rolewords.ANYBODY and lemma.endswith(rolewords.ROLE_ENDINGS)


def of_firm(noun: "Token") -> bool:
    """Tell "a maker of frozen pizza", which only a firm is, from "a coat maker"."""
    return noun.lemma_.lower() in rolewords.THINGS and any(child.lower_ == "of" for child in noun.rights)


def named_after(noun: "Token") -> "Token | None":
    """Give the name at the end of a row of appositions: "her husband, the architect | Emil Falk"."""
    role = next((child for child in noun.rights if child.dep_ == "appos" and child.pos_ == "NOUN"), None)
    if role is None or not holdable(role):
        return None
    return next((child for child in role.rights if child.dep_ == "appos" and child.pos_ == "PROPN"), None)


def parted(role: "Token", name: "Token") -> bool:
    """Tell "a lawyer, Ana Lee" from "the lawyer Ana Lee", where role and name are one span."""
    return any(token.text == "," for token in role.doc[role.i : name.i])


def start(role: "Token") -> int:
    """Give the first token of an office that stands before a name: "U.S. District | Judge"."""
    first = role.i
    while first:
        if (joined := _joined_before(role.doc[first])) is not None:
            first = joined.i
            continue
        # The period of "Lt. Col." may be a token of its own.
        dot = int(first > 1 and role.doc[first - 1].text == ".")
        before = role.doc[first - 1 - dot]
        if not (_short_rank(before) or (not dot and _modifies(before, role.doc[first]))):
            break
        first = before.i
    return first


def span(noun: "Token") -> tuple[int, int]:
    """Give the role with the organisation it is tied to; age, article, place and clauses stay outside."""
    first = noun.i
    doc = noun.doc
    while (
        first and not doc[first - 1].is_punct and _modifies(doc[first - 1], doc[first]) and _near(doc[first - 1], noun)
    ):
        first -= 1
    past = noun.i + 1
    for child in noun.rights:
        if child.dep_ != "prep" or not _ties(child) or any(naming.is_person(word) for word in child.rights):
            break
        past = grammar.right(child)
        past = _without_place(doc[past - 1], child, past)
    return first, past


def _joined_before(role: "Token") -> "Token | None":
    """Give the other role of somebody who has two: "Actor and | director Paul Mann"."""
    if role.i < TWO_BEFORE or role.nbor(-1).lower_ != "and":
        return None
    other = role.nbor(-2)
    return other if other.lower_ in rolewords.ROLES and role.lower_ in rolewords.ROLES else None


# The word and the "and" before a role.
TWO_BEFORE = 2


def _short_rank(word: "Token") -> bool:
    """Tell the first half of "Lt. Col.", whatever the parse makes of it."""
    return word.text[0].isupper() and word.lower_.rstrip(".") in rolewords.SHORT_RANKS


def _modifies(word: "Token", following: "Token") -> bool:
    """Tell whether a word before a role belongs to it: "U.S. District Judge"."""
    if word.text in {"-", "&", "/"}:
        return True
    if word.tag_ == "POS":
        return _owned_by_named(word)
    if following.tag_ == "POS":
        return word.pos_ == "PROPN" or word.ent_type_ in {"ORG", "GPE", "NORP"}
    if word.ent_type_ in {"DATE", "TIME", "CARDINAL", "ORDINAL"} or word.is_punct:
        return False
    if word.lower_ in rolewords.OF_OFFICES:
        return True
    owned = word.dep_ == "poss" and word.pos_ in {"PROPN", "NOUN"}
    # "Managing director", "retired judge": participles that became adjectives.
    described = word.pos_ in {"PROPN", "NOUN", "ADJ"} or (word.tag_ in {"VBG", "VBN"} and not _hyphened(word))
    return owned or (described and word.dep_ in {"compound", "nmod", "amod"})


def _hyphened(word: "Token") -> bool:
    """Tell "Nigerian-born", which is no part of an office."""
    return word.i > 0 and word.nbor(-1).text == "-"


def _owned_by_named(mark: "Token") -> bool:
    """Tell "Peru's trade minister" from "the group's finance minister" and "Lind's lawyer": a place or firm goes in."""
    owner = mark.doc[mark.i - 1] if mark.i else mark
    if naming.is_person(owner):
        return False
    return owner.pos_ == "PROPN" or owner.ent_type_ in {"ORG", "GPE", "NORP"}


def _ties(preposition: "Token") -> bool:
    """Tell "specialist in hypothermia", a field, from "nurse in Salem" and "nurse in the ward"."""
    if preposition.lower_ != "in":
        return preposition.lower_ in _TIES
    field = next(preposition.rights, None)
    if field is None or field.pos_ != "NOUN":
        return False
    service = field.lemma_.lower() in _SERVICES
    return service or field.left_edge.tag_ not in {"DT", "PRP$", "CD"}


def _near(word: "Token", noun: "Token") -> bool:
    return not _AGE.fullmatch(word.lower_) and noun.is_ancestor(word)


def _without_place(last: "Token", tie: "Token", past: int) -> int:
    """Leave out where the organisation is, and what is told of it: "partner at Quill | in St. Paul"."""
    inner = next((child for child in tie.rights if child.dep_ == "pobj"), last)
    cuts = [
        child.left_edge.i for child in inner.rights if child.dep_ in _OUTSIDE or child.lower_ in {"in", "near", ","}
    ]
    return min([past, *cuts])


# Roles right before a name, whatever the model takes them for.
_BEFORE_NAMES = rolewords.SHORT_RANKS | words("democrat republican")
_AFTER_ROLES = words("elect emerita emeritus")
# What ties a role to its place of work; anything else after it ("in St. Paul") stays outside.
_SERVICES = words("administration army cabinet corps force government guard ministry navy orchestra parliament senate")
_TIES = frozenset({"of", "at", "for", "to", "with", "on"})
_OUTSIDE = frozenset({"relcl", "acl", "appos"})
_AGE = re.compile(r"\d+|year|old|-|aged")
