"""Text in, frozen claims out: what in an article can be checked, and exactly where it says so.

The text flows up through the rooms: `text` lays it out and has it read, `values` and `dates` know how figures and days
are written, `people` whom names and pronouns mean; `speech`, `counting`, `who` and `events` find the claims, and
`pipeline` joins them. In a room the module of its own name is the door.
"""

from collections.abc import Sequence
from datetime import date

from claims.extraction.found import FoundClaim

__all__ = ["FoundClaim", "engine", "find_claims", "read_words"]


def find_claims(text: str, published: date | None = None, *, names: bool = False) -> tuple[FoundClaim, ...]:
    """Find the checkable claims of an article, in the order of the text, longer before shorter.

    `published` is what relative dates are counted from; without it they are found with no date. `names` adds
    a row for each distinct name. Offsets count code points of the text as given, and `text[start:end] ==
    exact`. Any string is taken; the first call loads the language model, which takes a second or two.
    """
    from claims.extraction import pipeline  # noqa: PLC0415 - leads to spaCy, for which other commands need not wait

    return pipeline.find_claims(text, published, names=names)


def read_words(text: str, places: Sequence[tuple[int, int]], published: date | None = None) -> tuple[FoundClaim, ...]:
    """Give the claim that stands on these very words of a text, for each of some places that a person points at.

    It is what is found there, else, made by `person`, what the words alone say as a figure or a date, else one of kind
    `other`. The text around is read once for all places, which count code points, end exclusive.
    """
    from claims.extraction import pipeline  # noqa: PLC0415 - leads to spaCy, for which other commands need not wait

    return pipeline.read_words(text, places, published)


def engine() -> str:
    """Name what reads the text, with versions: for the record, without loading any of it."""
    from claims.extraction import versions  # noqa: PLC0415 - for the record of an import only

    return versions.engine()
