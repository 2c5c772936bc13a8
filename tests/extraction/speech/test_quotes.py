"""Where quotations open and close."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.speech import quotes

SPOKEN = {
    '"We will rebuild every house," she said.': ["We will rebuild every house,"],
    "“We will rebuild every house,” she said.": ["We will rebuild every house,"],
    '"We will rebuild every house,” she said.': ["We will rebuild every house,"],
    "‘We’ll rebuild every house,’ she said.": ["We’ll rebuild every house,"],
    "'We don't owe the miners' families that,' she said.": ["We don't owe the miners' families that,"],
    "He called it “the bridge” again.": [],
    "She wrote “The Old Man of Lenmark” there.": [],
    "“We begin again tomorrow, she said, and left": ["We begin again tomorrow, she said, and left"],
    "It is 6 feet 2 and the dogs' kennels aren't far.": [],
    "“He told me ‘you will not sail today’ and left.”": [
        "He told me ‘you will not sail today’ and left.",
        "you will not sail today",
    ],
}


@pytest.mark.parametrize(("text", "spoken"), SPOKEN.items())
def test_speech_is_told_from_names_and_scare_quotes(text: str, spoken: list[str]) -> None:
    runs = quotes.runs(text)

    assert [text[run.start : run.end] for run in runs if run.spoken] == spoken


def test_offsets_count_from_where_the_paragraph_starts() -> None:
    plain = quotes.runs("“one two three four”")
    moved = quotes.runs("“one two three four”", 100)

    assert (moved[0].start, moved[0].end) == (plain[0].start + 100, plain[0].end + 100)


@given(st.text("ab .,\"“”‘’'«»s\n"))
def test_runs_lie_within_the_text(text: str) -> None:
    for run in quotes.runs(text):
        assert 0 <= run.start <= run.end <= len(text)
