import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from claims.errors import NotUnderstoodError
from claims.model import Article, Claim
from claims.tracking import articles, claims, history, noting, search, searching, status
from claims.vocabulary import Stance, Status
from tests.tracking.conftest import prove


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
    assert searching.query(typed) == asked


@pytest.mark.parametrize("typed", ["", "  ", "*", "$", "!?"])
def test_what_has_no_word_cannot_be_searched_for(typed: str) -> None:
    with pytest.raises(NotUnderstoodError, match="there is no word to search for"):
        searching.query(typed)


def found(session: Session, words: str) -> list[tuple[str, int]]:
    return [(hit.place, hit.number) for hit in search.find(session, words)]


# What is typed, and where it is found in article 1 with its source, quote and note.
SEARCHES = [
    ("collapse", [("article", 1)]),
    ("COLLAPSE hurt", [("article", 1)]),
    ("collapse nowhere", []),
    ("colla", []),
    ("colla*", [("article", 1)]),
    ("12 people", [("article", 1), ("claim", 1)]),
    ("people 12", [("article", 1), ("claim", 1)]),
    ("ana ruiz", [("article", 1), ("claim", 6), ("claim", 4)]),
    ("repairs", [("article", 1)]),
    ("hurt repairs", [("article", 1)]),
    ("dozens twelve", []),
    ("undecided", [("reason", 14)]),
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
    noting.add(session, [3], "twelve, or more? ask the bridge office", by="ana")
    status.mark(session, [5], Status.UNPROVEN, why="the council is undecided", by="ana")

    assert found(session, typed) == where


@pytest.mark.usefixtures("article")
def test_a_find_says_where_and_in_which_words(session: Session) -> None:
    prove(session, 3, Stance.CONTEXT, quote="Twelve were killed.")

    [hit] = search.find(session, "killed")

    assert (hit.place, hit.number, hit.claim, hit.article) == ("quote", 1, 3, 1)
    assert (hit.text, hit.marks) == ("Twelve were killed.", ((12, 18),))


# What is typed, and the first words in which it is found.
WORDS = [
    ("dozens collapse", "Bridge collapse leaves dozens hurt"),
    ("set aside", "The city had set aside $4 million for repairs."),
    ("hurt children", "Bridge collapse leaves dozens hurt; At least 12 people"),
    ("died ruiz", "At least 12 people died when a road bridge fell on Monday"),
    ("told ruiz", '"Nobody told us it was this bad," Ruiz said.'),
]


@pytest.mark.parametrize(("typed", "text"), WORDS)
@pytest.mark.usefixtures("article")
def test_of_an_article_only_what_has_the_words_is_given(session: Session, typed: str, text: str) -> None:
    hit = next(search.find(session, typed))

    assert (hit.place, hit.text[: len(text)]) == ("article", text)
    assert {hit.text[start:end].lower() for start, end in hit.marks} == set(typed.split())


@pytest.mark.usefixtures("article")
def test_of_a_claim_its_text_is_given_and_what_else_has_the_words(session: Session) -> None:
    claims.edit(session, 5, {"text": "The city had money", "subject": "the council"}, by="ana")

    assert [hit.text for hit in search.find(session, "council")] == ["The city had money; the council"]
    assert [hit.text for hit in search.find(session, "4 million city") if hit.claim] == [
        "The city had money; $4 million"
    ]


@pytest.mark.usefixtures("article")
def test_words_beyond_what_an_index_can_hold_are_left_out(session: Session) -> None:
    many = " ".join(f"{number:09d}" for number in range(120_000))

    noting.add(session, [1], f"first {'long' * 200} {many} last", by="ana")

    assert found(session, "first 000000001") == [("note", 1)]
    assert found(session, "long" * 200) == found(session, "first last") == []


@pytest.mark.usefixtures("article")
def test_what_was_indexed_once_can_be_indexed_anew(session: Session) -> None:
    prove(session, 1, quote="Twelve were killed.")
    noting.add(session, [3], "ask the bridge office", by="ana")
    status.mark(session, [5], Status.UNPROVEN, why="the council is undecided", by="ana")
    before = {typed: found(session, typed) for typed, _ in SEARCHES}
    session.execute(delete(search.INDEX))
    assert not any(found(session, typed) for typed, _ in SEARCHES)

    search.rebuild(session)

    assert {typed: found(session, typed) for typed, _ in SEARCHES} == before


@pytest.mark.usefixtures("article", "other")
def test_the_newest_come_first(session: Session) -> None:
    assert found(session, "people") == [("article", 2), ("article", 1), ("claim", 7), ("claim", 1)]


@pytest.mark.usefixtures("article")
def test_what_was_taken_out_is_not_found(session: Session, other: Article) -> None:
    noting.add(session, [1], "whose people?", by="ana")
    articles.remove(session, other.id, by="ana")
    history.change(session, session.get_one(Claim, 1), {"removed_at": other.removed_at}, by="ana")

    assert found(session, "people") == [("article", 1)]
    assert found(session, "another bridge") == []
