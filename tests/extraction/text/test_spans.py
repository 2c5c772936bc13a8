"""Stretches that are taken."""

from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.text.spans import Taken

SPAN = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(SPAN), SPAN)
def test_a_stretch_meets_what_it_shares_a_character_with(spans: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    shared = any(set(range(*span)) & set(range(*asked)) for span in spans)

    assert Taken(spans).meets(*asked) == shared
