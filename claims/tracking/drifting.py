"""What has become of sources since they were kept: fetched again, held against that, and what follows for claims."""

import hashlib
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.intake import Captured, NotCaptured, main_text
from claims.model import Claim, Evidence, Snapshot, Source, canonical, now
from claims.tracking import claims, confidential, history, quoting, snapshots, sources
from claims.tracking.confidential import Told
from claims.vocabulary import Drift, Finding, Stance, Status


@dataclass(frozen=True, slots=True)
class Due:
    """A source to be fetched, and what was kept of it last: the snapshot's number, and the quotes found in it.

    What was kept `by_hand`, from a file, is not what its address gives, and never compared with that. `location` is
    empty for a source that is only words.
    """

    number: int
    location: str
    kept: int | None = None
    media_type: str | None = None
    taken_at: datetime | None = None
    by_hand: bool = False
    quotes: tuple[str, ...] = ()
    failure: str | None = None
    # What stands for the location of a confidential source.
    alias: str | None = None

    @property
    def called(self) -> str:
        """What is said of where it is."""
        return self.alias or self.location


@dataclass(frozen=True, slots=True)
class Seen:
    """What a source gave by now, beside what was kept of it.

    `gone` are the quotes that it no longer has; `sha256` (hex) tells one change from a further one, and is None for a
    confidential source, of which nothing in the chain may tell what it says.
    """

    drift: Drift
    gone: tuple[str, ...] = ()
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Drifted:
    """What followed from a check: quotes that are no longer in the source, and claims that are stale by it."""

    gone: tuple[str, ...] = ()
    stale: tuple[int, ...] = ()


def due(session: Session, numbers: Sequence[int], *, again: bool = False) -> list[Due]:
    """Give what is to be fetched: of the sources named, or of all; what is kept already only where wanted `again`.

    Confidential ones only where they are named. NotAllowedError for a source named that is only words and not kept.
    """
    named = [sources.find(session, number) for number in dict.fromkeys(numbers)]
    chosen = named or sources.located(session)
    secrets = confidential.of_sources(session, [source.id for source in chosen])
    kept = [(source, snapshots.newest(session, source.id)) for source in chosen]
    wanted = [
        _due(session, source, secrets.get(source.id, Told(location=source.location)), last)
        for source, last in kept
        if again or last is None
    ]
    for one in wanted:
        if not one.location and one.kept is None:
            raise NotAllowedError(
                f"source s{one.number} is only words; "
                f"'claims source capture s{one.number} --file PATH' keeps a file for it"
            )
    return wanted


def compare(due: Due, had: Captured | NotCaptured, original: bytes) -> Seen | None:
    """Tell what has become of a source since `original` was kept of it; None where there is nothing to compare.

    What surrounds the main text of a page, and changes with every visit, is no change of it unless a quote was there.
    """
    if due.kept is None:
        return None
    if isinstance(had, NotCaptured):
        return Seen(Drift.GONE if had.gone else Drift.UNREACHABLE)
    if due.by_hand:
        return None
    if had.original == original:
        return Seen(Drift.SAME)
    gone = tuple(quote for quote in due.quotes if quoting.look_up(quote, had.text).finding is not Finding.FOUND)
    was, now_ = (main_text(content, due.media_type) for content in (original, had.original))
    same = was is not None and now_ is not None and was.split() == now_.split()
    content = had.original if now_ is None else " ".join(now_.split()).encode()
    sha256 = hashlib.sha256(canonical(gone).encode() + content).hexdigest() if due.alias is None else None
    return Seen(Drift.SAME) if same and not gone else Seen(Drift.CHANGED, gone, sha256)


def note(session: Session, due: Due, seen: Seen, *, by: str) -> Drifted:
    """Record what a source of which something is kept gives by now.

    Where it reads otherwise than was known, claims decided with it must be looked at again. That nobody could reach it
    does not take back that it had changed or gone. What was kept anew meanwhile is not spoken of.
    """
    snapshot = session.get(Snapshot, due.kept)
    if snapshot is None or snapshot.removed_at is not None:
        return Drifted()
    fields: dict[str, object] = {"checked_at": now()}
    if seen.drift is not Drift.UNREACHABLE or snapshot.drift not in {Drift.CHANGED, Drift.GONE}:
        fields["drift"] = seen.drift
    if seen.drift in {Drift.SAME, Drift.CHANGED}:
        fields["seen_sha256"] = seen.sha256
    known = snapshot.drift is Drift.CHANGED if seen.sha256 is None else snapshot.seen_sha256 == seen.sha256
    history.change(session, snapshot, fields, by=by)
    last = snapshots.newest(session, due.number)
    if seen.drift is not Drift.CHANGED or known or last is not snapshot:
        return Drifted()
    return Drifted(seen.gone, _unsettled(session, due.number, {*seen.gone}, by=by))


def _due(session: Session, source: Source, told: Told, last: Snapshot | None) -> Due:
    due = Due(source.id, told.location or "", alias=source.alias)
    if last is None:
        attempt = next(reversed(snapshots.of_source(session, source.id)), None)
        return replace(due, failure=attempt.failure if attempt else None)
    by_hand = not due.location or ((source.sha256 or told.sha256) is None and last.status is None)
    quotes = select(Evidence.quote).where(Evidence.source_id == source.id, Evidence.finding == Finding.FOUND)
    found = session.scalars(quotes.where(Evidence.removed_at.is_(None), Evidence.quote.is_not(None)).distinct())
    return replace(
        due,
        kept=last.id,
        media_type=last.media_type,
        taken_at=last.taken_at,
        by_hand=by_hand,
        quotes=tuple(quote for quote in found if quote),
    )


def _unsettled(session: Session, number: int, gone: AbstractSet[str], *, by: str) -> tuple[int, ...]:
    """Make the claims stale that somebody decided with a source."""
    chosen = select(Evidence.quote, Claim).join(Claim, Claim.id == Evidence.claim_id)
    chosen = chosen.where(Evidence.source_id == number, Evidence.removed_at.is_(None), Evidence.stance != Stance.UNREAD)
    decided = [(quote, claim) for quote, claim in session.execute(chosen.where(claims.listed()).order_by(Claim.id))]
    lost = {claim.id for quote, claim in decided if quote in gone}
    for claim in {claim.id: claim for _, claim in decided}.values():
        no_longer = " and no longer has the quote" if claim.id in lost else ""
        claims.unsettle(session, claim, f"source s{number} reads otherwise by now{no_longer}", by=by)
    return tuple(dict.fromkeys(claim.id for _, claim in decided if claim.status is not Status.UNVERIFIED))
