"""What became of claims' words in another text, and of what is read in them: frozen facts in, frozen facts out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace

from claims.extraction import FoundClaim
from claims.model import Anchor, Claim
from claims.tracking import anchoring, claims, words
from claims.tracking.anchoring import Placed, Placing
from claims.vocabulary import AnchorState, Kind, Status, Value

# Whose words may be a part of longer ones and say the same.
TELLING = frozenset({Kind.QUOTE, Kind.STATEMENT, Kind.EVENT})
# The words stand, whatever is to be said of them.
KEPT = frozenset({AnchorState.EXACT, AnchorState.MOVED})
Base = tuple[Claim, Anchor, Placing, bool]
Spot = tuple[int, int, Kind]
# What was found in the last text, and what stands for it in the new one.
Counterparts = dict[FoundClaim, FoundClaim]


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

    `because` says why it must be looked at again, with {revision} for the new text's name, None where it need not.
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


def compare(bases: Sequence[Base], read: Reading, text: str, *, alike: bool) -> Outcome:
    """Say where each claim stands in a new text, and what is found there that was not found at the same words before.

    `alike` is whether the last text was taken in with the same rules of extraction: what they read in it and is no
    claim, somebody has done away with. What only others read in it is new where its words changed.
    """
    last = next((placing for *_, placing, is_last in bases if is_last), None)
    counterparts = _counterparts(read, last) if last else {}
    placed = [_stand(base, read, counterparts, text) for base in bases]
    stands = sorted(
        _rewritten(placed, read, {*counterparts.values()}), key=lambda stand: (stand.start, -stand.end, stand.claim.id)
    )
    taken = {(*stand.place, stand.claim.kind) for stand in stands if stand.state is not AnchorState.LOST}
    taken |= {_spot(stand.read) for stand in stands if stand.read is not None}
    taken |= {_spot(now) for was, now in counterparts.items() if alike or words.alike(was.exact, now.exact)}
    return Outcome(tuple(stands), tuple(found for found in read.now if _spot(found) not in taken))


def _stand(base: Base, read: Reading, counterparts: Counterparts, text: str) -> Stand:
    claim, anchor, placing, is_last = base
    at = placing.of(anchor.start, anchor.end)
    before = _read_at(read.before, claim, anchor) if is_last else None
    if before is None:
        return _told(claim, anchor, at, text)
    now = counterparts.get(before)
    own = (before.start, before.end) == (anchor.start, anchor.end)
    because = None
    if at.state in KEPT:
        at, because = _read_anew(at, before, now, own=own)
    elif at.state is AnchorState.CHANGED and own and now and not words.alike(now.exact, anchor.exact):
        at = replace(at, start=now.start, end=now.end)
    return replace(_told(claim, anchor, at, text, because), read=now)


def _read_anew(at: Placed, before: FoundClaim, now: FoundClaim | None, *, own: bool) -> tuple[Placed, str | None]:
    """Say what is read otherwise in words that stayed; where that takes more of the words, the claim has those."""
    if now is None:
        return at, None if at.intact else "nothing of its kind is read in its words any more in {revision}"
    if not (differs := [*_differences(before.value, now.value)]):
        return at, None
    wider = now.start <= at.start and at.end <= now.end and (now.start, now.end) != (at.start, at.end)
    if own and wider and now.kind not in TELLING:
        return replace(at, state=AnchorState.CHANGED, start=now.start, end=now.end), None
    return at, f"its words are read otherwise in {{revision}}: {'; '.join(differs)}"


def _told(claim: Claim, anchor: Anchor, at: Placed, text: str, because: str | None = None) -> Stand:
    old, said = anchor.exact, text[at.start : at.end]
    corrected = at.state is AnchorState.CHANGED and _has_replacement(claim, at, text)
    because = because or _because(at, old, said, corrected=corrected)
    return Stand(claim, at.state, at.start, at.end, old, said, because, corrected, at.spots)


def _because(at: Placed, old: str, new: str, *, corrected: bool) -> str | None:
    if at.state is AnchorState.LOST:
        return "its words are gone from {revision}"
    if at.state is AnchorState.AMBIGUOUS:
        places = f"stand in {len(at.spots)} places of" if len(at.spots) > 1 else "stand fewer times in"
        return f"its words {places} {{revision}}, and which are meant cannot be told"
    around = f"what stands around its words changed in {{revision}}: {at.because}" if at.because else None
    if at.state is not AnchorState.CHANGED:
        return around
    # What comes from the text may have braces of its own.
    said = anchoring.difference(old, new).replace("{", "{{").replace("}", "}}")
    if corrected:
        return f"its words were corrected as proposed in {{revision}}: {said}"
    if around and words.alike(old, new):
        return around
    return f"its words changed in {{revision}}: {said}"


def _has_replacement(claim: Claim, at: Placed, text: str) -> bool:
    there = words.places(text, claim.replacement) if claim.replacement else []
    return any(start < at.end and at.start < end for start, end in there)


def _read_at(found: Iterable[FoundClaim], claim: Claim, anchor: Anchor) -> FoundClaim | None:
    """Give what extraction reads on a claim's words: there, of its kind; else there; else what overlaps most."""
    near = [one for one in found if one.start < anchor.end and anchor.start < one.end]
    there = [one for one in near if (one.start, one.end) == (anchor.start, anchor.end)]
    of_kind = [one for one in near if one.kind is claim.kind]
    same = [one for one in there if one.kind is claim.kind] or there
    return same[0] if same else max(of_kind, key=lambda one: _overlap(one, anchor.start, anchor.end), default=None)


def _counterparts(read: Reading, placing: Placing) -> Counterparts:
    """Give for what was found in the last text what is found in its place in the new one, each once."""
    places = [(found, placing.of(found.start, found.end)) for found in read.before]
    standing = [(found, at) for found, at in places if at.state in {*KEPT, AnchorState.CHANGED}]
    here = {_spot(found): found for found in read.now}
    made: Counterparts = {}
    for found, at in standing:
        if same := here.pop((at.start, at.end, found.kind), None):
            made[found] = same
    by_kind: dict[Kind, list[FoundClaim]] = defaultdict(list)
    for free in here.values():
        by_kind[free.kind].append(free)
    for found, at in standing:
        near = [one for one in by_kind[found.kind] if one.start < at.end and at.start < one.end]
        if found not in made and near:
            nearest = max(near, key=lambda one: _overlap(one, at.start, at.end))
            made[found] = nearest
            by_kind[found.kind].remove(nearest)
    return made


def _rewritten(placed: Sequence[Stand], read: Reading, used: set[FoundClaim]) -> Iterator[Stand]:
    """Set what is lost on the one claim that has its figure now, and had no place in the last text."""
    free: dict[tuple[Kind, Value], list[FoundClaim]] = defaultdict(list)
    for found in read.now:
        if found not in used and found.value.measured:
            free[found.kind, _figure(found.value)].append(found)
    lost: dict[tuple[Kind, Value], list[Stand]] = defaultdict(list)
    for stand in placed:
        value = claims.value_of(stand.claim)
        if stand.state is AnchorState.LOST and value.measured:
            lost[stand.claim.kind, _figure(value)].append(stand)
    again = {stands[0].claim.id: free[key][0] for key, stands in lost.items() if len(stands) == len(free[key]) == 1}
    yield from (_moved_to(stand, again[stand.claim.id]) if stand.claim.id in again else stand for stand in placed)


def _moved_to(stand: Stand, found: FoundClaim) -> Stand:
    at = Placed(AnchorState.CHANGED, found.start, found.end)
    because = _because(at, stand.old, found.exact, corrected=False)
    return replace(stand, state=at.state, start=at.start, end=at.end, new=found.exact, because=because, read=found)


def _figure(value: Value) -> Value:
    return replace(value, subject=None, speaker=None, date=None)


def _differences(old: Value, new: Value) -> Iterator[str]:
    for name in (one.name for one in fields(Value)):
        if (was := getattr(old, name)) != (now := getattr(new, name)):
            yield f"{name} {'none' if was is None else was} → {'none' if now is None else now}"


def _overlap(found: FoundClaim, start: int, end: int) -> tuple[int, int]:
    """Say by how much two places overlap, then how alike they are in length."""
    return min(found.end, end) - max(found.start, start), -abs(found.end - found.start - end + start)


def _spot(found: FoundClaim) -> Spot:
    return found.start, found.end, found.kind
