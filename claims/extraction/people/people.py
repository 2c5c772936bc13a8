"""The people and organisations an article names, and whom its short names, roles and pronouns mean."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.extraction.people import fullnames, gender, naming, offices, plurals
from claims.extraction.people.focus import Focus, Meant
from claims.extraction.text import grammar
from claims.extraction.words import rolewords

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from claims.extraction.people.gender import Gender
    from claims.extraction.people.offices import Holder
    from claims.extraction.people.plurals import Several
    from claims.extraction.text.passage import Passage


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
        return self.fullest.get(fullnames.key(name), name) if fullnames.is_short(name) else self.fullest.get(name, name)

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
        key = fullnames.key(naming.bare(name.text))
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
    namesakes = fullnames.namesakes(entities)
    fullest = fullnames.fullest(entities)
    fullest |= fullnames.shortened(passages)
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


def _addressed(name: "Span") -> "Gender | None":
    """Give the gender that "Mr." or "Mrs." tells at a name."""
    near = [*name.doc[max(0, name.start - 1) : name.start], name[0]]
    return next((said for token in near if (said := gender.of_word(token.lower_.rstrip(".")))), None)


def _mention(passage: "Passage", entity: "Span", fullest: dict[str, str], persons: frozenset[str]) -> Mention:
    full = _full(entity, fullest)
    person = (naming.human(entity) or full in persons) and fullnames.key(full) not in GROUP_ENDINGS
    head = entity.root
    leads = head.dep_ in {"nsubj", "nsubjpass", "appos"}
    group = entity.label_ == "ORG" and not person
    return Mention(passage.start + entity.start_char, passage.start + entity.end_char, full, person, group, leads)


def _full(entity: "Span", fullest: dict[str, str]) -> str:
    name = naming.unranked(naming.bare(entity.text)) if naming.human(entity) else naming.bare(entity.text)
    return fullest.get(fullnames.key(name), name) if fullnames.is_short(name) else name
