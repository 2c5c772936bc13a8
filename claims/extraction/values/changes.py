"""The words before two figures that make a change of them, and no range: "rose from 3 to 5 percent"."""

import re


def told(text: str, start: int, *, measured: bool) -> bool:
    """Tell whether the figure at an offset is what something changed from, or changed by.

    In "rose $3 to $5" it is, in "rose 3 to 5 percent" it is not: `measured` says that it has a unit of its own.
    """
    before = text[max(0, start - _REACH) : start]
    return _FROM.search(before) is not None or (measured and _BY.search(before) is not None)


_REACH = 50
_MOVED = (
    r"(?<!\w)(?:rose|risen|rises?|rising|fell|fall|fallen|falls|grew|grown|grow|drop|dropped|jumped|climbed|declined?"
    r"|increased?|decreased?|slid|slipped|gained|lost|added|shed|eased|tumbled|up|down|surged|soared|plunged|widened"
    r"|narrowed|shrank)\s"
)
_BY = re.compile(rf"{_MOVED}(?:(?:\w+\s){{0,2}}by\s)?$", re.IGNORECASE)
_FROM = re.compile(
    rf"(?:{_MOVED}|(?<!\w)(?:cut|raised?|went|gone|lowered|reduced|doubled)\s)(?:\w+\s){{0,3}}from\s(?:\w+\s)?$",
    re.IGNORECASE,
)
