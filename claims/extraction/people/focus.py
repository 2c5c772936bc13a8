"""Whom "he" and "she" mean: the people an article speaks of, in order, the subject of a sentence first.

The order within a sentence (its subject before its objects) and between sentences (the nearest first) is that of
centering theory: Grosz, Joshi and Weinstein, "Centering", Computational Linguistics 21 (1995).
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby
from typing import TYPE_CHECKING

from claims.extraction.people import gender, naming
from claims.extraction.text.layout import Part
from claims.extraction.words import rolewords, verbwords
from claims.extraction.words.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claims.extraction.people.gender import Gender
    from claims.extraction.people.people import Roster
    from claims.extraction.text.passage import Passage


class Rank(IntEnum):
    """How much of a sentence is about somebody: its subject, that of a clause in it, or anything else."""

    OTHER = 0
    CLAUSE = 1
    MAIN = 2


@dataclass(frozen=True, slots=True)
class Spoken:
    """One naming of a person outside quotation marks; `place` is its paragraph's number and its sentence's start.

    `passing` is somebody without a name whom the text only just brings in: "an aide slept by the door".
    """

    position: int
    place: tuple[int, int]
    name: str
    rank: Rank
    gender: "Gender | None"
    passing: bool = False

    def fits(self, said: "Gender | None") -> bool:
        """Tell whether a pronoun of a gender may mean this one: no cue says otherwise."""
        return said is None or self.gender is None or self.gender is said


@dataclass(frozen=True, slots=True)
class Meant:
    """The person a pronoun means, or, left open, those it may mean, the nearest first."""

    name: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Focus:
    """The people of an article in the order in which it speaks of them, and what its pronouns mean by position."""

    people: Sequence[Spoken] = ()
    pronouns: Mapping[int, Meant] | None = None

    def meant(self, position: int, said: "Gender | None") -> Meant:
        """Give whom a pronoun of a gender means at an offset of the whole text."""
        known = (self.pronouns or {}).get(position)
        return known or _nearest(self._before(position, said))

    def subject(self, first: int, past: int) -> str | None:
        """Give the person that the last sentence between two offsets is about, or one of its clauses."""
        within = [each for each in self._before(past, None) if each.position >= first]
        foremost = max((each.rank for each in within), default=Rank.OTHER)
        about = [each.name for each in within if each.rank is foremost]
        return about[-1] if foremost is not Rank.OTHER else None

    def _before(self, position: int, said: "Gender | None") -> list[Spoken]:
        at = bisect_left(self.people, position, key=lambda each: each.position)
        return [each for each in self.people[max(0, at - REACH) : at] if each.fits(said)]


# How many namings are looked back over, and how many paragraphs.
REACH = 30
PARAGRAPHS = 3
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PRONOUNS = frozenset({"he", "she"})
# Nouns for somebody unnamed who may be meant by a pronoun.
HUMANS = rolewords.ROLES | rolewords.KIN | rolewords.ANYBODY | words("boy caller companion friend girl lady")


def follow(
    passages: "Sequence[Passage]",
    quoted: Sequence[frozenset[int]],
    roster: "Roster",
) -> Focus:
    """Read an article from its start and keep whom it speaks of; `quoted` holds each passage's quoted tokens."""
    people: list[Spoken] = []
    pronouns: dict[int, Meant] = {}
    told = _in_body(passages, roster)
    for number, (passage, inside) in enumerate(zip(passages, quoted, strict=True)):
        for token in _human(passage, inside, roster):
            position, place = passage.start + token.idx, (number, passage.start + token.sent.start_char)
            if token.lower_ in PRONOUNS:
                said = gender.of_pronoun(token.lower_)
                pronouns[position] = _pronoun(token, people[-REACH:], place)
                name = pronouns[position].name
            else:
                name = roster.who(passage, token)
                said = roster.genders.get(name or "") or gender.of_noun(token.lemma_.lower())
                if passage.part is Part.HEADLINE and name not in told:
                    continue
            if name and (token.pos_ != "NOUN" or not _epithet(token, name, people, said)):
                people.append(Spoken(position, place, name, _rank(token), said, _passing(token)))
    return Focus(people, pronouns)


def _in_body(passages: "Sequence[Passage]", roster: "Roster") -> frozenset[str]:
    """Give the names that are not the headline's alone, whose large letters make names of any words."""
    first = next((passage.start for passage in passages if passage.part is not Part.HEADLINE), 0)
    return frozenset(mention.name for mention in roster.mentions if mention.start >= first)


def _passing(noun: "Token") -> bool:
    indefinite = noun.pos_ == "NOUN" and any(child.lower_ in {"a", "an", "one"} for child in noun.lefts)
    return indefinite and not _speaks(noun)


def _human(passage: "Passage", quoted: frozenset[int], roster: "Roster") -> "Iterator[Token]":
    """Yield the heads of the people named, the nouns for people and the pronouns that are subjects, in order."""
    named = [entity for entity in naming.names(passage.doc) if roster.is_person(roster.full(entity.text))]
    heads = {entity.root.i for entity in named}
    for token in passage.doc:
        if token.i in quoted:
            continue
        unmarked = token.pos_ == "PROPN" and not token.ent_type_ and token.dep_ not in {"compound", "poss"}
        if token.i in heads or ((unmarked or token.dep_ in SUBJECTS) and _somebody(token, roster)):
            yield token


def _somebody(subject: "Token", roster: "Roster") -> bool:
    """Tell a pronoun, a noun for one person, and a last name the model did not know for one."""
    if subject.pos_ in {"NOUN", "PROPN"} and roster.is_surname(subject):
        return True
    return subject.lower_ in PRONOUNS or (subject.tag_ == "NN" and subject.lemma_.lower() in HUMANS)


def _epithet(noun: "Token", name: str, people: Sequence[Spoken], said: "Gender | None") -> bool:
    """Tell "the former president" of somebody named before from a role that the text brings in."""
    definite = any(child.lower_ == "the" for child in noun.lefts) and noun.lemma_.lower() in rolewords.ROLES
    near = people[-REACH:]
    return definite and any(each.fits(said) for each in near) and all(each.name != name for each in near)


def _rank(token: "Token") -> Rank:
    while token.dep_ == "appos" and token.head is not token:
        token = token.head
    if token.dep_ == "ROOT" or _opens(token):  # a sentence whose verb or subject the parse has missed
        return Rank.MAIN
    if token.dep_ not in SUBJECTS:
        return _told_of(token)
    verb = token.head
    while verb.dep_ == "conj" and verb.head is not verb:
        verb = verb.head
    main = verb.dep_ in {"ROOT", "parataxis"} or _speaks(token)
    return Rank.MAIN if main else Rank.CLAUSE


def _opens(name: "Token") -> bool:
    """Tell the name at a sentence's head that the parse took for an adverb: "Lind, in an interview, disagreed"."""
    return name.dep_ in {"advmod", "npadvmod", "dep"} and name.left_edge.i == name.sent.start and name.head.i > name.i


def _told_of(token: "Token") -> Rank:
    """Give the rank of one who is no subject: the topic ("As for Orr, she ...") or who goes on to speak."""
    preposition = token.head
    if token.dep_ == "pobj" and preposition.lower_ == "for" and preposition.head.lower_ == "as":
        return Rank.MAIN
    says = any(child.dep_ == "relcl" and child.lemma_.lower() in verbwords.SPEAKING for child in token.rights)
    return Rank.CLAUSE if says else Rank.OTHER


def _speaks(subject: "Token") -> bool:
    return subject.head.lemma_.lower() in verbwords.SPEAKING


def _fronted(subject: "Token") -> bool:
    """Tell whether what somebody says stands before: whoever that is about, it is hardly the speaker."""
    verb = subject.head
    return verb.dep_ == "parataxis" or any(child.dep_ == "ccomp" for child in verb.lefts)


def _pronoun(subject: "Token", people: Sequence[Spoken], place: tuple[int, int]) -> Meant:
    """Give whom a subject means: in its own sentence, and for one who speaks, only another subject will do."""
    said = gender.of_pronoun(subject.lower_)
    fitting = [each for each in people if each.fits(said)]
    near = _named([each for each in fitting if place[0] - each.place[0] < PARAGRAPHS], place)
    if _fronted(subject):
        near = [each for each in near if each.place != place]
    subjects = [each for each in near if each.rank is not Rank.OTHER]
    if not (_speaks(subject) and subjects):
        subjects = [each for each in near if each.place != place or each.rank is not Rank.OTHER]
    elif left := _left(people, near, place):
        return Meant(left)
    return _nearest(subjects) if subjects else Meant(None, _candidates(fitting))


def _named(people: list[Spoken], place: tuple[int, int]) -> list[Spoken]:
    """Leave out whom the text only just brings in, where they are no subject of the paragraph and others fit."""
    meant = [each for each in people if not each.passing or (each.rank is Rank.MAIN and each.place[0] == place[0])]
    return meant or people


def _left(people: Sequence[Spoken], fitting: Sequence[Spoken], place: tuple[int, int]) -> str | None:
    """Give the one who is left where the subject of the sentence before is a man and the pronoun "she"."""
    before = [each for each in people if each.place[0] == place[0] and each.place != place]
    last = [each for each in before if each.place == before[-1].place]
    names = {each.name for each in last if each in fitting}
    subjects = {each.name for each in last if each.rank is Rank.MAIN}
    return names.pop() if len(names) == 1 and subjects and names.isdisjoint(subjects) else None


def _nearest(people: Sequence[Spoken]) -> Meant:
    """Give the foremost person of the last sentence that names one, none where two are alike in it."""
    for _, sentence in groupby(reversed(people), key=lambda each: each.place):
        named = list(sentence)
        foremost = [each for each in named if each.rank is max(one.rank for one in named)]
        if foremost[0].rank is not Rank.OTHER or len({each.name for each in foremost}) == 1:
            return Meant(foremost[0].name)
        break
    return Meant(None, _candidates(people))


def _candidates(people: Sequence[Spoken]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.name for each in reversed(people)))[:CANDIDATES]


CANDIDATES = 3
