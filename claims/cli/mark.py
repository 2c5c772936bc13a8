"""`claims mark`."""

from typing import Annotated

import typer
from typer._click.exceptions import UsageError

from claims.cli import options
from claims.cli.desk import Desk
from claims.cli.text import shown
from claims.vocabulary import Status

app = typer.Typer()


@app.command("mark")
def mark(
    context: typer.Context,
    verdict: Annotated[Status, typer.Argument(metavar="STATUS", help=f"One of: {', '.join(Status)}.")],
    numbers: options.ClaimList,
    source: Annotated[str | None, typer.Option(metavar="LOCATION", help="A source for the verdict.")] = None,
    quote: options.Quote = None,
    locator: options.Locator = None,
    evidence_of: options.EvidenceOf = None,
    why: options.Why = None,
    capture: options.CaptureIt = None,
    allow_private: options.AllowPrivate = False,
    rating: Annotated[str | None, typer.Option(metavar="LABEL", help="The desk's own label.")] = None,
    yes: options.Yes = False,
    dry_run: options.DryRun = False,
) -> None:
    """Record what the evidence says of claims.

    'verified' needs a source that supports the claim, 'refuted' one that refutes it, 'disputed' both, or one and
    a --note; 'unproven' needs a --note, and so does 'dismissed' where much depends on the claim. 'claims db policy'
    shows what the desk asks for beyond that.
    """
    from claims.cli import asking, said
    from claims.tracking import choosing, overtaking, status
    from claims.tracking.overtaking import Seen

    if source is None and (quote or locator):
        raise UsageError("--quote and --locator are of a --source; name it as well")
    desk, reason = Desk.of(context), options.optional(why)
    cited = None
    if source is not None:
        # What reads and fetches sources takes a quarter of a command that mostly does without.
        from claims.cli import citing

        cited = citing.read(source)
    with desk.glance() as record:
        seen = Seen.of(record, desk.choose(record, numbers))
    seen = asking.ask(desk, seen, "mark", f" {verdict}", yes=yes or dry_run)
    given = None
    if cited is not None:
        from claims.cli.giving import Wish, prepare
        from claims.tracking.evidence import Says, with_verdict

        says = Says(with_verdict(verdict), options.optional(quote), locator)
        given = prepare(desk, seen.claims, cited, says, Wish(capture, None, allow_private))
    with desk.begin(dry=dry_run) as session:
        chosen = choosing.choose(session, numbers).numbers
        seen.still(session, chosen)
        doubts = given.put(session, chosen, noted=bool(reason), by=desk.by)[1] if given is not None else []
        if evidence_of is not None:
            from claims.cli.giving import taken_over

            doubts = taken_over(session, evidence_of, chosen, verdict, noted=bool(reason), by=desk.by)
        marked = status.mark(session, chosen, verdict, why=reason, rating=rating, by=desk.by)
        doubts += [*status.contradicted(session, marked), *map(shown, status.overtaken(session, marked))]
        doubts += map(shown, overtaking.replaced(session))
        done = said.claims(session, marked, "would be " * dry_run + verdict)
    said.out(done)
    said.doubts(doubts)
