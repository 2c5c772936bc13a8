"""Where the words of claims stand in the next text of their article.

By the same place, then by the same words, then by what stands around them; typography and white space make no
difference, a digit, a name, a negation or a quotation mark always does. Pure: texts and places in, places out.
"""

from claims.tracking.anchoring.alignment import Alignment
from claims.tracking.anchoring.passages import Passage, changed
from claims.tracking.anchoring.placing import SENTENCE, Placed, Placing
from claims.tracking.anchoring.tokens import Tokens
from claims.tracking.anchoring.wording import difference

__all__ = ["SENTENCE", "Alignment", "Passage", "Placed", "Placing", "Tokens", "changed", "difference", "laid"]


def laid(old: str, new: str) -> Placing:
    """Lay two texts beside each other, to be asked where the words of the old one stand in the new one."""
    return Placing(Alignment.of(*Tokens.both(old, new)))
