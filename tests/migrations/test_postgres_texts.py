"""An article's next text on PostgreSQL: claims found again, lost, and given back."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import URL
from sqlalchemy.orm import Session

from claims import database
from claims.intake.page import Reference, Remark
from claims.model import Claim
from claims.tracking import articles, checks, comparing, given, listing, revising, undoing
from claims.tracking.listing import Filter, Sort
from claims.tracking.rewording import Reading
from tests.conftest import FOUND, STORY, TEXT

NEW = TEXT.replace("At least 12", "At least 21").replace("The city had set aside $4 million for repairs. ", "")
LINK = Reference(start=TEXT.index("At least"), end=TEXT.index("people"), words="x", address="https://a.example/")
NOTE = Remark(start=TEXT.index("Monday"), end=TEXT.index("Monday") + 6, words="which one?", by="Ana Lee")


@pytest.fixture
def session(postgres: URL) -> Iterator[Session]:
    database.upgrade(postgres)
    with database.begin(postgres) as session:
        session.info["login"] = "tester"
        articles.add(session, STORY, FOUND, extracted_by="tests", by="ana")
        yield session


def test_an_update_is_made_compared_taken_back_and_put_back(session: Session) -> None:
    session.info.pop("command")
    page = replace(STORY, text=NEW, original=NEW.encode(), location="/desk/second.txt")

    revised = revising.revise(session, 1, page, Reading(1, FOUND, (), "tests"), by="ana")

    assert revised is not None
    shown = {entry.number: entry for entry in listing.entries(session, Filter(stale=True), Sort.PLACE)}
    assert [shown[number].exact for number in (1, 5)] == ["At least 21 people", None]
    assert [entry.change for entry in comparing.compare(session, 1)] == ["changed", "removed"]
    command = session.info.pop("command")
    undoing.take_back(session, command, by="ana")
    assert session.get_one(Claim, 5).start == TEXT.index("$4 million")
    back = session.info.pop("command")
    undoing.take_back(session, back, by="ana")
    assert (articles.find(session, 1).revision, session.get_one(Claim, 5).start) == (2, None)
    assert not [*checks.findings(session)]


def test_what_the_author_gave_stands_beside_the_claims_once(session: Session) -> None:
    text = articles.with_text(session, articles.find(session, 1))

    taken = [given.put(session, text, (LINK, NOTE), by="ana") for _ in range(2)]

    assert [(one.beside, one.noted) for one in taken] == [((1,), (2,)), ((), ())]
