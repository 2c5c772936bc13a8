import pytest

from claims.tracking import discretion, readers
from tests.tracking import told

AT_DESK, IN_ARTICLE = readers.parts(told.NAMES), discretion.told_in(told.ARTICLE)


@pytest.mark.parametrize("note", told.PEOPLE)
def test_a_note_about_somebody_is_told_from_others(note: str) -> None:
    assert discretion.about_people(note, AT_DESK, IN_ARTICLE)


@pytest.mark.parametrize("note", told.FACTS)
def test_a_note_about_a_fact_is_none_about_people(note: str) -> None:
    assert not discretion.about_people(note, AT_DESK, IN_ARTICLE)


@pytest.mark.parametrize("note", told.IN_DOUBT)
def test_what_may_be_a_name_is_taken_for_one(note: str) -> None:
    assert discretion.about_people(note, AT_DESK, IN_ARTICLE)


@pytest.mark.parametrize(
    ("note", "about"),
    [
        ("Carter said so, check the transcript.", "facts"),
        ("carter said so, check the transcript.", "facts"),
        ("Carter is a liar.", "people"),
        ("Carter always says so.", "people"),
        ("Ask Wojtek.", "people"),
    ],
)
def test_whom_the_article_speaks_of_may_be_named_as_long_as_nothing_judges_them(note: str, about: str) -> None:
    assert discretion.about_people(note, AT_DESK, IN_ARTICLE) is (about == "people")


def test_where_the_article_is_not_given_nobody_is_known_from_it() -> None:
    assert discretion.about_people("Carter said so, check the transcript.", AT_DESK)


def test_who_works_at_the_desk_is_not_spoken_of_even_where_the_article_has_the_name() -> None:
    assert discretion.about_people("Carter said so.", readers.parts(["Jo Carter"]), IN_ARTICLE)
