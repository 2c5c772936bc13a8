"""All that holds a figure, a rank or a date: each word given to one claim."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.extraction.counting import counting
from claims.extraction.text import language
from claims.extraction.text.layout import Part
from claims.extraction.text.passage import Passage
from claims.vocabulary import Kind

WORDS = (
    *("killed", "were", "dead", "including", "three", "Danes", "12", "on", "Friday", "second", "#2", "in", "command"),
    *(
        "the",
        "largest",
        "of",
        "them",
        "and",
        "at least",
        "$4",
        "bn",
        "“",
        "”",
        "😀",
        "\u200f",
        ".",
        ",",
        "no one",
        "hurt",
    ),
)


def _passage(text: str, start: int = 0) -> Passage:
    return Passage(Part.PARAGRAPH, start, language.model()(text))


def test_a_casualty_and_a_date_take_their_figures_from_the_quantities() -> None:
    text = "Three days ago a storm killed 12 farmers and felled 40 trees."

    found = list(counting.find([_passage(text)], date(2023, 5, 17)))

    assert {(draft.kind, text[draft.start : draft.end]) for draft in found} == {
        (Kind.DATE, "Three days ago"),
        (Kind.CASUALTY, "12 farmers"),
        (Kind.QUANTITY, "40 trees"),
    }


def test_the_figure_in_a_name_is_no_quantity() -> None:
    found = counting.find([_passage("The Sept. 11 attacks changed the city.")], date(2023, 5, 17))

    assert list(found) == []


def test_a_time_is_of_the_day_told_in_a_paragraph_before() -> None:
    first, second = "She left soon after 8 p.m. on Jan. 12.", "A camera saw her at 9:40 p.m. by the gate."

    found = list(counting.find([_passage(first), _passage(second, 100)], date(2023, 5, 17)))

    assert [draft.value.date for draft in found] == ["2023-01-12T20:00", "2023-01-12T21:40"]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=80) | st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join))
def test_every_draft_lies_within_its_passage(text: str) -> None:
    for draft in counting.find([_passage(text, start=7)], date(2023, 5, 17)):
        assert 7 <= draft.start < draft.end <= 7 + len(text)
