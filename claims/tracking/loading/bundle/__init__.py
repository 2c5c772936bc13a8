"""A bundle of our own format put on record."""

from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.intake.exchange.records import Bundle
from claims.tracking.loading.bundle import again, anew, beside, origins, proven, texts
from claims.tracking.loading.bundle.work import Work
from claims.tracking.loading.outcome import Loaded, Refusal


def load(session: Session, incoming: Bundle, *, article: int | None, by: str) -> Loaded:
    """Put on record what is in a bundle and not there yet, and change what differs; return what became of it.

    Into an empty record numbers, uids and times are kept, so that the same is written of it again. Into any other one
    new numbers are given, and what is there is known by its uid. A claim that differs is changed through the rules that
    hold for everybody, and only where nobody changed it here later than in the file. Of articles and sources, whose
    changes have no time in the file, only what is not known here is taken over. What was taken out here stays out. A
    source that is on record by its address, bytes or citation is that source, whatever its uid. A confidential one of
    which the file says who it is is confidential here too; else it is known by its alias alone, and by its uid.

    Whoever loads a verdict stands behind it. Where anything is refused, the caller keeps nothing. NotAllowedError for
    an `article`: the file says which articles its claims are of.
    """
    if article is not None:
        raise NotAllowedError(f"{incoming.name} says itself of which articles its claims are; leave --article out")
    if incoming.faults:
        return Loaded(refused=[Refusal(fault.place, fault.reason) for fault in incoming.faults])
    work = Work(session, incoming, by)
    # Asked before anything is added.
    kept = work.anew
    texts.take_in(work)
    origins.take_in(work)
    anew.put(work, again.find(work))
    proven.put(work)
    anew.settle(work)
    again.change(work)
    beside.put(work)
    anew.finish(work)
    if kept:
        work.renumber()
    if work.out:
        work.loaded.warnings.append(f"{work.out:,} of what is in it was taken out here, and stays out")
    return work.loaded
