"""The single ones of a tally, whom only an article counts: "two Danes and a Swede"."""

from typing import TYPE_CHECKING

from claims.extraction.counting import outcomes, plight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token


def beside(doc: "Doc", head: int) -> "Iterator[tuple[int, int]]":
    """Yield the places, with the article, of the single people named in one list with those counted.

    `head` is the index of the noun counted. A list that the verb follows is often read as several subjects of it.
    """
    counted = doc[head]
    for other in doc[max(0, head - _LONGEST_LIST) : head + _LONGEST_LIST]:
        if (
            other.i != head
            and _single(other)
            and (_before(other, counted) if other.i < head else _after(other, counted))
        ):
            yield doc[other.left_edge.i].idx, other.idx + len(other)


def _before(other: "Token", counted: "Token") -> bool:
    one, two = plight.first_of_list(other), plight.first_of_list(counted)
    return one.i == two.i or (one.head.i == two.head.i and one.dep_ == two.dep_ and one.dep_ in _SUBJECTS)


def _after(other: "Token", counted: "Token") -> bool:
    """Tell "two men and a boy" from "two men, a father and a son," who are the same."""
    return other.dep_ == "conj" and _fellow(other).i == _fellow(counted).i


def _fellow(noun: "Token") -> "Token":
    return plight.first_of_list(noun, _JOINED)


def _single(noun: "Token") -> bool:
    """Tell a person with "a" or "an" right before its phrase."""
    if noun.tag_ not in ("NN", "NNP") or noun.left_edge.lower_ not in ("a", "an"):
        return False
    return noun.ent_type_ == "NORP" or outcomes.people(noun.lemma_)


# In tokens, on either side of those counted.
_LONGEST_LIST = 12
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_JOINED = frozenset({"conj"})
