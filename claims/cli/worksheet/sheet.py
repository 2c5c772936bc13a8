"""The worksheet as a file: a line a claim under the title of its article, and below them what can be done."""

import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from claims.cli.table import paint
from claims.cli.text import cut, shown
from claims.cli.worksheet import lines
from claims.cli.worksheet.lines import Line
from claims.errors import ClaimsError, NotUnderstoodError
from claims.tracking.listing import Entry
from claims.vocabulary import AnchorState, Kind, Status

NOTE = "note:"
# What a person reads and the program does not; what begins with the second is the program's own, about a line below.
REMARK, TROUBLE = "#", "#!"
# No wider than a small terminal, or it would be broken in the middle of words.
KEY = (
    "Statuses: " + " ".join(Status),
    "and =12 to merge into claim 12. Kinds: " + " ".join(list(Kind)[:5]),
    " ".join(list(Kind)[5:]) + ".",
    "What can be done is said at the end.",
)
HELP = """
Each line is a claim: its number, status, kind and value, and after the bar
its words in [brackets]. Change a status, a kind or a value.
The value of a quote or statement is its speaker; of a title, identity, name
or event whom or what it is about; of a date the day; else a figure with its
unit: 31, >=31 (at least), <=31 (up to), ~31 (about), 30..35. - is for none.
Move the brackets, and the claim stands on other words; its value stays.
Repeat a line, and the claim is split: each part is what its line says.
Write =12 for the status, and the claim is merged into claim 12.
A line without a number adds a claim, and needs only its words:
| that killed [at least 31 people], including
What a line leaves out stays as it is: 12 dismissed. So does a claim whose
line is taken out. An empty file changes nothing.
A bracket of the text itself is written \\[.
What you write after "note:" is the --note of all of it.
"""
# The title of an article, by which new lines below it are told to be of it.
_HEADING = re.compile(r"# Article (?P<number>[0-9]{1,9}):")


@dataclass(frozen=True, slots=True)
class Written:
    """A line as it was left: where it is in the file (from 0), what it says, and the article it stands under."""

    at: int
    line: Line
    article: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was left: its lines, the note for all, and why lines cannot be read, by their place in the file."""

    lines: tuple[Written, ...]
    note: str | None
    trouble: Mapping[int, str]


class TroubleError(ClaimsError):
    """Lines that cannot be read or done: `lines` says why, by their place in the file (from 0)."""

    def __init__(self, lines: Mapping[int, str]) -> None:
        super().__init__(next(iter(lines.values())))
        self.lines = lines


def written(entries: Sequence[Entry], note: str | None) -> str:
    """Write the file for claims in the order of the text."""
    rows = [lines.of(entry) for entry in entries]
    widths = (
        max(len(str(row.number)) for row in rows),
        max(len(row.status or "") for row in rows),
        max(len(row.kind or "") for row in rows),
    )
    body: list[str] = []
    for _, group in groupby(zip(entries, rows, strict=True), key=lambda pair: pair[0].article):
        for place, (entry, row) in enumerate(group):
            if place == 0:
                body.append(f"{REMARK} Article {entry.article}: {shown(entry.title)}")
            if entry.anchor_state is AnchorState.LOST:
                body.append(f"{REMARK} Below, {lines.lost(entry.number)}.")
            body.append(lines.written(row, widths))
    told = [f"{REMARK} {line}".rstrip() for line in HELP.rstrip().split("\n")]
    key = [f"{REMARK} {line}" for line in KEY]
    return "\n".join([f"{NOTE} {shown(note or '')}".rstrip(), *key, *body, *told, ""])


def read(text: str, articles: Mapping[int, int]) -> Reading:
    """Read a file as a person left it; `articles` gives the article of each claim that was in it.

    A new claim is of the article whose title or line stands above it.
    """
    found: list[Written] = []
    trouble: dict[int, str] = {}
    notes: list[str] = []
    article = next(iter(articles.values()))
    for at, row in enumerate(text.split("\n")):
        typed = row.strip()
        if heading := _HEADING.match(typed):
            article = int(heading["number"]) if int(heading["number"]) in articles.values() else article
        if not typed or typed.startswith(REMARK):
            continue
        if typed.casefold().startswith(NOTE):
            notes.append(typed[len(NOTE) :].strip())
            continue
        try:
            line = lines.read(typed)
            _refuse_strangers(line, articles)
            article = article if line.number is None else articles[line.number]
            found.append(Written(at, line, article))
        except NotUnderstoodError as error:
            trouble[at] = str(error)
    return Reading(tuple(found), " ".join(note for note in notes if note) or None, trouble)


def plain(text: str) -> str:
    """Give a file without what the program has written into it."""
    return "\n".join(row for row in text.split("\n") if not row.startswith(TROUBLE))


def troubled(text: str, trouble: Mapping[int, str]) -> tuple[str, int]:
    """Write what is wrong above each line; give the file, and the place (from 1) of the first of them in it."""
    rows: list[str] = []
    first = 0
    for at, row in enumerate(text.split("\n")):
        if row.startswith(TROUBLE):
            continue
        if at in trouble:
            rows.append(f"{TROUBLE} {shown(trouble[at])}")
            first = first or len(rows) + 1
        rows.append(row)
    return "\n".join(rows), first


def difference(was: Line | None, will: Sequence[Line]) -> Iterator[str]:
    """Yield a line as it was and the lines that come of it, on a terminal in red and green.

    Words that stay are cut to the terminal: what differs stands before them.
    """
    if was is not None:
        yield paint(_shown("-", was, whole=any(line.place != was.place for line in will)), "red")
    for line in will:
        yield paint(_shown("+", line, whole=was is None or line.place != was.place), "green")


def _shown(sign: str, line: Line, *, whole: bool) -> str:
    text = shown(f"{sign} {lines.written(line)}")
    return text if whole or not sys.stdout.isatty() else cut(text, shutil.get_terminal_size().columns)


def _refuse_strangers(line: Line, articles: Mapping[int, int]) -> None:
    if line.number is not None and line.number not in articles:
        raise NotUnderstoodError(f"claim {line.number} is not one of those in this file; a new line has no number")
