"""What makes a record of a million claims answer like a small one: by which indexes SQLite says that it goes."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from claims.model import Article, Claim
from claims.tracking import articles, commands, conditions, listing, search, stats, tallying, verdicts
from claims.tracking.listing import Filter, Sort
from claims.vocabulary import Kind, Outcome, Status
from tests.conftest import FOUND, STORY, TEXT

pytestmark = pytest.mark.sqlite
Given = tuple[str | int | None, ...]
# Tables that grow with the claims; what is read through of them is an index made for counting just that.
GROWING = re.compile(
    r"SCAN (claim|change|source|evidence|anchor|tag|note)\b(?! USING INDEX ix_(claim_listed|change_verdict))"
)


def plans(session: Session, work: Callable[[], object]) -> list[str]:
    """Do something, and give how SQLite goes about each of its statements."""
    statements: list[tuple[str, Given]] = []

    def keep(_: object, __: object, statement: str, given: Given, *___: object) -> None:
        statements.append((statement, given))

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", keep)
    work()
    event.remove(engine, "before_cursor_execute", keep)
    explained = [
        session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {said}", given) for said, given in statements
    ]
    return ["; ".join(row[3] for row in rows) for rows in explained]


READ: dict[str, Callable[[Session], object]] = {
    "stats": lambda session: list(stats.entries(session)),
    "stats of an article": lambda session: list(stats.entries(session, 1)),
    "search": lambda session: list(search.find(session, "people")),
    "how much a search finds": lambda session: search.count(session, "people", 10_000),
    "commands taken back": commands.annulled,
    "commands that took others back": commands.backs,
    "who gave a verdict": lambda session: verdicts.givers(session, [1, 2]),
}


@pytest.mark.parametrize("what", READ)
@pytest.mark.usefixtures("article")
def test_no_table_of_a_million_rows_is_read_through(session: Session, what: str) -> None:
    said = plans(session, lambda: READ[what](session))

    assert said
    assert [plan for plan in said if GROWING.search(plan)] == []


@pytest.mark.parametrize("index", ["status", "kind", "assignee", "stale"])
@pytest.mark.usefixtures("article")
def test_claims_are_counted_by_an_index_alone(session: Session, index: str) -> None:
    said = plans(session, lambda: list(stats.entries(session)))

    # It has all the columns that are asked for, which SQLite says only where the index is of all rows.
    [plan] = [plan for plan in said if f"ix_claim_listed_{index}" in plan]
    assert "B-TREE" not in plan


@pytest.mark.parametrize("index", ["ix_change_verdict", "ix_change_verdict_day"])
@pytest.mark.usefixtures("article")
def test_verdicts_are_counted_in_the_order_of_their_index(session: Session, index: str) -> None:
    assert f"SCAN change USING INDEX {index}" in plans(session, lambda: list(stats.entries(session)))


def page_of(session: Session, wanted: Filter, sort: Sort) -> str:
    """Give how SQLite goes about the claims of a page, apart from what stands beside them."""
    said = plans(session, lambda: list(listing.entries(session, wanted, sort, limit=50)))
    [page] = [plan for plan in said if "SEARCH revision" in plan]
    return page


# Each filter with the index that has its claims in the order of the text.
PAGES = {
    "kind": Filter(kinds=(Kind.RANK,)),
    "status": Filter(statuses=(Status.REFUTED,)),
    "outcome": Filter(outcome=Outcome.RESCUED),
    "unit": Filter(unit="Person"),
    "speaker": Filter(speaker="Ana Ruiz"),
    "assignee": Filter(assignee="ana"),
    "made_by": Filter(made_by="person"),
    "stale": Filter(stale=True),
    "open": Filter(open=True),
}


@pytest.mark.parametrize("index", PAGES)
@pytest.mark.usefixtures("article")
def test_a_page_of_a_list_comes_from_an_index_in_its_order(session: Session, index: str) -> None:
    page = page_of(session, PAGES[index], Sort.PLACE)

    assert f"claim USING INDEX ix_claim_listed_{index}" in page
    assert "B-TREE" not in page


@pytest.mark.parametrize(
    ("sort", "index"),
    [
        (Sort.PLACE, "ix_claim_place"),
        (Sort.PRIORITY, "ix_claim_listed_priority"),
        (Sort.UPDATED, "ix_claim_listed_updated"),
    ],
)
@pytest.mark.usefixtures("article")
def test_a_page_in_any_order_comes_from_an_index(session: Session, sort: Sort, index: str) -> None:
    page = page_of(session, Filter(), sort)

    assert f"SCAN claim USING INDEX {index}" in page
    assert "B-TREE" not in page


TWO = {
    "kind": Filter(kinds=(Kind.CASUALTY, Kind.MONEY)),
    "status": Filter(statuses=(Status.REFUTED, Status.UNVERIFIED)),
}


@pytest.mark.parametrize("wanted", TWO.values(), ids=TWO)
@pytest.mark.usefixtures("article")
def test_a_page_of_two_words_that_very_many_have_is_met_on_the_way(
    session: Session, monkeypatch: pytest.MonkeyPatch, wanted: Filter
) -> None:
    few = [entry.number for entry in listing.entries(session, wanted, Sort.PLACE)]
    monkeypatch.setattr(conditions, "FEW", 0)

    page = page_of(session, wanted, Sort.PLACE)

    assert "SCAN claim USING INDEX ix_claim_place" in page
    assert "B-TREE" not in page
    assert few == [entry.number for entry in listing.entries(session, wanted, Sort.PLACE)] != []


def test_what_changed_lately_is_looked_for_from_the_first_article_on_that_has_it(
    session: Session, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles.add(
        session,
        replace(STORY, location="/desk/2.txt", original=b"2", text=f"{TEXT}\n"),
        FOUND,
        extracted_by="tests",
        by="ana",
    )
    early, late = (session.get_one(Claim, number) for number in (1, 7))
    early.updated_at, late.updated_at = (datetime(year, 1, 1, tzinfo=UTC) for year in (2020, 2030))
    wanted = Filter(since=date(2029, 1, 1))
    monkeypatch.setattr(conditions, "FEW", 0)

    page = page_of(session, wanted, Sort.PLACE)

    assert "SEARCH claim USING INDEX ix_claim_place (article_id>?)" in page
    assert [entry.number for entry in listing.entries(session, wanted, Sort.PLACE)] == [7]
    monkeypatch.setattr(conditions, "MANY", 0)
    assert [entry.number for entry in listing.entries(session, wanted, Sort.PLACE)] == [7]
    assert article.id == 1


@pytest.mark.parametrize("wanted", TWO.values(), ids=TWO)
@pytest.mark.usefixtures("article")
def test_claims_of_two_words_are_counted_alike_however_many_have_them(
    session: Session, monkeypatch: pytest.MonkeyPatch, wanted: Filter
) -> None:
    narrowed = replace(wanted, article=1)
    counted = tallying.tally(session, narrowed)
    monkeypatch.setattr(conditions, "FEW", 0)

    assert tallying.tally(session, narrowed) == counted
    assert counted.listed == len([*listing.entries(session, narrowed, Sort.PLACE)])
