"""Answers that came back in a Word file become notes on the claims that they are about."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import NotFoundError
from claims.intake.exchange.comments import Comment, Comments
from claims.model import Claim
from claims.tracking import anchoring, claims, noting
from claims.tracking.loading.outcome import Loaded, Refusal

# Code points of a comment; laying longer ones beside each other takes long, and nobody writes them.
LONGEST = 50_000


def load(session: Session, incoming: Comments, *, article: int | None, by: str) -> Loaded:
    """Write replies to comments, and what was changed in one, as notes on their claims.

    What is on record to the letter already, or was until somebody took it out, is not written again. A comment whose
    number, uid or article is another claim's is refused.
    """
    loaded = Loaded(warnings=[*_warnings(incoming)])
    said: dict[int, list[tuple[int | None, str]]] = defaultdict(list)
    for comment in incoming.comments:
        claim = _claim(session, comment, article)
        if isinstance(claim, str):
            loaded.refused.append(Refusal(f"comment [C{comment.number}]", claim))
        else:
            said[claim.article_id] += ((claim.id, words) for words in _notes(comment))
    for number, told in said.items():
        new = noting.add_all(session, number, told, by=by)
        loaded.added["notes"] += len(new)
        loaded.same += len(told) - len(new)
        loaded.lines += (f"+ note on claim {note.claim_id}: {' '.join(note.text.split())}" for note in new)
    return loaded


def _claim(session: Session, comment: Comment, article: int | None) -> Claim | str:
    """Find the claim that a comment is about, or say what stands against it."""
    try:
        claim = claims.find(session, comment.number)
    except NotFoundError as error:
        return str(error)
    if comment.uid is not None and comment.uid != claim.uid:
        other = session.scalar(select(Claim.id).where(Claim.uid == comment.uid))
        whose = f"claim {other}" if other is not None else "a claim of another record"
        return f"it was written about {whose}, not about claim {claim.id} of this one"
    if article is not None and claim.article_id != article:
        return f"claim {claim.id} is in article {claim.article_id}, not in {article}"
    if len(comment.words) > LONGEST:
        return f"it is longer than {LONGEST:,} characters"
    return claim


def _warnings(incoming: Comments) -> Iterator[str]:
    if any(comment.written is None for comment in incoming.comments):
        yield "the file no longer tells how its comments were written: replies were read, changes to comments were not"
    if incoming.gone:
        named = ", ".join(f"[C{number}]" for number in incoming.gone)
        yield f"no comment in the file begins with {named} any more"
    if incoming.apart:
        yield f"comments on other words than a claim's, which are not loaded: {incoming.apart}"


def _notes(comment: Comment) -> Iterator[str]:
    if comment.written is not None and (changes := [*_changes(_lines(comment.written), _lines(comment.words))]):
        yield f"Changed in Word, in the comment: {'; '.join(changes)}"
    for reply in comment.replies:
        if words := "\n".join(_lines(reply.words)):
            yield f"{reply.by or 'Somebody'}, in Word: {words}"


def _changes(written: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """Say what was done to lines: those added and taken out whole, others as a word diff."""
    for done, *places in SequenceMatcher(None, written, now, autojunk=False).get_opcodes():
        was, came = " / ".join(written[slice(*places[:2])]), " / ".join(now[slice(*places[2:])])
        if done == "insert":
            yield f"added “{came}”"
        elif done == "delete":
            yield f"took out “{was}”"
        elif done == "replace":
            yield anchoring.difference(was, came)


def _lines(text: str) -> list[str]:
    """Cut a comment into its paragraphs; programs lay out white space as they like."""
    return [line for line in (" ".join(line.split()) for line in text.replace("\u00ad", "").split("\n")) if line]
