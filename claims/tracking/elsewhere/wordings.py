"""Whether two claims say the same in words: quotes, statements, events, and what a person adds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.tracking import folding
from claims.tracking.conflicts import likeness
from claims.tracking.conflicts.surroundings import of_other_days
from claims.tracking.elsewhere import sequences
from claims.tracking.elsewhere.reading import Reading, denies, is_ahead, opposed
from claims.vocabulary import Kind

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W\d_]+)*")
# What comes by somebody has the doer last.
_BY = re.compile(r"\b(?:was|were|been|be|being|is|are)\b.*\bby\b")
# A quote of fewer words must be the same to the letter.
SHORT = 5
# What part of a quote's words must stand in the same order, and of the telling words of the longer of two others.
QUOTED = 0.85
SHARED = {Kind.STATEMENT: 0.65, Kind.EVENT: 0.7}
SHARED_OTHER = 0.85
# Words with nothing but these in common are about anything.
LEAST = 3


@dataclass(frozen=True, slots=True)
class Content:
    """The words of a claim that tell anything, as stems in their order, and which of them are names."""

    stems: tuple[str, ...]
    names: tuple[str, ...]
    passive: bool


def quoted_alike(one: Reading, two: Reading) -> bool:
    """Tell whether two quotes are the same, but for a few words in a long one that turn nothing round."""
    ours, theirs = folding.cut(one.words), folding.cut(two.words)
    if ours == theirs:
        return True
    if min(len(ours), len(theirs)) < SHORT or _turned(one.words, two.words):
        return False
    first, second = content(one), content(two)
    if any(True for _ in sequences.replaced(first.stems, second.stems)) or _swapped(first, second):
        return False
    return sequences.likeness_of(ours, theirs) >= QUOTED


def said_alike(one: Reading, two: Reading) -> bool:
    """Tell whether two statements or events have nearly the same telling words."""
    if _turned(one.words, two.words) or of_other_days(one.passage, two.passage):
        return False
    if one.entry.kind is not Kind.QUOTE and is_ahead(one.words) != is_ahead(two.words):
        return False
    ours, theirs = content(one), content(two)
    shared, longer = {*ours.stems} & {*theirs.stems}, max(len({*ours.stems}), len({*theirs.stems}))
    if ours.stems == theirs.stems and longer:
        return ours.passive == theirs.passive
    # Where each has words of its own, they say two things.
    less = shared in ({*ours.stems}, {*theirs.stems})
    part = SHARED.get(one.entry.kind, SHARED_OTHER) if less else SHARED_OTHER
    return len(shared) >= LEAST and len(shared) >= part * longer and not _swapped(ours, theirs)


def content(one: Reading) -> Content:
    """Give what a claim's own words tell."""
    kept, names = [], []
    for token in _WORD.findall(one.words):
        bare = "".join(folding.cut(token))
        if bare in likeness.EMPTY or bare in likeness.CALENDAR:
            continue
        kept.append(likeness.stem(bare))
        if one.is_name(token):
            names.append(kept[-1])
    return Content(tuple(kept), tuple(names), _BY.search(one.words) is not None)


def _turned(one: str, two: str) -> bool:
    """Tell whether words turn others round: a denial, another figure, the opposite way."""
    return (
        denies(one) != denies(two)
        or opposed(frozenset(folding.cut(one)), frozenset(folding.cut(two)))
        or _figures(one) != _figures(two)
    )


def _figures(said: str) -> list[str]:
    return sorted(word for word in folding.cut(said) if any(map(str.isdigit, word)) or word in _COUNTS)


_COUNTS = frozenset(likeness.NUMBERS) | likeness.ORDINALS


def _swapped(one: Content, two: Content) -> bool:
    """Tell whether names differ on both sides, or stand in another order: who beat whom."""
    strangers = {*one.names} - {*two.stems} and {*two.names} - {*one.stems}
    in_order = _shared(one.names, two.names) == _shared(two.names, one.names)
    several = len(_shared(one.names, two.names)) > 1
    return bool(strangers) or (several and in_order == (one.passive != two.passive))


def _shared(some: Sequence[str], others: Sequence[str]) -> list[str]:
    return [name for name in dict.fromkeys(some) if name in others]
