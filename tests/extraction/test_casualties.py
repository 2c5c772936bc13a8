"""People killed, injured, missing, captured, displaced or rescued."""

import pytest

from claims.extraction import casualties, figures, language
from claims.extraction.layout import Part
from claims.extraction.passage import Draft, Passage

FOUND = {
    "A landslide killed 14 villagers and injured dozens.": "14 villagers = killed 14..14; dozens = injured None..None",
    "At least nine miners were feared dead.": "At least nine miners = killed 9..None",
    "The death toll climbed to 85 overnight.": "85 = killed 85..85",
    "Officials put the number of missing at 40.": "40 = missing 40..40",
    "Gunmen abducted about 30 pupils.": "about 30 pupils = captured 30..30",
    "Some 2,000 residents were forced to flee.": "Some 2,000 residents = displaced 2000..2000",
    "Crews found 19 survivors.": "19 survivors = rescued 19..19",
    "The blast left two dead and 12 wounded.": "two dead = killed 2..2; 12 wounded = injured 12..12",
    "No one was hurt.": "No one = injured 0..0",
    "One guard was shot dead and four fell ill.": "One guard = killed 1..1; four = injured 4..4",
    "Several rebels were killed on the road.": "Several rebels = killed None..None",
    "The crash claimed 16 lives.": "16 lives = killed 16..16",
}


def _drafts(text: str, start: int = 0) -> list[Draft]:
    passage = Passage(Part.PARAGRAPH, start, language.model()(text))
    return list(casualties.find(passage, figures.scan(text)))


@pytest.mark.parametrize("text", FOUND)
def test_people_are_counted_with_what_befell_them(text: str) -> None:
    found = [f"{text[d.start : d.end]} = {d.value.outcome} {d.value.low}..{d.value.high}" for d in _drafts(text)]

    assert found == FOUND[text].split("; ")
    assert {draft.value.unit for draft in _drafts(text)} == {"person"}


def test_a_part_knows_its_whole() -> None:
    text = "The fire killed 20 people, including at least three Norwegians."

    whole, part = _drafts(text, start=100)

    assert text[part.start - 100 : part.end - 100] == "at least three Norwegians"
    assert part.whole == (whole.start, whole.end)
    assert part.value.outcome == whole.value.outcome
    assert whole.whole is None


@pytest.mark.parametrize(
    "text",
    [
        "The plumber was arrested after one man was killed.",
        "The fire destroyed 30 homes and killed 12 cows.",
        "Doctors treated 40 cases in a study.",
        "They walked 12 miles.",
    ],
)
def test_one_man_beasts_and_things_are_no_casualties(text: str) -> None:
    assert _drafts(text) == []
