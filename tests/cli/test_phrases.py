from decimal import Decimal

import pytest

from claims.cli import phrases
from claims.vocabulary import Value
from tests.conftest import Run

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

    assert phrases.value(value) == said


@pytest.mark.usefixtures("buses")
@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("merge 7 8-28 --yes", "and 1 more claim is merged into claim 7\n"),
        ("merge 7 8-30 --yes", "and 3 more claims are merged into claim 7\n"),
        ("source add 7-40 https://a.example/ --context --yes", "and 14 more claims have source s1, which gives"),
        ("assign Ann 7-40", "and 14 more claims assigned to Ann\n"),
    ],
)
def test_the_rest_of_many_is_counted(run: Run, line: str, says: str) -> None:
    assert says in run(line).out
