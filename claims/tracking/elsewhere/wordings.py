"""Whether two claims say the same in words: quotes, statements, events, and what a person adds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.extraction.words.wordlists import words
from claims.tracking import folding
from claims.tracking.conflicts import likeness
from claims.tracking.conflicts.surroundings import of_other_days
from claims.tracking.elsewhere import meanings, naming, sequences
from claims.tracking.elsewhere.reading import Reading, denies, is_ahead
from claims.vocabulary import Kind

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W\d_]+)*")
# What comes by somebody has the doer last.
_BY = re.compile(r"\b(?:was|were|been|be|being|is|are)\b.*\bby\b")
_PRONOUNS = words("he she it they his her its their")
_BOUND = re.compile(
    r"(?i)\b(?:(?P<least>at least)|(?P<beyond>more than|over)|(?P<below>fewer than|less than|under)"
    r"|(?P<nearly>nearly|almost|up to)|(?P<about>about|around|some|roughly))\s+\S*\d"
)
# A quote of fewer words must be the same to the letter.
SHORT = 5
# What part of a quote's words must stand in the same order, and of the telling words of the longer of two others.
QUOTED = 0.85
SHARED = {Kind.STATEMENT: 0.65, Kind.EVENT: 0.7}
SHARED_OTHER = 0.85
# With fewer telling words, and neither name nor figure, a claim may be of anything: "A suspect fled".
BARE = 6
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
    if is_ahead(one.words) != is_ahead(two.words):
        return False
    ours, theirs = content(one), content(two)
    if not _in_like_words(one.entry.kind, ours, theirs) or naming.told_apart(one, two):
        return False
    named = naming.shared(one, two) - one.opening - two.opening
    return bool(named) or not (_is_bare(one, ours) or _is_bare(two, theirs))


def _in_like_words(kind: Kind, one: Content, two: Content) -> bool:
    ours, theirs = {*one.stems}, {*two.stems}
    if one.stems == two.stems and ours:
        return one.passive == two.passive
    shared, longer = ours & theirs, max(len(ours), len(theirs))
    # Where each has words of its own, they say two things.
    if shared not in (ours, theirs) or _swapped(one, two):
        return False
    return len(shared) >= LEAST and len(shared) >= SHARED.get(kind, SHARED_OTHER) * longer


def content(one: Reading) -> Content:
    """Give what a claim's own words tell."""
    kept, names = [], []
    for token in _WORD.findall(one.words):
        bare = "".join(folding.cut(token))
        if bare in likeness.EMPTY | likeness.CALENDAR | meanings.HOURS:
            continue
        kept.append(meanings.sense(likeness.stem(bare)))
        if one.is_name(token):
            names.append(kept[-1])
    return Content(tuple(kept), tuple(names), _BY.search(one.words) is not None)


def _turned(one: str, two: str) -> bool:
    """Tell whether words turn others round: a denial, another figure, the opposite way."""
    return (
        denies(one) != denies(two)
        or meanings.opposed(frozenset(folding.cut(one)), frozenset(folding.cut(two)))
        or _figures(one) != _figures(two)
        or _OTHER & {*folding.cut(one)} != _OTHER & {*folding.cut(two)}
        or _bounds(one) != _bounds(two)
    )


def _bounds(said: str) -> set[str]:
    """Give the bounds of figures, by what they mean: "at least 19"."""
    return {name for bound in _BOUND.finditer(said) for name in bound.groupdict() if bound[name]}


def _is_bare(one: Reading, told: Content) -> bool:
    """Tell whether few words do not say of whom they are: they have no figure, or begin with a pronoun."""
    return len(told.stems) < BARE and (not _figures(one.words) or one.words.lower().split()[0] in _PRONOUNS)


def _figures(said: str) -> list[str]:
    return sorted(word for word in folding.cut(said) if any(map(str.isdigit, word)) or word in _COUNTS)


_OTHER = meanings.MODIFIERS | meanings.OFFICES
_COUNTS = frozenset(likeness.NUMBERS) | likeness.ORDINALS


def _swapped(one: Content, two: Content) -> bool:
    """Tell whether names differ on both sides, or stand in another order: who beat whom."""
    strangers = {*one.names} - {*two.stems} and {*two.names} - {*one.stems}
    in_order = _shared(one.names, two.names) == _shared(two.names, one.names)
    several = len(_shared(one.names, two.names)) > 1
    return bool(strangers) or (several and in_order == (one.passive != two.passive))


def _shared(some: Sequence[str], others: Sequence[str]) -> list[str]:
    return [name for name in dict.fromkeys(some) if name in others]
