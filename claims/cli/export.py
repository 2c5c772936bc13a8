"""`claims export`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from claims.cli import options, pager, writing
from claims.cli.desk import Desk
from claims.cli.filters import Filtered
from claims.cli.text import shown
from claims.errors import NotWrittenError
from claims.reports import exchange
from claims.reports.exchange import Format
from claims.reports.exchange.export import Export
from claims.tracking.listing import Filter
from claims.vocabulary import Reader

app = typer.Typer()


def export_(
    context: typer.Context,
    wanted: Filter,
    typed: Annotated[
        Format | None,
        typer.Option("--format", help="How they are written; by the ending of FILE, else csv.", show_default=False),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="A file instead of standard output.")
    ] = None,
    reader: options.For = Reader.DESK,
    include_confidential: options.IncludeConfidential = False,
    evidence: Annotated[bool, typer.Option("--evidence", help="In csv, a row for each piece of evidence.")] = False,
    excel: Annotated[
        bool, typer.Option("--excel", help="In csv, begin with a byte order mark and let Excel run nothing.")
    ] = False,
    force: options.Force = False,
) -> None:
    """Write claims and their sources for other programs.

    csv and xlsx are tables; json and jsonl hold all of the record about the claims; claimreview is schema.org's for
    search engines, annotations are the W3C's, csl is for bibliographies and wikitext for wikis.
    """
    form = typed or exchange.meant(output.suffix if output else "")
    _refuse(form, output, csv_only={"--evidence": evidence, "--excel": excel}, force=force)
    with Desk.of(context).look() as session:
        export = Export(session, wanted, reader, told=include_confidential, evidence=evidence, excel=excel)
        pieces = exchange.pieces(export, form)
        if output is None:
            _put(pieces, form)
        else:
            writing.write(output, _encoded(pieces), force=force, secret=include_confidential)
    for warning in export.warnings:
        typer.echo(shown(warning), err=True)
    typer.echo(f"Wrote {f'{shown(str(output))}, ' if output else ''}{export.summary}.", err=True)


def _refuse(form: Format, output: Path | None, *, csv_only: dict[str, bool], force: bool) -> None:
    for option, given in csv_only.items():
        if given and form is not Format.CSV:
            raise typer.BadParameter(f"{option} is for csv, not for {form}")
    if output is not None:
        writing.refuse(output, force=force)
    elif form is Format.XLSX and sys.stdout.isatty():
        raise NotWrittenError("a workbook is nothing to show on a terminal; name a file with --output")


def _put(pieces: Iterator[str | bytes], form: Format) -> None:
    if form is Format.XLSX:
        sys.stdout.flush()
        sys.stdout.buffer.writelines(_encoded(pieces))
    else:
        pager.write((str(piece) for piece in pieces), plainly=True)


def _encoded(pieces: Iterator[str | bytes]) -> Iterator[bytes]:
    return (piece.encode() if isinstance(piece, str) else piece for piece in pieces)


app.command("export")(Filtered(export_))
