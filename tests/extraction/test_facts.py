"""Everything that could be wrong in a text is found, whatever the rules of claims make of it."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import facts
from claims.extraction.found import FactSort

BENCH = sorted((Path(__file__).parents[3] / "shared" / "bench").glob("dev/*.json"))
# What a text holds, each by the first letter of its sort: number, name (@), date, quotation, superlative.
FOUND = [
    ("The bill came to $4.5 million, or 12 per cent.", "n:4.5 million n:12"),
    ("Seventeen people and a dozen dogs were saved twice.", "n:Seventeen n:a dozen n:twice"),
    ("He won 6-3 at 19, with 1,234 votes.", "n:6 n:3 n:19 n:1,234"),
    ("She was the third of nine.", "n:third n:nine"),
    ("Mayor Ana Ruiz met Turkish envoys in Port Alden.", "@:Ana Ruiz @:Turkish @:Port Alden"),
    ("They fly the A320 over West 21st Street.", "@:A320 @:West 21st Street"),
    ("It fell on Monday, 6 May 2024, at 4:17 p.m.", "d:Monday, 6 May 2024, at 4:17 p.m."),
    ("In the 1990s it rained, as it did last March.", "d:1990s d:last March"),
    ("It was the largest fire, the first and the only record.", "s:largest s:first s:only s:record"),
    ("At least 12 died; most were young.", "n:12 s:most"),
    ("He called it “overdone” and 'a waste of $3 for all of us'.", "q:overdone q:a waste of $3 for all of us n:3"),
    ("1. Nothing here [3] is at https://a.example/2024/17.", ""),
]
SORTS = {
    "n": FactSort.NUMBER,
    "@": FactSort.NAME,
    "d": FactSort.DATE,
    "q": FactSort.QUOTATION,
    "s": FactSort.SUPERLATIVE,
}


def read(told: str) -> set[tuple[FactSort, str]]:
    """Read "n:12 n:a dozen"."""
    parts: list[str] = []
    for word in told.split():
        if word[1:2] == ":" and word[0] in SORTS:
            parts.append(word)
        else:
            parts[-1] += f" {word}"
    return {(SORTS[part[0]], part[2:]) for part in parts}


@pytest.mark.parametrize(("text", "told"), FOUND)
def test_every_fact_of_a_text_is_found(text: str, told: str) -> None:
    found = {(fact.sort, fact.exact.rstrip(".")) for fact in facts.find(text)}

    assert found == {(sort, exact.rstrip(".")) for sort, exact in read(told)}


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200) | st.text(alphabet="ab1 .,“”\"'-\nAZ$%", max_size=80))
def test_facts_are_where_they_say_they_are(text: str) -> None:
    found = facts.find(text)

    for fact in found:
        assert text[fact.start : fact.end] == fact.exact
        assert fact.exact.strip()
    apart = [fact for fact in found if fact.sort is not FactSort.QUOTATION]
    assert all(one.end <= two.start for one, two in pairwise(apart))


# What stands in a claim of each kind, in the words of the annotation guide.
HELD = {
    "casualty": {"number"},
    "money": {"number"},
    "percentage": {"number"},
    "quantity": {"number"},
    "rank": {"number", "superlative"},
    "date": {"date"},
    "quote": {"quotation"},
}


@pytest.mark.skipif(not BENCH, reason="the bench is not beside this checkout")
def test_facts_stand_in_nearly_every_figure_date_rank_and_quotation_that_people_marked() -> None:
    held = []
    for gold in BENCH:
        found = facts.find(gold.with_suffix(".txt").read_text(encoding="utf-8"))
        for claim in json.loads(gold.read_text(encoding="utf-8"))["claims"]:
            if sorts := HELD.get(claim["kind"]):
                inside = (fact for fact in found if fact.start < claim["end"] and fact.end > claim["start"])
                held.append(any(fact.sort in sorts for fact in inside))

    assert sum(held) >= 0.99 * len(held)
