"""Words as each engine's index is asked for them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from claims.errors import NotUnderstoodError
from claims.tracking import asking, folding
from claims.tracking.folding import Asked

if TYPE_CHECKING:
    from claims.tracking.asking import Record

# What can be found, in the order it is shown: each is a table, whose numbers have a range of row ids of their own. A
# new one comes last, or those on record would be taken for others.
PLACES = {
    "article": "article",
    "claim": "claim",
    "source": "source",
    "quote": "evidence",
    "note": "note",
    "reason": "change",
}
RANGE = 1 << 48
# What is longer is no word on record.
LONGEST = 500
# PostgreSQL's tsvector ends at 2,046 bytes a word and a megabyte in all, and beyond goes wrong without a word: longer
# words, and those that are new after so many bytes of others, are not found on any engine.
ROOM = 1_000_000
HAS = {
    "sqlite": "search_index MATCH :{name}",
    "postgresql": "search_index.words @@ CAST(:{name} AS tsquery)",
}


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


def having(place: str, record: "Record", words: str) -> tuple[str, str, dict[str, object]]:
    """Say which rows of a place have all the words: as what is their number, from where, and with which parameters."""
    return having_any(place, record, [query(words)])


def having_any(place: str, record: "Record", choices: Sequence[Sequence[Asked]]) -> tuple[str, str, dict[str, object]]:
    """Say the same of the rows that have all the words of one of the choices."""
    engine, first = asking.engine(record), first_of(place)
    there = f"search_index.rowid BETWEEN {first} AND {first + RANGE - 1} AND {HAS[engine].format(name='words')}"
    number = f"search_index.rowid - {first}"
    return number, f"search_index WHERE {there}", {"words": written(engine, choices)}


def first_of(place: str) -> int:
    """Give the row id that a place's numbers begin after."""
    return list(PLACES).index(place) * RANGE


def written(engine: str, choices: Sequence[Sequence[Asked]]) -> str:
    """Write words as an engine's index wants them: all of those of one of the choices."""
    # The words are letters and digits only, so that nothing in them can be taken for an operator.
    if engine == "sqlite":
        return _joined(choices, " AND ", " OR ", '"', '"*')
    return _joined(choices, " & ", " | ", "'", "':*")


def _joined(choices: Sequence[Sequence[Asked]], both: str, either: str, mark: str, begins: str) -> str:
    """Write each word between two marks, the second another where it is a beginning."""
    # A word that is too long stays so; but PostgreSQL takes none of 2,047 bytes, found or not.
    groups = (
        both.join(f"{mark}{word[: LONGEST + 1]}{begins if begun else mark}" for word, begun in asked)
        for asked in choices
    )
    return either.join(f"({group})" for group in groups)


def cut(said: Iterable[str]) -> Iterator[str]:
    """Cut what a row is found by into words, each once."""
    words = " ".join(said)
    cut, room = dict.fromkeys(folding.cut(words)), ROOM
    if len(words) <= LONGEST and words.isascii():
        # Nothing of it is too long, as with most claims.
        yield from cut
        return
    for word in cut:
        room -= len(word.encode())
        if room < 0:
            return
        if len(word) <= LONGEST:
            yield word
