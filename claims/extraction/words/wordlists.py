"""How tables of words are written down, and made into patterns."""

import re
from collections.abc import Iterable


def words(*lines: str) -> frozenset[str]:
    """Give the words of some lines."""
    return frozenset(word for line in lines for word in line.split())


def phrases(*lines: str) -> tuple[str, ...]:
    """Give the phrases of some lines read as one, divided by commas."""
    return tuple(phrase.strip() for phrase in " ".join(lines).split(",") if phrase.strip())


def fold(written: str) -> str:
    """Fold what a pattern of any case has matched to the form the tables have: small, one blank, no hyphens.

    Python matches the long s, the dotted and the dotless i and the Kelvin sign to plain letters, and so must this.
    """
    return re.sub(r"[\s-]+", " ", written.translate(_ODD_LETTERS).lower())


def any_of(choices: Iterable[str]) -> str:
    """Write a pattern for any of the choices, the longest first; a blank in one may also be a hyphen."""
    ordered = sorted(choices, key=lambda choice: (-len(choice), choice))
    return "(?:" + "|".join(re.escape(choice).replace(r"\ ", r"[\s-]{1,2}") for choice in ordered) + ")"


def any_pattern(*patterns: str) -> str:
    """Write a pattern for any of some patterns, the first that fits."""
    return f"(?:{'|'.join(patterns)})"


_ODD_LETTERS = str.maketrans({"ſ": "s", "İ": "i", "ı": "i", "\u212a": "k", "’": "'"})
