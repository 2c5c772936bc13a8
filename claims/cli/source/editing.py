"""`claims source edit` and `claims source remove`."""

from collections.abc import Callable
from typing import Annotated

import typer
from typer._click.exceptions import UsageError

from claims import database
from claims.cli import asking, giving, options, said, typed
from claims.cli.desk import Desk
from claims.tracking import choosing, confidential, evidence, proofs, selection, sources
from claims.tracking.overtaking import Seen
from claims.tracking.selection import Asked
from claims.vocabulary import NOTHING, Level, SourceKind, Stance

app = typer.Typer()

WhichQuote = Annotated[
    int | None,
    typer.Option("--nth", min=1, metavar="N", help="Which, where it stands beside the claim by several quotes."),
]

# What keeps what was emptied a while longer, and how that ends.
LATER = {
    "sqlite": "Somebody else has the record open; until that ends, the -wal file beside it may still tell.",
    "postgresql": "PostgreSQL's own files may still tell, until 'VACUUM FULL secret, blob' and its log is recycled.",
}


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
    alias: options.Alias = None,
    published: Annotated[
        str | None, typer.Option(metavar="WHEN", help="The day it was published, none for not known.")
    ] = None,
    derived_from: Annotated[
        str | None,
        typer.Option(metavar="SOURCE", help="The source that it only repeats, none for one of its own."),
    ] = None,
    nth: WhichQuote = None,
    yes: options.Yes = False,
) -> None:
    """Correct what is on record about a source.

    With --claim, what it does to these claims.
    """
    stance = options.one_stance(supports=supports, refutes=refutes, context=context_only, absent=absent, unread=unread)
    about = {**typed.words(title=title, alias=alias), **_given(kind=kind, level=level)}
    about |= {} if published is None else {"published": _or_nothing(published, options.read_day)}
    about |= {} if derived_from is None else {"derived_from_id": _or_nothing(derived_from, options.read_source)}
    does = {**typed.words(quote=quote, locator=locator), **_given(stance=stance)}
    if bool(does) != bool(claim) or not (about or does):
        raise UsageError(
            "say what to correct: --title, --alias, --kind, --level, --published or --derived-from; "
            "or --claim with a stance, --quote or --locator"
        )
    desk = Desk.of(context)
    with desk.look() as session:
        day = sources.find(session, number).published
        seen = Seen.of(session, desk.choose(session, claim) if claim else ())
    seen = asking.ask(desk, seen, f"edit what source s{number} does to", yes=yes)
    if "quote" in does:
        does["figures"] = giving.figures_in(str(does["quote"] or ""), day, wanted=True)
    with desk.begin() as session:
        source, doubts = sources.edit(session, number, about, by=desk.by), list[str]()
        if claim:
            chosen = choosing.choose(session, claim).numbers
            seen.still(session, chosen)
            changed = evidence.edit(session, number, chosen, does, nth=nth, by=desk.by)
            doubts = giving.findings(session, source, changed, None, noted=False)
    typer.echo(f"Source s{number} edited.")
    said.doubts(doubts)


@app.command("remove")
def remove(
    context: typer.Context,
    number: options.SourceNumber,
    claim: Annotated[
        Asked | None,
        typer.Option("--claim", parser=options.read_claims, metavar="CLAIMS", help="Only from these claims."),
    ] = None,
    nth: WhichQuote = None,
    yes: options.Yes = False,
) -> None:
    """Take a source back, from some claims or altogether.

    The record keeps what was.
    """
    desk = Desk.of(context)
    with desk.look() as session:
        sources.find(session, number)
        beside = [number for number, _ in proofs.of_source(session, number)]
        seen = Seen.of(session, desk.choose(session, claim) if claim else [*dict.fromkeys(beside)])
    seen = asking.ask(desk, seen, f"take source s{number} back from", yes=yes)
    with desk.begin() as session:
        seen.still(session)
        chosen = choosing.choose(session, claim).numbers if claim else ()
        taken = evidence.remove(session, number, chosen, nth=nth, by=desk.by)
        numbers = selection.written(sorted({proof.claim_id for proof in taken}))
    typer.echo(f"Source s{number} taken back" + (f" from claim {numbers}." if numbers else "."))


@app.command("redact")
def redact(context: typer.Context, number: options.SourceNumber, yes: options.Yes = False) -> None:
    """Empty what tells who a confidential source is, for good.

    Its name, its address and what was kept of it go; its alias, its quotes and what it does to claims stay. Nothing
    brings them back, and what was copied before, as backups are, still has them.
    """
    desk = Desk.of(context)
    with desk.look() as session:
        confidential.refuse_redaction(session, number)
    desk.be_sure(f"Empty for good what tells who source s{number} is?", f"redact source s{number}", yes=yes)
    with desk.begin() as session:
        confidential.redact(session, number, by=desk.by)
    emptied = database.forget(desk.url)
    typer.echo(f"Source s{number} is redacted. Backups and copies made before still tell who it is.")
    if not emptied:
        typer.echo(LATER[desk.url.get_backend_name()], err=True)


def _given(**typed: SourceKind | Level | Stance | None) -> dict[str, object]:
    return {name: word for name, word in typed.items() if word is not None}


def _or_nothing(said: str, read: Callable[[str], object]) -> object:
    return None if said == NOTHING else read(said)
