"""Numbers as they are written: digits, words, fractions, odds and their joints."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.values import numbers, ordinals

READ = {
    "40 000": "40000",
    "1 200 000": "1200000",
    "12,34,567.89": "1234567.89",
    "1.234,50": "1234.50",
    "12,50": "12.50",
    "2½": "2.5",
    "3  1/4": "3.25",
    "-5": "-5",
    "minus five": "-5",
    "negative two": "-2",
    "6e5": "600000",
    "6.5x10^6": "6500000",
    "2^10": "1024",
    "3M": "3000000",
    "4.5B": "4500000000",
    "2 mil": "2000000",
    "7 dozen": "84",
    "forty - one": "41",
    "a hundred and five": "105",
    "hundred thousand": "100000",
    "two hundred thousand million": "200000000000",
    "three lakh crore": "3000000000000",
    "two hundred and three dozens": "236",
    "nought point nought two": "0.02",
    "five point two million": "5200000",
    "eighty point sixty-one": "80.61",
    "3 hundred and 21": "321",
    "4 thousand 3 hundred": "4300",
    "6 crore and two hundred": "60000200",
    "two and a half": "2.5",
    "3 million and a half": "3500000",
    "two million and one half": "2500000",
    "one billion and a half million": "1000500000",
    "five and three quarters": "5.75",
    "half a million": "500000",
    "three quarters of a million": "750000",
    "twenty-three fifths": "4.6",
    "one hundred thirty fifths": "2.8571",
    "a hundred and three quarters": "100.75",
    "one twenty-fifth": "0.04",
    "three twenty-firsts": "0.1429",
    "a hundredth": "0.01",
    "-4/5": "-0.8",
    "two out of five hundred": "0.004",
    "1 in 30,000": "0.00003333",
    "one over three": "0.3333",
}
APART = {
    "At one point two men fled.": ["1", "2"],
    "He raised 12 in 10 years.": ["12", "10"],
    "They sold 2,000 over 3 years.": ["2000", "3"],
    "The vote was 12 out of 10.": ["12", "10"],
    "It cost $3 million and two cars.": ["3000000", "2"],
    "She tested negative 12 times.": ["12"],
    "See https://example.org/a?b=5&c=%28.": [],
    "This one is his, the one you saw.": [],
    "- 5 people died": ["5"],
    "a 75 -300mm lens": ["75", "300"],
    "It fell by 1,5,2.": [],
    "one trillion trillion trillion and a half": ["0.5"],
    "9^99 and 0^-1": [],
}
PLACES = {
    "the twenty-first": "21",
    "one hundred twenty-fifth": "125",
    "a hundred trillionth": "100000000000000",
    "1,000th": "1000",
    "Nineth": "9",
}


@pytest.mark.parametrize("text", READ)
def test_a_number_is_read_whole(text: str) -> None:
    (number,) = numbers.scan(text)

    assert (number.start, number.end) == (0, len(text))
    assert number.value == Decimal(READ[text])


@pytest.mark.parametrize("text", APART)
def test_what_only_looks_like_one_number_is_read_apart(text: str) -> None:
    assert [number.value for number in numbers.scan(text)] == [Decimal(value) for value in APART[text]]


@pytest.mark.parametrize("text", PLACES)
def test_an_ordinal_of_any_length_is_read(text: str) -> None:
    (ordinal,) = ordinals.scan(text)

    assert ordinal.value == Decimal(PLACES[text])


@pytest.mark.parametrize("text", ["a trillionth", "twenty", "5the", "x-first"])
def test_a_part_and_a_cardinal_are_no_ordinals(text: str) -> None:
    assert not list(ordinals.scan(text))


@given(st.decimals(min_value=0, max_value=10**15, places=2, allow_nan=False))
def test_digits_with_thousands_marks_are_the_number_they_write(value: Decimal) -> None:
    (number,) = numbers.scan(f"{value:,}")

    assert number.value == value


@given(st.integers(min_value=1, max_value=999), st.sampled_from(["thousand", "million", "billion"]))
def test_a_scale_is_worth_the_same_in_digits_and_in_words(count: int, scale: str) -> None:
    (one,), (other,) = numbers.scan(f"{count} {scale}"), numbers.scan(f"{count}-{scale}")

    assert one.value == other.value == count * {"thousand": 10**3, "million": 10**6, "billion": 10**9}[scale]
