"""`claims source` and its commands."""

from collections.abc import Iterator
from functools import partial
from typing import Annotated

import typer
from sqlalchemy.orm import Session
from typer._click.exceptions import UsageError

from claims.cli import citing, completion, options, output, said, typed
from claims.cli.desk import Desk
from claims.cli.output import Form
from claims.cli.table import Column
from claims.cli.text import shown
from claims.reports.tables import Format
from claims.tracking import claims, evidence, proofs, selection, sources
from claims.tracking.evidence import Says
from claims.tracking.selection import Asked
from claims.tracking.sources import Entry
from claims.vocabulary import Level, SourceKind, Stance

app = typer.Typer(help="Put sources beside claims, list, correct and remove them.", no_args_is_help=True)

COLUMNS = [
    Column[Entry]("source", lambda entry: f"s{entry.number}"),
    Column[Entry]("claims", lambda entry: str(entry.claims), right=True),
    Column[Entry]("kind", lambda entry: entry.kind),
    Column[Entry]("level", lambda entry: entry.level),
    Column[Entry](
        "where",
        lambda entry: " ".join(part for part in (entry.title, entry.location or entry.citation) if part),
    ),
]
# What a source does, as a sentence says it.
DOES = {
    Stance.SUPPORTS: "supports it",
    Stance.REFUTES: "refutes it",
    Stance.CONTEXT: "gives context",
    Stance.ABSENT: "does not say it",
    Stance.UNREAD: "is yet to be read",
}


@app.command("add")
def add(
    context: typer.Context,
    numbers: options.ClaimList,
    location: Annotated[
        str | None,
        typer.Argument(
            metavar="[LOCATION]",
            help="An address, a file, or a source on record: s4.",
            autocompletion=completion.sources,
        ),
    ] = None,
    supports: options.Supports = False,
    refutes: options.Refutes = False,
    context_only: options.Context = False,
    absent: options.Absent = False,
    unread: options.Unread = False,
    cite: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="A source that is only words: 'Phone call with Dr Lee, 3 May'."),
    ] = None,
    quote: options.Quote = None,
    locator: options.Locator = None,
    kind: options.KindOfSource = None,
    level: options.LevelOfSource = None,
    title: options.Title = None,
    evidence_of: options.EvidenceOf = None,
    no_capture: Annotated[  # noqa: ARG001 - so that lines typed today go on working when addresses are fetched
        bool,
        typer.Option("--no-capture", help="Only put the address on record; nothing is fetched yet in any case."),
    ] = False,
    yes: options.Yes = False,
    dry_run: options.DryRun = False,
) -> None:
    """Put a source beside claims, and say what it does to them."""
    stance = options.one_stance(supports=supports, refutes=refutes, context=context_only, absent=absent, unread=unread)
    if stance is None and evidence_of is None:
        raise UsageError("say what the source does: --supports, --refutes, --context, --absent or --unread")
    if evidence_of is not None and (location or cite or stance or quote or locator or title or kind or level):
        raise UsageError("--from takes all the evidence of a claim as it is; leave the rest out")
    desk, says = Desk.of(context), Says(stance or Stance.UNREAD, options.optional(quote), locator)
    cited = None
    if evidence_of is None:
        cited = citing.read(location, cite=cite, title=title, kind=kind, level=level)
    with desk.look() as session:
        count = len(desk.choose(session, numbers))
    desk.ask(count, "put a source beside", yes=yes or dry_run)
    with desk.begin(dry=dry_run) as session:
        chosen = selection.choose(session, numbers).numbers
        what, has = "", "would have" if dry_run else "has"
        if evidence_of is not None:
            evidence.copy(session, evidence_of, chosen, by=desk.by)
            what = f"{has} the evidence of claim {evidence_of}"
        elif cited is not None:
            source = sources.put(session, cited, by=desk.by)
            evidence.add(session, source, chosen, says, by=desk.by)
            what = f"{has} source s{source.id}, which {DOES[says.stance]}"
        done = said.claims(session, [claims.find(session, number) for number in chosen], what)
    said.out(done)


@app.command("list")
def list_sources(
    context: typer.Context,
    claim: options.AnyClaim = None,
    unread: Annotated[bool, typer.Option("--unread", help="Only those that somebody has yet to read.")] = False,
    limit: options.Limit = None,
    everything: options.All = False,
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
    no_pager: options.NoPager = False,
) -> None:
    """List sources."""
    form = Form(shape, as_json, fields, no_pager, limit, everything)
    with Desk.of(context).look() as session:
        listed = output.write_some(sources.entries(session, claim=claim, unread=unread), Entry, COLUMNS, form)
        if not listed and form.shape is Format.TABLE:
            output.say_none("source")


@app.command("show")
def show(
    context: typer.Context,
    number: options.SourceNumber,
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
    no_pager: options.NoPager = False,
) -> None:
    """Show a source and the claims it stands beside."""
    form = Form(shape, as_json, fields, no_pager)
    with Desk.of(context).look() as session:
        [entry] = sources.entries(session, number=number)
        output.write_one(entry, partial(_card, session), form)


@app.command("edit")
def edit(
    context: typer.Context,
    number: options.SourceNumber,
    claim: Annotated[
        Asked | None,
        typer.Option("--claim", parser=options.read_claims, metavar="CLAIMS", help="What it does to these claims."),
    ] = None,
    supports: options.Supports = False,
    refutes: options.Refutes = False,
    context_only: options.Context = False,
    absent: options.Absent = False,
    unread: options.Unread = False,
    quote: options.Quote = None,
    locator: options.Locator = None,
    kind: options.KindOfSource = None,
    level: options.LevelOfSource = None,
    title: options.Title = None,
    yes: options.Yes = False,
) -> None:
    """Correct what is on record about a source.

    With --claim, what it does to these claims.
    """
    stance = options.one_stance(supports=supports, refutes=refutes, context=context_only, absent=absent, unread=unread)
    about = {**typed.words(title=title), **_given(kind=kind, level=level)}
    does = {**typed.words(quote=quote, locator=locator), **_given(stance=stance)}
    if bool(does) != bool(claim) or not (about or does):
        raise UsageError(
            "say what to correct: --title, --kind or --level; or --claim with a stance, --quote or --locator"
        )
    desk = Desk.of(context)
    with desk.look() as session:
        sources.find(session, number)
        count = len(desk.choose(session, claim)) if claim else 0
    desk.ask(count, f"edit what source s{number} does to", yes=yes)
    with desk.begin() as session:
        sources.edit(session, number, about, by=desk.by)
        if claim:
            evidence.edit(session, number, selection.choose(session, claim).numbers, does, by=desk.by)
    typer.echo(f"Source s{number} edited.")


@app.command("remove")
def remove(
    context: typer.Context,
    number: options.SourceNumber,
    claim: Annotated[
        Asked | None,
        typer.Option("--claim", parser=options.read_claims, metavar="CLAIMS", help="Only from these claims."),
    ] = None,
    yes: options.Yes = False,
) -> None:
    """Take a source back, from some claims or altogether.

    The record keeps what was.
    """
    desk = Desk.of(context)
    with desk.look() as session:
        sources.find(session, number)
        beside = desk.choose(session, claim) if claim else proofs.of_source(session, number)
    desk.ask(len(beside), f"take source s{number} back from", yes=yes)
    with desk.begin() as session:
        chosen = selection.choose(session, claim).numbers if claim else ()
        taken = evidence.remove(session, number, chosen, by=desk.by)
        numbers = selection.written(sorted({proof.claim_id for proof in taken}))
    typer.echo(f"Source s{number} taken back" + (f" from claim {numbers}." if numbers else "."))


def _card(session: Session, entry: Entry) -> Iterator[str]:
    yield f"Source s{entry.number}: {shown(COLUMNS[-1].cell(entry))}"
    yield f"  {entry.kind}, {entry.level}{f', SHA-256 {entry.sha256}' if entry.sha256 else ''}"
    for claim, stance, quote in proofs.of_source(session, entry.number):
        yield f"  {DOES[stance]}: claim {claim}{f', {quote!r}' if quote else ''}"


def _given(**typed: SourceKind | Level | Stance | None) -> dict[str, object]:
    return {name: word for name, word in typed.items() if word is not None}
