"""A source that a person gives for claims: fetched and read before the work begins, then put beside them."""

import os
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from sqlalchemy.orm import Session
from typer._click.exceptions import UsageError

from claims import extraction, intake
from claims.cli import repeats, witness
from claims.cli.desk import Desk
from claims.cli.text import shown
from claims.errors import NotReadableError, NotUnderstoodError
from claims.extraction.values import numerals
from claims.intake import Captured, Limits, NotCaptured, anywhere, public
from claims.model import Evidence, Snapshot, Source
from claims.tracking import claims, confidential, evidence, figures, proofs, snapshots, sources
from claims.tracking.drifting import Due
from claims.tracking.evidence import Says
from claims.tracking.sources import Cited
from claims.vocabulary import Status

# A person waits so many seconds for a source; `claims source capture` tries longer.
PATIENCE = 5
# So many sources are asked at once.
AT_ONCE = 8
# Words that a number is written with.
_NUMBERS = frozenset({*numerals.ONES, *numerals.TENS, *numerals.SCALES, "dozen", "hundred", "half"})
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

    def put(
        self, session: Session, numbers: Sequence[int], *, noted: bool = False, by: str
    ) -> tuple[Source, list[str]]:
        """Put the source on record with what was had of it, and beside the claims; give what is to be said of it.

        `noted` is whether a verdict comes with it that has a reason.
        """
        source = sources.put(session, self.cited, by=by)
        before = snapshots.newest(session, source.id)
        kept = None
        if self.had is not None and not _same(session, before, self.had):
            kept = snapshots.keep(session, source, self.had, by=by)
        beside = evidence.add(session, source, numbers, self.says, by=by)
        said = findings(session, source, beside, self.had, noted=noted)
        if before is not None and kept is not None and kept.blob_sha256 not in {None, before.blob_sha256}:
            said.append(f"Source s{source.id} had other bytes until now; both are kept.")
        return source, said


def _same(session: Session, before: Snapshot | None, had: Captured | NotCaptured) -> bool:
    """Tell whether somebody kept the very same meanwhile, or has what could not be had now."""
    if before is None:
        return False
    return isinstance(had, NotCaptured) or snapshots.bytes_of(session, before.id) == had.original


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
        had = snapshots.discreet(had) if secret else had
    published = published or (had.published if isinstance(had, Captured) else None)
    return Given(cited, replace(says, figures=figures_in(says.quote, published, wanted=valued)), had)


def _location(session: Session, source: Source | None, cited: Cited) -> str | None:
    """Give where a source is; refuse to make one confidential that is not, before anything is asked."""
    if source is not None and cited.confidential:
        confidential.refuse_late(source)
    # A file that was moved is where it was named now.
    if source is None or cited.origin is not None:
        return cited.origin.location if cited.origin else None
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
    return snapshots.discreet(had) if secret else had


def had_of(due: Due, seconds: float, *, allow_private: bool) -> Captured | NotCaptured:
    """Get what a source on record gives now; of a confidential one nothing that would name it."""
    had = fetched(due.location, seconds, allow_private=allow_private)
    return had if due.alias is None else snapshots.discreet(had)


def had_of_all(
    due: Sequence[Due], seconds: float, *, allow_private: bool
) -> Iterator[tuple[Due, Captured | NotCaptured]]:
    """Yield what each of some sources gives now, in their order, several asked at once."""
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        # A few at a time, because what they give is held in memory until it is kept.
        for few in (due[at : at + AT_ONCE] for at in range(0, len(due), AT_ONCE)):
            asked = pool.map(partial(had_of, seconds=seconds, allow_private=allow_private), few)
            yield from zip(few, asked, strict=True)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def figures_in(quote: str | None, published: date | None, *, wanted: bool) -> str | None:
    """Read the values in a quote, where they are wanted or a number is in it; None where there are none."""
    # The language model takes a second to load.
    words = {*re.findall(r"\w+", (quote or "").lower())}
    if not quote or not (wanted or _NUMBERS & words or any(sign.isdigit() for sign in quote)):
        return None
    return figures.written(found.value for found in extraction.find_claims(quote, published))


def findings(
    session: Session, source: Source, beside: Sequence[Evidence], had: Captured | NotCaptured | None, *, noted: bool
) -> list[str]:
    """Say what a person must know at once: what was not kept, and what the source does not say as it is quoted.

    `beside` is the evidence that was given now; `noted` is whether a verdict came with it that has a reason.
    """
    return [*_about_capture(source, had), *about_words(session, beside, noted=noted)]


def taken_over(
    session: Session, number: int, chosen: Sequence[int], verdict: Status | None = None, *, noted: bool = False, by: str
) -> list[str]:
    """Put the evidence of a claim beside others as well; give what speaks against that, or against its words.

    `verdict` is what the others are marked with it, and `noted` whether that has a reason.
    """
    doubts = repeats.doubts(session, claims.find(session, number).id, chosen, verdict)
    copied = evidence.copy(session, number, chosen, by=by)
    return [*doubts, *about_words(session, copied, noted=noted)]


def _about_capture(source: Source, had: Captured | NotCaptured | None) -> Iterator[str]:
    if isinstance(had, NotCaptured):
        again = f"'claims source capture s{source.id}' tries again"
        yield f"Source s{source.id} was not captured: {shown(had.reason)}; {again}."
    elif had is not None and had.unread:
        yield f"Source s{source.id} is kept, but has no text to look a quote up in: {shown(had.unread)}."


def about_words(session: Session, beside: Sequence[Evidence], *, noted: bool) -> list[str]:
    """Say what speaks against evidence given now: once of a quote, and of each claim whose figure is another."""
    proofs_of = proofs.of_claims(session, [evidence.claim_id for evidence in beside])
    given = {(evidence.claim_id, evidence.source_id, evidence.quote) for evidence in beside}
    own = [(number, proof) for number, all_ in proofs_of.items() for proof in all_]
    own = [(number, proof) for number, proof in own if (number, proof.number, proof.quote) in given]
    lines = [witness.doubt(proof, noted=noted) for _, proof in own]
    quoted = {(evidence.source_id, evidence.quote): evidence for evidence in beside}
    lines += [snapshots.reservation(session, evidence) for evidence in quoted.values()]
    lines += [said(number, proof) for number, proof in own for said in (witness.differs, witness.settles_not)]
    return [*dict.fromkeys(shown(line) for line in lines if line is not None)]
