"""Two rows of words laid beside each other, word for word, with as few differences as can be."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple


class Pair(NamedTuple):
    """A word asked for and the one that is said for it, by their numbers; None for none.

    `passed` is a word that may be left out where it stands.
    """

    asked: int | None
    said: int | None
    passed: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs in their order, and in how many of them the words differ, those passed over not counted."""

    edits: int
    pairs: list[Pair]


def align(asked: Sequence[str], said: Sequence[str], free: AbstractSet[int], *, anywhere: bool) -> Alignment:
    """Align the words asked for with those said, or with any part of them (Sellers 1980), the first of equals.

    Before the words whose numbers are in `free`, others may be left out. Of as few edits, most words are the same, and
    a word for another is likelier than one too many beside one too few. The cost is that of all pairs of words; for
    wholes of too many pairs a good alignment will do.
    """
    if not anywhere and len(asked) * len(said) > MOST_PAIRS:
        return _roughly(asked, said, free)
    # An edit outweighs any number of words that are the same.
    edit = len(asked) + 1
    costs = [number * edit for number in range(len(asked) + 1)]
    traces = [bytearray([_ADDED]) * len(costs)]
    best, last = costs[-1], 0
    for place, word in enumerate(said, start=1):
        now, trace = [0 if anywhere else costs[0] + edit], bytearray([_SAID])
        for number, wanted in enumerate(asked):
            skip = 0 if number + 1 in free else edit
            ways = costs[number] + (-1 if word == wanted else edit), costs[number + 1] + skip, now[number] + edit
            now.append(min(ways))
            trace.append(ways.index(now[-1]))
        costs = now
        traces.append(trace)
        # Another last word is likelier than one too few.
        longer = costs[-1] == best and trace[-1] == _BOTH and last == place - 1
        if costs[-1] < best or longer:
            best, last = costs[-1], place
    if not anywhere:
        best, last = costs[-1], len(said)
    return Alignment(-(-best // edit), _pairs(traces, len(asked), last, free, anywhere=anywhere))


def shared(asked: Sequence[str], said: Sequence[str]) -> int:
    """Count the words of the longest row that both have in their order, with bits for words (Hyyrö 2004)."""
    every = (1 << len(asked)) - 1
    places: dict[str, int] = {}
    for number, word in enumerate(asked):
        places[word] = places.get(word, 0) | 1 << number
    lacking = every
    for word in said:
        both = lacking & places.get(word, 0)
        lacking = (lacking + both | lacking - both) & every
    return len(asked) - lacking.bit_count()


# A tenth of a second.
MOST_PAIRS = 300_000
_BOTH, _SAID, _ADDED = range(3)


def _pairs(
    traces: Sequence[bytearray], number: int, place: int, free: AbstractSet[int], *, anywhere: bool
) -> list[Pair]:
    """Follow the traces back from an end."""
    pairs: list[Pair] = []
    while number or (place and not anywhere):
        way = traces[place][number]
        if way == _BOTH:
            number, place = number - 1, place - 1
            pairs.append(Pair(number, place))
        elif way == _SAID:
            place -= 1
            pairs.append(Pair(None, place, number in free))
        else:
            number -= 1
            pairs.append(Pair(number, None))
    return pairs[::-1]


def _roughly(asked: Sequence[str], said: Sequence[str], free: AbstractSet[int]) -> Alignment:
    """Align long texts as wholes, by the longest runs of words that they share."""
    codes = SequenceMatcher(None, asked, said, autojunk=False).get_opcodes()
    pairs = [
        Pair(one, two, one is None and start in free)
        for _, start, end, begun, ended in codes
        for one, two in zip_longest(range(start, end), range(begun, ended))
    ]
    same = sum(end - start for tag, start, end, _, _ in codes if tag == "equal")
    return Alignment(len(pairs) - same - sum(pair.passed for pair in pairs), pairs)
