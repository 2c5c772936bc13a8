import pytest

from claims.intake.exchange.schemaorg import scales

# Value, worst and best as they were written, and the status where there is no label.
NUMBERS = [
    ("1", "1", "5", "refuted"),
    ("2", "1", "5", "refuted"),
    ("3", "1", "5", "disputed"),
    ("4", "1", "5", "verified"),
    ("5", "1", "5", "verified"),
    ("5", "5", "1", "refuted"),
    ("1", "5", "1", "verified"),
    ("1", "1", "2", "refuted"),
    ("2,5", "1", "4", "disputed"),
    ("-1", "-1", "-1", "unproven"),
    ("0", "0", "5", "unproven"),
    ("6", "1", "5", "unproven"),
    ("3", "3", "3", "unproven"),
    ("4", "", "5", "unproven"),
    ("", "1", "5", "unproven"),
    ("NaN", "1", "5", "unproven"),
    ("1e999999999", "1", "5", "unproven"),
]


@pytest.mark.parametrize(("value", "worst", "best", "status"), NUMBERS)
def test_numbers_count_only_on_a_scale(value: str, worst: str, best: str, status: str) -> None:
    verdict = scales.read({"ratingValue": value, "worstRating": worst, "bestRating": best})

    assert verdict.status == status
    assert verdict.odd


def test_a_label_says_what_its_numbers_contradict() -> None:
    verdict = scales.read({"alternateName": "False", "ratingValue": "5", "worstRating": "1", "bestRating": "5"})

    assert verdict.status == "refuted"
    assert verdict.odd == ("its numbers (5 of 1 to 5) contradict its label 'False', which counts",)


def test_a_label_that_its_numbers_bear_out_is_nothing_odd() -> None:
    verdict = scales.read({"alternateName": "False", "ratingValue": "1", "worstRating": "1", "bestRating": "5"})

    assert (verdict.status, verdict.label, verdict.odd) == ("refuted", "False", ())


def test_a_label_in_the_place_of_the_number_is_a_label() -> None:
    assert scales.read({"ratingValue": "Mostly true"}).status == "verified"


def test_numbers_count_where_the_label_says_nothing() -> None:
    verdict = scales.read({"alternateName": "Ochre", "ratingValue": "1", "worstRating": "1", "bestRating": "5"})

    assert (verdict.status, verdict.label) == ("refuted", "Ochre")
    assert verdict.odd == ("'Ochre' is no label that is known, so its numbers count: 1 of 1 to 5",)
