"""The words around what was searched for: of all that a row says, as much as has the words."""

from collections.abc import Sequence

from claims.extraction.text import sentences
from claims.tracking import folding
from claims.tracking.folding import Asked

# Code points of a text looked at on either side of a word, for its sentence.
AROUND = 240


def joined(said: Sequence[str], asked: Sequence[Asked]) -> str:
    """Give the first thing said, and with it each other one that has words asked for which none before it has."""
    lacking = set(asked)
    return "; ".join([one for number, one in enumerate(said) if _gives(one, lacking) or number == 0])


def shortest(said: Sequence[str], text: str, asked: Sequence[Asked]) -> str:
    """Give only those of the things said that have words asked for, and for what they lack a sentence of the text."""
    lacking = set(asked)
    needed = [one for one in said if _gives(one, lacking)]
    return "; ".join([*needed, sentence(text, lacking)] if lacking else needed)


def sentence(text: str, asked: set[Asked]) -> str:
    """Give the sentence of a text that has the most of the words asked for, the first of several."""
    best, most, end = "", 0, 0
    for span in folding.places(text, asked):
        if span[0] < end:
            continue
        start, end = _around(text, *span)
        number = len(folding.held(text[start:end], asked))
        if number > most:
            best, most = text[start:end], number
        if number == len(asked):
            break
    return best


def _gives(said: str, lacking: set[Asked]) -> bool:
    """Tell whether a thing said has words that are still lacking, which then lack no more."""
    has = folding.held(said, lacking)
    lacking -= has
    return bool(has)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    left = max(0, start - AROUND)
    first, last = sentences.around(text[left : end + AROUND], start - left, end - left)
    return left + first, left + last
