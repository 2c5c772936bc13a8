"""Names the model cuts in the wrong place, put right: with a nickname in marks, or with where somebody is from."""

from typing import TYPE_CHECKING

from claims.extraction.text import grammar
from claims.extraction.words import givennames, rolewords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token


def mend(doc: "Doc") -> None:
    """Set right the people among the names of a paragraph."""
    for find in (_halved, _related, _from_somewhere, _nicknamed):
        if mended := tuple(find(doc)):
            taken = {token.i for name in mended for token in name}
            rest = [name for name in doc.ents if taken.isdisjoint(range(name.start, name.end))]
            doc.ents = (*rest, *mended)


# In tokens, how long a nickname may be.
LONGEST_NICKNAME = 2
# And the name of somebody's kin.
LONGEST_NAME = 3


def _nicknamed(doc: "Doc") -> "Iterator[Span]":
    """Yield "Paul “Red” Stein", which the model takes for two people or three."""
    last = 0
    for mark in doc[1:]:
        if mark.i < last or mark.text not in grammar.QUOTE_MARKS or not _large(mark.nbor(-1)):
            continue
        inside = doc[mark.i + 1 : mark.i + 2 + LONGEST_NICKNAME]
        closing = next((token.i for token in inside if token.text in grammar.QUOTE_MARKS), mark.i)
        first, past = _start(mark, last), closing + 1
        while past < len(doc) and _large(doc[past]):
            past += 1
        whole = doc[first:past]
        if first < mark.i < closing < past - 1 and any(token.ent_type_ == "PERSON" for token in whole):
            yield _person(whole)
            last = past


def _start(mark: "Token", last: int) -> int:
    first = mark.i
    while first > last and _large(mark.doc[first - 1]) and mark.doc[first - 1].lemma_.lower() not in rolewords.ROLES:
        first -= 1
    return first


def _large(token: "Token") -> bool:
    return token.pos_ == "PROPN" and token.is_title and token.text[-1] != "."


def _from_somewhere(doc: "Doc") -> "Iterator[Span]":
    """Yield the person of "Gwen Orr of WXYZ", where the model makes one name of all."""
    for name in doc.ents:
        if name.label_ in {"ORG", "PERSON"} and name[0].lower_ in givennames.ALL:
            of = next((token.i for token in name if token.lower_ == "of"), 0)
            if of > name.start + 1:
                yield _person(doc[name.start : of])


def _halved(doc: "Doc") -> "Iterator[Span]":
    """Yield the person whose first name the model has left out: "Alcide | Breaux"."""
    for name in doc.ents:
        first = doc[name.start - 1] if name.start else name[0]
        one = name.label_ == "PERSON" and len(name) == 1 and first.head == name.root and not first.ent_type_
        if one and _large(first) and first.lower_ not in _NO_FIRST_NAME:
            yield _person(doc[first.i : name.end])


def _related(doc: "Doc") -> "Iterator[Span]":
    """Yield who is named by a noun of kin, whatever the model took them for: "his daughter, Kristy"."""
    for kin in doc[:-1]:
        first = kin.i + 1 + (kin.nbor().text == ",")
        past = first
        while kin.lemma_.lower() in rolewords.KIN and past < len(doc) and _large(doc[past]):
            past += 1
        known = any(token.ent_type_ == "PERSON" for token in doc[first : past + 1])
        if first < past <= first + LONGEST_NAME and kin.pos_ == "NOUN" and not known:
            yield _person(doc[first:past])


def _person(name: "Span") -> "Span":
    start, end = name.start_char, name.end_char
    return name.doc.char_span(start, end, label="PERSON") or name


_NO_FIRST_NAME = rolewords.ROLES | rolewords.KIN | rolewords.THINGS | rolewords.SHORT_RANKS | rolewords.FORMS_OF_ADDRESS
