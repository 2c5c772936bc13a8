"""Roles read off the words alone, where the model does not see that a name is a person's."""

from typing import TYPE_CHECKING

from claims.extraction.people import naming
from claims.extraction.words import rolewords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from claims.extraction.speech.reading import Reading


def find(reading: "Reading") -> "Iterator[tuple[Token, int, int, str]]":
    """Yield roles beside names by shape: the role, the first token and the one past the name, and the rule.

    "Town Clerk Owen Pike" and "Owen Pike, 44, a welder"; first and past are equal where the name is apart.
    """
    doc = reading.passage.doc
    past = 0
    for token in doc:
        if token.i < past or not _capital(token):
            continue
        past = _past(doc, token.i)
        first = _past_offices(doc, token.i, past)
        if not 0 < past - first <= naming.LONGEST_NAME or not _like_a_person(reading, first, past):
            continue
        if first and is_office(doc[first - 1]):
            yield doc[first - 1], first, past, "title-before-name"
        elif (role := _apposed(doc, past)) is not None:
            yield role, first, past, "apposition-after-name"


def is_office(token: "Token") -> bool:
    """Tell a role before a name from a word that begins the names of firms and places too."""
    word = token.lower_
    if word == "master":
        return token.i > 0 and token.nbor(-1).lower_ in rolewords.MASTERS
    return word in rolewords.ROLES and word not in rolewords.IN_NAMES


def named(noun: "Token") -> str | None:
    """Give the name a token ends, written like a person's: two to four capitalised words, no place."""
    first = noun.i
    while first and noun.i - first < naming.LONGEST_NAME - 1 and _capital(noun.doc[first - 1]):
        first -= 1
    plain = noun.doc[first : noun.i + 1]
    return plain.text if len(plain) > 1 and _capital(noun) and not _public(plain) else None


def _past(doc: "Doc", first: int) -> int:
    """Give the token past a run of capitalised words."""
    past = first + 1
    while past < len(doc) and past - first < naming.LONGEST_ROLE and _capital(doc[past]):
        past += 1
    return past


def _past_offices(doc: "Doc", first: int, past: int) -> int:
    """Give the token a name begins at, past the last office in its run: "Town Clerk | Owen Pike"."""
    return max([first, *(token.i + 1 for token in doc[first:past] if is_office(token))])


def _capital(token: "Token") -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper() and (len(token) > 1 or token.is_alpha)


def _like_a_person(reading: "Reading", first: int, past: int) -> bool:
    span = reading.passage.doc[first:past]
    if any(token.lower_.rstrip(".") in _FIRMS for token in span):
        return False
    if reading.roster.is_person(reading.roster.full(span.text)):
        return True
    return len(span) > 1 and not _public(span)


def _public(span: "Iterable[Token]") -> bool:
    """Tell a place, a firm or an office by a word in it, or by what the model takes it for."""
    return any(
        token.ent_type_ in _PLACES
        or token.lower_.rstrip(".") in _OF_FIRMS
        or (token.text.isupper() and len(token) > _INITIALS)
        for token in span
    )


def _apposed(doc: "Doc", at: int) -> "Token | None":
    """Give the role that a comma, and maybe an age, set off after a name: ", 44, a welder", ", the incumbent"."""
    if at >= len(doc) or doc[at].text != ",":
        return None
    at += 1
    if at + 1 < len(doc) and doc[at].like_num and doc[at + 1].text == ",":
        at += 2
    role: Token | None = None
    for token in doc[at : at + naming.LONGEST_ROLE]:
        if token.pos_ in _PHRASE:
            role = token if token.pos_ in {"NOUN", "PROPN"} else None
        elif token.tag_ not in _INSIDE:
            break
        else:
            role = None
    return role if role is not None and role.lemma_.lower() in rolewords.ROLES | rolewords.HOLDINGS else None


_INITIALS = 2
_PLACES = frozenset({"GPE", "LOC", "FAC", "NORP", "DATE", "PRODUCT", "EVENT", "LAW"})
_FIRMS = rolewords.GROUPS | rolewords.SUFFIXES - {"jr", "sr", "ii", "iii", "iv"}
_OF_FIRMS = _FIRMS | rolewords.ROLES
_PHRASE = frozenset({"NOUN", "PROPN", "ADJ"})
_INSIDE = frozenset({"DT", "POS", "PRP$", "HYPH", "VBN", "VBD", "JJ"})
