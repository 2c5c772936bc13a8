"""`claims mark`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer
from typer._click.exceptions import UsageError

from claims.cli import options
from claims.cli.desk import Desk
from claims.cli.text import shown
from claims.tracking.selection import Asked
from claims.vocabulary import Status

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from claims.cli import giving
    from claims.tracking.asking import Record
    from claims.tracking.overtaking import Seen
    from claims.tracking.sources import Cited

app = typer.Typer()


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict as somebody gives it, perhaps only to see what it would do."""

    status: Status
    why: str | None
    rating: str | None
    by: str
    dry: bool

    def to(self, record: "Record", chosen: Sequence[int]) -> tuple[list[str], list[str]]:
        """Give it to claims; return what was done, and what there is to doubt."""
        from claims.cli import said
        from claims.tracking import overtaking, status

        marked = status.mark(record, chosen, self.status, why=self.why, rating=self.rating, by=self.by)
        doubts = [*status.contradicted(record, marked), *map(shown, status.overtaken(record, marked))]
        doubts += map(shown, overtaking.replaced(record))
        return said.claims(record, marked, "would be " * self.dry + self.status), doubts


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
    from claims.tracking.overtaking import Seen

    if source is None and (quote or locator):
        raise UsageError("--quote and --locator are of a --source; name it as well")
    desk = Desk.of(context)
    cited = _cited(source)
    with desk.glance() as record:
        seen = Seen.of(record, desk.choose(record, numbers))
    seen = asking.ask(desk, seen, "mark", f" {verdict}", yes=yes or dry_run)
    decision = Decision(verdict, options.optional(why), rating, desk.by, dry_run)
    if cited is None and evidence_of is None:
        with desk.write(dry=dry_run) as record:
            done, doubts = decision.to(record, _still(record, numbers, seen))
    else:
        from claims.cli import giving
        from claims.tracking.evidence import Says, with_verdict

        says = Says(with_verdict(verdict), options.optional(quote), locator)
        wish = giving.Wish(capture, None, allow_private)
        brought = giving.prepare(desk, seen.claims, cited, says, wish) if cited is not None else None
        with desk.begin(dry=dry_run) as session:
            chosen = _still(session, numbers, seen)
            about = _beside(session, chosen, brought, evidence_of, decision)
            done, doubts = decision.to(session, chosen)
            doubts = [*about, *doubts]
    said.out(done)
    said.doubts(doubts)


def _cited(location: str | None) -> "Cited | None":
    """Read what was named as a source; what reads and fetches them takes a quarter of a command that can do without."""
    if location is None:
        return None
    from claims.cli import citing

    return citing.read(location)


def _still(record: "Record", numbers: Asked, seen: "Seen") -> tuple[int, ...]:
    """Give the claims that are meant by now, none of them changed by others since somebody was asked."""
    from claims.tracking import choosing

    chosen = choosing.choose(record, numbers).numbers
    seen.still(record, chosen)
    return chosen


def _beside(
    session: "Session",
    chosen: tuple[int, ...],
    brought: "giving.Given | None",
    evidence_of: int | None,
    decision: Decision,
) -> list[str]:
    """Put the evidence that came with a verdict beside the claims; return what there is to doubt of it."""
    from claims.cli import giving

    noted, doubts = bool(decision.why), list[str]()
    if brought is not None:
        _, doubts = brought.put(session, chosen, noted=noted, by=decision.by)
    if evidence_of is not None:
        doubts = giving.taken_over(session, evidence_of, chosen, decision.status, noted=noted, by=decision.by)
    return doubts
