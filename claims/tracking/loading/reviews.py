"""ClaimReviews become claims: each with the verdict of its publisher, the review as a source, and the record kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from sqlalchemy.orm import Session

from claims.intake.exchange.reviews import Review, Reviews
from claims.model import Article
from claims.tracking import articles, confidential, evidence
from claims.tracking.evidence import Says
from claims.tracking.loading import reviewed
from claims.tracking.loading.citing import Citing
from claims.tracking.loading.marking import Marking, named, said
from claims.tracking.loading.outcome import Loaded, Refusal
from claims.tracking.loading.reviewed import Key, Shelf, Standing


def load(session: Session, incoming: Reviews, *, article: int | None = None, by: str) -> Loaded:
    """Take reviews in: into an article, on its words where those stand there once, else into one without a text.

    The same review, by its address and the claim, is the same claim: loaded again it adds nothing, and with another
    verdict changes the claim's, unless somebody of the desk has worked on that since, which is refused. A verdict that
    the desk's policy does not let pass is left to the desk, and so is a label that is none of the desk's. Where
    anything is refused, nothing is done. NotFoundError where there is no such article.
    """
    target = None if article is None else articles.find(session, article)
    known = reviewed.shelf(session, incoming.reviews)
    work = _sorted(session, incoming, known)
    loaded = Loaded(same=work.same, refused=work.refused)
    if work.refused:
        return loaded
    marking = Marking(session, loaded, by)
    if work.new:
        Citing(session, loaded, by).add(target or _feed(session, incoming, loaded, by=by), work.new, known, marking)
    for review, standing in work.changed:
        _change(session, review, standing, marking, by=by)
    marking.give()
    loaded.warnings += _warnings([*work.new, *(review for review, _ in work.changed)])
    return loaded


@dataclass(slots=True)
class _Work:
    """What is to be done with the reviews of a file."""

    new: list[Review] = field(default_factory=list)
    changed: list[tuple[Review, Standing]] = field(default_factory=list)
    same: int = 0
    refused: list[Refusal] = field(default_factory=list)


def _sorted(session: Session, incoming: Reviews, known: Shelf) -> _Work:
    """Tell what is new from what is there, and from what has another verdict than it was loaded with."""
    work = _Work(refused=[Refusal(one.place, one.reason) for one in incoming.refused])
    first: dict[Key, Review] = {}
    for review in incoming.reviews:
        before = first.setdefault(reviewed.key(review), review)
        standing = known.standing.get(reviewed.key(review))
        if against := _against(session, review, before, known):
            work.refused.append(Refusal(review.place, against))
        elif before is not review or (standing and standing.last and said(standing.last) == said(review)):
            work.same += 1
        elif standing is None:
            work.new.append(review)
        else:
            work.changed.append((review, standing))
    return work


def _against(session: Session, review: Review, before: Review, known: Shelf) -> str | None:
    """Say why a review cannot be taken in, None where it can."""
    source, standing = known.sources.get(review.address), known.standing.get(reviewed.key(review))
    if source is not None and confidential.is_so(source):
        return f"its address is that of source s{source.id}, which is confidential"
    if said(review) != said(before):
        return f"it is the review of {before.place} again, with another verdict: {named(review)}"
    if standing is None or (standing.last and said(standing.last) == said(review)):
        return None
    if who := reviewed.worked_on(session, standing):
        return f"it says {named(review)} by now, and {who} has worked on claim {standing.claim.id} since it was loaded"
    return None


def _feed(session: Session, incoming: Reviews, loaded: Loaded, *, by: str) -> Article:
    """Give the article of reviews that are of none: the page they were in, or what their publisher gives away."""
    publishers = {review.publisher for review in incoming.reviews}
    outlet = publishers.pop() if len(publishers) == 1 else None
    whose = f"by {outlet}" if outlet else f"in {PurePath(incoming.name).name}"
    title = incoming.title or f"Fact-checks {whose}"
    article = articles.textless(session, title=title, address=incoming.address)
    if article is None:
        article = articles.add_textless(session, title=title, address=incoming.address, outlet=outlet, by=by)
        loaded.added["articles"] += 1
        loaded.lines.append(f"+ article {article.id}: {article.title}")
    return article


def _change(session: Session, review: Review, standing: Standing, marking: Marking, *, by: str) -> None:
    """Put what a review says by now in place of what it said."""
    reviewed.keep(session, standing.source, review, by=by)
    evidence.remove(session, standing.source.id, [standing.claim.id], by=by)
    stances = reviewed.STANCES[review.status]
    evidence.add_all(session, [(standing.claim, standing.source, Says(stance)) for stance in stances], by=by)
    marking.add(review, standing.claim, changed=True)


def _warnings(taken: Sequence[Review]) -> Iterator[str]:
    yield from (f"{review.place.capitalize()}: {odd}." for review in taken for odd in review.odd)
