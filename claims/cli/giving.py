"""A source that a person gives for claims: fetched and read before the work begins, then put beside them."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import typer
from sqlalchemy.orm import Session
from typer._click.exceptions import UsageError

from claims import extraction, intake
from claims.cli import witness
from claims.cli.desk import Desk
from claims.cli.table import paint
from claims.cli.text import shown
from claims.errors import NotReadableError, NotUnderstoodError
from claims.intake import Captured, Limits, NotCaptured, anywhere, public
from claims.model import Source
from claims.tracking import claims, confidential, evidence, figures, proofs, snapshots, sources
from claims.tracking.evidence import Says
from claims.tracking.snapshots import Due
from claims.tracking.sources import Cited

# A person waits so many seconds for a source; `claims source capture` tries longer.
PATIENCE = 5
# What CLAIMS_CAPTURE says where nothing is to be fetched.
NO = frozenset({"no", "false", "off", "0"})


@dataclass(frozen=True, slots=True)
class Wish:
    """How a source is to be kept: whether at all, from which file instead, and which addresses may be asked.

    Where nobody said whether, the environment's CLAIMS_CAPTURE does, and else it is.
    """

    capture: bool | None = None
    file: str | None = None
    allow_private: bool = False

    def __post_init__(self) -> None:
        if self.file is not None and self.capture is False:
            raise UsageError("--file gives the bytes to keep, and --no-capture keeps none; leave one out")

    @property
    def fetch(self) -> bool:
        """Whether an address is to be asked, or a file read."""
        if self.capture is None:
            return os.environ.get("CLAIMS_CAPTURE", "").strip().lower() not in NO
        return self.capture


@dataclass(frozen=True, slots=True)
class Given:
    """A source, what it does to claims, and what was had of it."""

    cited: Cited
    says: Says
    had: Captured | NotCaptured | None

    def put(self, session: Session, numbers: Sequence[int], *, by: str) -> Source:
        """Put the source on record with what was had of it, and beside the claims."""
        source = sources.put(session, self.cited, by=by)
        if self.had is not None:
            snapshots.keep(session, source, self.had, by=by)
        evidence.add(session, source, numbers, self.says, by=by)
        return source


def prepare(desk: Desk, numbers: Sequence[int], cited: Cited, says: Says, wish: Wish) -> Given:
    """Fetch a source that is not kept yet, and read the figures in its quote; the record is only looked at."""
    with desk.look(quietly=True) as session:
        source = sources.known(session, cited)
        kept = source is not None and snapshots.newest(session, source.id) is not None
        published = cited.published or (source.published if source else None)
        valued = any(claim.date or claims.value_of(claim).measured for claim in claims.find_all(session, numbers))
        location = _location(session, source, cited)
        secret = confidential.is_so(source) if source else cited.confidential
    had = None
    if wish.file is not None:
        had = from_file(wish.file, secret=secret)
    # What is confidential is asked for only where a person says so.
    elif (wish.capture if secret else wish.fetch) and location is not None and not kept:
        had = fetched(location, PATIENCE, allow_private=wish.allow_private)
        had = confidential.discreet(had) if secret else had
    published = published or (had.published if isinstance(had, Captured) else None)
    return Given(cited, replace(says, figures=figures_in(says.quote, published, wanted=valued)), had)


def _location(session: Session, source: Source | None, cited: Cited) -> str | None:
    """Give where a source is; refuse to make one confidential that is not, before anything is asked."""
    if source is None:
        return cited.origin.location if cited.origin else None
    if cited.confidential:
        confidential.refuse_late(source)
    told = confidential.of_source(session, source.id)
    return told.location if told else source.location


def fetched(location: str, seconds: float, *, allow_private: bool) -> Captured | NotCaptured:
    """Get what an address or a file gives now."""
    return intake.capture(location, Limits(seconds=seconds), anywhere if allow_private else public)


def from_file(path: str, *, secret: bool) -> Captured | NotCaptured:
    """Get what a file gives; of a confidential source nothing that would name it, in an error neither."""
    try:
        had = intake.from_file(path, Limits())
    except (NotReadableError, NotUnderstoodError):
        if not secret:
            raise
        raise NotReadableError("the file given for the confidential source cannot be read") from None
    return confidential.discreet(had) if secret else had


def had_of(due: Due, seconds: float, *, allow_private: bool) -> Captured | NotCaptured:
    """Get what a source on record gives now; of a confidential one nothing that would name it."""
    had = fetched(due.location, seconds, allow_private=allow_private)
    return had if due.alias is None else confidential.discreet(had)


def figures_in(quote: str | None, published: date | None, *, wanted: bool) -> str | None:
    """Read the values in a quote, where they are wanted or there is a digit in it; None where there are none."""
    # The language model takes a second to load.
    if not quote or not (wanted or any(sign.isdigit() for sign in quote)):
        return None
    return figures.written(found.value for found in extraction.find_claims(quote, published))


def findings(session: Session, source: Source, numbers: Sequence[int], had: Captured | NotCaptured | None) -> list[str]:
    """Say what a person must know at once: what was not kept, and what the source does not say as it is quoted."""
    return [*_about_capture(source, had), *_about_words(session, source, numbers)]


def say(lines: Sequence[str]) -> None:
    """Say findings on stderr, after the work is kept."""
    for line in lines:
        typer.echo(paint(line, "red", stream=sys.stderr), err=True)


def _about_capture(source: Source, had: Captured | NotCaptured | None) -> Iterator[str]:
    if isinstance(had, NotCaptured):
        again = f"'claims source capture s{source.id}' tries again"
        yield f"Source s{source.id} was not captured: {shown(had.reason)}; {again}."
    elif had is not None and had.unread:
        yield f"Source s{source.id} is kept, but has no text to look a quote up in: {shown(had.unread)}."


def _about_words(session: Session, source: Source, numbers: Sequence[int]) -> Iterator[str]:
    """Say it once of a quote, and of each claim whose figure is another."""
    beside = proofs.of_claims(session, numbers)
    own = [(number, proof) for number, all_ in beside.items() for proof in all_ if proof.number == source.id]
    yield from dict.fromkeys(shown(line) for _, proof in own if (line := witness.doubt(proof)) is not None)
    yield from (shown(line) for number, proof in own if (line := witness.differs(number, proof)) is not None)
