"""New reviews put on record: their claims on the words of an article or on none, and the sources beside them."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.intake import Origin
from claims.intake.exchange.reviews import Review
from claims.model import Article, Claim, Revision, Source
from claims.tracking import articles, claims, confidential, doubles, evidence, history, search, snapshots, sources
from claims.tracking.doubles import Spot
from claims.tracking.evidence import Says
from claims.tracking.loading import reviewed
from claims.tracking.loading.marking import Marking
from claims.tracking.loading.outcome import Loaded
from claims.tracking.loading.reviewed import Shelf
from claims.tracking.sources import Cited
from claims.vocabulary import Kind, SourceKind, Value

# A claim as a ClaimReview has it is of no kind in particular.
KIND = Kind.OTHER
# Where words begin and end in a text, in code points, end exclusive.
Place = tuple[int, int]


class Citing:
    """Taking new reviews in."""

    def __init__(self, session: Session, loaded: Loaded, by: str) -> None:
        self._session, self._loaded, self._by = session, loaded, by

    def add(self, article: Article, new: Sequence[Review], known: Shelf, marking: Marking) -> None:
        """Put reviews on record, in the order of the text where they stand in one."""
        text = articles.with_text(self._session, article) if article.revision else None
        placed = self._placed(article, text, new)
        rows = self._claims(article, text, placed)
        by_address = self._sources(new, known)
        taken = [(review, claim) for (review, _), claim in zip(placed, rows, strict=True)]
        self._keep([review for review, _ in taken], by_address, known)
        beside = [
            (claim, by_address[review.address], Says(stance))
            for review, claim in taken
            for stance in reviewed.STANCES[review.status]
        ]
        self._loaded.added["evidence"] += len(evidence.add_all(self._session, beside, by=self._by))
        for review, claim in taken:
            marking.add(review, claim)
            self._loaded.lines.append(f"+ claim {claim.id}: {claim.text}")
        self._appearances(taken)

    def _placed(
        self, article: Article, text: Revision | None, new: Sequence[Review]
    ) -> list[tuple[Review, Place | None]]:
        """Give each review with where its words stand in the text, in its order, those that do not at the end."""
        taken: dict[Place, None] = {}
        on: list[tuple[Review, Place]] = []
        off: list[tuple[Review, None]] = []
        for review in new:
            place = _place(text, review.claim)
            if place is None or place in taken or not self._free(article, place, review):
                off.append((review, None))
            else:
                taken[place] = None
                on.append((review, place))
        if text is not None and off:
            count = f"{len(off):,} of {len(new):,} claims do" if len(off) > 1 else "1 claim does"
            once = "word for word, once and by themselves"
            self._loaded.warnings.append(f"{count} not stand {once} in the text of article {article.id}.")
        return [*sorted(on, key=lambda one: (one[1][0], -one[1][1])), *off]

    def _free(self, article: Article, place: Place, review: Review) -> bool:
        try:
            doubles.refuse(self._session, Spot(article.id, KIND, *place))
        except NotAllowedError as error:
            self._loaded.warnings.append(f"{review.place.capitalize()}: {error}.")
            return False
        return True

    def _claims(
        self, article: Article, text: Revision | None, placed: Sequence[tuple[Review, Place | None]]
    ) -> list[Claim]:
        rows = [_claim(article, review, place) for review, place in placed]
        spots = [
            {} if place is None or text is None else {"revision": text.number, "exact": text.text[slice(*place)]}
            for _, place in placed
        ]
        history.add_all(self._session, [*zip(rows, spots, strict=True)], by=self._by)
        for claim, (_, place) in zip(rows, placed, strict=True):
            if place is not None and text is not None:
                self._session.add(claims.anchor_in(text, claim, place))
        search.enter(self._session, [(claim, claim.text if claim.start is not None else None) for claim in rows])
        self._loaded.added["claims"] += len(rows)
        return rows

    def _sources(self, new: Iterable[Review], known: Shelf) -> dict[str, Source]:
        """Give the source that each review is, by its address; what is on record of one is added to, not replaced."""
        wanted = {review.address: _cited(review) for review in new}
        fresh = [cited for address, cited in wanted.items() if address not in known.sources]
        added = sources.add_all(self._session, fresh, by=self._by)
        self._loaded.added["sources"] += len(added)
        for address, cited in wanted.items():
            if source := known.sources.get(address):
                sources.put(self._session, _completing(source, cited), by=self._by)
        return {**known.sources, **{source.identity: source for source in added}}

    def _keep(self, taken: Iterable[Review], by_address: Mapping[str, Source], known: Shelf) -> None:
        """Keep the records; beside what is kept of a source that was there, quotes may wait to be looked up."""
        first = []
        for review in taken:
            if review.address in known.sources:
                reviewed.keep(self._session, by_address[review.address], review, by=self._by)
            else:
                first.append((by_address[review.address], reviewed.record(review)))
        snapshots.keep_first(self._session, first, by=self._by)

    def _appearances(self, taken: Sequence[tuple[Review, Claim]]) -> None:
        """Put where claims were made beside them, for somebody to read."""
        places = [*dict.fromkeys(place for review, _ in taken for place in review.appearances)]
        cited = [Cited(origin=Origin(place)) for place in places]
        there = dict(zip(places, sources.known_all(self._session, cited), strict=True))
        added = sources.add_all(self._session, [one for one in cited if not there[_address(one)]], by=self._by)
        self._loaded.added["sources"] += len(added)
        by_address = {**there, **{source.identity: source for source in added}}
        pairs = [
            (claim.id, source.id)
            for review, claim in taken
            for place in review.appearances
            # What is confidential is not told by what it is put beside.
            if (source := by_address[place]) and not confidential.is_so(source) and source.removed_at is None
        ]
        self._loaded.added["evidence"] += len(evidence.add_unread(self._session, pairs, by=self._by))


def _place(text: Revision | None, words: str) -> Place | None:
    """Find words in a text, None where they do not stand in it once."""
    if text is None or (start := text.text.find(words)) < 0 or text.text.find(words, start + 1) >= 0:
        return None
    return start, start + len(words)


def _claim(article: Article, review: Review, place: Place | None) -> Claim:
    start, end = place or (None, None)
    return Claim(
        article_id=article.id,
        kind=KIND,
        text=review.claim,
        priority=claims.priority_of(KIND, Value(), review.claim),
        start=start,
        end=end,
        review_url=review.address,
        claimant=review.claimant,
        made_by=reviewed.MADE_BY,
    )


def _cited(review: Review) -> Cited:
    return Cited(
        origin=Origin(review.address), kind=SourceKind.FACT_CHECK, title=review.title, published=review.published
    )


def _completing(source: Source, cited: Cited) -> Cited:
    """Leave out what is on record of a source already; a website was only taken for one."""
    return Cited(
        number=source.id if source.removed_at is None else None,
        origin=cited.origin,
        kind=cited.kind if source.kind is SourceKind.WEBSITE else None,
        title=None if source.title else cited.title,
        published=None if source.published else cited.published,
    )


def _address(cited: Cited) -> str:
    return cited.origin.location if cited.origin else ""
