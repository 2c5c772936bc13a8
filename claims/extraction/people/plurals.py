"""Whom "they" means: the people and groups in the plural that an article's sentences are about."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.extraction.text import grammar
from claims.extraction.words import rolewords, verbwords
from claims.extraction.words.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.extraction.people.people import Roster
    from claims.extraction.text.passage import Passage


@dataclass(frozen=True, slots=True)
class Several:
    """A plural subject; `clause` is the offset of its verb, `name` None for two joined by "and"."""

    position: int
    clause: int
    name: str | None


def follow(passages: "Sequence[Passage]", quoted: Sequence[frozenset[int]], roster: "Roster") -> tuple[Several, ...]:
    """Give the plural subjects of an article, in order; `quoted` holds each passage's quoted tokens."""
    return tuple(
        Several(passage.start + token.idx, passage.start + token.head.idx, _name(roster, passage, token))
        for passage, inside in zip(passages, quoted, strict=True)
        for token in _subjects(passage, inside)
    )


def meant(several: Sequence[Several], passage: "Passage", they: "Token") -> str | None:
    """Give whom "they" means: the nearest plural subject of its paragraph or the one before.

    What they say in passing ("he left, they said") is hardly about themselves.
    """
    at = bisect_left(several, passage.start + they.idx, key=lambda each: each.position)
    said = they.head
    told = [said.head] if said.dep_ == "parataxis" else [child for child in said.lefts if child.dep_ == "ccomp"]
    about = {passage.start + verb.idx for verb in told}
    near = [each for each in several[max(0, at - REACH) : at] if each.clause not in about]
    return near[-1].name if near and near[-1].position >= passage.start - SIGHT else None


# How many plural subjects are looked back over, and how many code points before the paragraph.
REACH, SIGHT = 4, 300


def _subjects(passage: "Passage", quoted: frozenset[int]) -> "Iterator[Token]":
    for token in passage.doc:
        if token.dep_ in grammar.SUBJECTS and token.i not in quoted and (_people(token) or _joined(token)):
            yield token


def _people(noun: "Token") -> bool:
    """Tell people in the plural: by the word, or as they speak."""
    if noun.tag_ not in {"NNS", "NNPS"} and noun.lower_ not in BODIES:
        return False
    # At the head of a sentence the parse takes "Guards" for a name and leaves its ending.
    lemma = noun.lower_.removesuffix("s") if noun.tag_ == "NNPS" else noun.lemma_.lower()
    known = lemma in PEOPLE or noun.ent_type_ == "NORP" or noun.lower_ in BODIES
    return known or (noun.head.lemma_.lower() in verbwords.SPEAKING and lemma not in rolewords.EVIDENCE)


def _joined(name: "Token") -> bool:
    """Tell "Ann Orr and Paul Stein", both of them meant."""
    return name.ent_type_ == "PERSON" and any(child.dep_ == "conj" for child in name.rights)


def _name(roster: "Roster", passage: "Passage", noun: "Token") -> str | None:
    return None if _joined(noun) else roster.who(passage, noun)


# Nouns in the singular, or with no other form, that "they" takes up.
BODIES = words("police people")
PEOPLE = rolewords.ROLES | rolewords.KIN | rolewords.ANYBODY | words("neighbor neighbour resident guest villager child")
