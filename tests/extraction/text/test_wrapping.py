"""Lines broken to a width, and lines that are not."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.text import wrapping

FIRST = (
    "The barge carried 4,000 barrels of fuel when it struck the pier of the old bridge shortly before dawn on June"
    " 30. Two deckhands swam ashore, and a third was found clinging to a buoy by the crew of a passing ferry, the"
    " harbor master said."
)
SECOND = "Nobody was hurt on the bridge, which has been closed since March, and the fuel did not reach the sea."
STORY = [FIRST, SECOND, FIRST]


def parts(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in wrapping.paragraphs(text)]


@pytest.mark.parametrize("width", [50, 64, 72, 78, 100])
@pytest.mark.parametrize("between", ["\n\n", "\n \n\n"])
def test_lines_broken_to_a_width_are_put_together(width: int, between: str) -> None:
    assert parts(between.join(textwrap.fill(each, width) for each in STORY)) == STORY


def test_a_line_set_further_in_begins_a_paragraph() -> None:
    text = "\n".join(textwrap.fill(each, 70, initial_indent="   ") for each in STORY)

    assert parts(text) == STORY


def test_lines_that_have_room_for_the_next_word_stand_alone() -> None:
    text = f"Barge strikes bridge\nBy Ina Voss\n\n{textwrap.fill(FIRST, 70)}\n"

    assert parts(text) == ["Barge strikes bridge", "By Ina Voss", FIRST]


@pytest.mark.parametrize(
    "lines",
    [
        STORY,
        ["Two deckhands swam ashore.", "A third was found clinging to a buoy.", "Nobody was hurt.", "It was dawn."],
        ["- fuel, 4,000 barrels in all", "- two deckhands and a cook", "- one bridge, now closed for good"],
        ["| what | how many |", "| barrels | 4,000 |", "| hands | 2 |", "| bridges | 1 |"],
    ],
)
def test_a_line_for_each_paragraph_is_left_so(lines: list[str]) -> None:
    assert parts("\n".join(lines)) == lines


@given(st.text(st.sampled_from("ab1. -|#>\n\t")) | st.text())
def test_paragraphs_cover_all_words_in_order(text: str) -> None:
    found = list(wrapping.paragraphs(text))

    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    assert all(text[start:end].strip() == text[start:end] for start, end in found)
