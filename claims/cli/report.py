"""`claims report`."""

from pathlib import Path
from typing import Annotated

import typer

from claims.cli import options, writing
from claims.cli.desk import Desk
from claims.cli.text import shown
from claims.reports import documents, gathering
from claims.vocabulary import Reader

app = typer.Typer()


@app.command("report")
def report(
    context: typer.Context,
    number: options.ArticleNumber,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The document: .html, .docx or .md by its ending.")
    ],
    reader: options.For = Reader.DESK,
    include_confidential: options.IncludeConfidential = False,
    force: options.Force = False,
) -> None:
    """Write an article with all its claims as a document.

    A page for a browser (.html), a Word file with a comment on each claim's words (.docx), or Markdown with footnotes
    (.md).
    """
    write = documents.writer(output.suffix)
    writing.refuse(output, force=force)
    with Desk.of(context).look() as session:
        content = gathering.gather(session, number, reader, told=include_confidential)
    writing.write(output, [write(content)], force=force, secret=include_confidential)
    typer.echo(f"Wrote {shown(str(output))}, {documents.summary(content)}.", err=True)
