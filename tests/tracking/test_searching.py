"""What is found by which words, the same on either engine: with `--record postgresql` this runs there."""

import pytest
from sqlalchemy.orm import Session

from claims.errors import NotUnderstoodError
from claims.model import Article
from claims.tracking import listing, noting, search
from claims.tracking.listing import Filter, Sort

# Notes, by their numbers from 1 on.
SAID = (
    "Élodie’s café reopened on 3.5.2024",
    "The co-operative paid $1,234.56 to 12 farmers",
    "E\u0301lodie decomposed her cafe\u0301",
    "100% of the well_known vote: it's O'Neil's",
    "Straße und Fluß, Ærøskøbing",
    "İstanbul ve ışık",
    "東京 の地震 and 地震対策",
    "Глава МИД заявил об этом",
    'back\\slash "quoted" (bracketed) [square] {curly}',
    "drop table; -- NEAR this AND not OR that",
    "emoji 🙂 smile and ½ cup of x² at 20°C",
    "a* b:c d&e f|g !h <i> ^j ~k",
    "9" * 450 + " and " + "z" * 600,
    "ＦＵＬＬ width and ﬁnal ligature",
)
# What is typed, and the notes that have it.
QUERIES = [
    ("elodie", [1, 3]),
    ("ÉLODIE", [1, 3]),
    ("E\u0301LODIE cafe", [1, 3]),
    ("caf", []),
    ("caf*", [1, 3]),
    ("café*", [1, 3]),
    ("élodie's", [1]),
    ("élodie’s", [1]),
    ("3.5.2024", [1]),
    ("2024 5", [1]),
    ("co-operative", [2]),
    ("cooperative", []),
    ("co operative", [2]),
    ("$1,234.56", [2]),
    ("1234", []),
    ("1,2", [11]),
    ("12", [2]),
    ("100%", [4]),
    ("%", None),
    ("_", None),
    ("well_known", [4]),
    ("well", [4]),
    ("it's", [4]),
    ("o'neil", [4]),
    ("O’Neil’s", [4]),
    ("neil'; --", [4]),
    ("strasse", [5]),
    ("Straße", [5]),
    ("FLUSS", [5]),
    ("ærøskøbing", [5]),
    ("istanbul", [6]),
    ("İSTANBUL", [6]),
    ("地震", []),
    ("地震*", [7]),
    ("東京", [7]),
    ("ГЛАВА мид", [8]),
    ("мид*", [8]),
    ("back\\slash", [9]),
    ("\\", None),
    ('"quoted"', [9]),
    ("(bracketed) [square]", [9]),
    ("'", None),
    ("NEAR", [10]),
    ("near AND not OR", [10]),
    ("drop OR nothing", []),
    ("NOT that", [10]),
    ("smile", [11]),
    ("🙂", None),
    ("1 2 cup", [11]),
    ("x2", [11]),
    ("b:c", [12]),
    ("d & e", [12]),
    ("f|g", [12]),
    ("!h", [12]),
    ("<i> ^j ~k", [12]),
    ("*", None),
    ("9" * 450, [13]),
    ("9*", [13]),
    ("z" * 600, []),
    ("z" * 3000, []),
    ("z*", []),
    ("full WIDTH", [14]),
    ("final", [14]),
    ("", None),
]


@pytest.fixture
def said(session: Session, article: Article) -> Session:  # noqa: ARG001 - what the notes are on
    for text in SAID:
        noting.add(session, [1], text, by="ana")
    return session


def test_the_same_is_found_on_every_engine(said: Session) -> None:
    for typed, expected in QUERIES:
        if expected is None:
            with pytest.raises(NotUnderstoodError, match="there is no word to search for"):
                list(search.find(said, typed))
        else:
            found = [hit.number for hit in search.find(said, typed) if hit.place == "note"]
            assert sorted(found) == expected, typed


def test_a_list_finds_what_a_search_does(said: Session) -> None:
    for typed in (
        "12 people",
        "peop*",
        "PEOPLE",
        "ana ruiz",
        "ruiz*",
        "nowhere",
        "'; DROP TABLE claim",
        "12 AND people",
    ):
        hits = [hit.number for hit in search.find(said, typed) if hit.place == "claim"]
        listed = [entry.number for entry in listing.entries(said, Filter(words=typed), Sort.NUMBER)]
        assert listed == sorted(hits), typed
