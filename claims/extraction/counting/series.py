"""Things told one after another: "two fled, and a third hid"."""

from typing import TYPE_CHECKING

from claims.extraction.values import numerals
from claims.extraction.values.numerals import cardinal
from claims.extraction.words.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Doc


def goes_on(doc: "Doc", at: int) -> bool:
    """Tell whether the ordinal after the "a" at a token is the next after those counted before, and no share."""
    if at + 1 >= len(doc) or doc[at].lower_ != "a" or (at and doc[at - 1].lower_ in _BEFORE_A_SHARE):
        return False
    place = numerals.ordinal(doc[at + 1].lower_)
    if place is None or (at + 2 < len(doc) and doc[at + 2].lower_ == "of"):
        return False
    before = (token.lower_ for token in doc[max(0, at - _REACH) : at] if token.tag_ == "CD")
    return any(cardinal(word) == place - 1 for word in before)


# In tokens.
_REACH = 30
_BEFORE_A_SHARE = words("by than to about nearly almost over roughly around some only just")
