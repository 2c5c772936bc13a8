"""The ages of people, and numbers that look like them."""

import pytest

from claims.extraction.counting import ages, amounts
from claims.extraction.text import language
from claims.extraction.text.layout import Part
from claims.extraction.text.passage import Passage
from claims.extraction.values import figures

FOUND = {
    "Ann Lee, 42, drove the van.": "42 = 42..42",
    "Ann Lee (42) drove the van.": "42 = 42..42",
    "Ann Lee, then 42, drove the van.": "42 = 42..42",
    "The girl, aged 13, slept.": "aged 13 = 13..13",
    "She died at the age of 89.": "age of 89 = 89..89",
    "She died at 89.": "89 = 89..89",
    "Her husband is 51 and works nights.": "51 = 51..51",
    "A boy of 12 was fined.": "12 = 12..12",
    "Her sons, 4 and 7, live abroad.": "4 = 4..4; 7 = 7..7",
    "Their children, ages 4, 7 and 9, live abroad.": "ages 4 = 4..4; 7 = 7..7; 9 = 9..9",
    "A 7-month-old baby cried.": "7-month-old = 7..7 month",
    "Women aged 18 to 44 were asked.": "aged 18 to 44 = 18..44",
    "Adults over 65 pay less.": "over 65 = 65..None",
    "The suspects, both 24, fled.": "24 = 24..24",
    "The victims were under 18.": "under 18 = None..18",
    "Their eldest is 22.": "22 = 22..22",
    "Drivers younger than 25 pay more.": "younger than 25 = None..25",
    "He raised two cousins; one of them is 15.": "two cousins = 2..2 cousin; 15 = 15..15",
    "They held nine of the boys, the youngest of them 13.": "nine = 9..9 boy; 13 = 13..13",
    "Life expectancy for men is around 73.": "around 73 = 73..73",
    "A man in his late 60s called.": "late 60s = 60..69",
    "A woman in her thirties called.": "thirties = 30..39",
}


@pytest.mark.parametrize("text", FOUND)
def test_an_age_is_read_in_every_form(text: str) -> None:
    passage = Passage(Part.PARAGRAPH, 0, language.model()(text))
    found = [
        f"{text[d.start : d.end]} = {d.value.low}..{d.value.high} {d.value.unit}"
        for d in amounts.find(passage, figures.scan(text))
    ]

    assert [claim.removesuffix(" year") for claim in found] == FOUND[text].split("; ")


@pytest.mark.parametrize(
    "text",
    [
        "The total is 49.",
        "In Kabul, 12, two of them clerks, were fined.",
        "Smith, 34, and two boys left.",
        "In May, 12, then 14, came.",
        "The figure turned 40,000.",
    ],
)
def test_a_count_is_no_age(text: str) -> None:
    last = figures.scan(text)[-1]

    assert ages.read(language.model()(text), last, None) is None
