"""However the lines of a page stand, no letter of them is lost and no figure becomes another."""

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from claims.intake.readable.pdf import columns
from claims.intake.readable.pdf.drawn import Line, Piece
from claims.intake.readable.pdf.joining import Joiner
from claims.intake.readable.pdf.paragraphs import Setting

SAID = ("ships", "1", "200", "12,000", "UN-", "civil-", "twenty-", "31.", "Then", "–", "’s")
WORDS = st.lists(st.sampled_from(SAID), min_size=1, max_size=4)
PLACES = st.tuples(*map(st.sampled_from, ([60, 72, 200, 320], range(40, 800, 12), [7, 10, 18])))


@st.composite
def lines(draw: st.DrawFn) -> Line:
    x, y, size = draw(PLACES)
    pieces = [Piece(" ".join(draw(WORDS)), x + 130.0 * place, y, size, "") for place in range(draw(st.integers(1, 3)))]
    return Line(" ".join(piece.words for piece in pieces), tuple(pieces))


def assert_same(read: str, drawn: list[str]) -> None:
    for form in (r"[^\s|-]", r"[\d,]*\d"):
        assert Counter(re.findall(form, read)) == Counter(re.findall(form, "\n".join(drawn)))


@given(st.lists(st.lists(lines(), max_size=8), min_size=1, max_size=2))
def test_no_letter_is_lost_and_no_figure_becomes_another(pages: list[list[Line]]) -> None:
    ordered = [columns.in_order(page) for page in pages]
    setting = Setting(ordered)
    joiner = Joiner(line.text for page in ordered for line in page)

    read = "\n\n".join(
        joiner.join(line.text for line in paragraph.lines) for page in ordered for paragraph in setting.paragraphs(page)
    )

    assert_same(read, [line.text for page in pages for line in page])


@given(st.lists(WORDS.map(" ".join), min_size=1))
def test_lines_that_are_joined_lose_nothing_and_glue_no_figures(drawn: list[str]) -> None:
    assert_same(Joiner(drawn).join(drawn), drawn)
