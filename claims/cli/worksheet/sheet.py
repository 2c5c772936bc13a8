"""The worksheet as a file: a line a claim under the title of its article, and below them what can be done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from claims.cli.table import paint
from claims.cli.text import shown
from claims.cli.worksheet import lines
from claims.cli.worksheet.lines import Line
from claims.errors import ClaimsError, NotUnderstoodError
from claims.tracking.listing import Entry

NOTE = "note:"
# What a person reads and the program does not; what begins with the second is the program's own, about a line below.
REMARK, TROUBLE = "#", "#!"
HELP = """
Each line is a claim: its number, status, kind and value, and after the bar its words in [brackets].
Change a status, a kind or a value. Move the brackets, and the claim stands on other words.
Repeat a line and move its brackets, and the claim is split. Write =12 for the status: it is merged into claim 12.
A line without a number adds a claim; it needs only its words: | that killed [at least 31 people], including
A line that is taken out leaves its claim as it is. An empty file, or one left as it was, changes nothing.
What you write after "note:" is the reason for all of it.
"""


@dataclass(frozen=True, slots=True)
class Written:
    """A line as it was left: where it is in the file (from 0), what it says, and the article it stands under."""

    at: int
    line: Line
    article: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was left: its lines, and the note for all of them."""

    lines: tuple[Written, ...]
    note: str | None


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
            body.append(lines.written(row, widths))
    told = [f"{REMARK} {line}".rstrip() for line in HELP.rstrip().split("\n")]
    return "\n".join([f"{NOTE} {shown(note or '')}".rstrip(), *body, *told, ""])


def read(text: str, articles: Mapping[int, int]) -> Reading:
    """Read a file as a person left it; `articles` gives the article of each claim that was in it.

    TroubleError names every line that cannot be read.
    """
    found: list[tuple[int, Line]] = []
    trouble: dict[int, str] = {}
    note = None
    for at, typed in _told(text):
        if typed.casefold().startswith(NOTE):
            note = typed[len(NOTE) :].strip() or note
            continue
        try:
            line = lines.read(typed)
            _refuse_strangers(line, articles)
            found.append((at, line))
        except NotUnderstoodError as error:
            trouble[at] = str(error)
    if trouble:
        raise TroubleError(trouble)
    return Reading(tuple(_placed(found, articles)), note)


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


def difference(groups: Sequence[Sequence[Written]], entries: Mapping[int, Entry]) -> Iterator[str]:
    """Yield the changed lines as they were and as they are to be, on a terminal in red and green."""
    for group in groups:
        number = group[0].line.number
        was = None if number is None else lines.of(entries[number])
        if was is not None:
            yield paint(shown(f"- {lines.written(was)}"), "red")
        for row in group:
            whole = row.line if was is None or row.line.into else replace(row.line, place=row.line.place or was.place)
            yield paint(shown(f"+ {lines.written(whole)}"), "green")


def _told(text: str) -> Iterator[tuple[int, str]]:
    for at, row in enumerate(text.split("\n")):
        if row.strip() and not row.lstrip().startswith(REMARK):
            yield at, row.strip()


def _refuse_strangers(line: Line, articles: Mapping[int, int]) -> None:
    if line.number is not None and line.number not in articles:
        raise NotUnderstoodError(f"claim {line.number} is not one of those in this file; a new line has no number")


def _placed(found: Sequence[tuple[int, Line]], articles: Mapping[int, int]) -> Iterator[Written]:
    """Give each new claim the article of the line above it, or below it where none is above."""
    numbered = [line.number for _, line in found if line.number is not None]
    article = articles[numbered[0]] if numbered else next(iter(articles.values()))
    for at, line in found:
        article = article if line.number is None else articles[line.number]
        yield Written(at, line, article)
