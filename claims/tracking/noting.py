"""Writing notes beside claims and articles."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.model import Claim, Note
from claims.tracking import history, search
from claims.tracking.claims import find


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


def add_all(session: Session, article: int, said: Sequence[tuple[int | None, str]], *, by: str) -> list[Note]:
    """Write notes beside claims of an article, by number, or with None beside the article itself.

    What stands there to the letter, or stood there until somebody took it out, is not written again; beside the
    article neither what stands or stood beside a claim of it.
    """
    stood = _ever(session, article)
    anywhere = {text for _, text in stood} | {text for claim, text in said if claim is not None}
    new = [
        Note(claim_id=claim, article_id=article if claim is None else None, text=text, by=by)
        for claim, text in dict.fromkeys(said)
        if (claim, text) not in stood and not (claim is None and text in anywhere)
    ]
    history.add_all(session, [(note, {}) for note in new], by=by)
    search.enter(session, [(note, None) for note in new])
    return new


def _ever(session: Session, article: int) -> set[tuple[int | None, str]]:
    """Give what was written beside an article and its claims, taken out since or not; None is the article."""
    chosen = select(Note.claim_id, Note.text)
    both = (chosen.join(Claim).where(Claim.article_id == article), chosen.where(Note.article_id == article))
    return {(claim, text) for one in both for claim, text in session.execute(one)}
