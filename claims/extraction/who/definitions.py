"""What an apposition says somebody or something is: "the Orla, a tributary of the Danube", "Bo Lind, a Swede"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.extraction.people import naming
from claims.extraction.text import grammar
from claims.extraction.who import kin
from claims.extraction.words import rolewords, verbwords

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.extraction.speech.reading import Reading

Identity = tuple[int, int, str | None, str]


def find(reading: "Reading", apposed: "Token") -> Iterator[Identity]:
    """Yield what an apposition tells, as offsets in the paragraph, with whom it tells it of and the rule."""
    yield from _defined(reading, apposed)
    yield from _native(reading, apposed)


def _defined(reading: "Reading", token: "Token") -> Iterator[Identity]:
    """Read the apposition that says what an organisation, place or thing is, either way round."""
    head = grammar.beside(token)
    if kin.one_of(token) is not None or any(kin.one_of(noun) == token for of in token.rights for noun in of.rights):
        return
    if token.pos_ == "NOUN" and _thing(reading, head, token.lemma_.lower()) and not (_figure(token) or _bare(token)):
        yield *_defining(token), reading.roster.who(reading.passage, head), "apposition"
    elif _definite(head) and token.pos_ == "PROPN" and any(child.lower_ in {"a", "an"} for child in token.lefts):
        # "The plane, a Boeing 737,": the name tells what the thing is.
        yield *_defining(token), naming.phrase(head), "apposition"
    elif (
        head.pos_ == "NOUN"
        and _definite(head)
        and head.lemma_.lower() not in rolewords.KIN
        and token.pos_ == "PROPN"
        and token.ent_type_ in {"GPE", "ORG", "LOC", "FAC"}
    ):
        first = next((child.right_edge.i + 1 for child in head.lefts if child.dep_ in {"det", "poss"}), head.i)
        yield (
            *grammar.chars(head.doc, max(first, head.left_edge.i), head.i + 1),
            reading.roster.full(naming.name(token)),
            "apposition-before",
        )


def _native(reading: "Reading", token: "Token") -> Iterator[Identity]:
    """Read where somebody comes from or lives: "Bo Lind, a Swedish national," and "Bo Lind, a native of Malmo,"."""
    head = grammar.beside(token)
    somebody = head.pos_ == "NOUN" or naming.is_person(head) or naming.name_at(head) is not None
    people = (
        token.ent_type_ == "NORP" and token.tag_ in {"NN", "NNP"} and token.lemma_.lower() not in rolewords.PARTISANS
    )
    if (token.lemma_.lower() in rolewords.ORIGINS or people) and somebody:
        yield *_defining(token), reading.roster.who(reading.passage, head), "origin"


def _definite(noun: "Token") -> bool:
    return any(child.lower_ == "the" or child.dep_ == "poss" for child in noun.lefts)


def _thing(reading: "Reading", noun: "Token", kind: str) -> bool:
    """Tell what may be defined: no person, unless what it is called is something only a thing can be."""
    if kind in rolewords.THINGS and noun.pos_ == "PROPN":
        return True
    if naming.is_person(noun) or reading.roster.is_person(reading.roster.full(noun.text)):
        return False
    if noun.ent_type_ in grammar.FIGURES:
        return False
    return noun.pos_ == "PROPN" or any(child.dep_ == "det" and child.lower_ == "the" for child in noun.lefts)


def _figure(noun: "Token") -> bool:
    """Tell "12 ships" and "ships" from "a 12-ship line"."""
    whole = (token for token in noun.lefts if not token.i or token.nbor(-1).text != "-")
    return any(token.ent_type_ in grammar.FIGURES for token in (noun, *whole)) or noun.tag_ == "NNS"


def _bare(noun: "Token") -> bool:
    """Tell a lone noun, most likely a verb misread ("Lind, clung to it"), from "maker of pumps"."""
    return noun.left_edge.i == noun.i and not any(child.lower_ == "of" for child in noun.rights)


def _defining(noun: "Token") -> tuple[int, int]:
    """Give the phrase with what tells it apart ("that tracks ..."), its owner and article left out."""
    owners = [child.right_edge.i + 1 for child in noun.lefts if child.dep_ in {"poss", "det"}]
    first = max([noun.left_edge.i, *owners])
    past = noun.i + 1
    for child in noun.rights:
        if child.dep_ not in {"prep", "nummod"} and not (_defines(child) or _tells_which(noun, child)):
            break
        past = child.right_edge.i + 1
    return grammar.chars(noun.doc, first, past)


def _defines(clause: "Token") -> bool:
    """Tell a clause that says what a thing is ("that runs seven ferries") from one that says what happened to it."""
    if clause.dep_ == "acl":
        return clause.lemma_.lower() in verbwords.STATES
    told = grammar.subject(clause)
    whose = told is not None and any(child.tag_ == "WP$" for child in told.lefts)
    present = clause.tag_ in {"VBZ", "VBP"} or bool(grammar.auxiliaries(clause) & verbwords.MODALS)
    return clause.dep_ == "relcl" and present and not whose


def _tells_which(noun: "Token", clause: "Token") -> bool:
    """Tell "the line he ran from a flat", which nothing parts, from "the line, which failed"."""
    definite = any(child.lower_ == "the" for child in noun.lefts)
    return definite and clause.dep_ == "relcl" and clause.left_edge.i == noun.i + 1
