from decimal import Decimal

import pytest

from claims.reports import saying
from claims.vocabulary import Value

# Low, high and qualifier of a value, and what is said of it.
SAID = [
    ("45", None, "more than", "more than 45"),
    (None, "200", "nearly", "nearly 200"),
    (None, "7", "up to", "up to 7"),
    ("45", None, None, "at least 45"),
    (None, "200", None, "up to 200"),
    ("45", None, "about", "at least 45"),
    ("3", "3", "about", "about 3"),
    ("3", "5", "more than", "3 to 5"),
    (None, None, "dozens", "dozens"),
]


@pytest.mark.parametrize(("low", "high", "qualifier", "said"), SAID)
def test_a_bound_is_said_in_the_words_of_the_record(
    low: str | None, high: str | None, qualifier: str | None, said: str
) -> None:
    value = Value(Decimal(low) if low else None, Decimal(high) if high else None, qualifier=qualifier)

    assert saying.value(value) == said
