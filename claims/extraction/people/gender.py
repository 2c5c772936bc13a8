"""Whether a person the article names is spoken of as a man or a woman, where it says so."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from claims.extraction.people import naming
from claims.extraction.words import givennames
from claims.extraction.words.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from claims.extraction.text.passage import Passage


class Gender(StrEnum):
    """The gender a pronoun, a title or a noun of kin tells."""

    HE = "he"
    SHE = "she"


def of_pronoun(word: str) -> Gender | None:
    """Give the gender of a pronoun in small letters, None where it has none."""
    return _PRONOUNS.get(word)


def of_word(word: str) -> Gender | None:
    """Give the gender that a title, a role or a noun of kin in small letters tells, None where it tells none."""
    if word in _SHE or (word.endswith("woman") and len(word) > len("woman")):
        return Gender.SHE
    return Gender.HE if word in _HE or (word.endswith("man") and word[:-3] in _TRADES) else None


def of_noun(lemma: str) -> Gender | None:
    """Give the gender that a noun for somebody tells; beside a name "the woman" need not be she who is named."""
    return _NOUNS.get(lemma) or of_word(lemma)


def told(passages: "Sequence[Passage]", full: Mapping[str, str]) -> dict[str, Gender]:
    """Give the gender of each person the article gives a cue for; `full` maps last names to full ones.

    A title, a role or a noun of kin beside the name weighs more than a given name, and that more than a pronoun
    after it. Cues that contradict each other evenly tell nothing.
    """
    votes: dict[str, Counter[Gender]] = {}
    before: frozenset[str] = frozenset()
    for passage in passages:
        people = {each.start: (each, _name(each, full)) for each in naming.names(passage.doc) if naming.human(each)}
        votes |= {name: Counter() for _, name in people.values() if name not in votes}
        for name, gender, weight in _cues(passage, people, before):
            votes[name][gender] += weight
        before = frozenset(name for _, name in people.values())
    for name, count in votes.items():
        if (given := _given(name)) is not None:
            count[given] += _GIVEN
    return {name: cast[0][0] for name, count in votes.items() if (cast := count.most_common(2)) and _clear(cast)}


def _clear(cast: "Sequence[tuple[Gender, int]]") -> bool:
    return len(cast) == 1 or cast[0][1] > cast[1][1]


def _cues(
    passage: "Passage", people: "Mapping[int, tuple[Span, str]]", before: frozenset[str]
) -> Iterator[tuple[str, Gender, int]]:
    near = set(before)
    here: str | None = None
    for token in passage.doc:
        if token.i in people:
            entity, name = people[token.i]
            near.add(name)
            here = name
            yield from ((name, gender, _STRONG) for gender in _beside(entity))
        # A pronoun where two people are named near by may mean either, and so may one before the name.
        elif token.lower_ in {"he", "she"} and here is not None and len(near) == 1:
            yield here, _PRONOUNS[token.lower_], 1


def _name(entity: "Span", full: Mapping[str, str]) -> str:
    name = naming.unranked(naming.bare(entity.text))
    return full.get(name.strip(".,").casefold(), name) if " " not in name else name


def _beside(entity: "Span") -> Iterator[Gender]:
    """Yield what the words at the name tell: "Mr. Lind", "spokeswoman Ada Lind", "his wife, Ada Lind,"."""
    doc, head = entity.doc, entity.root
    near: list[Token] = [*doc[max(0, entity.start - 2) : entity.start], *entity]
    near += [child for child in head.children if child.dep_ in {"appos", "compound", "nmod"}]
    if head.dep_ == "appos":
        near.append(head.head)
    for token in near:
        if (gender := of_word(token.lower_.rstrip("."))) is not None:
            yield gender


def _given(name: str) -> Gender | None:
    first, _, last = name.lower().partition(" ")
    if last and first in givennames.WOMEN:
        return Gender.SHE
    return Gender.HE if last and first in givennames.MEN else None


_STRONG, _GIVEN = 4, 3
_PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), Gender.HE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Gender.SHE),
}
_NOUNS = {
    **dict.fromkeys(("man", "boy", "gentleman", "guy", "fellow"), Gender.HE),
    **dict.fromkeys(("woman", "girl"), Gender.SHE),
}
_HE = words(
    "mr mister sir lord king prince duke father son brother husband uncle nephew grandfather grandson widower",
    "stepfather stepson dad boyfriend fiancé monk friar priest imam pope salesman waiter",
)
_SHE = words(
    "mrs ms miss dame lady queen princess duchess mother daughter sister wife aunt niece grandmother",
    "granddaughter widow stepmother stepdaughter mom mum girlfriend fiancée actress waitress nun hostess",
)
# Roles in -man; "woman" and "human" and last names are none of them. "Chairman" is said of women too.
_TRADES = words("council spokes congress assembly police business alder fire post sales crafts clergy fisher select")
