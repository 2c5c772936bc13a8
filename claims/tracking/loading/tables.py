"""A table of claims taken in: rows of claims on record change them, the rest are new; all of it or nothing."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import ClaimsError, NotAllowedError
from claims.intake.exchange import typed
from claims.intake.exchange.tables import Row, Table
from claims.model import Claim
from claims.tracking import labels
from claims.tracking.loading import cells, deciding, entering
from claims.tracking.loading.outcome import Loaded, Refusal
from claims.tracking.loading.wishes import Home, Homes, Wish
from claims.tracking.numbers import among
from claims.vocabulary import Status

# As many identities are looked up at a time.
PAGE = 500


def load(session: Session, incoming: Table, *, article: int | None, by: str) -> Loaded:
    """Put what a table says on record, through the rules there are for each thing it says.

    Every row is looked at. Where any is refused, part of the others may be done: the caller keeps nothing then.
    NotFoundError where there is no such `article`.
    """
    loaded, homes = Loaded(warnings=[*incoming.notices]), Homes(session, incoming, article)
    wishes = [*_read(session, incoming, homes, loaded)]
    there = {wish.number for wish in wishes if wish.claim is not None}
    changed = deciding.edit(session, wishes, loaded, by=by)
    entering.add(session, [wish for wish in wishes if wish.claim is None], homes, loaded, by=by)
    _fetch(session, [wish for wish in wishes if wish.made and wish.goes_on])
    changed |= deciding.decide(session, [wish for wish in wishes if wish.claim is not None], loaded, by=by)
    given = {wish.made: wish.status for wish in wishes if wish.made}
    loaded.decided = sum(status not in {None, Status.UNVERIFIED} for status in given.values())
    loaded.changed = sorted(changed & there)
    loaded.same = len(there - changed)
    loaded.added = +loaded.added
    loaded.refused.sort(key=lambda refusal: int(re.sub(r"\D", "", refusal.place)))
    return loaded


def _read(session: Session, incoming: Table, homes: Homes, loaded: Loaded) -> Iterator[Wish]:
    """Read every row; what cannot be read, or speaks of an older state of a claim, is refused."""
    known = _by_uid(session, [uid for row in incoming.rows if (uid := row.fields.get("uid"))])
    seen: dict[str, int] = {}
    wishes = []
    for row in incoming.rows:
        try:
            first = seen.setdefault(row.fields.get("uid") or f"row {row.line}", row.line)
            if first != row.line:
                raise NotAllowedError(f"it is the same claim as in row {first:,}, by its uid")
            wishes.append(_wish(row, known, homes))
        except ClaimsError as error:
            loaded.refused.append(Refusal(f"row {row.line:,}", str(error)))
    tagged = labels.of_claims(session, [wish.number for wish in wishes if wish.claim])
    for wish in wishes:
        wish.tagged = tagged.get(wish.number, ())
        try:
            _refuse_overtaken(wish)
        except ClaimsError as error:
            loaded.refused.append(Refusal(wish.place, str(error)))
        else:
            yield wish


def _wish(row: Row, known: dict[str, Claim], homes: Homes) -> Wish:
    if row.unread:
        raise NotAllowedError(row.unread)
    said = {**row.fields}
    claim = known.get(said.get("uid", ""))
    if claim is not None and claim.removed_at is not None:
        raise NotAllowedError(f"claim {claim.id} was taken out, and only 'claims undo' puts it back")
    homes.refuse(claim)
    home = Home() if claim is not None else homes.of(said.get("article", ""))
    if claim is None:
        if (uid := said.get("uid")) and not typed.UID.fullmatch(uid):
            raise NotAllowedError(f"'{uid[:40]}' is no uid; leave the cell empty for a new claim")
        said["text"] = said.get("text") or said.get("exact") or ""
        if not said["text"]:
            raise NotAllowedError("a claim has at least one word, and there is none in 'text'")
        claim = home.find(said["text"], cells.kind(said["kind"]) if said.get("kind") else None)
    wish = Wish(row.line, said, claim, home, cells.fields(said, claim, home.published))
    deciding.must_be_legible(wish)
    return wish


def _refuse_overtaken(wish: Wish) -> None:
    """Refuse to change a claim that somebody changed after the file was written."""
    claim, at = wish.claim, wish.said.get("updated_at")
    if claim is not None and at and claim.updated_at > cells.moment(at) and any(wish.differing()):
        raise NotAllowedError(
            f"claim {claim.id} was changed since this file was written ({_minute(claim.updated_at)}); export it again, "
            "or empty its updated_at cell to load it all the same"
        )


def _minute(at: datetime) -> str:
    return at.isoformat(" ", "minutes").replace("+00:00", " UTC")


def _by_uid(session: Session, uids: Sequence[str]) -> dict[str, Claim]:
    """Give the claims that have these identities, taken out or not."""
    pages = (uids[at : at + PAGE] for at in range(0, len(uids), PAGE))
    return {c.uid: c for page in pages for c in session.scalars(select(Claim).where(Claim.uid.in_(page)))}


def _fetch(session: Session, wishes: Sequence[Wish]) -> None:
    """Get the new claims of which their rows say more than a new claim has."""
    there = select(Claim).where(among(session, Claim.__table__.c.id, [wish.made for wish in wishes]))
    by_number = {claim.id: claim for claim in session.scalars(there)}
    for wish in wishes:
        wish.claim = by_number[wish.made]
