"""Dates in EDTF, seen from publication."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import accumulate, chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction.dates import dates, edtf
from claims.extraction.text import language
from claims.extraction.text.layout import Part
from claims.extraction.text.passage import Passage

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
    "11:30 on Tuesday night": "2023-05-16T23:30",
    "2:30 Tuesday night": "2023-05-16T02:30",
    "2:30 Tuesday afternoon": "2023-05-16T14:30",
    "10:30 yesterday morning": "2023-05-16T10:30",
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
    "12/25/98": "1998-12-25",
    "02-27-98": "1998-02-27",
    "5/17/2023": "2023-05-17",
    "5/17/23": "2023-05-17",
    "May 3 to June 14, 2020": "2020-05-03/2020-06-14",
    "May 3, 2019, to June 14, 2020": "2019-05-03/2020-06-14",
    "3 May 2019 until 14 June 2020": "2019-05-03/2020-06-14",
    "Wednesday, May 3 through Wednesday, May 10": "2023-05-03/2023-05-10",
    "Dec. 30 to Jan. 2, 1990": "1989-12-30/1990-01-02",
    "between 3 and 5 May": "2023-05-03/2023-05-05",
    "May 27 and 28": "2023-05-27/2023-05-28",
    "27 and 28 May 2020": "2020-05-27/2020-05-28",
    "Nov. 12 of last year": "2022-11-12",
    "last Nov. 12": "2022-11-12",
    "next Jan. 20": "2024-01-20",
    "the day after tomorrow": "2023-05-19",
    "Monday of last week": "2023-05-08",
    "Friday next week": "2023-05-26",
    "a week ago Thursday": "2023-05-04",
    "two weeks from Friday": "2023-06-02",
    "a year ago today": "2022-05-17",
    "two Fridays ago": "2023-05-05",
    "Friday the 12th": "2023-05-12",
    "New Year's Eve": "2022-12-31",
    "Memorial Day": "2023-05-29",
    "Easter Monday 2022": "2022-04-18",
    "last Christmas": "2022-12-25",
    "next Thanksgiving": "2023-11-23",
    "the day before Christmas": "2022-12-24",
    "the Tuesday after Labor Day": "2023-09-05",
    "the third Thursday in November 2020": "2020-11-19",
    "the last Friday of December": "2022-12-30",
    "a fortnight ago": "2023-05-03",
    "the coming two weeks": "2023-05-17/2023-05-31",
    "between 1990 and last year": "1990/2022",
    "June of last year": "2022-06",
    "spring of last year": "2022-21",
    "the winter of 1996-97": "1996-24",
    "half a century ago": "1973",
    "ten years ago this month": "2013-05",
    "the week before last": "2023-05-01/2023-05-07",
    "the week of April 5": "2023-04-03/2023-04-09",
    "the weekend of April 1": "2023-04-01/2023-04-02",
    "the last day of 1997": "1997-12-31",
    "the first day of February": "2023-02-01",
    "the last quarter of 1997": "1997-10/1997-12",
    "the second quarter": "2023-04/2023-06",
    "the third quarter": "2022-07/2022-09",
    "the first half of last year": "2022-01/2022-06",
    "the latest quarter": "2023-01/2023-03",
    "the first nine months of 2021": "2021-01/2021-09",
    "January-March": "2023-01/2023-03",
    "14:30 GMT on May 3": "2023-05-03T14:30",
    "1430 GMT on May 3": "2023-05-03T14:30",
    "’69": "1969",
    "’24": "2024",
}


@pytest.mark.parametrize("words", TYPED)
def test_a_typed_date_is_settled(words: str) -> None:
    assert dates.read(words, WEDNESDAY) == TYPED[words]


IN_SENTENCES: dict[str, list[tuple[str, str | None]]] = {
    "The bridge could open as early as June.": [("as early as June", "2023-06")],
    "They fled just before dawn.": [("just before dawn", None)],
    "It began on Monday. It spread at midmorning.": [("Monday", "2023-05-15"), ("midmorning", "2023-05-15")],
    "A bell rang shortly before 2 a.m. in Vale on Monday.": [
        ("shortly before 2 a.m.", "2023-05-15T02:00"),
        ("Monday", "2023-05-15"),
    ],
    "Dawn Lee took a sunset cruise at the dawn of an age.": [],
    "He fled on May 3; the previous Friday he had sold his house.": [
        ("May 3", "2023-05-03"),
        ("previous Friday", "2023-04-28"),
    ],
    "He fled on May 3 and was caught on the 9th.": [("May 3", "2023-05-03"), ("9th", "2023-05-09")],
    "It ran from April to June 14, 2022.": [("April", "2023-04"), ("June 14, 2022", "2022-06-14")],
    "They met on Feb. 3, 7 and 12, and on March 1 or 3.": [
        ("Feb. 3", "2023-02-03"),
        ("7", "2023-02-07"),
        ("12", "2023-02-12"),
        ("March 1", "2023-03-01"),
        ("3", "2023-03-03"),
    ],
    "It will end in the next year.": [("next year", "2024")],
    "It was built between A.D. 1000 and 1260.": [("between A.D. 1000 and 1260", "1000/1260")],
    "She was mayor in 1990 and 1992.": [("1990", "1990"), ("1992", "1992")],
    "It was a fort in the 18th and 19th centuries.": [("18th", "17XX"), ("19th centuries", "18XX")],
    "He moved in 2012. The report, lost that August, was found that spring.": [
        ("2012", "2012"),
        ("that August", "2012-08"),
        ("that spring", "2012-21"),
    ],
    "He was jailed in March 1996. The following month he fled. The next year he died.": [
        ("March 1996", "1996-03"),
        ("following month", "1996-04"),
        ("next year", "1997"),
    ],
    "He feared that May is cold and that spring was late.": [],
    "Work will end by year-end or at the end of the year.": [("year-end", "2023"), ("end of the year", "2023")],
    "Rates rose at the end of the year.": [("end of the year", None)],
    "It rained in the last week of February 2020.": [("last week of February 2020", None)],
    "It fell in the last week of the war and in the last two weeks of the season.": [],
    "Net fell to $3 million in the first quarter from $4 million a year earlier. Sales beat the year-ago period.": [
        ("first quarter", "2023-01/2023-03"),
        ("a year earlier", "2022-01/2022-03"),
        ("year-ago period", "2022-01/2022-03"),
    ],
    "Prices rose in April from a month earlier and by more from a year earlier.": [
        ("April", "2023-04"),
        ("a month earlier", "2023-03"),
        ("a year earlier", "2022-04"),
    ],
    "He was named chief in June 1996. A year earlier he had left.": [
        ("June 1996", "1996-06"),
        ("A year earlier", "1995"),
    ],
    "The dollar was up on Tuesday from a day earlier.": [("Tuesday", "2023-05-16"), ("a day earlier", "2023-05-15")],
    "First-quarter net rose. In the first three months, sales fell.": [
        ("First-quarter", "2023-01/2023-03"),
        ("first three months", "2023-01/2023-03"),
    ],
    "The fair opens on Monday and runs until Friday.": [("Monday", "2023-05-22"), ("Friday", "2023-05-26")],
    "They will meet Friday and Monday.": [("Friday", "2023-05-19"), ("Monday", "2023-05-22")],
    "On Sunday shares were up from the day before.": [("Sunday", "2023-05-14"), ("day before", "2023-05-13")],
    "It opens at 8 tonight; it opened at 5 Monday afternoon.": [
        ("8 tonight", "2023-05-17T20:00"),
        ("5 Monday afternoon", "2023-05-15T17:00"),
    ],
    "They wed on Oct. 3, 2011. On Oct. 9 they fled, and that Sunday they were caught.": [
        ("Oct. 3, 2011", "2011-10-03"),
        ("Oct. 9", "2011-10-09"),
        ("that Sunday", "2011-10-09"),
    ],
}


@pytest.mark.parametrize("text", IN_SENTENCES)
def test_a_date_leans_on_those_told_before_it(text: str) -> None:
    assert _claims(text) == [f"{words} = {settled}" for words, settled in IN_SENTENCES[text]]


@pytest.mark.parametrize(
    ("published", "text", "claim"),
    [
        ("2004-01-05", "He was held on Nov. 18.", "Nov. 18 = 2003-11-18"),
        ("2004-01-05", "The quake was on Dec. 26.", "Dec. 26 = 2003-12-26"),
        ("2004-01-05", "He speaks on March 17.", "March 17 = 2004-03-17"),
        ("2000-11-13", "He takes office Jan. 20.", "Jan. 20 = 2001-01-20"),
        ("1998-03-05", "Profit fell in the year ended March 31.", "March 31 = 1997-03-31"),
        ("1998-03-05", "A dividend of $1 was declared, payable March 31.", "March 31 = 1998-03-31"),
        ("2003-03-05", "He has been abroad since Sept. 11.", "Sept. 11 = 2001-09-11"),
        ("2003-09-20", "He came on Sept. 11.", "Sept. 11 = 2003-09-11"),
        ("1997-08-20", "The firm expects fourth-quarter sales to rise.", "fourth-quarter = 1997-10/1997-12"),
        ("1997-10-20", "It will take a fourth-quarter charge.", "fourth-quarter = 1997-10/1997-12"),
        ("1997-11-20", "It will close in the first quarter.", "first quarter = 1998-01/1998-03"),
        ("1998-03-05", "First-half profit rose.", "First-half = 1997-01/1997-06"),
        ("1998-03-05", "The dividend is payable Dec. 1.", "Dec. 1 = 1998-12-01"),
        ("1998-03-05", "He has been ill since New Year's.", "New Year's = 1998-01-01"),
        ("1998-03-05", "He left over Christmas.", "Christmas = 1997-12-25"),
        ("1998-03-05", "Sales rose before Easter.", "Easter = 1998-04-12"),
        ("1998-03-05", "We flew in on friday.", "friday = 1998-02-27"),
        ("1998-03-05", "They had their best December in years.", "December = 1997-12"),
        ("1998-03-05", "Two died after a crash Monday.", "Monday = 1998-03-02"),
    ],
)
def test_a_day_without_its_year_is_the_one_meant_then(published: str, text: str, claim: str) -> None:
    assert _claims(text, date.fromisoformat(published)) == [claim]


ROLLED = "The ship sank on Sunday evening.\nNine were found on Tuesday. The crew will be in court on Friday.\n"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("It had left the port at 5:50 p.m.", "5:50 p.m. = 2023-05-14T17:50"),
        ("As of noon, 11 were missing.", "noon = 2023-05-16T12:00"),
        ("The trial will begin at 9 a.m.", "9 a.m. = 2023-05-19T09:00"),
        ("That evening it had been calm.", "That evening = 2023-05-14"),
    ],
)
def test_a_time_is_of_the_day_of_the_events_and_not_of_one_in_passing(text: str, claim: str) -> None:
    assert _claims(ROLLED + text)[-1] == claim


def test_the_day_before_leans_on_no_day_told_long_ago() -> None:
    assert _claims("He came on Feb. 1, 2009.\nHe was ill.\nHe had left the day before.")[-1] == "day before = None"


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("WASHINGTON, May 16 -", "2023-05-16"),
        ("WASHINGTON, May 16 (Reuters) -", "2023-05-16"),
        ("WASHINGTON (AP) -", "2023-05-17"),
        ("WASHINGTON, March 1 -", "2023-05-17"),
        ("WASHINGTON, May 18 -", "2023-05-17"),
    ],
)
def test_today_is_the_day_of_the_dateline(dateline: str, day: str) -> None:
    written = dates.written([dateline], WEDNESDAY)

    assert _claims("He resigned today.", written) == [f"today = {day}"]


def test_without_publication_a_dateline_settles_nothing() -> None:
    assert dates.written(["WASHINGTON, May 16 -"], None) is None


@pytest.mark.parametrize("published", [date.min, date.max, date(9999, 11, 30), date(1, 3, 1)])
def test_at_the_edge_of_the_calendar_nothing_falls_off(published: date) -> None:
    assert _claims("It ended early in February and in the third quarter.", published) == [
        "early in February = None",
        "third quarter = None",
    ]
    assert _claims("That was on 9999-12-31. The following year came.") == [
        "9999-12-31 = 9999-12-31",
        "following year = None",
    ]


def test_a_day_told_by_another_is_open_where_none_was_told() -> None:
    assert _claims("The previous Friday he had sold his house.") == ["previous Friday = None"]


@pytest.mark.parametrize("words", ["", "hello", "3/4/2016", "2016-02-30", "30 February 2016", "2016/2015", "recently"])
def test_what_is_no_date_or_could_be_two_is_not_guessed(words: str) -> None:
    assert dates.read(words, WEDNESDAY) is None


@pytest.mark.parametrize("words", ["Friday", "this week", "last year", "two days ago", "3 May", "August", "Q1"])
def test_without_publication_nothing_relative_is_settled(words: str) -> None:
    assert dates.read(words, None) is None


def _claims(text: str, published: date | None = WEDNESDAY) -> list[str]:
    """Give the dates of a text whose paragraphs stand one on a line."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines[:-1])]
    passages = [Passage(Part.PARAGRAPH, at, language.model()(line)) for at, line in zip(starts, lines, strict=True)]
    found = chain.from_iterable(dates.find(passages, published))
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
    text = "He fell at 8 p.m. on Jan. 12, 2023. He died on April 3.\nThat night it snowed."

    assert _claims(text)[2:] == ["That night = 2023-01-12"]


def test_without_publication_a_relative_date_is_found_but_open() -> None:
    assert _claims("It closed on Friday.", published=None) == ["Friday = None"]


@pytest.mark.parametrize(
    "text",
    [
        "You may march in august company.",
        "About 2,016 people came.",
        "It sold 1500 copies.",
        "They met at Stadium 23 August.",
        "The job took 1400 hours.",
        "They met at Stadium 23 November.",
        "The Sept. 11 attacks and the Sept. 11 Commission are no dates.",
        "He read it in USA Today.",
        "They cut the Christmas tree on Easter Island.",
        "He sank it on the 15th hole on their 20th anniversary.",
        "Their record is 9-4-12.",
        "Every Friday they dance, and each Monday they rest.",
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


FORMS = ("%B {0}, %Y", "{0} %B %Y", "%b {0}, %Y", "%A, %B {0}, %Y", "the {0}{1} of %B %Y", "%Y-%m-%d")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("month", range(1, 13))
def test_every_day_of_a_leap_year_is_read_back_from_each_form(month: int, form: str) -> None:
    for day in (date(2016, month, number) for number in range(1, 32) if number <= monthrange(2016, month)[1]):
        ending = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10 if day.day // 10 != 1 else 0, "th")

        assert dates.read(day.strftime(form).format(day.day, ending), None) == day.isoformat()


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(-45, 45))
def test_a_day_near_publication_needs_no_year(published: date, off: int) -> None:
    day = published + timedelta(days=off)

    assert dates.read(f"{day:%B} {day.day}", published) == day.isoformat()


SENTENCES = st.lists(st.sampled_from((*WORDS, "will", "met", "that", "previous", "Easter", "since"))).map(" ".join)


@given(st.lists(st.text() | SENTENCES, max_size=3).map(". ".join), st.none() | st.dates())
@settings(max_examples=50, deadline=None)
def test_a_date_found_is_valid_edtf_or_open(text: str, published: date | None) -> None:
    settled = [claim.rpartition(" = ")[2] for claim in _claims(text, published)]

    assert all(date == "None" or edtf.valid(date) for date in settled)


@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_mentions_lie_within_the_text_and_apart(text: str) -> None:
    end = 0
    for mention in dates.mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
