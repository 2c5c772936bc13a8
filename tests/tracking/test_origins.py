import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update
from sqlalchemy.orm import Session

from claims.model import Source
from claims.tracking import origins, proofs, sources
from tests.tracking.conftest import prove, web

# Which source repeats which, by number, and the origin of each source beside claim 1.
LEADS = [
    ({}, {1: 1, 2: 2, 3: 3}),
    ({2: 1}, {1: 1, 2: 1, 3: 3}),
    ({2: 1, 3: 2}, {1: 1, 2: 1, 3: 1}),
    ({1: 4, 2: 4, 3: 5, 5: 4}, {1: 4, 2: 4, 3: 4}),
    ({1: 1}, {1: 1, 2: 2, 3: 3}),
    ({1: 2, 2: 1}, {1: 1, 2: 1, 3: 3}),
    ({1: 4, 4: 5, 5: 4, 2: 5}, {1: 4, 2: 4, 3: 3}),
]


def repeat(session: Session, repeats: dict[int, int]) -> None:
    for number, other in repeats.items():
        session.execute(update(Source).where(Source.id == number).values(derived_from_id=other))


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize(("repeats", "expected"), LEADS)
def test_sources_lead_to_what_they_only_repeat(
    session: Session, repeats: dict[int, int], expected: dict[int, int]
) -> None:
    for name in "abc":
        prove(session, 1, address=f"https://{name}.example/")
    for name in "de":
        sources.put(session, web(f"https://{name}.example/"), by="ana")
    repeat(session, repeats)

    found = origins.of_proofs(session, proofs.of_claims(session, [1])[1])

    assert {number: found[number] for number in (1, 2, 3)} == expected


@given(st.lists(st.integers(0, 5), min_size=5, max_size=5))
def test_a_source_and_what_it_repeats_have_one_origin(targets: list[int]) -> None:
    repeats = {number: target or None for number, target in enumerate(targets, start=1)}

    found = {number: origins.origin(number, repeats) for number in repeats}

    assert all(found[number] == found[target] for number, target in repeats.items() if target)
    assert all(found[origin] == origin for origin in found.values())
