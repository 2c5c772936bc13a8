"""Articles and their texts: taken in, described, taken out."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError, NotFoundError
from claims.extraction import FoundClaim
from claims.model import Article, Change, Claim, Revision, now
from claims.tracking import blobs, claims, commands, history, labels, search
from claims.tracking.numbers import among
from claims.tracking.selection import LARGEST
from claims.vocabulary import Kind, Status

if TYPE_CHECKING:
    from claims.intake import Page

REDATED = "another day of publication"


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as it is listed."""

    number: int
    uid: str
    title: str
    byline: str | None
    outlet: str | None
    address: str | None
    published: date | None
    language: str | None
    revision: int
    location: str
    claims: int
    unverified: int
    tags: tuple[str, ...]
    created_at: datetime


def find(session: Session, number: int) -> Article:
    """Get an article by its number; NotFoundError where there is none."""
    # PostgreSQL takes no number beyond the largest for one.
    article = session.get(Article, number) if number <= LARGEST else None
    if article is None or article.removed_at is not None:
        raise NotFoundError("article", number)
    return article


def with_text(session: Session, article: Article) -> Revision:
    """Get the text an article has now; NotAllowedError for an article without one, loaded from a table."""
    current = select(Revision).where(Revision.article_id == article.id, Revision.number == article.revision)
    if (revision := session.scalar(current)) is None:
        raise NotAllowedError(f"article {article.id} has no text")
    return revision


def known(session: Session, page: "Page") -> Article | None:
    """Find the article that a page already is, by any of its texts; refuse a place whose text is another now.

    The same are the same bytes wherever they come from, and the same text from the same place or published at the
    same address: a web page's bytes differ at every fetch.
    """
    same = of_bytes(session, hashlib.sha256(page.original).hexdigest()) or _of_text(session, page)
    if same is None and page.location != "-" and (other := _article(session, Revision.location == page.location)):
        raise NotAllowedError(
            f"{page.location} is article {other.id}, and its text has changed since: "
            f"'claims article update {other.id}' takes the new text in"
        )
    return same


def of_bytes(session: Session, digest: str) -> Article | None:
    """Find the article that is, or was before it was updated, the bytes with this SHA-256 (hex)."""
    return _article(session, Revision.blob_sha256 == digest)


def add(session: Session, page: "Page", found: Sequence[FoundClaim], *, extracted_by: str | None, by: str) -> Article:
    """Take an article in, with every claim found in it; NotAllowedError where it is already on record."""
    if same := known(session, page):
        raise NotAllowedError(f"{page.location} is already article {same.id}")
    article = Article(
        title=page.title,
        byline=page.byline,
        outlet=page.outlet,
        address=page.address,
        published=page.published,
        language=page.language,
        revision=1,
    )
    history.add(session, article, by=by)
    revision = Revision(
        article_id=article.id,
        number=1,
        text=page.text,
        sha256=_digest(page.text),
        blob_sha256=blobs.put(session, page.original, by=by),
        location=page.location,
        media_type=page.media_type,
        read_by=page.read_by,
        extracted_by=extracted_by,
    )
    history.add(session, revision, by=by)
    search.enter(session, [(article, page.text)])
    claims.add_found(session, revision, found, by=by)
    return article


def add_textless(
    session: Session,
    *,
    title: str,
    address: str | None = None,
    outlet: str | None = None,
    location: str | None = None,
    by: str,
) -> Article:
    """Put an article on record of which there is no text, as of a table or a feed that came from a `location`."""
    article = Article(title=title, address=address, outlet=outlet)
    history.add(session, article, {"location": location}, by=by)
    search.enter(session, [(article, None)])
    return article


def textless(session: Session, *, title: str, address: str | None = None) -> Article | None:
    """Find the article without a text that is published at an address or, at none, has a title."""
    same = Article.title == title if address is None else Article.address == address
    chosen = select(Article).where(Article.revision == 0, Article.removed_at.is_(None), same)
    if address is None:
        chosen = chosen.where(Article.address.is_(None))
    return session.scalar(chosen.order_by(Article.id).limit(1))


def textless_from(session: Session, location: str) -> Article | None:
    """Find the article of claims that came from a place and stand in no text."""
    # Only the trail says where it came from: places belong to texts.
    chosen = select(Article, Change.after).join(Change, Change.article_id == Article.id)
    bare = (Article.revision == 0, Article.removed_at.is_(None), Change.before.is_(None))
    there = session.execute(chosen.where(*bare, Change.claim_id.is_(None)).order_by(Article.id))
    return next((article for article, after in there if (after or {}).get("location") == location), None)


def edit(session: Session, number: int, fields: Mapping[str, object], *, by: str) -> Article:
    """Correct what is on record about an article (`published title byline outlet address`)."""
    article = find(session, number)
    if not fields.get("title", article.title):
        raise NotAllowedError("a title has at least one word")
    if new := history.differing(article, fields):
        history.change(session, article, new, by=by)
        search.index(session, article)
    return article


def redate(session: Session, article: Article, dates: Mapping[tuple[int, int], str | None], *, by: str) -> list[int]:
    """Give date claims what their words mean from a new day of publication on; return their numbers.

    `dates` maps a place in the text to EDTF. A date that a person has set is left as it is.
    """
    chosen = select(Claim).where(Claim.article_id == article.id, Claim.kind == Kind.DATE, Claim.removed_at.is_(None))
    there = session.scalars(chosen.order_by(Claim.id)).all()
    own = _set_by_hand(session, [claim.id for claim in there])
    changed = []
    for claim in there:
        place = (claim.start or 0, claim.end or 0)
        if place in dates and claim.date != dates[place] and claim.id not in own:
            claims.revalue(session, claim, {"date": dates[place]}, why=REDATED, by=by)
            changed.append(claim.id)
    return changed


def remove(session: Session, number: int, *, why: str | None = None, by: str) -> Article:
    """Take an article out of every list, with its claims; the record keeps them."""
    article = find(session, number)
    history.change(session, article, {"removed_at": now()}, why=why, by=by)
    return article


def entries(session: Session, number: int | None = None) -> list[Entry]:
    """List the articles, or one: with the number of their claims, dismissed ones left out."""
    open_claims = (
        select(
            Claim.article_id,
            func.count().filter(Claim.status != Status.DISMISSED).label("claims"),
            func.count().filter(Claim.status == Status.UNVERIFIED, ~claims.cut()).label("unverified"),
        )
        .where(Claim.removed_at.is_(None))
        .group_by(Claim.article_id)
        .subquery()
    )
    chosen = (
        select(Article, Revision.location, open_claims.c.claims, open_claims.c.unverified)
        .join(
            Revision,
            (Revision.article_id == Article.id) & (Revision.number == Article.revision),
            isouter=True,
        )
        .join(open_claims, open_claims.c.article_id == Article.id, isouter=True)
        .where(Article.removed_at.is_(None))
        .order_by(Article.id)
    )
    if number is not None:
        find(session, number)
        chosen = chosen.where(Article.id == number)
    rows = session.execute(chosen).all()
    named = labels.of_articles(session, [article.id for article, *_ in rows])
    return [
        Entry(
            number=article.id,
            uid=article.uid,
            title=article.title,
            byline=article.byline,
            outlet=article.outlet,
            address=article.address,
            published=article.published,
            language=article.language,
            revision=article.revision,
            location=location or "",
            claims=claims or 0,
            unverified=unverified or 0,
            tags=named.get(article.id, ()),
            created_at=article.created_at,
        )
        for article, location, claims, unverified in rows
    ]


def _of_text(session: Session, page: "Page") -> Article | None:
    """Find the article that had this very text from the page's place, or is published where the page is."""
    places = [place for place in dict.fromkeys((page.location, page.address)) if place not in {None, "-"}]
    # The text first: it is in an index, and the address of an article is not.
    return _article(
        session,
        Revision.sha256 == _digest(page.text),
        or_(Revision.location.in_(places), Article.address.in_(places)),
    )


def _article(session: Session, *conditions: ColumnElement[bool]) -> Article | None:
    return session.scalar(
        select(Article)
        .join(Revision, Revision.article_id == Article.id)
        .where(*conditions, Revision.removed_at.is_(None), Article.removed_at.is_(None))
        .order_by(Article.id)
        .limit(1)
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _set_by_hand(session: Session, numbers: Sequence[int]) -> set[int]:
    """Give the claims whose date a person set, not a new day of publication, by a command that is in effect."""
    gone = commands.annulled(session)
    chosen = select(Change.claim_id, Change.command, Change.row, Change.after).where(
        among(session, Change.__table__.c.claim_id, numbers),
        *(Change.before.is_not(None), Change.undoes.is_(None)),
        or_(Change.why.is_(None), Change.why != REDATED),
    )
    return {
        claim
        for claim, command, row, after in session.execute(chosen)
        if claim is not None and row == f"claim {claim}" and "date" in (after or {}) and command not in gone
    }
