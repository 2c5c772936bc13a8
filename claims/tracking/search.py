"""Finding words anywhere on record, the same on every engine.

Words are cut by `folding.cut`, not by the engine, because two engines never agree on what a word is: letters and
digits, without case and accents. All the words asked for must be there, whole; `*` asks for a beginning.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    bindparam,
    column,
    delete,
    func,
    insert,
    literal_column,
    null,
    select,
    table,
    text,
)
from sqlalchemy.orm import Session

from claims.errors import NotUnderstoodError
from claims.model import Anchor, Article, Base, Change, Claim, Evidence, Note, Revision, Source
from claims.tracking import folding, passages
from claims.tracking.folding import Asked, Span

INDEX = table("search_index", column("rowid"), column("words"))

Findable = Article | Claim | Source | Evidence | Note | Change
Located = TypeVar("Located", Article, Claim)

# What can be found, in the order it is shown; each has numbers of its own from a range of row ids of its own. A new
# one comes last, or those on record would be taken for others.
PLACES: dict[str, type[Findable]] = {
    "article": Article,
    "claim": Claim,
    "source": Source,
    "quote": Evidence,
    "note": Note,
    "reason": Change,
}
RANGE = 1 << 48
# What a row is found by, beside the text that it stands on.
SAYS: dict[type[Findable], tuple[str, ...]] = {
    Article: ("title", "byline", "outlet"),
    Claim: ("text", "subject", "speaker"),
    Source: ("title", "location", "citation", "alias"),
    Evidence: ("quote",),
    Note: ("text",),
    Change: ("why",),
}
# PostgreSQL's tsvector ends at 2,046 bytes a word and a megabyte in all, and beyond goes wrong without a word: longer
# words, and those that are new after so many bytes of others, are not found on any engine.
LONGEST = 500
ROOM = 1_000_000
# As many rows are indexed at a time when all are.
PAGE = 500


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


def rebuild(session: Session) -> None:
    """Index all there is anew, for a record from a program that indexed less."""
    session.execute(delete(INDEX))
    for kind in PLACES.values():
        for page in session.execute(_with_text(kind).execution_options(yield_per=PAGE)).partitions():
            enter(session, [(row, under) for row, under in page])


def matching(session: Session, place: str, words: str) -> ColumnElement[bool]:
    """Say, as a condition on a table's id, that its row has all the words."""
    return with_any(session, place, [query(words)])


def with_any(session: Session, place: str, choices: Sequence[Sequence[Asked]]) -> ColumnElement[bool]:
    """Say, as a condition on a table's id, that its row has all the words of one of the choices."""
    first = list(PLACES).index(place) * RANGE
    found = select(INDEX.c.rowid - first).where(INDEX.c.rowid.between(first, first + RANGE - 1), _has(session, choices))
    return PLACES[place].id.in_(found)


def query(words: str) -> list[Asked]:
    """Read what a person typed: each word, and whether only its beginning is given."""
    asked = [
        (word, place == last and part.endswith("*"))
        for part in words.split()
        for last, pieces in [(len(folding.cut(part)) - 1, folding.cut(part))]
        for place, word in enumerate(pieces)
    ]
    if not asked:
        raise NotUnderstoodError(f"there is no word to search for in '{words}'")
    return asked


def find(session: Session, words: str) -> Iterator[Hit]:
    """Yield what has all the words, place by place, the newest first."""
    asked = query(words)
    for place, kind in PLACES.items():
        chosen = _with_text(kind).where(matching(session, place, words)).order_by(kind.id.desc())
        for row, under in session.execute(chosen.execution_options(yield_per=100)):
            claim = _stands_on(session, row, Claim)
            article = _stands_on(session, claim or row, Article)
            if _listed(row, claim, article):
                said = _passage(row, under, asked)
                yield Hit(
                    place=place,
                    number=row.source_id if isinstance(row, Evidence) else row.id,
                    claim=claim.id if claim else None,
                    article=article.id if article else None,
                    text=said,
                    marks=folding.spans(said, asked),
                )


def _passage(row: Findable, under: str | None, asked: list[Asked]) -> str:
    """Give what a row says; of an article, which has too much to say, only where it has the words."""
    if isinstance(row, Article):
        return passages.shortest(_said(row, None), under or "", asked)
    return passages.joined(_said(row, under), asked)


def _stands_on(session: Session, row: Base, kind: type[Located]) -> Located | None:
    """Get the claim or article that a row is, or that it stands beside."""
    if isinstance(row, kind):
        return row
    number = getattr(row, f"{kind.__tablename__}_id", None)
    return session.get(kind, number) if number else None


def _listed(*rows: Base | None) -> bool:
    return all(getattr(row, "removed_at", None) is None for row in rows)


def _said(row: Findable, under: str | None) -> list[str]:
    first, *more = (getattr(row, name) for name in SAYS[type(row)])
    return [said for said in (first, under, *more) if said]


def _words(row: Findable, under: str | None) -> Iterator[str]:
    """Cut what a row is found by into words, each once."""
    room = ROOM
    for word in dict.fromkeys(word for said in _said(row, under) for word in folding.cut(said)):
        room -= len(word.encode())
        if room < 0:
            return
        if len(word) <= LONGEST:
            yield word


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


def _has(session: Session, choices: Sequence[Sequence[Asked]]) -> ColumnElement[bool]:
    # The words are letters and digits only, so nothing in them can be taken for an operator.
    if _engine(session) == "sqlite":
        wanted = _written(choices, " AND ", " OR ", '"', '"*')
        return literal_column("search_index").op("MATCH")(wanted)
    wanted = _written(choices, " & ", " | ", "'", "':*")
    # As text, because importing SQLAlchemy's own name for the type takes a tenth of a list's time.
    return literal_column("search_index.words").op("@@")(text("CAST(:wanted AS tsquery)").bindparams(wanted=wanted))


def _written(choices: Sequence[Sequence[Asked]], both: str, either: str, mark: str, begins: str) -> str:
    """Write words as an engine wants them, each between two marks, the second another where it is a beginning."""
    # What is longer than any word that is indexed stays so; but PostgreSQL takes no word of 2,047 bytes, found or not.
    groups = (
        both.join(f"{mark}{word[: LONGEST + 1]}{begins if begun else mark}" for word, begun in asked)
        for asked in choices
    )
    return either.join(f"({group})" for group in groups)


def _engine(session: Session) -> str:
    return session.get_bind().dialect.name
