"""What people write beside a claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.model import Note
from claims.tracking import history, search
from claims.tracking.claims import find


@dataclass(frozen=True, slots=True)
class Entry:
    """A note as it is read back."""

    number: int
    claim: int | None
    text: str
    by: str
    created_at: datetime


def add(session: Session, numbers: Sequence[int], text: str, *, by: str) -> list[Note]:
    """Write the same note beside each of the claims."""
    if not text.strip():
        raise NotAllowedError("a note has at least one word")
    written = []
    for number in numbers:
        note = Note(claim_id=find(session, number).id, text=text.strip(), by=by)
        history.add(session, note, by=by)
        search.index(session, note)
        written.append(note)
    return written


def entries(session: Session, claim: int) -> list[Entry]:
    """Read the notes beside a claim, the oldest first."""
    chosen = select(Note).where(Note.claim_id == claim, Note.removed_at.is_(None)).order_by(Note.id)
    return [Entry(note.id, note.claim_id, note.text, note.by, note.created_at) for note in session.scalars(chosen)]
