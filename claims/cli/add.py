"""`claims add`."""

from typing import Annotated

import typer

from claims.cli import options
from claims.cli.desk import Desk

app = typer.Typer()


@app.command("add")
def add(
    context: typer.Context,
    article: options.ArticleNumber,
    typed: Annotated[
        str, typer.Argument(metavar="WORDS", help="Words of the article, as they stand there; - for stdin.")
    ],
    kind: options.KindChoice = None,
    value: options.ValueTyped = None,
    text: Annotated[
        str | None, typer.Option(metavar="T", help="The claim as it is to be checked, readable alone.")
    ] = None,
    nth: options.Nth = None,
) -> None:
    """Add a claim that the extractor missed.

    Its kind and value are read from the words, unless you give them.
    """
    from claims import extraction
    from claims.cli import said
    from claims.tracking import articles, claims, valuing, words

    desk = Desk.of(context)
    with desk.look() as session:
        known = articles.find(session, article)
        revision = articles.with_text(session, known)
    start, end = words.place(revision.text, options.piped(typed), nth=nth)
    [found] = extraction.read_words(revision.text, [(start, end)], known.published)
    found = valuing.as_told(found, kind, value, known.published)
    with desk.begin() as session:
        revision = articles.with_text(session, articles.find(session, article))
        words.must_stand(revision.text, start, end, found.exact)
        claim = claims.add(session, revision, found, text=options.optional(text), by=desk.by)
        done = said.claims(session, [claim.id], f"added as {claim.kind}")
    said.out(done)
