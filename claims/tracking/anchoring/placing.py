"""Where the words of an old text stand in a new one: the same, moved, changed, ambiguous or lost."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.tracking.anchoring.alignment import GONE, Alignment
from claims.tracking.anchoring.tokens import Tokens
from claims.vocabulary import AnchorState

# Words found again in a sentence that kept less than this share are taken for changed: "31" says something else.
SAME_SENTENCE = 0.5
# So many words make a wording that stands in a text only once by no chance.
DISTINCT = 5
# How much longer new words may be than the old ones that they stand for, in words: twice, and so many more.
LONGER, MORE = 2, 4
# How many words before a claim can give it another bound.
BEFORE = 3
# How far unpaired words are passed over to find where a claim begins or ends.
REACH = 80
QUOTES = frozenset("\"'")
# What gives a figure that it touches another meaning.
SIGNS = frozenset("$€£¥₹₽₩%‰+-~<>±°") | QUOTES
NEGATIONS = frozenset(
    re.findall(
        r"\w+", "not no never none nobody nothing neither nor without cannot hardly barely denied denies deny false"
    )
)
BOUNDS = frozenset(
    re.findall(
        r"\w+",
        """
        at least most about around some roughly approximately almost nearly up to more less fewer than over under only
        just exactly estimated between minus half twice double dozens hundreds thousands alleged allegedly reportedly
        """,
    )
)
_AROUND = "the sentence around them is another"


@dataclass(frozen=True, slots=True)
class Placed:
    """Where words stand now: code points of the new text, end exclusive; for lost ones where they would stand, empty.

    `spots` are all the places where ambiguous words may be meant. `because` says, as a clause, what beside the words
    may make them say something else, None where nothing does; `intact` is whether their whole sentence is as it was.
    """

    state: AnchorState
    start: int
    end: int
    spots: tuple[tuple[int, int], ...] = ()
    because: str | None = None
    intact: bool = False


@dataclass(frozen=True, slots=True)
class Placing:
    """Finds in the new text of an alignment what stood in the old one."""

    laid: Alignment

    def of(self, start: int, end: int) -> Placed:
        """Say where the words from one code point of the old text to another stand now."""
        first, last = self.laid.old.within(start, end)
        if first >= last:
            return self._lost(first)
        own = {self.laid.old.segment_of[number] for number in range(first, last)}
        if unsure := self._unsure(first, last, own):
            return unsure
        there = [self.laid.to[number] for number in range(first, last)]
        if GONE not in there and there == [*range(there[0], there[0] + len(there))]:
            return self._same((first, last), there[0], own)
        return self._changed(first, last) or self._again(first, last) or self._lost(first)

    def widened(self, at: Placed, start: int, end: int) -> Placed:
        """Let a place reach to code points of the new text where nothing but words that came lies between."""
        first, last = self.laid.new.within(at.start, at.end)
        begin, stop = self.laid.new.within(start, end)
        begins = at.start if self._stood(begin, first) else min(start, at.start)
        ends = at.end if self._stood(last, stop) else max(end, at.end)
        return replace(at, start=begins, end=ends)

    def _stood(self, first: int, last: int) -> bool:
        """Tell whether one of some tokens of the new text stood in the old one."""
        return any(number in self.laid.found for number in range(first, last))

    def _same(self, words: tuple[int, int], begin: int, own: set[int]) -> Placed:
        first, last = words
        end = begin + last - first
        place = self.laid.new.place(begin, end)
        state = AnchorState.MOVED if own & self.laid.moved else AnchorState.EXACT
        if intact := self._intact(own):
            return Placed(state, *place, intact=intact)
        same = last - first >= DISTINCT or all(self.laid.kept[one] >= SAME_SENTENCE for one in own)
        because = self._beside(words, (begin, end)) or (None if same else _AROUND)
        if because is None:
            return Placed(state, *place, because=self._negated(words, (begin, end)))
        return Placed(AnchorState.CHANGED, *place, because=because)

    def _intact(self, own: set[int]) -> bool:
        """Tell whether sentences are the same to the word, with nothing come into them."""
        for one in own:
            first, last = self.laid.old.segments[one]
            begin = self.laid.to[first]
            if self.laid.to[first:last] != [*range(begin, begin + last - first)]:
                return False
            if self.laid.new.segments[self.laid.new.segment_of[begin]] != (begin, begin + last - first):
                return False
        return True

    def _unsure(self, first: int, last: int, own: set[int]) -> Placed | None:
        """Give the places of words in a sentence that stands in several, equal to the word."""
        doubtful = own & self.laid.unsure.keys()
        if not doubtful:
            return None
        [segment] = [self.laid.old.segment_of[first]] if len(own) == 1 else [min(own)]
        ahead = first - self.laid.old.segments[segment][0]
        begins = [self.laid.new.segments[one][0] + ahead for one in self.laid.unsure.get(segment, ())]
        length = last - first
        said = self.laid.old.said[first:last]
        fit = [at for at in begins if self.laid.new.said[at : at + length] == said]
        if not fit:
            return None
        spots = tuple(self.laid.new.place(at, at + length) for at in fit)
        return Placed(AnchorState.AMBIGUOUS, *spots[0], spots=spots)

    def _changed(self, first: int, last: int) -> Placed | None:
        """Give the words that stand where these stood, None where the sentence around them is gone too."""
        to, own = self.laid.to, self.laid.old.segment_of[first:last]
        if all(self.laid.kept[one] == 0 for one in own):
            return None
        inside = [number for number in to[first:last] if number != GONE]
        begin, end = self._edge_before(first), self._edge_after(last)
        if inside and not begin <= min(inside) <= max(inside) < end:
            begin, end = min(inside), max(inside) + 1
        if not begin < end <= begin + LONGER * (last - first) + MORE:
            return None
        return Placed(AnchorState.CHANGED, *self.laid.new.place(begin, end))

    def _edge_before(self, first: int) -> int:
        """Give the new word that the old one's place begins at; where it was replaced, all that stands for it."""
        to = self.laid.to
        if to[first] != GONE:
            return to[first]
        before = next((n for n in range(first - 1, max(-1, first - REACH), -1) if to[n] != GONE), None)
        if before is None:
            return len(self.laid.new)
        after = next((n for n in range(first, min(len(to), first + REACH)) if to[n] != GONE), None)
        begin = to[before] + 1
        # Some words before it were replaced as well: as far from the next one that stayed as it was.
        return begin if after is None or before == first - 1 else max(begin, to[after] - (after - first))

    def _edge_after(self, last: int) -> int:
        to = self.laid.to
        if to[last - 1] != GONE:
            return to[last - 1] + 1
        after = next((n for n in range(last, min(len(to), last + REACH)) if to[n] != GONE), None)
        if after is None:
            return 0
        before = next((n for n in range(last - 1, max(-1, last - REACH), -1) if to[n] != GONE), None)
        end = to[after]
        return end if before is None or after == last else min(end, to[before] + (last - before))

    def _again(self, first: int, last: int) -> Placed | None:
        """Find words whose sentence is gone and that can stand in the text by no chance."""
        said = self.laid.old.said[first:last]
        if last - first < DISTINCT:
            return None
        places = [at for at in _places(self.laid.new.said, said) if at not in self.laid.found]
        spots = tuple(self.laid.new.place(at, at + last - first) for at in places)
        if len(spots) > 1:
            return Placed(AnchorState.AMBIGUOUS, *spots[0], spots=spots)
        if not spots:
            return None
        because = self._touching((first, last), (places[0], places[0] + last - first))
        return Placed(AnchorState.CHANGED if because else AnchorState.MOVED, *spots[0], because=because)

    def _lost(self, first: int) -> Placed:
        before = next((n for n in range(first - 1, -1, -1) if self.laid.to[n] != GONE), None)
        at = 0 if before is None else self.laid.new.ends[self.laid.to[before]]
        return Placed(AnchorState.LOST, at, at)

    def _beside(self, old: tuple[int, int], new: tuple[int, int]) -> str | None:
        """Say what around words that stayed gives them another meaning now."""
        return self._touching(old, new) or self._bounded(old, new)

    def _touching(self, old: tuple[int, int], new: tuple[int, int]) -> str | None:
        signs = [_touching(text, *place) for text, place in ((self.laid.old, old), (self.laid.new, new))]
        return None if signs[0] == signs[1] else f"{_named(signs[0], signs[1])} beside them"

    def _bounded(self, old: tuple[int, int], new: tuple[int, int]) -> str | None:
        bounds = [_bounds(text, first) for text, first in ((self.laid.old, old[0]), (self.laid.new, new[0]))]
        # Where the words before them stayed they say nothing new, whatever they are.
        near = range(max(0, old[0] - BEFORE), old[0])
        stayed = bool(near) and [self.laid.to[n] for n in near] == [*range(new[0] - len(near), new[0])]
        if bounds[0] == bounds[1] or stayed:
            return None
        return f"{_named(bounds[0], bounds[1])} before them"

    def _negated(self, old: tuple[int, int], new: tuple[int, int]) -> str | None:
        said = [_negations(text, place) for text, place in ((self.laid.old, old), (self.laid.new, new))]
        return None if said[0] == said[1] else f"{_named(said[0], said[1])} in their sentence"


def _places(text: Sequence[str], said: Sequence[str]) -> list[int]:
    length = len(said)
    return [at for at, word in enumerate(text) if word == said[0] and text[at : at + length] == said]


def _touching(text: Tokens, first: int, last: int) -> Counter[str]:
    before = [text.said[first - 1]] if text.touches(first) else []
    after = [text.said[last]] if text.touches(last) else []
    return Counter([f"{sign} " for sign in before if sign in SIGNS] + [f" {sign}" for sign in after if sign in SIGNS])


def _bounds(text: Tokens, first: int) -> Counter[str]:
    begins = text.segments[text.segment_of[first]][0]
    before = [word.lower() for word in text.said[max(begins, first - BEFORE) : first]]
    return Counter([word for word in before if word in BOUNDS] + [word for word in before[-1:] if _negates(word)])


def _negates(word: str) -> bool:
    return word in NEGATIONS or word.endswith("n't")


def _negations(text: Tokens, place: tuple[int, int]) -> Counter[str]:
    first, last = text.segments[text.segment_of[place[0]]][0], text.segments[text.segment_of[place[1] - 1]][1]
    words = (word.lower() for word in text.said[first:last])
    return Counter(filter(_negates, words))


def _named(old: Counter[str], new: Counter[str]) -> str:
    gone, came = (" ".join(sorted((one - other).elements())) for one, other in ((old, new), (new, old)))
    parts = [f"'{gone.strip()}' is gone" if gone else "", f"'{came.strip()}' has come" if came else ""]
    return " and ".join(part for part in parts if part)
