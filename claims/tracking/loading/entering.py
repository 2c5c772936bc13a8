"""Rows of a table that are no claims yet become claims: an article's at a time, without an object for each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from claims.errors import ClaimsError, NotAllowedError
from claims.model import Anchor, Article, Claim, Revision, now
from claims.tracking import bulk, claims, doubles, inserting, making, words
from claims.tracking.doubles import Spot
from claims.tracking.inserting import Row
from claims.tracking.loading.outcome import Loaded, Refusal
from claims.tracking.loading.wishes import Homes, Wish
from claims.vocabulary import PERSON, VALUE_FIELDS, AnchorState, Kind, Status, Value

_valued = making.maker(Value)
# Where the words of a row begin and end in its article's text, in code points, end exclusive.
Place = tuple[int, int]


@dataclass(slots=True)
class New:
    """A claim that a row makes, or the first of several of the same words and kind."""

    wish: Wish
    kind: Kind
    place: Place | None
    priority: float
    number: int = 0


def add(session: Session, new: Sequence[Wish], homes: Homes, loaded: Loaded, *, by: str) -> None:
    """Put claims on record that were not there, an article's at a time, in the order of the rows."""
    grouped: dict[int, list[Wish]] = defaultdict(list)
    for wish in new:
        grouped[id(wish.home)].append(wish)
    for group in grouped.values():
        home = group[0].home
        article = homes.made(home, loaded, by=by)
        made = _Making(session, article, home.revision).made(group, loaded)
        for page in inserting.pages(made):
            _put(session, article, home.revision, page, by=by)
        loaded.added["claims"] += len(made)
        loaded.lines += [f"+ claim {one.number}: {one.wish.said['text']}" for one in made]


class _Making:
    """The claims of an article that are to be made, each on words of its own."""

    def __init__(self, session: Session, article: Article, revision: Revision | None) -> None:
        self._session, self._article, self._revision = session, article, revision
        self._standing = doubles.standing_in(session, article.id) if revision is not None else {}
        self._spots: dict[Spot, Wish] = {}

    def made(self, group: Sequence[Wish], loaded: Loaded) -> list[New]:
        """Give the claims with their numbers; what cannot be one is refused."""
        made: dict[tuple[object, ...], New] = {}
        claim_of: list[tuple[Wish, New]] = []
        for wish in group:
            key = (wish.said.get("uid") or wish.said["text"], wish.fields.get("kind"))
            try:
                claim_of.append((wish, made.get(key) or made.setdefault(key, self._new(wish))))
            except ClaimsError as error:
                loaded.refused.append(Refusal(wish.place, str(error)))
        for one, number in zip(made.values(), inserting.numbers(self._session, Claim, len(made)), strict=True):
            one.number = number
        for wish, one in claim_of:
            wish.made = one.number
        return [*made.values()]

    def _new(self, wish: Wish) -> New:
        kind = Kind(str(wish.fields.get("kind", Kind.OTHER)))
        place = self._place(wish)
        if place is not None:
            self._must_be_free(Spot(self._article.id, kind, *place), wish)
        value = _valued([wish.fields.get(name) for name in VALUE_FIELDS])
        return New(wish, kind, place, claims.priority_of(kind, value, str(wish.fields["text"])))

    def _place(self, wish: Wish) -> Place | None:
        """Give where the words of a row stand once in its article's text."""
        if self._revision is None:
            return None
        return words.settled(self._revision.text, wish.said.get("exact") or wish.said["text"])

    def _must_be_free(self, spot: Spot, wish: Wish) -> None:
        if (first := self._spots.setdefault(spot, wish)) is not wish:
            raise NotAllowedError(f"{first.place} stands on these words already, of kind {spot.kind}")
        if number := self._standing.get(spot):
            raise NotAllowedError(doubles.standing(number, spot.kind))


def _put(session: Session, article: Article, revision: Revision | None, page: Sequence[New], *, by: str) -> None:
    """Put claims of an article on record; those that have places stand on its text there."""
    at = now()
    anchors = [] if revision is None else [_anchor(revision, one, one.place) for one in page if one.place]
    exact = {row["claim_id"]: str(row["exact"]) for row in anchors}
    number = revision.number if revision is not None else None
    rows = [_row(article, one, at) for one in page]
    stands = ({"revision": number, "exact": exact[one.number]} if one.place else {} for one in page)
    bulk.add_claims(session, rows, stands, by=by)
    inserting.insert(session, Anchor, anchors)


def _row(article: Article, new: New, at: datetime) -> Row:
    start, end = new.place or (None, None)
    return {
        "id": new.number,
        "uid": new.wish.said.get("uid") or str(uuid4()),
        "article_id": article.id,
        "status": Status.UNVERIFIED,
        **new.wish.fields,
        "kind": new.kind,
        "priority": new.priority,
        "start": start,
        "end": end,
        "made_by": PERSON,
        "created_at": at,
        "updated_at": at,
    }


def _anchor(revision: Revision, new: New, place: Place) -> Row:
    spot = claims.around(revision.text, place)
    return {"claim_id": new.number, "revision_id": revision.id, "state": AnchorState.EXACT, **spot}
