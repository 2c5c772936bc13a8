"""Dates in EDTF, seen from publication."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction import dates, edtf, language
from claims.extraction.layout import Part
from claims.extraction.passage import Passage

WEDNESDAY = date(2023, 5, 17)

TYPED = {
    "25 March 2016": "2016-03-25",
    "March 25, 2016": "2016-03-25",
    "2016-03-25": "2016-03-25",
    "Friday": "2023-05-12",
    "last Friday": "2023-05-12",
    "last Tuesday": "2023-05-09",
    "next Monday": "2023-05-22",
    "yesterday": "2023-05-16",
    "this week": "2023-05-15/2023-05-17",
    "last week": "2023-05-08/2023-05-14",
    "this month": "2023-05",
    "last year": "2022",
    "three days ago": "2023-05-14",
    "two months ago": "2023-03",
    "ten years ago": "2013",
    "the past decade": "2013/2023",
    "the beginning of March": "2023-03-01/2023-03-10",
    "late June 2020": "2020-06-21/2020-06-30",
    "August": "2022-08",
    "the 1990s": "199X",
    "the 19th century": "18XX",
    "spring 2021": "2021-21",
    "last winter": "2022-24",
    "third quarter of 2022": "2022-07/2022-09",
    "Q1": "2023-01/2023-03",
    "4:17 a.m. Monday": "2023-05-15T04:17",
    "9pm on 3 May": "2023-05-03T21:00",
    "May 5-9": "2023-05-05/2023-05-09",
    "2018-19": "2018/2019",
    "from 2010 to 2014": "2010/2014",
    "25/3/2016": "2016-03-25",
    "2016-03-21/2016-03-25": "2016-03-21/2016-03-25",
    "night of May 2": "2023-05-02",
    "predawn hours of Saturday": "2023-05-13",
    "just before dawn Monday": "2023-05-15",
    "first light on Tuesday": "2023-05-16",
}


@pytest.mark.parametrize("words", TYPED)
def test_a_typed_date_is_settled(words: str) -> None:
    assert dates.read(words, WEDNESDAY) == TYPED[words]


IN_SENTENCES = {
    "The bridge could open as early as June.": [("as early as June", "2023-06")],
    "They fled just before dawn.": [("just before dawn", None)],
    "It began on Monday. It spread at midmorning.": [("Monday", "2023-05-15"), ("midmorning", "2023-05-15")],
    "A bell rang shortly before 2 a.m. in Vale on Monday.": [
        ("shortly before 2 a.m.", "2023-05-15T02:00"),
        ("Monday", "2023-05-15"),
    ],
    "Dawn Lee took a sunset cruise at the dawn of an age.": [],
}


@pytest.mark.parametrize("text", IN_SENTENCES)
def test_the_light_of_a_day_and_a_bare_time_are_of_the_day_told_near(text: str) -> None:
    found = dates.find(Passage(Part.PARAGRAPH, 0, language.model()(text)), WEDNESDAY)

    assert [(text[draft.start : draft.end], draft.value.date) for draft in found] == IN_SENTENCES[text]


@pytest.mark.parametrize("words", ["", "hello", "3/4/2016", "2016-02-30", "30 February 2016", "2016/2015", "recently"])
def test_what_is_no_date_or_could_be_two_is_not_guessed(words: str) -> None:
    assert dates.read(words, WEDNESDAY) is None


@pytest.mark.parametrize("words", ["Friday", "this week", "last year", "two days ago", "3 May", "August", "Q1"])
def test_without_publication_nothing_relative_is_settled(words: str) -> None:
    assert dates.read(words, None) is None


def _claims(text: str, published: date | None = WEDNESDAY, earlier: tuple[str, ...] = ()) -> list[str]:
    passage = Passage(Part.PARAGRAPH, 0, language.model()(text))
    found = dates.find(passage, published, earlier)
    return [f"{text[draft.start : draft.end]} = {draft.value.date}" for draft in found]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The trial opened on Thursday.", "Thursday = 2023-05-11"),
        ("The trial will open on Thursday.", "Thursday = 2023-05-18"),
        ("The hearing is set for Sept. 3.", "Sept. 3 = 2023-09-03"),
        ("He was born in 1987 in a barn.", "1987 = 1987"),
        ("Rain fell for most of 2021.", "most of 2021 = 2021"),
    ],
)
def test_the_tense_tells_the_direction(text: str, claims: str) -> None:
    assert _claims(text) == [claims]


def test_a_night_told_of_before_is_that_night() -> None:
    assert _claims("That night it snowed.", earlier=("2023-01-12T20:00",)) == ["That night = 2023-01-12"]


def test_without_publication_a_relative_date_is_found_but_open() -> None:
    assert _claims("It closed on Friday.", published=None) == ["Friday = None"]


@pytest.mark.parametrize(
    "text",
    [
        "You may march in august company.",
        "About 2,016 people came.",
        "It sold 1500 copies.",
        "They met at Stadium 23 August.",
    ],
)
def test_words_and_counts_that_look_like_dates_are_none(text: str) -> None:
    assert _claims(text) == []


WORDS = (
    *("last", "this", "Friday", "March", "3", "2016", "at", "9", "p.m.", "laſt", "ſummer", "of", "quarter", "firſt"),
    *("the", "next", "night", "decade", "ago", "two", "-", "to", ",", "1990s", "99", "00", "31", "February", "İ"),
)


@given(
    st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join),
    st.none() | st.dates(),
)
def test_a_date_is_read_as_valid_edtf_or_not_at_all(words: str, published: date | None) -> None:
    settled = dates.read(words, published)

    assert settled is None or edtf.valid(settled)


@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_mentions_lie_within_the_text_and_apart(text: str) -> None:
    end = 0
    for mention in dates.mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
