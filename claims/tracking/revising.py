"""The next text of an article: taken in, with every claim of the last one found again in it or said to be lost."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.model import Anchor, Article, Claim, Revision
from claims.tracking import anchoring, articles, blobs, claims, history, search
from claims.tracking.anchoring import Placing
from claims.tracking.counterparts import TELLING
from claims.tracking.rewording import Base, Comparing, Reading, Stand
from claims.vocabulary import PERSON, AnchorState, Kind

if TYPE_CHECKING:
    from claims.intake import Page

# The share of the shorter text's words that both texts must have, in the same sentences, for them to be one article.
# Measured: four articles on different things share 5 in 100 at most, one with 6 in 10 words replaced keeps 41.
LIKENESS = 0.15
ALL_THE_SAME = "--yes takes it in all the same, and 'claims import' as another article"
# Fewer claims than this may all be lost without a question; of more, half of them.
FEW = 3
# Where a claim does not surely stand.
UNSURE = frozenset({AnchorState.LOST, AnchorState.AMBIGUOUS})
# Why a claim is stale whose words are gone, the latest reason of several.
GONE = re.compile(r"(?:; )?its words are gone from revision \d+$")
# What a page may say of its article, and the record not know yet.
FILLED = ("byline", "outlet", "address", "language")


@dataclass(frozen=True, slots=True)
class Revised:
    """What became of an article's claims in its new text; `new` are those it did not have before.

    `stands` has those in the lists that were in the last text or are back, in the order of the text.
    """

    revision: Revision
    stands: tuple[Stand, ...]
    new: tuple[Claim, ...]

    def numbers(self, state: AnchorState) -> list[int]:
        """Give the claims whose words stand so, those left out that somebody dismissed."""
        return [stand.claim.id for stand in self.stands if stand.state is state and not stand.dismissed]


def revise(
    session: Session, number: int, page: "Page", read: Reading, *, another: bool = False, by: str
) -> Revised | None:
    """Take the next text of an article in and set every claim on its words there; None where the text is the same.

    `read` is what extraction finds in both. NotAllowedError where somebody took in another text meanwhile, and for a
    text unlike the last, unless it may be `another` article altogether.
    """
    article = articles.find(session, number)
    last = articles.with_text(session, article)
    if last.number != read.revision:
        raise NotAllowedError(
            f"article {number} was given revision {last.number} by somebody else meanwhile; run the command again"
        )
    if last.text == page.text:
        return None
    laid = anchoring.laid(last.text, page.text)
    if laid.laid.likeness < LIKENESS and not another:
        raise NotAllowedError(_unlike(article, page, laid.laid.likeness))
    revision = _take_in(session, article, page, read.engine, by=by)
    name, earlier = f"revision {revision.number}", _earlier(session, last)
    found = Comparing(read, page.text, name, last.extracted_by, earlier).of(_bases(session, last, laid, page.text))
    listed = [stand for stand in found.stands if _listed(stand)]
    if not another and (lost := _most_lost(listed)):
        raise NotAllowedError(f"{page.location} has none of the words of {lost} of article {number}; {ALL_THE_SAME}")
    _set(session, revision, found.stands, by=by)
    # What a new claim may be a part of, as `claims.add_found` has it.
    wholes = {s.place: s.claim for s in found.stands if not s.dismissed and s.claim.kind not in TELLING}
    new = claims.add_found(session, revision, found.new if read.engine else (), wholes, by=by)
    return Revised(revision, tuple(listed), tuple(new))


def _listed(stand: Stand) -> bool:
    """Tell whether anybody asks what became of a claim: not of one that was gone before already."""
    claim = stand.claim
    gone = stand.state is AnchorState.LOST and claim.start is None
    return claim.removed_at is None and claim.merged_into_id is None and not gone


def _earlier(session: Session, last: Revision) -> set[tuple[str, ...]]:
    """Give the sentences of the texts before the last one in which claims were looked for."""
    of_article = (Revision.article_id == last.article_id, Revision.number < last.number)
    read = select(Revision.text).where(*of_article, Revision.removed_at.is_(None), Revision.extracted_by.is_not(None))
    return {sentence for text in session.scalars(read) for sentence in anchoring.Tokens.of(text).sentences}


def has_names(session: Session, number: int) -> bool:
    """Tell whether each name in an article was made a claim."""
    by_rule = (Claim.article_id == number, Claim.kind == Kind.NAME, Claim.made_by != PERSON)
    return session.scalar(select(Claim.id).where(*by_rule).limit(1)) is not None


def _unlike(article: Article, page: "Page", likeness: float) -> str:
    return (
        f"{page.location} has {likeness:.0%} of its words in common with article {article.id}, and an article's next "
        f"text has {LIKENESS:.0%} at the least; {ALL_THE_SAME}"
    )


def _most_lost(stands: Sequence[Stand]) -> str | None:
    """Say how many of the claims would be lost, where that is most of them."""
    standing = [stand for stand in stands if not stand.dismissed]
    lost = sum(stand.state is AnchorState.LOST for stand in standing)
    return f"{lost} of the {len(standing)} claims" if lost >= FEW and 2 * lost > len(standing) else None


def _take_in(session: Session, article: Article, page: "Page", engine: str | None, *, by: str) -> Revision:
    # A number that an undone text had is not given again.
    latest = session.scalar(select(func.max(Revision.number)).where(Revision.article_id == article.id)) or 0
    revision = Revision(
        article_id=article.id,
        number=latest + 1,
        text=page.text,
        sha256=hashlib.sha256(page.text.encode()).hexdigest(),
        blob_sha256=blobs.put(session, page.original, by=by),
        location=page.location,
        media_type=page.media_type,
        read_by=page.read_by,
        extracted_by=engine,
    )
    history.add(session, revision, by=by)
    known = {
        name: fact for name in FILLED if getattr(article, name) is None and (fact := getattr(page, name)) is not None
    }
    history.change(session, article, {"revision": revision.number, **known}, by=by)
    search.index(session, article)
    return revision


def _bases(session: Session, last: Revision, laid: Placing, text: str) -> list[Base]:
    """Give every claim with the anchor it had when it last stood somewhere, and how that text lies beside the new one.

    Claims that were taken out too, since they may be put back. The last is whether that text is the article's last.
    """
    chosen = (
        select(Claim, Anchor, Revision.number)
        .join(Anchor, Anchor.claim_id == Claim.id)
        .join(Revision, Revision.id == Anchor.revision_id)
        .where(Claim.article_id == last.article_id, Revision.removed_at.is_(None), Revision.number <= last.number)
        .order_by(Claim.id, Revision.number.desc())
    )
    found: dict[int, tuple[Claim, Anchor, int]] = {}
    for claim, anchor, number in session.execute(chosen):
        # Where its words were gone, or nobody could tell which they are, an earlier text knows better.
        if claim.id not in found or (found[claim.id][1].state in UNSURE and anchor.state not in UNSURE):
            found[claim.id] = claim, anchor, number
    placings = {last.number: laid}
    for number in {number for _, _, number in found.values()} - {last.number}:
        earlier = select(Revision.text).where(Revision.article_id == last.article_id, Revision.number == number)
        placings[number] = anchoring.laid(session.scalars(earlier).one(), text)
    return [(claim, anchor, placings[number], number == last.number) for claim, anchor, number in found.values()]


def _set(session: Session, revision: Revision, stands: Sequence[Stand], *, by: str) -> None:
    """Anchor the claims in the new text, and say of which it must be looked at again why."""
    before = {stand.claim.id: stand.claim.updated_at for stand in stands}
    anchors = [claims.anchor_in(revision, stand.claim, stand.place, stand.state) for stand in stands]
    history.add_all(session, [(anchor, {"revision": revision.number}) for anchor in anchors], by=by)
    for stand in stands:
        claim = stand.claim
        lost = stand.state is AnchorState.LOST
        spot = {"start": None if lost else stand.start, "end": None if lost else stand.end}
        if moved := history.differing(claim, spot):
            history.change(session, claim, moved, by=by)
        if (because := _stale(stand)) != claim.stale_because:
            # In a change of its own, which is told.
            history.change(session, claim, {"stale_because": because, "signed_off_by": None}, by=by)
            search.index(session, claim)
        else:
            # Its words are the same: nobody need look at it.
            claim.updated_at = before[claim.id]


def _stale(stand: Stand) -> str | None:
    """Say why a claim must be looked at again now; one that was taken out or went into another is not looked at."""
    claim, before = stand.claim, stand.claim.stale_because
    if claim.removed_at is not None or claim.merged_into_id is not None:
        return before
    # Words that came back leave only what was so before they went.
    kept = GONE.sub("", before) or None if before else None
    if stand.because is None:
        return kept
    return f"{kept}; {stand.because}" if kept and stand.state is AnchorState.LOST else stand.because
