"""Who holds which role in an article, so that "the minister" or "the Ohio senator" finds its name."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.extraction.people import naming
from claims.extraction.words import rolewords

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from claims.extraction.text.passage import Passage


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with a role; `words` are those the article gives it in, in small letters."""

    name: str
    words: frozenset[str]


def read(passages: "Sequence[Passage]", full: "Callable[[Span], str]") -> dict[str, tuple[Holder, ...]]:
    """Map the head nouns of roles to their holders, in the order of the text."""
    held: dict[str, dict[Holder, None]] = {}
    for passage in passages:
        for entity in naming.names(passage.doc):
            for role, words in _roles(entity) if naming.human(entity) else ():
                held.setdefault(role, {})[Holder(full(entity), words)] = None
    return {role: tuple(holders) for role, holders in held.items()}


def holders(noun: "Token", held: Mapping[str, Sequence[Holder]]) -> tuple[str, ...]:
    """Give those "the ..." may mean: the prime minister is not the first minister."""
    said = {child.lower_ for child in noun.lefts if child.dep_ in {"amod", "compound"} and not _aside(child)}
    return tuple(holder.name for holder in held.get(noun.lemma_.lower(), ()) if said <= holder.words)


def owned(passages: "Sequence[Passage]") -> dict[str, list[tuple[int, str]]]:
    """Map the lemmas of nouns that are told by their owner ("Lind's office") to where they stand, and in full."""
    found: dict[str, list[tuple[int, str]]] = {}
    for passage in passages:
        for token in passage.doc:
            if _owner(token) and token.head.lemma_.lower() in naming.OWNED_ROLES:
                place = (passage.start + token.head.idx, naming.phrase(token.head))
                found.setdefault(token.head.lemma_.lower(), []).append(place)
    return found


def last(owned: "Mapping[str, Sequence[tuple[int, str]]]", lemma: str, position: int) -> str | None:
    """Give what "the office" means at a position: the last one told by its owner within sight."""
    places = owned.get(lemma, ())
    at = bisect_left(places, position, key=lambda place: place[0])
    return places[at - 1][1] if at and places[at - 1][0] >= position - SIGHT else None


# In code points.
SIGHT = 1000


def is_epithet(noun: "Token") -> bool:
    """Tell "the former president", "the mother of two" and "the 34-year-old", other words for somebody just named."""
    if noun.lower_ == "old" and noun.i > 1 and noun.nbor(-1).text == "-":
        return True
    if noun.lemma_.lower() in rolewords.KIN:
        of = next((child for child in noun.rights if child.lower_ == "of"), None)
        return of is not None and any(child.like_num for child in of.rights)
    return noun.lemma_.lower() in rolewords.ROLES and any(_aside(child) for child in noun.lefts)


def _roles(entity: "Span") -> Iterator[tuple[str, frozenset[str]]]:
    head = entity.root
    for token in (*head.lefts, *head.rights, head.head):
        if token.lemma_.lower() in rolewords.ROLES:
            near = token.doc[max(entity.sent.start, token.i - naming.LONGEST_ROLE) : token.i + 1]
            yield token.lemma_.lower(), frozenset(word.lower_ for word in near)
    before = entity.doc[max(0, entity.start - 1)], entity[0]
    for short in (token.lower_.rstrip(".") for token in before):
        for role in rolewords.WRITTEN_OUT.get(short, ()):
            yield role, frozenset({role})


def _owner(word: "Token") -> bool:
    return word.dep_ == "poss" and word.pos_ == "PROPN"


def _aside(word: "Token") -> bool:
    """Tell a word that says of somebody's role where, when or for whom, and not which one it is."""
    return word.ent_type_ in {"GPE", "NORP"} or word.lower_ in {"former", "onetime", "old", "longtime", "veteran"}
