"""The fullest form that an article gives of each name: which name "Lind", "Ada" or "the ARC" stands for."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from claims.extraction.people import naming
from claims.extraction.text import language
from claims.extraction.words import givennames, rolewords, verbwords

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Span

    from claims.extraction.text.passage import Passage


def key(name: str) -> str:
    """Give the last word of a name, folded, without what follows a name ("Jr.", "Inc.")."""
    words = [word for word in name.split() if word.lower().rstrip(".,") not in rolewords.SUFFIXES] or [name]
    return words[-1].strip(".,").casefold()


def is_short(name: str) -> bool:
    """Tell a name of a single word, "Jr." and such apart."""
    return len([word for word in name.split() if word.lower().rstrip(".,") not in rolewords.SUFFIXES]) == 1


def fullest(entities: "Sequence[Span]") -> dict[str, str]:
    """Map last names, and short names of companies, to the first full name that has them."""
    people: dict[str, str] = {}
    others: dict[str, str] = {}
    for entity in entities:
        name = naming.bare(entity.text)
        if naming.human(entity) and not is_short(name):
            people.setdefault(key(name), _suffixed(entity, naming.unranked(name)))
        elif entity.label_ == "ORG" and is_short(name) and " " in name:
            others.setdefault(key(name), name)
    return _guessed(entities) | _first_named(people, _placed(entities)) | _first_words(entities) | people | others


def namesakes(entities: "Sequence[Span]") -> dict[str, tuple[str, ...]]:
    """Map last names that several people have to their full names, in the order of the text."""
    people: dict[str, dict[str, None]] = {}
    for entity in entities:
        name = naming.bare(entity.text)
        if naming.human(entity) and not is_short(name):
            people.setdefault(key(name), {})[_suffixed(entity, naming.unranked(name))] = None
    return {last: tuple(names) for last, names in people.items() if len(names) > 1}


def shortened(passages: "Sequence[Passage]") -> dict[str, str]:
    """Map a short form in brackets to the name before it: "Alden Road Council (ARC)"."""
    short: dict[str, str] = {}
    for passage in passages:
        for found in _SHORT.finditer(language.text(passage.doc)):
            if name := _spelled(language.text(passage.doc)[: found.start()], found[1]):
                short.setdefault(found[1].casefold(), name)
    return short


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
    unlikely = (placed | naming.RANKED) - givennames.ALL
    return {given: name for given, name in first if counts[given] == 1 and given not in unlikely}


def _placed(entities: "Sequence[Span]") -> frozenset[str]:
    """Give the single words that the model takes for something other than a person."""
    return frozenset(entity.text.casefold() for entity in entities if len(entity) == 1 and entity.label_ != "PERSON")


def _guessed(entities: "Sequence[Span]") -> dict[str, str]:
    """Map last names to names the model took for something else, where the last name alone is a person's."""
    alone = {key(entity.text) for entity in entities if len(entity) == 1 and _personal(entity)}
    written = [naming.bare(entity.text) for entity in entities if entity.label_ in {"ORG", "GPE", "FAC"}]
    return {key(name): name for name in reversed(written) if len(name.split()) == _TWO_NAMES and key(name) in alone}


def _personal(entity: "Span") -> bool:
    """Tell by its label, or by what it does, whether a single word may be a person's last name."""
    speaks = entity.root.dep_ == "nsubj" and entity.root.head.lemma_.lower() in verbwords.SAYING
    return entity.label_ == "PERSON" or speaks


def _suffixed(entity: "Span", name: str) -> str:
    after = entity.doc[entity.end] if entity.end < len(entity.doc) else None
    if after is not None and after.lower_.rstrip(".") in rolewords.SUFFIXES and after.lower_ not in name.lower():
        return f"{name} {after.text}"
    return name


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


_SHORT = re.compile(r"\(([A-Z][A-Za-z.&]{1,9})\)")
# First name and last name.
_TWO_NAMES = 2
