"""What a bare number counts where its noun is left out, told by the figures before it."""

import re
from typing import TYPE_CHECKING

from claims.extraction.text import grammar, language
from claims.vocabulary import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from claims.extraction.values.figure import Figure


def noun(doc: "Doc", figure: "Figure", counted: "Sequence[Figure]") -> str | None:
    """Give the noun left out, None where it is open; `counted` are the figures before that have one.

    It is the one counted before in the same sentence ("435 homes by sale and 187 by tender"). Past the sentence the
    number has to be some of those before ("of the 212 who stayed, 40"), and only one thing may be counted there.
    """
    number = doc[min(grammar.first_token(doc, figure.core[0]), len(doc) - 1)]
    if not counted:
        return None
    last = counted[-1]
    if last.start >= number.sent.start_char:
        head = doc[grammar.first_token(doc, last.end) - 1]
        # What a verb does to a bare number, it did to the noun before as well, or it was another noun ("employs 30").
        return None if number.dep_ == "dobj" != head.dep_ else last.unit
    near = [each for each in counted[-_MOST:] if each.start >= number.sent.start_char - _REACH]
    alone = len({each.unit for each in near}) == 1
    return last.unit if alone and (_is_some(doc, figure, number, near) or _is_the_figure(doc, figure)) else None


def of_the_sum(doc: "Doc", figure: "Figure", last: "Figure") -> bool:
    """Tell a number of the money or rate told before: "sales of 604 million", "to 3 percent from 2.8"."""
    if last.kind is Kind.QUANTITY or last.start < grammar.sentence_at(doc, figure.start).start_char:
        return False
    text = language.text(doc)
    if figure.scaled:
        cued = _OF_MONEY.search(text, max(0, figure.start - _CUE), figure.start)
        return last.kind is Kind.MONEY and cued is not None
    return _CHANGED_FROM.fullmatch(text, last.end, figure.start) is not None


def _is_some(doc: "Doc", figure: "Figure", number: "Token", near: "Sequence[Figure]") -> bool:
    """Tell a number that may be a part of those before by its place: "212 who", "of the 212", "40 left"."""
    most = max((each.high or each.low or 0 for each in near), default=0)
    if figure.low is None or figure.low > most:
        return False
    text = language.text(doc)
    cued = _WHO.match(text, figure.end) or _OF_THE.search(text, max(0, figure.start - _CUE), figure.start)
    return cued is not None or number.dep_ in grammar.SUBJECTS


def _is_the_figure(doc: "Doc", figure: "Figure") -> bool:
    """Tell "put the number closer to 400"."""
    return _THE_FIGURE.search(language.text(doc), max(0, figure.start - _CUE), figure.start) is not None


# In characters: how far back those counted may stand, and the cue; and how many of them are asked.
_REACH, _CUE, _MOST = 250, 40, 6
_WHO = re.compile(r"\s(?:who|whom|of\s(?:the|those))\b", re.IGNORECASE)
_OF_THE = re.compile(r"(?<!\w)of\s(?:the|those|these)\s$", re.IGNORECASE)
_THE_FIGURE = re.compile(r"(?<!\w)(?:figure|number|total|count|estimate)\s(?:to|at|was|is|of|as)?\s?$", re.IGNORECASE)
_CHANGED_FROM = re.compile(r"(?:\s\w+){0,3},?\s(?:(?:up|down)\s)?from\s", re.IGNORECASE)
_OF_MONEY = re.compile(
    r"(?<!\w)(?:(?:sales|revenues?|turnover|profits?|loss(?:es)?|income|earnings|debts?|costs?|assets|budget|fees?)\sof"
    r"|from|to|than|versus|against)\s$",
    re.IGNORECASE,
)
