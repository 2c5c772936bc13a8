"""Ordinals, superlatives and firsts."""

import pytest

from claims.extraction.counting import ranks
from claims.extraction.text import language
from claims.extraction.text.layout import Part
from claims.extraction.text.passage import Passage

FOUND = {
    "It was the ninth fire in the county.": "ninth fire = 9",
    "She is the group's second in command.": "second in command = 2",
    "They lost their #2 in command.": "#2 in command = 2",
    "It is the country's second-largest port.": "second-largest port = 2",
    "The lake fell to its lowest level in years.": "lowest level = 1",
    "It was the most powerful storm of the year.": "most powerful storm = 1",
    "The chapel is one of the oldest in town.": "one of the oldest = None",
    "She was the only witness.": "only witness = None",
    "It rained for the first time in May.": "first time = 1",
    "The No. 2 official resigned.": "No. 2 official = 2",
    "It is the number one cause of fires.": "number one cause = 1",
    "World No. 1 Ann Lee won.": "No. 1 = 1",
    "His second-in-command fled.": "second-in-command = 2",
    "Four ships sailed and a fifth was late.": "fifth = 5",
    "He is the No. 2 in the ministry.": "No. 2 = 2",
    "He is third in line to the throne.": "third in line = 3",
    "It is the fifth-most populous country.": "fifth-most populous country = 5",
    "It was the biggest-ever theft.": "biggest-ever theft = 1",
    "The top-ranked player lost.": "top-ranked player = 1",
    "It was the twenty-first strike this year.": "twenty-first strike = 21",
    "Prices rose to an all-time high.": "all-time high = 1",
    "The runner broke a course record.": "course record = 1",
    "Runners set off for the 42nd marathon.": "42nd marathon = 42",
}


def _claims(text: str) -> list[str]:
    passage = Passage(Part.PARAGRAPH, 0, language.model()(text))
    return [f"{text[draft.start : draft.end]} = {draft.value.low}" for draft in ranks.find(passage)]


@pytest.mark.parametrize("text", FOUND)
def test_a_rank_is_claimed_with_its_noun(text: str) -> None:
    assert _claims(text) == [FOUND[text]]


@pytest.mark.parametrize(
    "text",
    [
        "At first he refused first aid.",
        "The First Amendment protects it.",
        "The 3rd Infantry Division moved out.",
        "He read the first ten pages.",
        "At least they did their best.",
        "They waited a second.",
        "Reactor No. 4 exploded.",
        "He set the record straight.",
        "Twenty first responders came.",
        "Their best-loved song was played.",
    ],
)
def test_names_and_figures_of_speech_are_no_ranks(text: str) -> None:
    assert _claims(text) == []
