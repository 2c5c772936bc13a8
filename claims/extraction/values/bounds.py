"""The words that stand by a figure and say how far it holds: at least, up to, about, or so."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from claims.extraction.words.wordlists import any_of, fold, phrases

# No qualifier, with the blanks in it, is longer than this many characters.
REACH = 40


class Sense(StrEnum):
    """What a qualifier does to the bounds of the figure it stands by."""

    ABOUT = "about"
    FLOOR = "floor"
    CEILING = "ceiling"


@dataclass(frozen=True, slots=True)
class Bound:
    """A qualifier where it was found: offsets in the text searched, and its canonical word."""

    start: int
    end: int
    word: str
    sense: Sense

    def applied(self, low: Decimal | None, high: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
        """Open the side of the figure that the qualifier leaves open."""
        match self.sense:
            case Sense.FLOOR:
                return low, None
            case Sense.CEILING:
                return None, high
            case Sense.ABOUT:
                return low, high


_Table = tuple[tuple[str, Sense, tuple[str, ...]], ...]

# Each row: the canonical word, what it does, and everything that is written for it.
_BEFORE: _Table = (
    (
        "about",
        Sense.ABOUT,
        phrases(
            "about, around, roughly, approximately, approx., circa, some, maybe, estimated,",
            "estimated at, in the region of, in the neighborhood of, on the order of, perhaps,",
            "closer to, close to, somewhere",
            "around, more or less, ~, ≈, plus or minus, give or take, ±",
        ),
    ),
    (
        "at least",
        Sense.FLOOR,
        phrases(
            "at least, at the very least, no fewer than, no less than, not less than, a minimum of,",
            "minimum, as few as, as little as, ≥",
        ),
    ),
    (
        "more than",
        Sense.FLOOR,
        phrases(
            "more than, over, just over, well over, above, upwards of, upward of, greater than, in",
            "excess of, exceeding, north of, better than, >, slightly more than, a little more",
            "than, just above, well above, just more than, a little over, slightly over, far more",
            "than, older than, longer than, higher than, larger than, bigger than, taller than, heavier than,",
            "faster than,",
            "deeper than, wider than, farther than, further than, hotter than",
        ),
    ),
    ("up to", Sense.CEILING, phrases("up to, upto, a maximum of, maximum, to a maximum of, ≤")),
    ("at most", Sense.CEILING, phrases("at most, at the most, no more than, not more than, no later than")),
    ("as much as", Sense.CEILING, phrases("as much as")),
    ("as many as", Sense.CEILING, phrases("as many as")),
    ("as high as", Sense.CEILING, phrases("as high as, as long as, as far as, as large as, as big as")),
    (
        "less than",
        Sense.CEILING,
        phrases(
            "less than, just less than, slightly less than, <, a little less than, far less than, younger than,",
            "shorter than, lower than, smaller than, lighter than, slower than, cheaper than, closer than, colder than",
        ),
    ),
    ("fewer than", Sense.CEILING, phrases("fewer than, just fewer than, far fewer than")),
    (
        "under",
        Sense.CEILING,
        phrases("under, just under, well under, slightly under, a little under, below, just below, south of"),
    ),
    (
        "nearly",
        Sense.CEILING,
        phrases(
            "nearly, almost, just short of, just shy of, shy of, close on, approaching, nearing, virtually, not quite"
        ),
    ),
    ("within", Sense.CEILING, phrases("within, inside of")),
)

_AFTER: _Table = (
    (
        "at least",
        Sense.FLOOR,
        phrases(
            "or more, or greater, or higher, or above, or better, or older, or longer, and over, and up, plus, +, and",
            "above, and older, or over, at least",
        ),
    ),
    (
        "at most",
        Sense.CEILING,
        phrases(
            "or less, or fewer, or lower, or below, or under, or younger, and under, at most",
        ),
    ),
    ("about", Sense.ABOUT, phrases("or so, or thereabouts, odd, give or take, approximately")),
)


def before(text: str, end: int) -> Bound | None:
    """Find the qualifier that ends right before an offset, blanks and emphasis ("a combined") aside."""
    floor = max(0, end - REACH)
    found = _LEADING.search(text[floor:end])
    if found is None:
        return None
    word, sense = _WORDS[fold(found["words"])]
    return Bound(floor + found.start("words"), floor + found.end("words"), word, sense)


def after(text: str, start: int) -> Bound | None:
    """Find the qualifier that begins right after an offset ("or more", "-plus")."""
    found = _TRAILING.match(text, start)
    if found is None:
        return None
    word, sense = _WORDS[fold(found["words"])]
    return Bound(found.start("words"), found.end("words"), word, sense)


def _all(table: _Table) -> list[str]:
    return [words for _, _, group in table for words in group]


_WORDS = {words: (word, sense) for word, sense, group in (*_BEFORE, *_AFTER) for words in group}
_EMPHASIS = any_of(
    ("a combined", "a total of", "another", "a further", "an additional", "only", "a whopping", "a", "an")
)
_LEADING = re.compile(rf"(?<!\w)(?P<words>{any_of(_all(_BEFORE))})\s{{0,2}}(?:{_EMPHASIS}\s)?\s?$", re.IGNORECASE)
_TRAILING = re.compile(rf"[\s-]{{0,2}}(?P<words>{any_of(_all(_AFTER))})(?!\w)", re.IGNORECASE)
