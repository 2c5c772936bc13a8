"""A claim as a terminal shows it: its status, and its words marked in their sentence."""

import re

from claims.cli.table import paint
from claims.cli.text import cut, shown, tail, width
from claims.extraction.text import sentences
from claims.tracking.listing import Entry
from claims.vocabulary import Status

COLOURS = {
    Status.UNVERIFIED: "yellow",
    Status.VERIFIED: "green",
    Status.REFUTED: "red",
    Status.DISPUTED: "magenta",
    Status.UNPROVEN: "cyan",
    Status.DISMISSED: "bright_black",
}
# What went and what came, as `tracking.anchoring.difference` marks them.
_CHANGED = re.compile(r"\[-.*?-\]|\{\+.*?\+\}")
# For each claim that a claim stands inside.
INDENT = "  "
# Of the room left over, this part goes to the words before a claim: what a claim says of follows it.
_BEFORE = 0.4


def status(entry: Entry) -> str:
    """Say a claim's status, and that it must be looked at again."""
    return f"{entry.status}, stale" if entry.stale else entry.status


def stale(entry: Entry) -> str | None:
    """Say why a claim must be looked at again, None where it need not be."""
    return f"stale because {entry.stale_because}" if entry.stale_because else None


def changed(said: str) -> str:
    """Paint what went and what came in a word diff; `said` is fit for a terminal."""
    return _CHANGED.sub(lambda part: paint(part[0], "red" if part[0][0] == "[" else "green"), said)


def colour(entry: Entry) -> str:
    """Give the colour of a claim's status."""
    return COLOURS[entry.status]


def sentence(entry: Entry) -> str:
    """Give a claim's words in [brackets] in their sentence; a claim without a text in its own words."""
    if entry.exact is None:
        return entry.text
    before, after = _around(entry)
    return f"{before}[{entry.exact}]{after}"


def indented(entry: Entry) -> str:
    """Give a claim's sentence, set in by what it stands inside."""
    return INDENT * entry.depth + sentence(entry)


def fitted(entry: Entry, columns: int) -> str:
    """Cut a claim's sentence to so many columns, its own words last; half of them at most are for setting it in."""
    indent = (INDENT * entry.depth)[: columns // 2]
    return indent + _cut_around(entry, columns - len(indent))


def marked(before: str, exact: str, after: str, columns: int) -> str:
    """Cut words in [brackets] between what is around them to so many columns, the words themselves last."""
    before, after = shown(before), shown(after)
    exact = cut(shown(exact), columns - 2)
    if width(exact) + 2 > columns:
        return cut(f"[{exact}]", columns)
    room = max(0, columns - width(exact) - 2)
    left = min(width(before), max(int(room * _BEFORE), room - width(after)))
    rest = cut(after, room - left) if room > left else ""
    return f"{tail(before, left)}{paint(f'[{exact}]', None, bold=True)}{rest}"


def _cut_around(entry: Entry, columns: int) -> str:
    if entry.exact is None:
        return cut(shown(entry.text), columns)
    before, after = _around(entry)
    return marked(before, entry.exact, after, columns)


def _around(entry: Entry) -> tuple[str, str]:
    around = f"{entry.before}{entry.exact}{entry.after}"
    start, end = len(entry.before), len(around) - len(entry.after)
    first, last = sentences.around(around, start, end)
    return around[first:start], around[end:last]
