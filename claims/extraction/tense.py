"""Whether the words around a date speak of what is to come or of what has been."""

from typing import TYPE_CHECKING

from claims.extraction.nouns import first_token
from claims.extraction.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def ahead(doc: "Doc", offset: int) -> bool | None:
    """Tell the future (True) from the past (False) at a character offset; None where no verb governs it."""
    at = first_token(doc, offset)
    if at >= len(doc):
        return None
    token, planned = doc[at], False
    for _ in range(_LONGEST_CLIMB):
        if token.lower_ in _ONWARD and token.i < at:
            return True
        planned = planned or (token.dep_ == "prep" and token.lower_ == "for")
        if token.pos_ in ("VERB", "AUX") and token.i != at:
            return _verb(token, planned=planned)
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _verb(verb: "Token", *, planned: bool) -> bool:
    """Judge by the verb: its helpers, then its own form."""
    if planned and verb.lemma_ in _PLANS:
        return True
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass") and child.i < verb.i}
    if helpers & _FUTURE:
        return True
    if verb.tag_ == "VB" and "to" in helpers:
        return verb.head.lemma_ in _PLANS or verb.head.i == verb.i
    if verb.tag_ == "VBG":
        return bool(helpers & _PRESENT) and "been" not in helpers
    if verb.dep_ in ("conj", "xcomp", "advcl") and not helpers and verb.tag_ == "VB":
        return _verb(verb.head, planned=False) if verb.head.i != verb.i and verb.head.i < verb.i else False
    return verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in _BEGINNINGS


_LONGEST_CLIMB = 8
_ONWARD = frozenset({"starting", "beginning", "effective", "upcoming", "until"})
_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "may", "might", "could", "can"})
_PRESENT = frozenset({"is", "are", "'s", "’s", "'re", "’re", "am"})
_PLANS = words(
    "plan expect schedule set be go agree hope prepare due slate intend aim want vow promise pledge book",
    "call",
)
_BEGINNINGS = words(
    "begin start open close end expire launch return resume kick face meet play host",
)
