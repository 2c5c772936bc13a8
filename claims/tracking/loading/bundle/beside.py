"""Tags and notes out of a bundle: what stands beside a claim or an article to the letter is not doubled."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import select

from claims.intake.exchange import records as exchange
from claims.model import Note, Tag
from claims.tracking.loading.bundle.work import Work
from claims.tracking.numbers import among

if TYPE_CHECKING:
    from claims.tracking.inserting import Row

# What a tag or a note stands on: its columns for a claim and for an article.
On = tuple[int | None, int | None]


def put(work: Work) -> None:
    """Put tags and notes where they are not; what was taken out here stays out."""
    _put_tags(work)
    _put_notes(work)


def _homes(work: Work) -> Iterator[tuple[exchange.Article | exchange.Claim, On]]:
    """Yield the articles and claims that are on record, with where their tags and notes stand."""
    for article in work.incoming.articles:
        if article.uid in work.articles:
            yield article, (None, work.articles[article.uid].id)
    for claim in work.incoming.claims:
        if claim.uid in work.numbers:
            yield claim, (work.numbers[claim.uid], None)


def _put_tags(work: Work) -> None:
    known = work.rows(Tag, (tag.uid for home, _ in _homes(work) for tag in home.tags))
    there = {*_there(work, Tag)}
    new: list[Row] = []
    for home, (claim, article) in _homes(work):
        for tag in home.tags:
            if _is_known(work, known.get(tag.uid), alike=(claim, article, tag.name) in there):
                continue
            there.add((claim, article, tag.name))
            on = {"claim_id": claim, "article_id": article, "created_at": tag.created_at}
            new.append({"uid": tag.uid, "name": tag.name, **on})
    work.put(Tag, new)
    work.loaded.added["tags"] += len(new)


def _put_notes(work: Work) -> None:
    known = work.rows(Note, (note.uid for home, _ in _homes(work) for note in home.notes))
    there = {*_there(work, Note)}
    new: list[Row] = []
    for home, (claim, article) in _homes(work):
        for note in home.notes:
            # Within the file only the uids count: two people may have written the same.
            if _is_known(work, known.get(note.uid), alike=(claim, article, note.text) in there):
                continue
            on = {"claim_id": claim, "article_id": article, "created_at": note.created_at}
            new.append({"uid": note.uid, "text": note.text, "by": note.by, **on})
    work.put(Note, new)
    work.loaded.added["notes"] += len(new)


def _is_known(work: Work, row: Tag | Note | None, *, alike: bool) -> bool:
    if row is not None and row.removed_at is not None:
        work.out += 1
    elif row is not None or alike:
        work.loaded.same += 1
    else:
        return False
    return True


def _there(work: Work, kind: type[Tag | Note]) -> Iterator[tuple[int | None, int | None, str]]:
    """Yield what stands beside the claims and articles that were on record before the load."""
    claims = [row.id for row in work.claims.values()]
    articles = [row.id for uid, row in work.articles.items() if uid not in work.new]
    table = kind.__table__.c
    words = table.name if kind is Tag else table.text
    for column, numbers in ((table.claim_id, claims), (table.article_id, articles)):
        chosen = select(table.claim_id, table.article_id, words).where(table.removed_at.is_(None))
        yield from (tuple(row) for row in work.session.execute(chosen.where(among(work.session, column, numbers))))
