"""Finding words anywhere on record, the same on every engine.

Words are cut by `folding.cut`, not by the engine, because two engines never agree on what a word is: letters and
digits, without case and accents. All the words asked for must be there, whole; `*` asks for a beginning.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVarTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Label,
    Select,
    Text,
    TextClause,
    bindparam,
    column,
    delete,
    func,
    insert,
    null,
    select,
    table,
    text,
    type_coerce,
)
from sqlalchemy.orm import Session

from claims.model import Anchor, Article, Change, Claim, Evidence, Note, Revision, Source
from claims.tracking import folding, inserting, passages, searching
from claims.tracking.folding import Asked, Span
from claims.tracking.numbers import among
from claims.tracking.searching import RANGE, query

INDEX = table("search_index", column("rowid"), column("words"))

Columns = TypeVarTuple("Columns")
Findable = Article | Claim | Source | Evidence | Note | Change
CLAIM, ARTICLE = Claim.__table__.c, Article.__table__.c

# What can be found, in the order it is shown.
PLACES: dict[str, type[Findable]] = dict(
    zip(searching.PLACES, (Article, Claim, Source, Evidence, Note, Change), strict=True)
)
# What a row is found by, beside the text that it stands on.
SAYS: dict[type[Findable], tuple[str, ...]] = {
    Article: ("title", "byline", "outlet"),
    Claim: ("text", "subject", "speaker"),
    Source: ("title", "location", "citation", "alias"),
    Evidence: ("quote",),
    Note: ("text",),
    Change: ("why",),
}
# As many rows are indexed at a time when all are, and given at a time when they are found.
PAGE, SHOWN = 500, 50


@dataclass(frozen=True, slots=True)
class Hit:
    """A row in which the words stand: what it is and its number, the words around, and where in those they are."""

    place: str
    number: int
    claim: int | None
    article: int | None
    text: str
    marks: tuple[Span, ...]


def index(session: Session, row: Findable) -> None:
    """Make a row findable by what it says now, in place of what it was found by before."""
    session.execute(delete(INDEX).where(INDEX.c.rowid == _rowid(row)))
    enter(session, [(row, _text_under(session, row))])


def enter(session: Session, rows: Iterable[tuple[Findable, str | None]]) -> None:
    """Make new rows findable by what they say, and by the text that they stand on."""
    entries = [{"row": _rowid(row), "cut": " ".join(_words(row, under))} for row, under in rows]
    words: ColumnElement[object] = bindparam("cut", type_=Text)
    if _engine(session) == "postgresql":
        # array_to_tsvector takes words as they are; to_tsvector would cut and stem them its own way.
        words = func.array_to_tsvector(func.string_to_array(words, " ", ""))
    if entries:
        session.execute(insert(INDEX).values(rowid=bindparam("row"), words=words), entries)


def enter_all(session: Session, kind: type[Findable], said: Iterable[tuple[int, Iterable[str | None]]]) -> None:
    """Make new rows findable, each by its number and what it says in the order of `SAYS`, as `enter` does."""
    first = list(PLACES.values()).index(kind) * RANGE
    for page in inserting.pages(said):
        cut = [(first + number, " ".join(searching.cut(filter(None, words)))) for number, words in page]
        if _engine(session) == "postgresql":
            # Words of letters and digits, each between two marks, are a tsvector as it is written.
            cut = [(row, " ".join(f"'{word}'" for word in words.split())) for row, words in cut]
        inserting.put(session, INDEX.name, ("rowid", "words"), cut)


def rebuild(session: Session) -> None:
    """Index all there is anew, for a record from a program that indexed less."""
    session.execute(delete(INDEX))
    for kind in PLACES.values():
        for page in session.execute(_with_text(kind).execution_options(yield_per=PAGE)).partitions():
            enter(session, [(row, under) for row, under in page])


def find(session: Session, words: str, *, most: int | None = None) -> Iterator[Hit]:
    """Yield what has all the words, place by place, the newest first; so many at `most`."""
    asked = query(words)
    hits = (hit for place in PLACES for hit in _hits(session, place, asked))
    yield from islice(hits, most)


def count(session: Session, words: str, most: int) -> int:
    """Count what `find` would give, no further than to `most`."""
    asked, found = query(words), 0
    for place, kind in PLACES.items():
        for numbers in _pages(session, place, asked, most):
            there = _listed(kind, select(func.count())).where(among(session, kind.__table__.c.id, numbers))
            found += session.scalar(there) or 0
            if found >= most:
                return most
    return found


def _hits(session: Session, place: str, asked: list[Asked]) -> Iterator[Hit]:
    kind = PLACES[place]
    for numbers in _pages(session, place, asked, SHOWN):
        chosen = _listed(kind, _with_text(kind)).add_columns(*_beside(kind))
        chosen = chosen.where(among(session, kind.__table__.c.id, numbers)).order_by(kind.id.desc())
        for row, under, claim, article in session.execute(chosen):
            said = _passage(row, under, asked)
            yield Hit(
                place=place,
                number=row.source_id if isinstance(row, Evidence) else row.id,
                claim=claim,
                article=article,
                text=said,
                marks=folding.spans(said, asked),
            )


def _pages(session: Session, place: str, asked: list[Asked], size: int) -> Iterator[Sequence[int]]:
    """Yield the numbers of the rows that have the words, the newest first, so many at a time.

    By the last one's number, and from the search index alone: a word that stands in a million rows costs no more than
    one in a hundred.
    """
    first = list(PLACES).index(place) * RANGE
    found = select(INDEX.c.rowid - first).where(_has(session, [asked])).order_by(INDEX.c.rowid.desc()).limit(size)
    end = first + RANGE
    while numbers := session.scalars(found.where(INDEX.c.rowid >= first, INDEX.c.rowid < end)).all():
        yield numbers
        if len(numbers) < size:
            return
        end = first + numbers[-1]


def _beside(kind: type[Findable]) -> list[Label[int]]:
    """Give the columns of the claim and of the article that a row is, or that it stands beside."""
    nothing = type_coerce(null(), Integer)
    claim = CLAIM.id if kind is Claim or "claim_id" in kind.__table__.c else nothing
    # By names of their own: a row's number is among its columns already.
    return [claim.label("its_claim"), (ARTICLE.id if kind is not Source else nothing).label("its_article")]


def _listed(kind: type[Findable], chosen: Select[*Columns]) -> Select[*Columns]:
    """Narrow a selection of rows to those that were not taken out, neither they nor what they stand beside."""
    of = kind.__table__.c
    chosen = chosen.select_from(kind)
    if "claim_id" in of:
        chosen = chosen.join(Claim, CLAIM.id == of.claim_id, isouter=True).where(CLAIM.removed_at.is_(None))
    if kind is Note:
        chosen = chosen.join(Article, ARTICLE.id == func.coalesce(of.article_id, CLAIM.article_id))
    elif "claim_id" in of or kind is Claim:
        chosen = chosen.join(Article, ARTICLE.id == CLAIM.article_id)
    if kind is not Source:
        chosen = chosen.where(ARTICLE.removed_at.is_(None))
    return chosen if kind is Change else chosen.where(of.removed_at.is_(None))


def _passage(row: Findable, under: str | None, asked: list[Asked]) -> str:
    """Give what a row says; of an article, which has too much to say, only where it has the words."""
    if isinstance(row, Article):
        return passages.shortest(_said(row, None), under or "", asked)
    return passages.joined(_said(row, under), asked)


def _said(row: Findable, under: str | None) -> list[str]:
    first, *more = (getattr(row, name) for name in SAYS[type(row)])
    return [said for said in (first, under, *more) if said]


def _words(row: Findable, under: str | None) -> Iterator[str]:
    return searching.cut(_said(row, under))


def _text_under(session: Session, row: Findable) -> str | None:
    kind = type(row)
    return session.execute(_with_text(kind).where(kind.id == row.id)).one()[1]


def _with_text(kind: type[Findable]) -> Select[Findable, str | None]:
    """Select rows with the text they stand on: of a claim its words in the newest text, of an article that text."""
    under: dict[type[Findable], Select[str]] = {
        Article: select(Revision.text).where(Revision.article_id == Article.id, Revision.number == Article.revision),
        Claim: select(Anchor.exact).where(Anchor.claim_id == Claim.id).order_by(Anchor.revision_id.desc()).limit(1),
    }
    chosen = select(kind, under[kind].scalar_subquery() if kind in under else null())
    # Of the changes only what somebody gave a reason for, and to a claim.
    return chosen.where(Change.why.is_not(None), Change.claim_id.is_not(None)) if kind is Change else chosen


def _rowid(row: Findable) -> int:
    return list(PLACES.values()).index(type(row)) * RANGE + row.id


def _has(session: Session, choices: Sequence[Sequence[Asked]]) -> TextClause:
    engine = _engine(session)
    wanted: BindParameter[str] = bindparam("wanted", searching.written(engine, choices), unique=True)
    return text(searching.HAS[engine].format(name="wanted")).bindparams(wanted)


def _engine(session: Session) -> str:
    return session.get_bind().dialect.name
