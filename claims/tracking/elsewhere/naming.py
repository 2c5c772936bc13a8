"""Whether the names in two sentences say that they are of two things."""

import re

from claims.tracking import folding
from claims.tracking.elsewhere import sequences
from claims.tracking.elsewhere.reading import Reading, is_headline

# "Luxen's" is the name "Luxen": what shows the owner is cut off before words are set side by side.
_OWNER = re.compile(r"['’]s?\b")


def told_apart(one: Reading, two: Reading) -> bool:
    """Tell whether the names say so: none in common, one for another, another place first, or others who acted."""
    if one.told == two.told:
        return False
    sides = one.named_beside(two), two.named_beside(one)
    ours = {name for name, _ in sides[0] if not two.knows(name)}
    theirs = {name for name, _ in sides[1] if not one.knows(name)}
    if not ours or not theirs:
        return False
    if (len(ours), len(theirs)) == tuple(len({name for name, _ in side}) for side in sides):
        return True
    if is_headline(one.sentence) and is_headline(two.sentence):
        return True
    places, their_places = ([name for name, placed in side if placed] for side in sides)
    if places and their_places and places[0] in ours and their_places[0] in theirs:
        return True
    actors, their_actors = ({name for name, placed in side if not placed} for side in sides)
    everybody = bool(actors and their_actors and ours >= actors and theirs >= their_actors)
    return everybody or _in_one_place(one, two, ours - one.opening, theirs - two.opening)


def shared(one: Reading, two: Reading) -> frozenset[str]:
    """Give the names that both have, in the sentence or the title."""
    sides = one.named_beside(two), two.named_beside(one)
    return frozenset(name for side in sides for name, _ in side if one.has(name) and two.has(name))


def _in_one_place(one: Reading, two: Reading, ours: set[str], theirs: set[str]) -> bool:
    """Tell whether a name stands where the other has another, in sentences that are else made alike."""
    return any(
        ours & {*some} and theirs & {*others} for some, others in sequences.replaced(_in_order(one), _in_order(two))
    )


def _in_order(one: Reading) -> list[str]:
    return folding.cut(_OWNER.sub("", one.told))
