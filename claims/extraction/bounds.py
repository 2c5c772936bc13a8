"""The words that stand by a figure and say how far it holds: at least, up to, about, or so."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from claims.extraction.units import any_of

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


# Each row: the canonical word, what it does, and everything that is written for it.
_BEFORE = (
    (
        "about",
        Sense.ABOUT,
        ("about", "around", "roughly", "approximately", "approx.", "circa", "some", "maybe"),
    ),
    (
        "about",
        Sense.ABOUT,
        ("an estimated", "estimated", "estimated at", "an average of", "in the region of"),
    ),
    (
        "about",
        Sense.ABOUT,
        ("perhaps", "closer to", "close to", "somewhere around", "more or less", "~", "≈"),
    ),
    (
        "at least",
        Sense.FLOOR,
        ("at least", "at the very least", "no fewer than", "no less than", "not less than"),
    ),
    ("at least", Sense.FLOOR, ("a minimum of", "minimum", "as few as", "as little as", "≥")),
    (
        "more than",
        Sense.FLOOR,
        ("more than", "over", "just over", "well over", "above", "upwards of", "upward of"),
    ),
    ("more than", Sense.FLOOR, ("greater than", "in excess of", "exceeding", "north of", "better than", ">")),
    ("more than", Sense.FLOOR, ("slightly more than", "a little more than", "just above", "well above")),
    ("more than", Sense.FLOOR, ("just more than", "a little over", "slightly over", "far more than")),
    ("up to", Sense.CEILING, ("up to", "upto", "a maximum of", "maximum", "to a maximum of", "≤")),
    ("at most", Sense.CEILING, ("at most", "at the most", "no more than", "not more than", "no later than")),
    ("as much as", Sense.CEILING, ("as much as",)),
    ("as many as", Sense.CEILING, ("as many as",)),
    ("as high as", Sense.CEILING, ("as high as", "as long as", "as far as", "as large as", "as big as")),
    (
        "less than",
        Sense.CEILING,
        ("less than", "just less than", "slightly less than", "<", "a little less than"),
    ),
    ("fewer than", Sense.CEILING, ("fewer than", "just fewer than")),
    ("under", Sense.CEILING, ("under", "just under", "well under", "below", "just below", "south of")),
    ("nearly", Sense.CEILING, ("nearly", "almost", "just short of", "close on", "approaching", "not quite")),
    ("within", Sense.CEILING, ("within", "inside of")),
)

_AFTER = (
    (
        "at least",
        Sense.FLOOR,
        ("or more", "or greater", "or higher", "or older", "or longer", "and over", "and up"),
    ),
    ("at least", Sense.FLOOR, ("plus", "+", "and above", "and older", "or over", "at least")),
    (
        "at most",
        Sense.CEILING,
        ("or less", "or fewer", "or lower", "or under", "or younger", "and under", "at most"),
    ),
    ("about", Sense.ABOUT, ("or so", "or thereabouts", "give or take", "approximately")),
)

_Table = tuple[tuple[str, Sense, tuple[str, ...]], ...]


def before(text: str, end: int) -> Bound | None:
    """Find the qualifier that ends right before an offset, blanks and emphasis ("a combined") aside."""
    floor = max(0, end - REACH)
    found = _LEADING.search(text[floor:end])
    if found is None:
        return None
    word, sense = _WORDS[_key(found["words"])]
    return Bound(floor + found.start("words"), floor + found.end("words"), word, sense)


def after(text: str, start: int) -> Bound | None:
    """Find the qualifier that begins right after an offset ("or more", "-plus")."""
    found = _TRAILING.match(text, start)
    if found is None:
        return None
    word, sense = _WORDS[_key(found["words"])]
    return Bound(found.start("words"), found.end("words"), word, sense)


def _key(words: str) -> str:
    return re.sub(r"[\s-]+", " ", words.lower())


def _all(table: _Table) -> list[str]:
    return [words for _, _, group in table for words in group]


_WORDS = {words: (word, sense) for word, sense, group in (*_BEFORE, *_AFTER) for words in group}
_EMPHASIS = any_of(
    ("a combined", "a total of", "another", "a further", "an additional", "only", "a whopping", "a", "an")
)
_LEADING = re.compile(
    rf"(?<!\w)(?P<words>{any_of(_all(_BEFORE))})\s{{0,2}}(?:{_EMPHASIS}\s)?\s?$", re.IGNORECASE
)
_TRAILING = re.compile(rf"[\s-]{{0,2}}(?P<words>{any_of(_all(_AFTER))})(?!\w)", re.IGNORECASE)
