"""`claims search`."""

from itertools import pairwise
from typing import Annotated

import typer
from typer._click.exceptions import UsageError

from claims.cli import options, output
from claims.cli.desk import Desk
from claims.cli.output import Form
from claims.cli.table import Column
from claims.cli.text import cut, shown, tail, width
from claims.reports.tables import Format
from claims.tracking import search
from claims.tracking.listing import COUNTED
from claims.tracking.search import Hit

app = typer.Typer()

# Where a row stands, in words; what stands beside an article alone has no claim.
WHERE = {
    "article": "article {article}",
    "claim": "claim {claim}, article {article}",
    "source": "source s{number}",
    "quote": "quote in s{number}, claim {claim}",
    "note": "note on claim {claim}, article {article}",
    "reason": "reason on claim {claim}, article {article}",
}
# Of the room there is, this part goes to the words before the first one that was found.
BEFORE = 0.3


def _where(hit: Hit) -> str:
    said = WHERE[hit.place].format(number=hit.number, claim=hit.claim, article=hit.article)
    return said if hit.claim or hit.place != "note" else f"note on article {hit.article}"


def _marked(hit: Hit) -> str:
    """Give the words around, with every one that was found in [brackets]."""
    before, found = _halves(hit)
    return before + found


def _fitted(hit: Hit, columns: int) -> str:
    """Cut the words around to so many columns; those before the first that was found give way from their beginning."""
    before, found = (shown(half) for half in _halves(hit))
    room = min(width(before), max(int(columns * BEFORE), columns - width(found)))
    return tail(before, room) + cut(found, columns - room)


def _halves(hit: Hit) -> tuple[str, str]:
    """Give what stands before the first word found, and the rest with its brackets."""
    edges = [edge for mark in hit.marks for edge in mark]
    pieces = [hit.text[start:end] for start, end in pairwise([0, *edges, len(hit.text)])]
    return pieces[0], "".join(f"[{piece}]" if number % 2 == 0 else piece for number, piece in enumerate(pieces[1:]))


COLUMNS = [
    Column[Hit]("where", _where),
    Column[Hit]("words", _marked, fit=_fitted),
]


@app.command("search")
def search_(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help="Whole words, all of them; evacu* for a beginning."),
    ],
    limit: options.Limit = None,
    everything: options.All = False,
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
    no_pager: options.NoPager = False,
) -> None:
    """Find words in articles, claims, sources, quotes, notes and reasons."""
    form = Form(shape, as_json, fields, no_pager, limit, everything)
    if form.shape is Format.IDS:
        raise UsageError(
            "what is found has numbers of several sorts; 'claims list --search WORDS --format ids' has claims"
        )
    with Desk.of(context).look() as session:
        said = " ".join(words)
        written = output.write(search.find(session, said, most=form.most), Hit, COLUMNS, form)
        output.say_more(search.count(session, said, COUNTED + 1) if written == form.most else written, written)
        if not written:
            typer.echo("Nothing on record has all of these words.", err=True)
