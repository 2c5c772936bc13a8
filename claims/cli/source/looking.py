"""`claims source list` and `claims source show`."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Annotated, Self

import typer
from sqlalchemy.orm import Session
from typer._click.exceptions import UsageError

from claims.cli import options, output, witness
from claims.cli.desk import Desk
from claims.cli.output import Form
from claims.cli.table import Column, paint
from claims.cli.text import shown
from claims.errors import NotAllowedError
from claims.reports.tables import Format
from claims.tracking import proofs, selection, shelf, snapshots
from claims.tracking.proofs import Proof
from claims.tracking.shelf import Entry
from claims.vocabulary import Agreement, Capture, Finding, Stance

app = typer.Typer()

COLUMNS = [
    Column[Entry]("source", lambda entry: f"s{entry.number}"),
    Column[Entry]("claims", lambda entry: str(entry.claims), right=True),
    Column[Entry]("kind", lambda entry: entry.kind),
    Column[Entry]("level", lambda entry: entry.level),
    Column[Entry]("kept", witness.kept, colour=lambda entry: witness.KEPT_IN.get(entry.capture)),
    Column[Entry]("where", lambda entry: entry.called),
]


# The reading list says which claims wait, not how many there are.
READING = [COLUMNS[0], Column[Entry]("waits on", lambda entry: selection.counted(entry.waiting)), *COLUMNS[2:]]


@dataclass(frozen=True, slots=True)
class Beside:
    """What a source does to a claim; `stands` is what it says where the quote alters it."""

    claim: int
    stance: Stance
    quote: str | None
    locator: str | None
    finding: Finding | None
    stands: str | None
    agreement: Agreement | None


@dataclass(frozen=True, slots=True)
class Whole(Entry):
    """A source as it is listed, with all that was kept of it and all that it does."""

    snapshots: tuple[snapshots.Entry, ...]
    evidence: tuple[Beside, ...]
    proofs: tuple[tuple[int, Proof], ...] = field(repr=False)

    @classmethod
    def of(cls, session: Session, entry: Entry) -> Self:
        """Read what belongs to a source."""
        own = proofs.of_source(session, entry.number)
        beside = tuple(
            Beside(claim, p.stance, p.quote, p.locator, p.finding, p.stands, p.agreement) for claim, p in own
        )
        listed = {part.name: getattr(entry, part.name) for part in fields(entry)}
        kept = snapshots.entries(session, entry.number)
        return cls(**listed, snapshots=kept, evidence=beside, proofs=tuple(own))


@app.command("list")
def list_sources(
    context: typer.Context,
    claim: options.AnyClaim = None,
    unread: Annotated[
        bool, typer.Option("--unread", help="Only those that somebody has yet to read, with the claims that wait.")
    ] = False,
    article: options.OfArticle = None,
    include_confidential: options.IncludeConfidential = False,
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
        there = shelf.entries(session, claim=claim, article=article, unread=unread, told=include_confidential)
        listed = output.write_some(there, Entry, READING if unread else COLUMNS, form)
        if not listed and form.shape is Format.TABLE:
            output.say_none("source")


@app.command("show")
def show(
    context: typer.Context,
    number: options.SourceNumber,
    text: Annotated[bool, typer.Option("--text", help="The text of it that was kept, to read.")] = False,
    save: Annotated[
        str | None, typer.Option("--save", metavar="FILE", help="Write the bytes that were kept to a new file.")
    ] = None,
    include_confidential: options.IncludeConfidential = False,
    shape: options.Shape = Format.TABLE,
    as_json: options.AsJson = False,
    fields: options.Fields = None,
    no_pager: options.NoPager = False,
) -> None:
    """Show a source, what is kept of it, and its claims."""
    if text and save:
        raise UsageError("--text shows the text, --save writes the bytes; leave one out")
    form = Form(shape, as_json, fields, no_pager)
    with Desk.of(context).look() as session:
        if text:
            output.put([_visible(snapshots.readable(session, number, told=include_confidential))], form)
        elif save is not None:
            typer.echo(_saved(save, snapshots.original(session, number, told=include_confidential)))
        else:
            [entry] = shelf.entries(session, number=number, told=include_confidential)
            output.write_one(Whole.of(session, entry), _card, form)


def _visible(text: str) -> str:
    return "".join(f"{shown(line)}\n" for line in text.splitlines())


def _saved(place: str, content: bytes) -> str:
    """Write to a file that is not there yet; nothing is overwritten."""
    try:
        with Path(place).open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise NotAllowedError(f"{place} is there already; name a new file") from error
    except OSError as error:
        raise NotAllowedError(f"{place} cannot be written: {(error.strerror or '').lower()}") from error
    return f"Wrote {len(content):,} bytes to {shown(place)}."


def _card(entry: Whole) -> Iterator[str]:
    yield f"Source s{entry.number}: {shown(COLUMNS[-1].cell(entry))}"
    yield f"  {entry.kind}, {entry.level}{f', SHA-256 {entry.sha256}' if entry.sha256 else ''}"
    facts = (
        ("published", entry.published),
        ("derived from", entry.derived_from and f"source s{entry.derived_from}"),
        ("redacted", entry.redacted_at and f"{entry.redacted_at:%Y-%m-%d %H:%M}, for good"),
    )
    yield from (f"  {name}: {fact}" for name, fact in facts if fact)
    if entry.redacted_at is None:
        yield from (f"  {shown(line)}" for snapshot in entry.snapshots for line in _attempt(entry, snapshot))
    if not entry.snapshots and entry.location is not None and entry.alias is None:
        yield f"  never captured; 'claims source capture s{entry.number}' keeps what it says"
    for claim, proof in entry.proofs:
        more = [proof.locator or "", f"'{proof.quote}' ({proof.finding})" if proof.quote else ""]
        yield shown(", ".join([f"  {witness.DOES[proof.stance]}: claim {claim}", *filter(None, more)]))
        yield from (paint(f"    {shown(said)}", "red") for said in witness.objections(claim, proof))


def _attempt(entry: Entry, snapshot: snapshots.Entry) -> Iterator[str]:
    """Say what was kept at one time, or why nothing was, and what a check found since."""
    if snapshot.state is not Capture.CAPTURED:
        again = f"'claims source capture s{entry.number}' tries again"
        last = snapshot.checked_at or snapshot.created_at
        yield f"{snapshot.state} on {last:%Y-%m-%d %H:%M}: {snapshot.failure}; {again}"
        return
    elsewhere = snapshot.location != entry.location and entry.alias is None
    whence = f" from {snapshot.location or 'a file'}" if elsewhere else ""
    status = f", status {snapshot.status}" if snapshot.status else ""
    yield f"captured {snapshot.taken_at:%Y-%m-%d %H:%M}{whence}{status}, {snapshot.media_type or 'of unknown type'}"
    yield f"  SHA-256 {snapshot.sha256}; {snapshot.failure or f'read as {snapshot.read_by}'}"
    if snapshot.checked_at is not None and snapshot.drift is not None:
        yield f"  checked {snapshot.checked_at:%Y-%m-%d %H:%M}: {witness.DRIFTED[snapshot.drift]}"
