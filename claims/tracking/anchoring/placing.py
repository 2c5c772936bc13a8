"""Where the words of an old text stand in a new one: the same, moved, changed, ambiguous or lost."""

from bisect import bisect_left
from dataclasses import dataclass, replace

from claims.tracking.anchoring import beside
from claims.tracking.anchoring.alignment import GONE, Alignment
from claims.vocabulary import AnchorState

# Words found again in a sentence that kept less than this share are taken for changed: "31" says something else.
SAME_SENTENCE = 0.5
# So many words make a wording that stands in a text only once by no chance.
DISTINCT = 5
# How much longer new words may be than the old ones that they stand for, in words: twice, and so many more.
LONGER, MORE = 2, 4
# What divides one thing that is said from another.
CUTS = frozenset(",;:")
# As many places are looked at where words may stand.
SPOTS = 20
# How far unpaired words are passed over to find where a claim begins or ends.
REACH = 80
# Why words that stayed may say something else.
SENTENCE, ORDER = "the sentence around them is another", "they stand elsewhere in their sentence"


@dataclass(frozen=True, slots=True)
class Placed:
    """Where words stand now: code points of the new text, end exclusive; for lost ones where they would stand, empty.

    `spots` are places where ambiguous words may be meant, of very many the first. `because` says, as a clause, what
    beside the words may make them say something else, None where nothing does; `of` says what a figure there may be of
    now. `intact` is whether their whole sentence is as it was.
    """

    state: AnchorState
    start: int
    end: int
    spots: tuple[tuple[int, int], ...] = ()
    because: str | None = None
    of: str | None = None
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
        for find in (self._reordered, self._changed, self._again):
            if at := find(first, last):
                return at
        return self._lost(first)

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
        texts, places = (self.laid.old, self.laid.new), (words, (begin, end))
        same = all(self.laid.kept[one] >= SAME_SENTENCE for one in own)
        because = beside.signs(texts, places) or beside.bounds(texts, places, self.laid.to)
        if because or not same:
            return Placed(AnchorState.CHANGED, *place, because=because or SENTENCE)
        other = beside.others(texts, places, self.laid.stood)
        return Placed(state, *place, because=beside.negations(texts, places, self.laid.stood), of=other)

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
        begins = [self.laid.new.segments[one][0] + ahead for one in self.laid.unsure.get(segment, ())[:SPOTS]]
        length = last - first
        said = self.laid.old.said[first:last]
        fit = [at for at in begins if self.laid.new.said[at : at + length] == said]
        if not fit:
            return None
        spots = tuple(self.laid.new.place(at, at + length) for at in fit)
        return Placed(AnchorState.AMBIGUOUS, *spots[0], spots=spots)

    def _reordered(self, first: int, last: int) -> Placed | None:
        """Find words elsewhere in the sentence that theirs became, where no others stood."""
        own = {*self.laid.to[first:last]}
        old = {
            number for one in {*self.laid.old.segment_of[first:last]} for number in range(*self.laid.old.segments[one])
        }
        new = {self.laid.new.segment_of[self.laid.to[number]] for number in old if self.laid.to[number] != GONE}
        spots = [
            at
            for at in self.laid.new.places(self.laid.old.said[first:last])
            if self.laid.new.segment_of[at] in new and not ({*range(at, at + last - first)} & self.laid.found) - own
        ]
        if len(spots) != 1 or not any(beside.tells(self.laid.old, number) for number in range(first, last)):
            return None
        return Placed(AnchorState.CHANGED, *self.laid.new.place(spots[0], spots[0] + last - first), because=ORDER)

    def _changed(self, first: int, last: int) -> Placed | None:
        """Give the words that stand where these stood, None where the sentence around them is gone too."""
        to, own = self.laid.to, self.laid.old.segment_of[first:last]
        if all(self.laid.kept[one] == 0 for one in own):
            return None
        inside = [number for number in to[first:last] if number != GONE]
        begin, end = self._edge_before(first), self._edge_after(last)
        if inside and not begin <= min(inside) <= max(inside) < end:
            begin, end = min(inside), max(inside) + 1
        if not CUTS & {*self.laid.old.said[first:last]}:
            # What was put in after a comma is not what these words became.
            end = next((at for at in range(begin + 1, end) if self.laid.new.said[at] in CUTS), end)
        if not begin < end <= begin + LONGER * (last - first) + MORE:
            return None
        if not beside.stands_for(self.laid.old.said[first:last], self.laid.new.said[begin:end]):
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
        there = (at for at in self.laid.new.places(said) if at not in self.laid.found)
        spots = tuple(self.laid.new.place(at, at + last - first) for at in there)
        if len(spots) > 1:
            return Placed(AnchorState.AMBIGUOUS, *spots[0], spots=spots)
        # In another sentence the same words may be denied, or said of something else.
        return Placed(AnchorState.CHANGED, *spots[0], because=SENTENCE) if spots else None

    def _lost(self, first: int) -> Placed:
        before = bisect_left(self.laid.standing, first)
        at = self.laid.new.ends[self.laid.to[self.laid.standing[before - 1]]] if before else 0
        return Placed(AnchorState.LOST, at, at)
