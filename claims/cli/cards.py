"""A claim as a card: everything on record about it, its verdict and the reason for it first."""

import shutil
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import fields as fields_of
from typing import TYPE_CHECKING

from claims import extraction
from claims.cli import phrases, repeats, witness
from claims.cli.table import paint
from claims.cli.text import shown
from claims.extraction import priority
from claims.reports import saying
from claims.tracking import chronicle, elsewhere, findings, listing, notes, selection, telling, verdicts
from claims.tracking.elsewhere import Elsewhere
from claims.tracking.findings import Rule
from claims.tracking.listing import Entry, Filter, Sort
from claims.tracking.proofs import Proof
from claims.vocabulary import REWORDED, AnchorState

if TYPE_CHECKING:
    from claims.tracking.asking import Record

# The longest line on a terminal; where nobody looks, only sentences are cut into lines.
WIDE = 96
# How far in a card's lines stand, and what runs on from them.
SET_IN, FURTHER = "  ", "    "


@dataclass(frozen=True, slots=True)
class Shown(Entry):
    """A claim with what says the same in other articles, which a list has no time for."""

    elsewhere: tuple[Elsewhere, ...] = ()


def entries(record: "Record", numbers: tuple[int, ...], *, told: bool) -> Iterator[Shown]:
    """Yield claims in the order of their numbers, each with what says the same elsewhere."""
    for entry in listing.entries(record, Filter(numbers=numbers), Sort.NUMBER, told=told):
        own = {part.name: getattr(entry, part.name) for part in fields_of(Entry)}
        yield Shown(**own, elsewhere=tuple(elsewhere.of(record, entry)))


def card(record: "Record", entry: Shown) -> Iterator[str]:
    """Say everything on record about a claim, its verdict and the reason for it first."""
    yield paint(f"Claim {entry.number}: {phrases.status(entry)}", phrases.colour(entry), bold=True)
    for line in _body(record, entry):
        yield from _wrapped(line, FURTHER) if sys.stdout.isatty() else [line]


def _body(record: "Record", entry: Shown) -> Iterator[str]:
    marks = chronicle.of(record, claim=entry.number)
    yield from (f"  why: {shown(why)}" for why in verdicts.reasons(record, marks)[-1:])
    yield from (f"  {shown(said)}" for said in _against(record, entry))
    yield from _wrapped(f"{SET_IN}{shown(phrases.sentence(entry))}", SET_IN)
    yield f"  in article {entry.article}, {shown(entry.title)}"
    yield from (f"  {shown(said)}" for said in repeats.lines(entry, entry.elsewhere))
    for name, said in _facts(entry):
        yield f"  {name}: {shown(said)}"
    if others := listing.merged_into(record, entry.number):
        yield f"  merged with: {selection.counted(others)}"
    if entry.anchor_state is AnchorState.CHANGED or entry.stale_because == REWORDED:
        yield from (f"  {shown(said)}" for said in _offered(record, entry))
    for proof in entry.sources:
        yield f"  {shown(_proof(proof))}"
        yield from (paint(f"    {shown(said)}", "red") for said in witness.objections(entry.number, proof))
    for note in notes.entries(record, entry.number):
        yield f"  note by {shown(note.by)}, {note.created_at:%Y-%m-%d %H:%M}: {shown(note.text)}"
    for told in telling.told(record, marks):
        yield f"  {told.at:%Y-%m-%d %H:%M} {shown(told.text)}"


def _against(record: "Record", entry: Entry) -> Iterator[str]:
    """Say what stands against a claim, with what would meet it; its status stands at the top."""
    found = findings.of(record, [entry])
    if entry.stale_because:
        yield "; ".join([f"stale because {entry.stale_because}", *(o.remedy for o in found if o.rule == Rule.STALE)])
    for one in found:
        if one.rule != Rule.STALE and one.finding != Rule.UNVERIFIED:
            yield f"{one.finding}; {one.remedy}"


def _wrapped(line: str, indent: str) -> list[str]:
    columns = min(WIDE, shutil.get_terminal_size().columns) if sys.stdout.isatty() else WIDE
    # An address that is broken can no longer be opened from the terminal.
    return textwrap.wrap(line, columns, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _facts(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "kind", f"{entry.kind}, found by {entry.made_by}"
    if entry.exact is not None and entry.text != entry.exact:
        yield "claim", entry.text
    if said := saying.value(entry):
        yield "value", said
    for name in ("subject", "speaker", "qualifier", "rating", "resolution", "replacement", "assignee", "signed_off_by"):
        if (fact := getattr(entry, name)) is not None:
            yield name, fact
    beside = (("review", entry.review_url), ("claimant", entry.claimant), ("tags", ", ".join(entry.tags)))
    yield from ((name, fact) for name, fact in (("who", _left_open(entry)), *beside) if fact)
    because = priority.because(entry.kind, listing.value_of(entry), entry.exact or entry.text)
    yield "priority", f"{entry.priority:.2f}, {because}"
    within = (("part of", entry.part_of), ("merged into", entry.merged_into))
    yield from ((name, f"claim {number}") for name, number in within if number is not None)


def _offered(record: "Record", entry: Entry) -> Iterator[str]:
    """Say what is read in the words a claim stands on now, where that is not on record."""
    if entry.start is None or entry.end is None:
        return
    text = listing.texts(record, [entry.article])[entry.article]
    [read] = extraction.read_words(text, [(entry.start, entry.end)], entry.published)
    if (read.exact, read.kind, read.value) != (entry.text, entry.kind, listing.value_of(entry)):
        said = ", ".join(part for part in (read.kind, saying.value(read.value)) if part)
        yield f"its words read now: {said}; 'claims accept {entry.number}' takes that over"


def _left_open(entry: Entry) -> str | None:
    if entry.candidates is None or entry.speaker or entry.subject:
        return None
    return f"left open by the text; it may be {entry.candidates}"


def _proof(proof: Proof) -> str:
    said = f"s{proof.number} {proof.stance}: {proof.title or ''} {proof.location or ''}".replace(":  ", ": ")
    more = (
        proof.published and f"of {proof.published}",
        proof.derived_from and f"repeats s{proof.derived_from}",
        proof.locator,
        proof.quote and f"'{proof.quote}' ({proof.finding})",
    )
    return ", ".join([said.strip(), *(part for part in more if part)])
