"""The extractor and its grammars, on figures, days, quotations and names among signs that belong to no text."""

from datetime import date

import pytest

from claims import extraction
from claims.extraction.dates import dates, edtf
from claims.tracking import folding, quoting, valuing
from claims.tracking import words as placing
from claims.vocabulary import Agreement, Kind, Value
from tests.hostile import words
from tests.hostile.dice import Dice, target
from tests.hostile.watching import Watch

pytestmark = pytest.mark.usefixtures("model")

POOLS = (words.PROSE, words.PROSE, words.FIGURES, words.DAYS, words.LETTERS, words.CONTROLS)
PUBLISHED = (date(2024, 2, 29), None, date.min, date.max)
BOUNDS = ("", ">=", "<=", "~", "at least ", "up to ", "about ", "nearly ", "between ", "more than ", "-", "$", "€")
UNITS = ("", " people", " USD", " percent", "%", " million", " wounded", " km", "th", " dogs")
SHORT, LONG = 150, 3_000
TO = ("", "..", " to ", "-", "/", " and ", ",")


@target
def test_a_claim_stands_where_it_says_in_any_text(watch: Watch, dice: Dice) -> None:
    text = words.text(dice, 5, *POOLS)[: LONG if dice.rarely(128) else SHORT]

    with watch.over(text):
        for claim in extraction.find_claims(text, dice.one(PUBLISHED), names=dice.rarely(2)):
            assert claim.exact
            assert text[claim.start : claim.end] == claim.exact
            assert 0 <= claim.priority <= 1
            _holds(claim.value)


@target
def test_any_value_or_day_is_read_or_is_refused(watch: Watch, dice: Dice) -> None:
    parts = (dice.one(BOUNDS), dice.one(words.FIGURES), dice.one(TO), dice.one((dice.one(words.FIGURES), "", "40")))
    typed = "".join(parts) + dice.one(UNITS)
    if dice.below(4) == 0:
        typed = words.text(dice, 3, words.DAYS, words.FIGURES, words.PROSE, words.LETTERS, words.QUERIES)
    kind, published = dice.one([*Kind]), dice.one(PUBLISHED)

    with watch.over((typed, kind)):
        day = dates.read(typed, published)
        assert day is None or edtf.valid(day)
        assert edtf.valid(typed) in {True, False}
        value = valuing.told(typed, kind, Value(unit="person"), published)
        _holds(value)
        assert value.agrees(value) in Agreement
        assert value.agrees(Value(low=value.high, high=value.low, unit="USD", date="2016-03?")) in Agreement


@target
def test_any_words_are_found_where_they_stand_or_nowhere(watch: Watch, dice: Dice) -> None:
    text = words.text(dice, 12, *POOLS)[: LONG if dice.rarely(32) else SHORT]
    start = dice.below(len(text) + 1)
    sought = text[start : start + dice.below(200)] if dice.below(2) else words.text(dice, 5, *POOLS, words.QUERIES)

    with watch.over((text, sought)):
        for span in folding.spans(text, [(word, dice.rarely(2)) for word in folding.cut(sought)][:20]):
            assert 0 <= span[0] <= span[1] <= len(text)
        sighting = quoting.look_up(sought, text)
        if sighting.start is not None and sighting.end is not None:
            assert 0 <= sighting.start <= sighting.end <= len(text)
        first, last = placing.place(text, sought)
        assert 0 <= first < last <= len(text)


def _holds(value: Value) -> None:
    """Hold a value to what its fields say they are."""
    assert all(bound is None or bound.is_finite() for bound in (value.low, value.high))
    assert value.low is None or value.high is None or value.low <= value.high
    assert value.date is None or edtf.valid(value.date)
