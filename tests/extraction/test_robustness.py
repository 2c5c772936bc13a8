"""Whatever the text, extraction comes to an end, in step with its length, and every claim stands where it says."""

import cProfile
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims import extraction

LONGEST = 20_000
DAY = date(2024, 2, 29)
WORDS = (
    *("said", "Ana", "Lind", "the", "mayor", "of", "Alden", "(", "R-Nev.", ")", ".", ",", "“", "”", "‘", "’", '"', "'"),
    *("$7m", "12", "to", "14", "at", "least", "including", "1/2", "3-2", "No.", "4", "killed", "and", "or", "which"),
    *("according", "He", "they", "two-thirds", "half", "a", "million", "per", "cent", "first", "largest", "who", "is"),
    *("Monday", "March", "2016-03-25", "9:15", "a.m.", "—", "–", "…", ";", ":", "[^1]", "|", "---", "#", "born", "in"),
    *("😀", "\u202e", "\ud800", "\r", "\t", "\n", "\n\n"),
)
# What a rule may be made to go over again and again: each is repeated to the length asked for.
HOSTILE = (
    "“",
    '"',
    "‘a’ ",
    "he said, ",
    "12 ",
    "1,000",
    "1-2-3-",
    "one hundred and ",
    "Ana Lind, the mayor, ",
    "(((",
    "A. B. ",
    "of the ",
    "at least about up to ",
    "March 3 to ",
    "$€£",
    "and, or; but: ",
    "according to ",
    "9/",
    "the first second third ",
    "\n\nThe",
)
ANY_TEXT = st.text(st.characters() | st.sampled_from(" \n\"“”‘’'$%.,;:-0123456789—()")) | st.lists(
    st.sampled_from(WORDS)
).map(" ".join)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(ANY_TEXT)
def test_a_claim_is_where_it_says_it_is_in_any_string(text: str) -> None:
    _stand(text)


@pytest.mark.slow
@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=20), min_size=1, max_size=60), st.integers(1, LONGEST))
def test_a_claim_is_where_it_says_it_is_in_any_long_string(pieces: list[str], length: int) -> None:
    _stand(_repeated(" ".join(pieces) + " ", length))


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_text_of_one_mark_over_and_over_is_read(piece: str) -> None:
    _stand(_repeated(piece, LONGEST))


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["“No,” said Ana Lind, 42, on Monday. ", *HOSTILE])
def test_the_work_grows_in_step_with_the_text(piece: str) -> None:
    single, fourfold = (_calls(_repeated(piece, length)) for length in (3_000, 12_000))

    assert fourfold < 5 * single


def _repeated(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def _stand(text: str) -> None:
    for claim in extraction.find_claims(text, DAY, names=True):
        assert claim.exact
        assert text[claim.start : claim.end] == claim.exact
        assert 0 <= claim.priority <= 1


def _calls(text: str) -> int:
    """Count the calls made, of Python's functions and C's: a measure of work that no other process disturbs."""
    # It counts what sys.setprofile would, at a half of the time: no function of ours is called to count a call.
    profile = cProfile.Profile()
    extraction.find_claims("Ana Lind said so.", DAY)
    profile.runcall(extraction.find_claims, text, DAY)
    return sum(entry.callcount for entry in profile.getstats())
