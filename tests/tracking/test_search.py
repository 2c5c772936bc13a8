import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from claims.errors import NotUnderstoodError
from claims.model import Article
from claims.tracking import articles, notes, search
from claims.vocabulary import Stance
from tests.tracking.conftest import prove

# Texts and the words they are cut into.
CUT = [
    ("At least 12 people", ["at", "least", "12", "people"]),
    ("$4.5 million", ["4", "5", "million"]),
    ("Straße", ["strasse"]),
    ("François Ünal", ["francois", "unal"]),
    ("co-operate e-mail", ["co", "operate", "e", "mail"]),
    ("O’Neil's", ["o", "neil", "s"]),
    ("snake_case", ["snake", "case"]),
    ("١٢ אבג", ["١٢", "אבג"]),
    ("ﬁnal ²", ["final", "2"]),
    ("🌉 !?", []),
]


@pytest.mark.parametrize(("text", "words"), CUT)
def test_a_text_is_cut_into_words(text: str, words: list[str]) -> None:
    assert search.cut(text) == words


@given(st.text())
def test_words_are_letters_and_digits_only(text: str) -> None:
    for word in search.cut(text):
        assert word
        assert "_" not in word
        assert not any(sign.isspace() or sign in "\"'*&|!():<>\\" for sign in word)
        assert not any(unicodedata.combining(sign) for sign in word)


@given(st.text())
def test_words_once_cut_stay_as_they_are(text: str) -> None:
    assert search.cut(" ".join(search.cut(text))) == search.cut(text)


@given(st.text(), st.text())
def test_texts_are_cut_one_by_one(first: str, second: str) -> None:
    assert search.cut(f"{first} {second}") == search.cut(first) + search.cut(second)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("bridge", [("bridge", False)]),
        ("Brid*", [("brid", True)]),
        ("road brid*", [("road", False), ("brid", True)]),
        ("O'Ne*", [("o", False), ("ne", True)]),
        ('"drop table" OR', [("drop", False), ("table", False), ("or", False)]),
    ],
)
def test_a_star_asks_for_a_beginning(typed: str, asked: list[tuple[str, bool]]) -> None:
    assert search.query(typed) == asked


@pytest.mark.parametrize("typed", ["", "  ", "*", "$", "!?"])
def test_what_has_no_word_cannot_be_searched_for(typed: str) -> None:
    with pytest.raises(NotUnderstoodError, match="there is no word to search for"):
        search.query(typed)


def found(session: Session, words: str) -> list[tuple[str, int]]:
    return [(hit.place, hit.number) for hit in search.find(session, words)]


# What is typed, and where it is found in article 1 with its source, quote and note.
SEARCHES = [
    ("collapse", [("article", 1)]),
    ("COLLAPSE hurt", [("article", 1)]),
    ("collapse nowhere", []),
    ("colla", []),
    ("colla*", [("article", 1)]),
    ("12 people", [("claim", 1)]),
    ("people 12", [("claim", 1)]),
    ("ana ruiz", [("claim", 6), ("claim", 4)]),
    ("ministere", [("source", 1)]),
    ("Ministère", [("source", 1)]),
    ("twelve", [("quote", 1), ("note", 1)]),
    ("bridge", [("article", 1), ("note", 1)]),
    ("AND", []),
    ("NEAR(people 12)", []),
]


@pytest.mark.parametrize(("typed", "where"), SEARCHES)
@pytest.mark.usefixtures("article")
def test_words_are_found_wherever_they_stand(session: Session, typed: str, where: list[tuple[str, int]]) -> None:
    prove(session, 1, quote="Twelve were killed.", address="https://ministère.example/")
    notes.add(session, [3], "twelve, or more? ask the bridge office", by="ana")

    assert found(session, typed) == where


@pytest.mark.usefixtures("article")
def test_a_find_says_where_and_in_which_words(session: Session) -> None:
    prove(session, 3, Stance.CONTEXT, quote="Twelve were killed.")

    [hit] = search.find(session, "killed")

    assert (hit.place, hit.number, hit.claim, hit.text) == ("quote", 1, 3, "Twelve were killed.")


@pytest.mark.usefixtures("article", "other")
def test_the_newest_come_first(session: Session) -> None:
    assert found(session, "people") == [("claim", 7), ("claim", 1)]


@pytest.mark.usefixtures("article")
def test_what_was_taken_out_is_not_found(session: Session, other: Article) -> None:
    articles.remove(session, other.id, by="ana")

    assert found(session, "people") == [("claim", 1)]
    assert found(session, "another bridge") == []
