"""A text as the language model can read it, character for character."""

import re


def legible(words: str) -> str:
    """Put plain characters for those that are no words or that the model stumbles over; no offset moves.

    The marks of footnotes and of Markdown's emphasis become blanks, and the bars between a table's cells semicolons:
    a figure in a table is a claim, the number of a footnote is none, nor one in a web address.
    """
    for form, plain in _PLAIN:
        words = form.sub(plain, words)
    words = _EMPHASIS.sub(lambda found: f"{_blank(found['mark'])}{found['words']}{_blank(found['mark'])}", words)
    words = _ADDRESS.sub(lambda found: _DIGIT.sub("x", found[0]), words)
    return _FOOTNOTE.sub(lambda found: _blank(found[0]), words)


def _blank(words: str) -> str:
    return " " * len(words)


# Two letters before a raised figure may be a measure's ("km²"), three are a word's.
_RAISED = r"(?:(?<=[a-z]{3})|(?<=[.,;:!?)\"”’]))[¹²³⁰⁴-⁹]{1,3}"
_BRACKETED = r"\[(?:\^[\w-]{1,20}|\d{1,3}(?:(?:,\s?|[–-])\d{1,3}){0,5})\]"
_FOOTNOTE = re.compile(rf"{_BRACKETED}|{_RAISED}")
_EMPHASIS = re.compile(
    r"(?<![\w*\\])(?P<mark>\*{1,3}|(?<!_)_{1,3})(?=[^\s*_])(?P<words>[^*_\n]{1,200})(?<=\S)(?P=mark)(?![\w*])"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_DIGIT = re.compile(r"\d")
_PLAIN = (
    # A lone half of a pair has no UTF-8; the model's strings are UTF-8.
    (re.compile("[\ud800-\udfff]"), "\ufffd"),
    (re.compile(r"[^\S ]"), " "),
    (re.compile(r"(?<!\S)\|(?!\S)"), ";"),
    # Unicode's own hyphen, and the one that no line is broken at.
    (re.compile("[\u2010\u2011]"), "-"),
)
