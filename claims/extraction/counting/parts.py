"""Figures that are parts of the figure before them: "including 12 children", "two of them guards"."""

import re

_Place = tuple[int, int]


def whole(text: str, core: _Place, last: _Place, of_last: _Place | None) -> _Place | None:
    """Give the place of the figure that one is a part of, None where it stands for itself.

    `core` is the place of the figure without its noun, `last` that of the claim before it, and `of_last` the whole
    that claim is a part of itself. All are offsets in `text`.
    """
    between = text[last[1] : core[0]]
    if len(between) > REACH:
        return None
    if INCLUDING.search(between) or (OF_THEM.match(text, core[1]) and SAME_SENTENCE.fullmatch(between)):
        return last
    return of_last if LISTED.fullmatch(between) else None


# No part stands further from its whole, in characters.
REACH = 120

INCLUDING = re.compile(
    r"^[^.;!?]*(?<!\w)(?:including|among\sthem|among\swhom|of\swhom|of\sthem|include[sd]?|along\swith)\s$",
    re.IGNORECASE,
)
LISTED = re.compile(r"(?:\s\w+){0,3}(?:,|,?\sand|\sas\swell\sas)\s", re.IGNORECASE)
SAME_SENTENCE = re.compile(r"[^.!?]*(?:[,;(—–]|\sand|\swith|\sleast)\s?", re.IGNORECASE)
OF_THEM = re.compile(r"\sof\s(?:them|whom)(?!\w)", re.IGNORECASE)
