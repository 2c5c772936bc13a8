"""`claims source add`."""

from typing import Annotated

import typer
from typer._click.exceptions import UsageError

from claims.cli import asking, citing, completion, giving, options, said, witness
from claims.cli.desk import Desk
from claims.cli.giving import Wish
from claims.tracking import choosing
from claims.tracking.evidence import Says
from claims.tracking.overtaking import Seen
from claims.tracking.sources import Cited
from claims.vocabulary import Stance

app = typer.Typer()


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
    file: options.BytesFrom = None,
    quote: options.Quote = None,
    locator: options.Locator = None,
    kind: options.KindOfSource = None,
    level: options.LevelOfSource = None,
    title: options.Title = None,
    published: options.SourcePublished = None,
    derived_from: options.DerivedFrom = None,
    confidential: options.Confidential = False,
    alias: options.Alias = None,
    evidence_of: options.EvidenceOf = None,
    capture: options.CaptureIt = None,
    allow_private: options.AllowPrivate = False,
    yes: options.Yes = False,
    dry_run: options.DryRun = False,
) -> None:
    """Put a source beside claims, and say what it does to them.

    It is kept as it is now: an address is fetched and a file is read, unless that was done before. The --quote is
    looked up in what is kept. A --confidential source is called by its alias, and kept only with --capture.
    """
    stance = options.one_stance(supports=supports, refutes=refutes, context=context_only, absent=absent, unread=unread)
    if stance is None and evidence_of is None:
        raise UsageError("say what the source does: --supports, --refutes, --context, --absent or --unread")
    about = (location, cite, stance, file, quote, locator, title, kind, level, published, derived_from, confidential)
    if evidence_of is not None and any(about):
        raise UsageError("--from takes all the evidence of a claim as it is; leave the rest out")
    if alias is not None and not confidential:
        raise UsageError("--alias is of a source that is --confidential; say that as well")
    desk, says = Desk.of(context), Says(stance or Stance.UNREAD, options.optional(quote), locator)
    wish = Wish(capture, file, allow_private)
    cited = None
    if evidence_of is None:
        told = Cited(
            title=title,
            kind=kind,
            level=level,
            published=published,
            derived_from=derived_from,
            confidential=confidential,
            alias=alias,
        )
        cited = citing.read(location, cite=cite, about=told)
    with desk.look() as session:
        seen = Seen.of(session, desk.choose(session, numbers))
    seen = asking.ask(desk, seen, "put a source beside", yes=yes or dry_run)
    given = giving.prepare(desk, seen.claims, cited, says, wish) if cited is not None else None
    has, doubts = "would have" if dry_run else "has", list[str]()
    with desk.begin(dry=dry_run) as session:
        chosen = choosing.choose(session, numbers).numbers
        seen.still(session, chosen)
        if given is not None:
            source, doubts = given.put(session, chosen, by=desk.by)
            what = f"{has} source s{source.id}, which {witness.DOES[says.stance]}"
        else:
            doubts = giving.taken_over(session, evidence_of or 0, chosen, by=desk.by)
            what = f"{has} the evidence of claim {evidence_of}"
        done = said.claims(session, chosen, what)
    said.out(done)
    said.doubts(doubts)
