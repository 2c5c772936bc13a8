"""The people and organisations an article names, and whom its short names, roles and pronouns mean."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.extraction.people import gender, naming, offices, plurals
from claims.extraction.people.focus import Focus, Meant
from claims.extraction.text import grammar, language
from claims.extraction.words import givennames, rolewords, verbwords

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from claims.extraction.people.gender import Gender
    from claims.extraction.people.offices import Holder
    from claims.extraction.people.plurals import Several
    from claims.extraction.text.passage import Passage

SHORT = re.compile(r"\(([A-Z][A-Za-z.&]{1,9})\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of somebody; offsets in the whole text, `name` in the fullest form the article gives."""

    start: int
    end: int
    name: str
    person: bool
    group: bool
    leads: bool  # it is the subject of its clause, whom a pronoun after it most likely means


@dataclass(frozen=True, slots=True)
class Roster:
    """Who is named where, in the order of the text."""

    mentions: tuple[Mention, ...]
    fullest: dict[str, str]
    roles: "dict[str, tuple[Holder, ...]]"
    people: frozenset[str]
    genders: "dict[str, Gender]"
    namesakes: dict[str, tuple[str, ...]]
    focus: Focus = field(default_factory=Focus)
    several: "tuple[Several, ...]" = ()
    owned: "dict[str, list[tuple[int, str]]]" = field(default_factory=dict)

    def full(self, words: str) -> str:
        """Give the fullest form of a name: "Lind" is "Ada Lind" where the article says so."""
        name = naming.bare(words)
        if (plain := naming.unranked(name)) in self.people:
            return plain
        return self.fullest.get(_key(name), name) if _short(name) else self.fullest.get(name, name)

    def last_person(self, position: int) -> str | None:
        """Give the person last spoken of before a position: the subject of a sentence before others in it."""
        return self.focus.meant(position, None).name

    def is_person(self, name: str | None) -> bool:
        """Tell whether a full name is a person's."""
        return name in self.people

    def is_surname(self, noun: "Token") -> bool:
        """Tell a person's last name even where the model takes it for a common noun ("Sanders")."""
        return noun.text[:1].isupper() and self.is_person(self.full(naming.phrase(noun)))

    def last_group(self, position: int) -> str | None:
        """Give the organisation meant by "the company" or "the agency" at the position."""
        return self._last_group(position)

    def meant(self, passage: "Passage", noun: "Token") -> Meant:
        """Give whom a noun means: what `who` says, or for a pronoun that is left open those it may mean."""
        said = gender.of_pronoun(noun.lower_)
        if said is not None:
            return self.focus.meant(passage.start + noun.idx, said)
        return Meant(self.who(passage, noun))

    def who(self, passage: "Passage", noun: "Token") -> str | None:
        """Name what a noun stands for: a person or group in full, else the words of the phrase itself."""
        noun = _referent(grammar.antecedent(noun))
        position = passage.start + noun.idx
        if noun.pos_ == "PRON" or noun.tag_ in {"PRP", "PRP$", "WP", "WDT", "DT"}:
            return self._pronoun(passage, noun)
        if _definite(noun) and noun.lower_ in rolewords.PARTISANS:
            return self.focus.meant(position, None).name or naming.phrase(noun)
        if named := naming.person_beside(noun) or naming.entity_at(noun):
            return self._named(named)
        if handle := naming.handle(noun):
            return handle
        if noun.pos_ == "PROPN" or self.is_surname(noun):
            return self.full(naming.phrase(noun))
        meant = self._stands_for(noun, position) if _definite(noun) else None
        return meant or naming.phrase(noun)

    def _named(self, name: "Span") -> str:
        """Give a name in full; "Mrs. Lind" is the one of two called Lind who is a woman."""
        key = _key(naming.bare(name.text))
        if key in self.namesakes and (said := _addressed(name)) is not None:
            return next((full for full in self.namesakes[key] if self.genders.get(full) is said), self.full(name.text))
        return self.full(name.text)

    def _stands_for(self, noun: "Token", position: int) -> str | None:
        """Give the name "the minister", "the agency" or "the dam" stands for."""
        lemma = noun.lemma_.lower()
        held = offices.holders(noun, self.roles)
        if offices.is_epithet(noun) and len(set(held)) != 1:
            return self.focus.meant(position, gender.of_noun(lemma)).name
        if lemma in self.roles:
            return self._holder(held, position)
        for mention in reversed(self._near(position)):
            if mention.name.casefold().endswith(f" {lemma}"):
                return mention.name
        if owned := offices.last(self.owned, lemma, position):
            return owned
        # "The air force" is a group of its own, "the drug company" is one named before.
        own = lemma not in rolewords.COMPANIES and any(child.dep_ == "compound" for child in noun.lefts)
        if lemma in rolewords.GROUPS and not own:
            return self._last_group(position, leading=lemma in rolewords.COMPANIES)
        return None

    def _holder(self, names: Sequence[str], position: int) -> str | None:
        """Give the one of several who was named last before a position, else the first one."""
        near = (mention.name for mention in reversed(self._near(position)) if mention.name in names)
        return next(near, names[0] if names else None)

    def _last_group(self, position: int, *, leading: bool = True) -> str | None:
        near = [mention for mention in self._near(position) if mention.group][-NEAR:]
        leads = [mention for mention in near if mention.leads and leading]
        return (leads or near)[-1].name if near else None

    def _near(self, position: int) -> tuple[Mention, ...]:
        at = bisect_left(self.mentions, position, key=lambda mention: mention.start)
        return self.mentions[max(0, at - REACH) : at]

    def _pronoun(self, passage: "Passage", noun: "Token") -> str | None:
        word, position = noun.lower_, passage.start + noun.idx
        if word == "they":
            return plurals.meant(self.several, passage, noun)
        if (said := gender.of_pronoun(word)) or word in {"who", "whom"}:
            return self.focus.meant(position, said).name
        if word in {"it", "its", "which"}:
            return self.last_group(position)
        named = _apposed(noun)
        return self._named(named) if named is not None else None


REACH, NEAR = 40, 3
# What speaks in its owner's voice: "Mr. Lind's account tweeted".
ACCOUNTS = frozenset({"account", "feed", "handle", "page"})
GROUP_ENDINGS = frozenset({"inc", "corp", "ltd", "co", "university", "college", "bank", "group"})


def roster(passages: "Sequence[Passage]") -> Roster:
    """Read all names of an article, the fullest form for each."""
    named = [(passage, entity) for passage in passages for entity in naming.names(passage.doc)]
    entities = [entity for _, entity in named]
    namesakes = _namesakes(entities)
    fullest = _fullest(entities)
    fullest |= _shortened(passages)
    written = frozenset(naming.unranked(naming.bare(entity.text)) for _, entity in named if naming.human(entity))
    mentions = tuple(_mention(passage, entity, fullest, written) for passage, entity in named)
    persons = frozenset(mention.name for mention in mentions if mention.person)
    genders = gender.told(passages, {key: name for key, name in fullest.items() if key not in namesakes})
    roles = offices.read(passages, lambda entity: _full(entity, fullest))
    owned = offices.owned(passages)
    return Roster(mentions, fullest, roles, persons, genders, namesakes, owned=owned)


def _referent(noun: "Token") -> "Token":
    """Give the noun that names what a common noun stands for: beside it, before it, or counted by it."""
    if noun.lower_ == "one":  # of the aides
        return _counted(noun) or noun
    if noun.pos_ != "NOUN":
        return noun
    if noun.lemma_.lower() in ACCOUNTS and (owner := next((word for word in noun.lefts if word.dep_ == "poss"), None)):
        return owner
    beside = next((child for child in noun.rights if child.dep_ == "appos" and child.i == noun.i + 1), None)
    if beside is not None and beside.pos_ == "PROPN":
        return beside
    if noun.dep_ == "appos" and noun.head.dep_ != "appos":
        return noun.head
    return (_counted(noun) if noun.lemma_.lower() in rolewords.AMOUNTS else None) or noun


def _apposed(noun: "Token") -> "Span | None":
    """Give the name beside a word that names nobody: "Another, Ada Lind, ..."."""
    return next((named for child in noun.rights if child.dep_ == "appos" and (named := naming.name_at(child))), None)


def _counted(noun: "Token") -> "Token | None":
    """Give the noun that "hundreds of" or "a group of" counts."""
    of = next((child for child in noun.rights if child.lower_ == "of"), None)
    return next((child for child in of.rights if child.dep_ == "pobj"), None) if of is not None else None


def _definite(noun: "Token") -> bool:
    return any(child.lower_ in {"the", "this", "that"} for child in noun.lefts)


def _key(name: str) -> str:
    words = [word for word in name.split() if word.lower().rstrip(".,") not in rolewords.SUFFIXES] or [name]
    return words[-1].strip(".,").casefold()


def _short(name: str) -> bool:
    return len([word for word in name.split() if word.lower().rstrip(".,") not in rolewords.SUFFIXES]) == 1


def _fullest(entities: "Sequence[Span]") -> dict[str, str]:
    """Map last names, and short names of companies, to the first full name that has them."""
    people: dict[str, str] = {}
    others: dict[str, str] = {}
    for entity in entities:
        name = naming.bare(entity.text)
        if naming.human(entity) and not _short(name):
            people.setdefault(_key(name), _suffixed(entity, naming.unranked(name)))
        elif entity.label_ == "ORG" and _short(name) and " " in name:
            others.setdefault(_key(name), name)
    return _guessed(entities) | _first_named(people, _placed(entities)) | _first_words(entities) | people | others


def _first_words(entities: "Sequence[Span]") -> dict[str, str]:
    """Map the first word of an organisation's name to all of it where it stands alone too: "Brill" of "Brill Foods"."""
    alone = {entity.text.casefold() for entity in entities if len(entity) == 1 and entity.label_ == "ORG"}
    written = {naming.bare(entity.text): None for entity in entities if entity.label_ == "ORG" and len(entity) > 1}
    named = [(name.split()[0].casefold(), name) for name in written if " " in name]
    counts = Counter(first for first, _ in named)
    return {first: name for first, name in named if counts[first] == 1 and first in alone}


def _first_named(people: "Mapping[str, str]", placed: frozenset[str]) -> dict[str, str]:
    """Map given names that one person alone has to the full one: "Hillary"; "Paris" only where it is no place."""
    first = [(name.split()[0].casefold(), name) for name in people.values()]
    counts = Counter(given for given, _ in first)
    unlikely = (placed | naming.RANKED) - givennames.MEN - givennames.WOMEN
    return {given: name for given, name in first if counts[given] == 1 and given not in unlikely}


def _placed(entities: "Sequence[Span]") -> frozenset[str]:
    """Give the single words that the model takes for something other than a person."""
    return frozenset(entity.text.casefold() for entity in entities if len(entity) == 1 and entity.label_ != "PERSON")


def _namesakes(entities: "Sequence[Span]") -> dict[str, tuple[str, ...]]:
    """Map last names that several people have to their full names, in the order of the text."""
    people: dict[str, dict[str, None]] = {}
    for entity in entities:
        name = naming.bare(entity.text)
        if naming.human(entity) and not _short(name):
            people.setdefault(_key(name), {})[_suffixed(entity, naming.unranked(name))] = None
    return {key: tuple(names) for key, names in people.items() if len(names) > 1}


def _addressed(name: "Span") -> "Gender | None":
    """Give the gender that "Mr." or "Mrs." tells at a name."""
    near = [*name.doc[max(0, name.start - 1) : name.start], name[0]]
    return next((said for token in near if (said := gender.of_word(token.lower_.rstrip(".")))), None)


def _guessed(entities: "Sequence[Span]") -> dict[str, str]:
    """Map last names to names the model took for something else, where the last name alone is a person's."""
    alone = {_key(entity.text) for entity in entities if len(entity) == 1 and _personal(entity)}
    written = [naming.bare(entity.text) for entity in entities if entity.label_ in {"ORG", "GPE", "FAC"}]
    return {_key(name): name for name in reversed(written) if len(name.split()) == TWO_NAMES and _key(name) in alone}


def _personal(entity: "Span") -> bool:
    """Tell by its label, or by what it does, whether a single word may be a person's last name."""
    speaks = entity.root.dep_ == "nsubj" and entity.root.head.lemma_.lower() in verbwords.SAYING
    return entity.label_ == "PERSON" or speaks


# First name and last name.
TWO_NAMES = 2


def _suffixed(entity: "Span", name: str) -> str:
    after = entity.doc[entity.end] if entity.end < len(entity.doc) else None
    if after is not None and after.lower_.rstrip(".") in rolewords.SUFFIXES and after.lower_ not in name.lower():
        return f"{name} {after.text}"
    return name


def _shortened(passages: "Sequence[Passage]") -> dict[str, str]:
    """Map a short form in brackets to the name before it: "Alden Road Council (ARC)"."""
    short: dict[str, str] = {}
    for passage in passages:
        for found in SHORT.finditer(language.text(passage.doc)):
            if name := _spelled(language.text(passage.doc)[: found.start()], found[1]):
                short.setdefault(found[1].casefold(), name)
    return short


def _spelled(before: str, letters: str) -> str | None:
    """Give the words at the end of the text whose initials spell the letters, small words jumped over."""
    words = before[-120:].split()
    at = len(words)
    for letter in reversed([character for character in letters.upper() if character.isalpha()]):
        at -= 1
        while at > 0 and words[at][:1].islower() and words[at][:1].upper() != letter:
            at -= 1
        if at < 0 or words[at][:1].upper() != letter:
            return None
    return naming.bare(" ".join(words[at:]))


def _mention(passage: "Passage", entity: "Span", fullest: dict[str, str], persons: frozenset[str]) -> Mention:
    full = _full(entity, fullest)
    person = (naming.human(entity) or full in persons) and _key(full) not in GROUP_ENDINGS
    head = entity.root
    leads = head.dep_ in {"nsubj", "nsubjpass", "appos"}
    group = entity.label_ == "ORG" and not person
    return Mention(passage.start + entity.start_char, passage.start + entity.end_char, full, person, group, leads)


def _full(entity: "Span", fullest: dict[str, str]) -> str:
    name = naming.unranked(naming.bare(entity.text)) if naming.human(entity) else naming.bare(entity.text)
    return fullest.get(_key(name), name) if _short(name) else name
