"""What became of claims' words in another text, and of what is read in them: frozen facts in, frozen facts out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, fields, replace

from claims.extraction import FoundClaim
from claims.model import Anchor, Claim
from claims.tracking import anchoring, claims, words
from claims.tracking.anchoring import Placed, Placing, Tokens
from claims.tracking.counterparts import KEPT, TELLING, Counterparts, Near, counterparts, overlap, spot
from claims.vocabulary import AnchorState, Kind, Status, Value

# What a figure or a date is of is said beside it.
FIGURES = frozenset({Kind.CASUALTY, Kind.MONEY, Kind.PERCENTAGE, Kind.QUANTITY, Kind.RANK})
# Whose names are found by what the text says before.
NAMED = frozenset({"subject", "speaker"})
YEAR = re.compile(r"\d{4}")
Base = tuple[Claim, Anchor, Placing, bool]


@dataclass(frozen=True, slots=True)
class Reading:
    """What extraction finds in the last text, which is `revision`, and in the new one.

    `engine` is None where nothing was looked for.
    """

    revision: int
    before: tuple[FoundClaim, ...] = ()
    now: tuple[FoundClaim, ...] = ()
    engine: str | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a claim stands in the new text; `start` and `end` are code points, an empty span where it is lost.

    `because` says why it must be looked at again, None where it need not.
    `old` and `new` are its words in the text that it last stood in, and here; `corrected` is whether the new ones are
    those that somebody proposed. `spots` are the places where ambiguous words may be meant.
    """

    claim: Claim
    state: AnchorState
    start: int
    end: int
    old: str
    new: str
    because: str | None = None
    corrected: bool = False
    spots: tuple[tuple[int, int], ...] = ()
    read: FoundClaim | None = field(default=None, repr=False)

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end

    @property
    def dismissed(self) -> bool:
        """Whether somebody said that it is no claim."""
        return self.claim.status is Status.DISMISSED


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the claims of the last text stand in the new one, in its order, and what it has that the last had not."""

    stands: tuple[Stand, ...]
    new: tuple[FoundClaim, ...]


@dataclass(frozen=True, slots=True)
class Comparing:
    """Says what became of claims: `read` is what is read in both texts, `text` the new one, `name` what that is called.

    `engine` is what the last text was read by when it was taken in, None where nothing was looked for in it; `earlier`
    are the sentences of the texts before it that were read.
    """

    read: Reading
    text: str
    name: str
    engine: str | None
    earlier: AbstractSet[tuple[str, ...]] = frozenset()

    def of(self, bases: Sequence[Base]) -> Outcome:
        """Say where each claim stands in the new text, and what is found there that the last one had not.

        What the last text had by the same rules, and is no claim, somebody has done away with. What only other rules
        read in it is new where its words changed.
        """
        before = Near(self.read.before)
        last = next((placing for *_, placing, is_last in bases if is_last), None)
        stand_for = counterparts(self.read.before, self.read.now, last) if last else {}
        placed = [self._stand(base, before, stand_for) for base in bases]
        stands = sorted(self._rewritten(placed, {*stand_for.values()}), key=_in_order)
        taken = {(*stand.place, stand.claim.kind) for stand in stands if stand.state is not AnchorState.LOST}
        taken |= {spot(stand.read) for stand in stands if stand.read is not None}
        taken |= {spot(now) for was, now in stand_for.items() if self._known(was, now)}
        taken |= {(*place, stand.claim.kind) for stand in stands for place in stand.spots}
        new = (found for found in self.read.now if spot(found) not in taken)
        return Outcome(tuple(stands), tuple(self._unsaid(new, last) if last and self.engine else new))

    def _unsaid(self, new: Iterable[FoundClaim], placing: Placing) -> Iterator[FoundClaim]:
        """Leave out what was found in the same sentence before, and is only said again, there or after a while."""
        ours, theirs, text = placing.laid.old, placing.laid.new, Tokens.of(self.text)
        said = {(was.kind, *ours.sentence(was.start, was.end)) for was in self.read.before}
        for now in new:
            earlier = text.sentence(now.start, now.end)[0] in self.earlier
            if not earlier and (now.kind, *theirs.sentence(now.start, now.end)) not in said:
                yield now

    def _known(self, was: FoundClaim, now: FoundClaim) -> bool:
        if self.engine is None:
            return False
        return self.engine == self.read.engine or words.alike(was.exact, now.exact)

    def _stand(self, base: Base, found: Near, stand_for: Counterparts) -> Stand:
        claim, anchor, placing, is_last = base
        at = placing.of(anchor.start, anchor.end)
        before = _read_at(found, claim, anchor) if is_last else None
        if before is None:
            return self._told(claim, anchor, at)
        now = stand_for.get(before)
        because = None
        if at.state in KEPT:
            at, because = self._read_anew(base, at, before, now)
        elif at.state is AnchorState.CHANGED and now and _on(before, anchor):
            at = placing.widened(at, now.start, now.end)
        return replace(self._told(claim, anchor, at, because), read=now)

    def _read_anew(
        self, base: Base, at: Placed, before: FoundClaim, now: FoundClaim | None
    ) -> tuple[Placed, str | None]:
        """Say what is read otherwise in words that stayed; where that takes words that came, the claim has those."""
        _, anchor, placing, _ = base
        if now is None:
            return at, None if at.intact else f"nothing of its kind is read in its words any more in {self.name}"
        if not (differs := [*self._differences(before, now, placing, intact=at.intact)]):
            return at, None
        wider = placing.widened(at, now.start, now.end) if _on(before, anchor) and now.kind not in TELLING else at
        if (wider.start, wider.end) != (at.start, at.end):
            return replace(wider, state=AnchorState.CHANGED), None
        return at, f"its words are read otherwise in {self.name}: {'; '.join(differs)}"

    def _differences(self, was: FoundClaim, now: FoundClaim, placing: Placing, *, intact: bool) -> Iterator[str]:
        """Say what is read otherwise, but for what only a guess from the text around may have changed."""
        texts = placing.laid.old.text, self.text
        if was.kind is not now.kind:
            yield f"kind {was.kind} → {now.kind}"
        for name in (one.name for one in fields(Value)):
            old, new = getattr(was.value, name), getattr(now.value, name)
            if old == new or (name in NAMED and not _renamed(old, new, texts)):
                continue
            if name == "date" and intact and not _redated(old, new, texts):
                continue
            yield f"{name} {'none' if old is None else old} → {'none' if new is None else new}"

    def _told(self, claim: Claim, anchor: Anchor, at: Placed, because: str | None = None) -> Stand:
        said = self.text[at.start : at.end]
        corrected = at.state is AnchorState.CHANGED and _has_replacement(claim, at, self.text)
        because = because or self._because(at, anchor.exact, said, corrected=corrected)
        if because is None and at.of and claim.kind in FIGURES:
            because = f"what stands around its words changed in {self.name}: {at.of}"
        return Stand(claim, at.state, at.start, at.end, anchor.exact, said, because, corrected, at.spots)

    def _because(self, at: Placed, old: str, new: str, *, corrected: bool) -> str | None:
        if at.state is AnchorState.LOST:
            return f"its words are gone from {self.name}"
        if at.state is AnchorState.AMBIGUOUS:
            places = "stand in several places of" if len(at.spots) > 1 else "stand fewer times in"
            return f"its words {places} {self.name}, and which are meant cannot be told"
        around = f"what stands around its words changed in {self.name}: {at.because}" if at.because else None
        if at.state is not AnchorState.CHANGED or (around and words.alike(old, new)):
            return around
        how = "were corrected as proposed" if corrected else "changed"
        return f"its words {how} in {self.name}: {anchoring.difference(old, new)}"

    def _rewritten(self, placed: Sequence[Stand], used: set[FoundClaim]) -> Iterator[Stand]:
        """Set what is lost on the one claim that has its figure now, and had no place in the last text."""
        free: dict[tuple[Kind, Value], list[FoundClaim]] = defaultdict(list)
        for found in self.read.now:
            if found not in used:
                free[found.kind, _figure(found.value)].append(found)
        lost: dict[tuple[Kind, Value], list[Stand]] = defaultdict(list)
        for stand in placed:
            value = claims.value_of(stand.claim)
            if stand.state is AnchorState.LOST and (value.measured or value.date):
                lost[stand.claim.kind, _figure(value)].append(stand)
        again = {stands[0].claim.id: free[key][0] for key, stands in lost.items() if len(stands) == len(free[key]) == 1}
        for stand in placed:
            yield self._moved_to(stand, again[stand.claim.id]) if stand.claim.id in again else stand

    def _moved_to(self, stand: Stand, found: FoundClaim) -> Stand:
        at = Placed(AnchorState.CHANGED, found.start, found.end, because=anchoring.SENTENCE)
        because = self._because(at, stand.old, found.exact, corrected=False)
        return replace(stand, state=at.state, start=at.start, end=at.end, new=found.exact, because=because, read=found)


def _has_replacement(claim: Claim, at: Placed, text: str) -> bool:
    there = words.places(text, claim.replacement) if claim.replacement else []
    return any(start < at.end and at.start < end for start, end in there)


def _read_at(found: Near, claim: Claim, anchor: Anchor) -> FoundClaim | None:
    """Give what extraction reads on a claim's words: there, of its kind; else there; else what overlaps most."""
    near = found.of(anchor.start, anchor.end)
    there = [one for one in near if (one.start, one.end) == (anchor.start, anchor.end)]
    of_kind = [one for one in near if one.kind is claim.kind]
    same = [one for one in there if one.kind is claim.kind] or there
    return same[0] if same else max(of_kind, key=lambda one: overlap(one, anchor.start, anchor.end), default=None)


def _figure(value: Value) -> Value:
    return replace(value, subject=None, speaker=None)


def _renamed(old: str | None, new: str | None, texts: tuple[str, str]) -> bool:
    """Tell whether another name was written into the text: a longer or shorter one is no other, nor a guess one."""
    names = [{*(name or "").split()} for name in (old, new)]
    if old and new and (names[0] <= names[1] or names[1] <= names[0]):
        return False
    gone = old is not None and old in texts[0] and old not in texts[1]
    return gone or (new is not None and new in texts[1] and new not in texts[0])


def _redated(old: str | None, new: str | None, texts: tuple[str, str]) -> bool:
    """Tell whether another year was written into the text that a date may be counted from."""
    gone = any(year in texts[0] and year not in texts[1] for year in YEAR.findall(old or ""))
    return gone or any(year in texts[1] and year not in texts[0] for year in YEAR.findall(new or ""))


def _on(found: FoundClaim, anchor: Anchor) -> bool:
    return (found.start, found.end) == (anchor.start, anchor.end)


def _in_order(stand: Stand) -> tuple[int, int, int]:
    return stand.start, -stand.end, stand.claim.id
