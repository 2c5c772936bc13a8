"""Money, percentages and quantities in sentences."""

import pytest

from claims.extraction import amounts, figures, language
from claims.extraction.layout import Part
from claims.extraction.passage import Passage

# Each sentence with its claims: "words = low..high unit", and nothing else.
FOUND = {
    "The ferry carried 240 passengers and nine crew members.": "240 passengers = 240..240 passenger; "
    "nine crew members = 9..9 member",
    "Two of the seven old bridges were shut.": "Two = 2..2 bridge; seven old bridges = 7..7 bridge",
    "We counted the goats, and there were 30 of them.": "30 of them = 30..30 goat",
    "Ann Lee, 42, drove a nine-seat van.": "42 = 42..42 year; nine-seat = 9..9 seat",
    "Her husband is 51 and works nights.": "51 = 51..51 year",
    "The girl, aged 13, weighs 45kg.": "aged 13 = 13..13 year; 45kg = 45..45 kilogram",
    "A magnitude 5.9 quake shook the coast.": "magnitude 5.9 = 5.9..5.9 magnitude",
    "Hundreds of shoppers queued for several hours.": "Hundreds of shoppers = None..None shopper; "
    "several hours = None..None hour",
    "Profit rose 3% to $2 million.": "3% = 3..3 percent; $2 million = 2000000..2000000 USD",
    "A poll put her 4 points ahead.": "4 points = 4..4 percentage_point",
    "The index shed 90 points by noon.": "90 points = 90..90 point",
    "He lost 40 shekels and won 2 million Canadian dollars.": "40 shekels = 40..40 ILS; "
    "2 million Canadian dollars = 2000000..2000000 CAD",
    "She has three crowns and 30 won games.": "three crowns = 3..3 crown; 30 won games = 30..30 game",
    "The firm sold 1 200 000 cars.": "1 200 000 cars = 1200000..1200000 car",
    "The hazard ratio was 0.8 for smokers.": "0.8 = 0.8..0.8 ratio",
}


def _claims(text: str) -> list[str]:
    passage = Passage(Part.PARAGRAPH, 0, language.model()(text))
    found = amounts.find(passage, figures.scan(text))
    return [f"{text[d.start : d.end]} = {d.value.low}..{d.value.high} {d.value.unit}" for d in found]


@pytest.mark.parametrize("text", FOUND)
def test_a_figure_is_claimed_with_what_it_counts(text: str) -> None:
    assert _claims(text) == FOUND[text].split("; ")


@pytest.mark.parametrize(
    "text",
    [
        "One of them laughed, and no one else spoke.",
        "She lives in Room 12 off Route 66.",
        "The Group of 20 met again.",
        "Call the desk at 555-0199 or 0800 555 019.",
        "He was in two minds about it.",
    ],
)
def test_a_number_that_counts_nothing_is_no_claim(text: str) -> None:
    assert _claims(text) == []
