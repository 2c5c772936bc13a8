"""Figures of a text: numbers with their bounds, currencies and measures, without the language model."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.values import figures

WORDS = (
    *("at least", "nearly", "between", "and", "to", "or", "-", "–", "a", "half", "third", "two", "twenty", "hundred"),
    *(
        "million",
        "dozen",
        "several",
        "of",
        "$",
        "£",
        "12",
        "1,400",
        "2.5",
        "%",
        "per cent",
        "feet",
        "6",
        "in",
        "ſecond",
    ),
    *(
        "\u212ag",
        "thouſand",
        "leſs than",
        "or more",
        "+",
        "m",
        "p",
        "cents",
        "٣",
        "½",
        "\u202f",
        "1/2",
        "x",
        "years old",
    ),
)

READ = """
at least 31              | at least 31              | 31 |    |                   | at least
up to $7 million         | up to $7 million         |    | 7000000 | USD          | up to
nearly two-thirds        | nearly two-thirds        |    | 0.6667 | share         | nearly
roughly 40 miles         | roughly 40 miles         | 40 | 40 | mile              | about
just over €3,000         | just over €3,000         | 3000 |  | EUR               | more than
12 to 14 per cent        | 12 to 14 per cent        | 12 | 14 | percent           |
between £5m and £6m      | between £5m and £6m      | 5000000 | 6000000 | GBP     |
5 to 6 million           | 5 to 6 million           | 5000000 | 6000000 |         |
two or three days        | two or three days        | 2 | 3 | day                 |
6 feet 2                 | 6 feet 2                 | 74 | 74 | inch              |
5ft 11in                 | 5ft 11in                 | 71 | 71 | inch              |
half a mile              | half a mile              | 0.5 | 0.5 | mile            |
half a dozen             | half a dozen             | 6 | 6 |                     |
one in five              | one in five              | 0.2 | 0.2 | share           |
71 cents                 | 71 cents                 | 0.71 | 0.71 | USD           |
50p                      | 50p                      | 0.5 | 0.5 | GBP             |
Rs 500 crore             | Rs 500 crore             | 5000000000 | 5000000000 | INR |
41C                      | 41C                      | 41 | 41 | degree Celsius    |
a ten-year lease         | ten-year                 | 10 | 10 | year              |
an hour later            | an hour                  | 1 | 1 | hour                |
twice                    | twice                    | 2 | 2 | time                |
a quarter point          | a quarter point          | 0.25 | 0.25 | percentage_point |
three hundred and two    | three hundred and two    | 302 | 302 |                 |
several hundred          | several hundred          |    |    |                   | several hundred
-5 degrees               | -5 degrees               | -5 | -5 | degree            |
they won 7-2             | 7-2                      | 2 | 7 | score               |
a vote of 218 to 210     | 218 to 210               | 210 | 218 | vote            |
a 10-3-2 record          | 10-3-2                   |    |    | score             |
-$5.2 million            | -$5.2 million            | -5200000 | -5200000 | USD     |
us $ 10 billion          | us $ 10 billion          | 10000000000 | 10000000000 | USD |
5 million USD            | 5 million USD            | 5000000 | 5000000 | USD       |
30 MSEK                  | 30 MSEK                  | 30000000 | 30000000 | SEK     |
10 €                     | 10 €                     | 10 | 10 | EUR               |
$5 million dollars       | $5 million dollars       | 5000000 | 5000000 | USD       |
3 dollars and 50 cents   | 3 dollars and 50 cents   | 3.5 | 3.5 | USD             |
It cost 15 dollars 50.   | 15 dollars 50            | 15.5 | 15.5 | USD           |
R35 000                  | R35 000                  | 35000 | 35000 | ZAR         |
400 Finnish markka       | 400 Finnish markka       | 400 | 400 | FIM             |
40 dong                  | 40                       | 40 | 40 |                   |
half a percent           | half a percent           | 0.5 | 0.5 | percent         |
1/4 mile                 | 1/4 mile                 | 0.25 | 0.25 | mile          |
Per cent of 12           | Per cent of 12           | 12 | 12 | percent           |
5 feet and 2 inches      | 5 feet and 2 inches      | 62 | 62 | inch              |
six months old           | six months old           | 6 | 6 | month               |
87 yo                    | 87 yo                    | 87 | 87 | year              |
21 deg c                 | 21 deg c                 | 21 | 21 | degree Celsius    |
100° Celsius             | 100° Celsius             | 100 | 100 | degree Celsius  |
9 cubic feet             | 9 cubic feet             | 9 | 9 | cubic foot          |
120 μg                   | 120 μg                   | 120 | 120 | microgram       |
200lbs.                  | 200lbs                   | 200 | 200 | pound           |
2 million pounds         | 2 million pounds         | 2000000 | 2000000 | GBP       |
2 million pounds of beef | 2 million pounds         | 2000000 | 2000000 | pound     |
weighs 2 million pounds  | 2 million pounds         | 2000000 | 2000000 | pound     |
3 Canadian cents         | 3 Canadian cents         | 0.03 | 0.03 | CAD           |
40 pound-feet            | 40 pound-feet            | 40 | 40 | pound foot        |
300 or more              | 300 or more              | 300 |  |                     | at least
"""


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


@pytest.mark.parametrize("row", READ.strip().splitlines())
def test_a_figure_is_read_with_its_bounds_and_unit(row: str) -> None:
    text, exact, low, high, unit, qualifier = (cell.strip() for cell in row.split("|"))

    (figure,) = figures.scan(text)

    assert text[figure.start : figure.end] == exact
    value = figure.value
    assert (value.low, value.high) == (_number(low), _number(high))
    assert (value.unit or "", value.qualifier or "") == (unit, qualifier)


@pytest.mark.parametrize(
    "text", ["Prices rose from 20% to 25% at once", "It was up $20 to $25", "fell 25p to 310p", "up 20 cents to US $25"]
)
def test_a_change_is_two_figures(text: str) -> None:
    assert len(figures.scan(text)) == 2


@pytest.mark.parametrize(
    "text", ["an F-150 truck", "COVID-19", "version 1.2.3", "a 9/11 memorial", "4:17", "COP28", "a scp2-173m"]
)
def test_digits_within_a_name_or_a_clock_are_no_figure(text: str) -> None:
    assert figures.scan(text) == ()


@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join) | st.lists(st.sampled_from(WORDS)).map("".join))
def test_figures_lie_within_the_text_and_apart(text: str) -> None:
    end = 0
    for figure in figures.scan(text):
        assert end <= figure.start < figure.end <= len(text)
        end = figure.core[1]
