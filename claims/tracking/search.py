"""Finding words anywhere on record, the same on every engine.

Words are cut by `cut`, not by the engine, because two engines never agree on what a word is: letters and
digits, without case and accents. All the words asked for must be there, whole; `*` asks for a beginning.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Text, bindparam, column, delete, func, insert, literal_column, select, table, text
from sqlalchemy.orm import Session

from claims.errors import NotUnderstoodError
from claims.model import Anchor, Article, Base, Claim, Evidence, Note, Source

INDEX = table("search_index", column("rowid"), column("words"))

Findable = Article | Claim | Source | Evidence | Note

# What can be found, in the order it is shown; each has numbers of its own from a range of row ids of its own.
PLACES: dict[str, type[Findable]] = {
    "article": Article,
    "claim": Claim,
    "source": Source,
    "quote": Evidence,
    "note": Note,
}
RANGE = 1 << 48
# What a row is found by, beside the words of the article that a claim stands on.
SAYS: dict[type[Findable], tuple[str, ...]] = {
    Article: ("title", "byline", "outlet"),
    Claim: ("text", "subject", "speaker"),
    Source: ("title", "location", "citation"),
    Evidence: ("quote",),
    Note: ("text",),
}
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A row in which the words stand: what it is, its number, and the words around."""

    place: str
    number: int
    claim: int | None
    article: int | None
    text: str


def cut(words: str) -> list[str]:
    """Cut a text into words for searching: letters and digits, without case and accents."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return WORD.findall(bare.casefold())


def index(session: Session, row: Findable) -> None:
    """Make a row findable by what it says now, in place of what it was found by before."""
    session.execute(delete(INDEX).where(INDEX.c.rowid == _rowid(row)))
    enter(session, [(row, _words_under(session, row))])


def enter(session: Session, rows: Iterable[tuple[Findable, str | None]]) -> None:
    """Make new rows findable by what they say, and by the words of the article that they stand on."""
    entries = [{"row": _rowid(row), "cut": " ".join(_cut(row, under))} for row, under in rows]
    words: ColumnElement[object] = bindparam("cut", type_=Text)
    if _engine(session) == "postgresql":
        # array_to_tsvector takes words as they are; to_tsvector would cut and stem them its own way.
        words = func.array_to_tsvector(func.string_to_array(words, " ", ""))
    if entries:
        session.execute(insert(INDEX).values(rowid=bindparam("row"), words=words), entries)


def matching(session: Session, place: str, words: str) -> ColumnElement[bool]:
    """Say, as a condition on a table's id, that its row has all the words."""
    first = list(PLACES).index(place) * RANGE
    found = select(INDEX.c.rowid - first).where(
        INDEX.c.rowid.between(first, first + RANGE - 1), _has(session, query(words))
    )
    return PLACES[place].id.in_(found)


def query(words: str) -> list[tuple[str, bool]]:
    """Read what a person typed: each word, and whether only its beginning is given."""
    asked = [
        (word, place == last and part.endswith("*"))
        for part in words.split()
        for last, pieces in [(len(cut(part)) - 1, cut(part))]
        for place, word in enumerate(pieces)
    ]
    if not asked:
        raise NotUnderstoodError(f"there is no word to search for in '{words}'")
    return asked


def find(session: Session, words: str) -> Iterator[Hit]:
    """Yield what has all the words, place by place, the newest first."""
    for place, kind in PLACES.items():
        chosen = select(kind).where(matching(session, place, words), kind.removed_at.is_(None))
        rows = session.scalars(chosen.order_by(kind.id.desc()).execution_options(yield_per=100))
        yield from (_hit(place, row) for row in rows if _listed(session, row))


def _hit(place: str, row: Base) -> Hit:
    match row:
        case Article():
            return Hit(place, row.id, None, row.id, row.title)
        case Claim():
            return Hit(place, row.id, row.id, row.article_id, row.text)
        case Source():
            return Hit(place, row.id, None, None, row.title or row.location or row.citation or "")
        case Evidence():
            return Hit(place, row.source_id, row.claim_id, None, row.quote or "")
        case Note():
            return Hit(place, row.id, row.claim_id, row.article_id, row.text)
        case _:
            raise AssertionError(f"{place} is no place to search")


def _listed(session: Session, row: Base) -> bool:
    """Tell whether the article that a row belongs to is still in the lists."""
    claim = session.get(Claim, getattr(row, "claim_id", None) or 0)
    number = getattr(claim or row, "article_id", None)
    return number is None or session.get_one(Article, number).removed_at is None


def _cut(row: Findable, under: str | None) -> Iterator[str]:
    for said in (under, *(getattr(row, name) for name in SAYS[type(row)])):
        yield from cut(said or "")


def _words_under(session: Session, row: Findable) -> str | None:
    """Give the words of the newest text that a claim stands on."""
    newest = select(Anchor.exact).where(Anchor.claim_id == row.id).order_by(Anchor.revision_id.desc()).limit(1)
    return session.scalar(newest) if isinstance(row, Claim) else None


def _rowid(row: Findable) -> int:
    return list(PLACES.values()).index(type(row)) * RANGE + row.id


def _has(session: Session, asked: list[tuple[str, bool]]) -> ColumnElement[bool]:
    # The words are letters and digits only, so nothing in them can be taken for an operator.
    if _engine(session) == "sqlite":
        wanted = " ".join(f'"{word}"{"*" if begins else ""}' for word, begins in asked)
        return literal_column("search_index").op("MATCH")(wanted)
    wanted = " & ".join(f"'{word}'{':*' if begins else ''}" for word, begins in asked)
    # As text, because importing SQLAlchemy's own name for the type takes a tenth of a list's time.
    return literal_column("search_index.words").op("@@")(text("CAST(:wanted AS tsquery)").bindparams(wanted=wanted))


def _engine(session: Session) -> str:
    return session.get_bind().dialect.name
