"""`claims coverage`."""

import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator

import typer

from claims.cli import options, output
from claims.cli.desk import Desk
from claims.cli.output import Form
from claims.cli.table import paint
from claims.cli.text import shown
from claims.extraction import facts
from claims.reports.tables import Format
from claims.tracking import articles
from claims.tracking import coverage as covering
from claims.tracking.coverage import Coverage, Entry, Paragraph

app = typer.Typer()

# The longest line.
WIDE = 96
SET_IN = "  "
COLOUR = "yellow"


@app.command("coverage")
def coverage(
    context: typer.Context,
    number: options.ArticleNumber,
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
    no_pager: options.NoPager = False,
) -> None:
    """Show which facts of an article's text no claim covers.

    Facts are its numbers, names, dates, quotations and superlatives. Those that no claim covers stand in [brackets],
    and each paragraph has the share that is covered.
    """
    form, desk = Form(shape, as_json, fields, no_pager), Desk.of(context)
    with desk.look() as session:
        text = articles.with_text(session, articles.find(session, number)).text
    found = facts.find(text)
    with desk.look() as session:
        covered = covering.of(session, number, found)
    if not form.for_people:
        output.write(covered.uncovered, Entry, [], form)
        return
    output.put(_said(covered), form)
    if covered.uncovered:
        typer.echo(f"What ought to be checked: 'claims add {number} WORDS' makes a claim of it.", err=True)


def _said(covered: Coverage) -> Iterator[str]:
    for paragraph in covered.paragraphs:
        yield f"{paint(_head(paragraph), None, bold=True)}\n"
        yield from (f"{line}\n" for line in _marked(covered.text, paragraph))
        yield "\n"
    yield f"{_share(covered.facts - len(covered.uncovered), covered.facts)}\n"


def _head(paragraph: Paragraph) -> str:
    said = _share(paragraph.covered, paragraph.facts) if paragraph.facts else "nothing to cover"
    return f"Paragraph {paragraph.number}: {said}"


def _share(covered: int, facts: int) -> str:
    if not facts:
        return "There is nothing to cover."
    return f"{covered} of {facts} covered, {100 * covered // facts} %"


def _marked(text: str, paragraph: Paragraph) -> Iterator[str]:
    """Yield the lines of a paragraph, with what no claim covers in brackets, coloured where there are colours."""
    columns = min(WIDE, shutil.get_terminal_size().columns) if sys.stdout.isatty() else WIDE
    pieces = _pieces(text, paragraph.start, paragraph.end, paragraph.uncovered)
    words = textwrap.wrap(
        "".join(pieces), columns, initial_indent=SET_IN, subsequent_indent=SET_IN, break_on_hyphens=False
    )
    depth = 0
    for line in words:
        said, depth = _coloured(line, depth)
        yield said


# Signs of no text's own stand for our brackets until the lines are cut: a text has brackets too.
_OPEN, _CLOSE = "\ue0f0", "\ue0f1"
_NONE = str.maketrans(dict.fromkeys((_OPEN, _CLOSE), "\ufffd"))


def _pieces(text: str, start: int, end: int, marked: Iterable[Entry]) -> Iterator[str]:
    """Yield the text from start to end, with our marks at what is marked, which may nest."""
    places = [(entry.start, 1, _OPEN) for entry in marked] + [(entry.end, 0, _CLOSE) for entry in marked]
    at = start
    for place, _, mark in sorted(places):
        yield shown(text[at:place]).translate(_NONE) + mark
        at = place
    yield shown(text[at:end]).translate(_NONE)


def _coloured(line: str, depth: int) -> tuple[str, int]:
    """Write our brackets into a line, what is in them in colour; give also how many stay open at its end."""
    said, piece = [], ""
    for sign in line:
        if sign == _OPEN and not depth:
            said.append(piece)
            piece = ""
        depth += (sign == _OPEN) - (sign == _CLOSE)
        piece += {_OPEN: "[", _CLOSE: "]"}.get(sign, sign)
        if sign == _CLOSE and not depth:
            said.append(paint(piece, COLOUR))
            piece = ""
    return "".join([*said, paint(piece, COLOUR) if depth else piece]), depth
