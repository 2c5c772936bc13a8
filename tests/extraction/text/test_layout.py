"""The parts of an article."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.text import layout
from claims.extraction.text.layout import Part

LINES = {
    "By Ina Voss": Part.BYLINE,
    "By INA VOSS and TOM LEE": Part.BYLINE,
    "Ina Voss, Staff Writer": Part.BYLINE,
    "Updated at 7:05 p.m.": Part.UPDATE_NOTE,
    "March 3, 2021": Part.UPDATE_NOTE,
    "(Reporting by Ina Voss; editing by Tom Lee)": Part.CREDIT,
    "Additional reporting by Tom Lee": Part.CREDIT,
    "Contact: news@example.org": Part.CONTACT,
    "* * *": Part.RULE,
    "What the tests showed": Part.SUBHEAD,
    "Updated maps show that the river moved.": Part.PARAGRAPH,
    "By noon the road was clear again.": Part.PARAGRAPH,
}


@pytest.mark.parametrize(("line", "part"), LINES.items())
def test_a_line_is_known_by_how_it_opens(line: str, part: Part) -> None:
    blocks = layout.split(f"River leaves its bed\n\nThe river moved on Monday.\n\n{line}\n")

    assert [block.part for block in blocks] == [Part.HEADLINE, Part.PARAGRAPH, part]


def test_a_repeated_headline_is_told_apart() -> None:
    blocks = layout.split("River leaves its bed\n\nRiver leaves its bed\n\nIt moved.")

    assert [block.part for block in blocks] == [Part.HEADLINE, Part.REPEATED, Part.PARAGRAPH]


@pytest.mark.parametrize("mark", ["##", "*", "-", ">", "2.", "10)", "[^1]:", "[3]", "> 1."])
def test_a_mark_before_a_line_is_a_block_of_its_own(mark: str) -> None:
    text = f"{mark} The river moved."

    first, second = layout.split(text)

    assert (first.part, text[first.start : first.end]) == (Part.MARK, mark)
    assert text[second.start : second.end] == "The river moved."


@pytest.mark.parametrize(
    "dateline", ["PORT ALDEN, Lenmark (GNS) —", "LONDON —", "Oslo, March 3 (GNS) -", "OSLO (GNS) _"]
)
def test_a_dateline_is_a_block_of_its_own(dateline: str) -> None:
    text = f"{dateline} The river moved."

    first, second = layout.split(text)

    assert (first.part, text[first.start : first.end]) == (Part.DATELINE, dateline)
    assert text[second.start : second.end] == "The river moved."


def test_a_huge_line_is_cut_between_sentences() -> None:
    text = "The river moved. " * 2000

    blocks = layout.split(text)

    assert all(text[block.start : block.end].endswith("moved.") for block in blocks)
    assert max(block.end - block.start for block in blocks) <= layout.LONGEST


@given(st.text())
def test_blocks_hold_all_that_is_written_in_order(text: str) -> None:
    blocks = layout.split(text)

    assert "".join("".join(text[block.start : block.end] for block in blocks).split()) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(blocks))
