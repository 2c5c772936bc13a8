"""Whatever two people did at a record, it goes out and comes in as it is."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from claims.reports.exchange import bundle as writer
from claims.tracking import checks, exchanging
from claims.tracking.listing import Filter
from claims.tracking.loading import bundle
from claims.vocabulary import Reader
from tests.intake.exchange.bundles import read
from tests.tracking.conftest import anew
from tests.tracking.test_undoing_anything import ACTS, desk, done, empty


def written(session: Session) -> str:
    return "".join(writer.write_json(exchanging.records(session, Filter(), Reader.DESK, told=True)))


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(acts=st.lists(ACTS, max_size=15))
def test_a_record_is_the_same_elsewhere_whatever_was_done(template: Path, acts: list[tuple[object, ...]]) -> None:
    with desk(template) as session:
        for act in acts:
            done(session, act)
            session.expire_all()
        text = written(session)

    with empty(template) as session:
        first = bundle.load(session, read(text), article=None, by="zoe")
        assert first.refused == []
        session.expire_all()
        assert written(session) == text
        assert list(checks.findings(session)) == []

        second = bundle.load(anew(session), read(text), article=None, by="zoe")
        assert (second.refused, +second.added, second.changed) == ([], {}, [])
