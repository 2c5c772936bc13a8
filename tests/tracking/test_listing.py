from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from claims.errors import NotFoundError, NotUnderstoodError
from claims.model import Article, Claim, Tag
from claims.tracking import articles, claims, evidence, history, listing, status, tags, tallying
from claims.tracking.listing import Filter, Sort
from claims.vocabulary import Kind, Outcome, Stance, Status, Value
from tests.conftest import TEXT
from tests.tracking.conftest import prove

TODAY = datetime.now(UTC).date()
DAY = timedelta(days=1)


@pytest.fixture
def desk(session: Session, article: Article, other: Article) -> Session:
    """Two articles: of the first, 1 is verified and then doubted, 2 dismissed, 3 has a source nobody has read."""
    prove(session, 1, quote="Twelve were killed.")
    status.mark(session, [1], Status.VERIFIED, by="ana")
    claims.edit(session, 1, {"low": Decimal(13)}, by="ben")
    status.mark(session, [2], Status.DISMISSED, by="ana")
    prove(session, 3, Stance.UNREAD)
    history.change(session, session.get_one(Claim, 4), {"assignee": "cy"}, by="ana")
    history.add(session, Tag(name="urgent", claim_id=5), by="ana")
    tags.add_to_article(session, other, ["city"], by="ana")
    claims.edit(session, 6, {"speaker": "Émile Ruiz"}, by="ana")
    assert article.id == 1
    return session


def listed(session: Session, wanted: Filter, sort: Sort = Sort.NUMBER, limit: int | None = None) -> list[int]:
    return [entry.number for entry in listing.entries(session, wanted, sort, limit=limit)]


# What is asked, and the claims that answer it.
ASKED = [
    (Filter(), [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
    (Filter(article=1), [1, 3, 4, 5, 6]),
    (Filter(article=2), [7, 8, 9, 10, 11, 12]),
    (Filter(dismissed=True, article=1), [1, 2, 3, 4, 5, 6]),
    (Filter(numbers=(2, 5)), [2, 5]),
    (Filter(statuses=(Status.DISMISSED,)), [2]),
    (Filter(statuses=(Status.DISMISSED, Status.VERIFIED)), [1, 2]),
    (Filter(kinds=(Kind.CASUALTY,)), [1, 3, 7, 9]),
    (Filter(kinds=(Kind.CASUALTY, Kind.MONEY), article=1), [1, 3, 5]),
    (Filter(outcome=Outcome.KILLED, article=2), [7, 9]),
    (Filter(outcome=Outcome.INJURED), []),
    (Filter(unit="USD"), [5, 11]),
    (Filter(unit="usd"), [5, 11]),
    (Filter(unit="Person", article=1), [1, 3]),
    (Filter(speaker="ana ruiz"), [12]),
    (Filter(speaker="Émile Ruiz"), [6]),
    (Filter(speaker="ÉMILE RUIZ"), [6]),
    (Filter(assignee="cy"), [4]),
    (Filter(assignee="nobody"), []),
    (Filter(unassigned=True, article=1), [1, 3, 5, 6]),
    (Filter(tag="urgent"), [5]),
    (Filter(tag="city"), [7, 8, 9, 10, 11, 12]),
    (Filter(tag="nobody's"), []),
    (Filter(made_by="title-rule"), [4, 10]),
    (Filter(inside=1), [3]),
    (Filter(open=True, article=1), [1, 3, 4, 5, 6]),
    (Filter(stale=True), [1]),
    (Filter(unsourced=True, article=1), [3, 4, 5, 6]),
    (Filter(unread=True), [3]),
    (Filter(words="12 people"), [1, 7]),
    (Filter(words="child*", article=2), [9]),
    (Filter(since=TODAY), [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
    (Filter(since=TODAY + 2 * DAY), []),
    (Filter(until=TODAY - 2 * DAY), []),
    (Filter(until=TODAY + DAY, unit="USD"), [5, 11]),
    (Filter(open=True, unread=True, kinds=(Kind.CASUALTY,)), [3]),
]


@pytest.mark.parametrize(("wanted", "numbers"), ASKED)
def test_a_list_has_what_was_asked_for(desk: Session, wanted: Filter, numbers: list[int]) -> None:
    assert listed(desk, wanted) == numbers
    assert listing.count(desk, wanted) == len(numbers)


# What is asked, and how many dismissed claims would be there too.
HIDDEN = [
    (Filter(), 1),
    (Filter(article=1), 1),
    (Filter(article=2), 0),
    (Filter(kinds=(Kind.DATE,)), 1),
    (Filter(kinds=(Kind.MONEY,)), 0),
    (Filter(dismissed=True), 0),
    (Filter(statuses=(Status.UNVERIFIED,)), 0),
    (Filter(numbers=(1,)), 0),
]


@pytest.mark.parametrize(("wanted", "number"), HIDDEN)
def test_a_list_knows_how_many_dismissed_claims_it_hides(desk: Session, wanted: Filter, number: int) -> None:
    assert tallying.tally(desk, wanted).hidden == number


def test_decided_claims_that_are_doubted_are_counted(desk: Session) -> None:
    for number in (2, 8):
        history.change(desk, desk.get_one(Claim, number), {"stale_because": "its words changed"}, by="ana")

    assert [tallying.doubted(desk, article).listed for article in (None, 1, 2)] == [1, 1, 0]


def test_a_decided_claim_that_nobody_doubts_is_not_open(desk: Session) -> None:
    status.mark(desk, [1], Status.VERIFIED, by="ana")

    assert 1 not in listed(desk, Filter(open=True))


def test_evidence_taken_back_leaves_a_claim_without_a_source(desk: Session) -> None:
    evidence.remove(desk, 1, by="ana")

    assert listed(desk, Filter(unsourced=True, article=1)) == [1, 3, 4, 5, 6]
    assert listed(desk, Filter(unread=True)) == []


def test_an_article_that_was_taken_out_is_not_listed(desk: Session) -> None:
    articles.remove(desk, 1, by="ana")

    assert listed(desk, Filter(dismissed=True)) == [7, 8, 9, 10, 11, 12]


ORDERS = [
    (Sort.NUMBER, [1, 2, 3, 4, 5, 6]),
    (Sort.PLACE, [2, 1, 3, 4, 5, 6]),
    (Sort.PRIORITY, [1, 3, 5, 6, 4, 2]),
    (Sort.PUBLISHED, [1, 2, 3, 4, 5, 6]),
]


@pytest.mark.parametrize(("sort", "numbers"), ORDERS)
def test_a_list_comes_in_the_order_asked_for(
    session: Session, article: Article, sort: Sort, numbers: list[int]
) -> None:
    revision = articles.with_text(session, article)
    claims.anchor(session, session.get_one(Claim, 2), revision, (0, 15), by="ana")

    assert listed(session, Filter(), sort) == numbers


def test_the_latest_change_comes_first(desk: Session) -> None:
    claims.edit(desk, 9, {"claimant": "the city"}, by="ana")
    claims.edit(desk, 5, {"claimant": "the city"}, by="ana")

    assert listed(desk, Filter(), Sort.UPDATED, limit=2) == [5, 9]


def test_the_latest_publication_comes_first(desk: Session) -> None:
    articles.edit(desk, 2, {"published": date(2024, 5, 9)}, by="ana")

    assert listed(desk, Filter(unit="USD"), Sort.PUBLISHED) == [11, 5]


def test_a_list_is_as_long_as_it_may_be(desk: Session) -> None:
    assert listed(desk, Filter(), limit=3) == [1, 3, 4]
    assert listing.count(desk, Filter()) == 11


def test_a_row_tells_all_there_is_of_a_claim(desk: Session) -> None:
    [entry] = listing.entries(desk, Filter(numbers=(1,)), Sort.NUMBER)

    assert (entry.kind, entry.status, entry.stale, entry.stale_because) == (
        "casualty",
        "verified",
        True,
        "its value was edited",
    )
    assert entry.exact == TEXT[entry.start : entry.end] == "At least 12 people"
    assert TEXT.startswith(entry.before + "At least 12 people" + entry.after)
    assert listing.value_of(entry) == Value(
        low=Decimal(13), unit="person", qualifier="at least", outcome=Outcome.KILLED
    )
    assert (entry.title, entry.published) == ("Bridge collapse leaves dozens hurt", date(2024, 5, 8))
    assert [(proof.number, proof.stance, proof.quote) for proof in entry.sources] == [
        (1, "supports", "Twelve were killed.")
    ]
    assert entry.created_at.tzinfo is UTC


def test_a_row_has_the_claims_own_tags(desk: Session) -> None:
    [entry] = listing.entries(desk, Filter(numbers=(5,)), Sort.NUMBER)

    assert entry.tags == ("urgent",)


def test_a_claim_from_a_table_is_listed_without_a_place(session: Session) -> None:
    article = Article(title="A table")
    history.add(session, article, by="ana")
    row = Claim(article_id=article.id, kind=Kind.OTHER, text="It rained.", priority=0.4, made_by="table")
    history.add(session, row, by="ana")

    [entry] = listing.entries(session, Filter(), Sort.PLACE)

    assert (entry.text, entry.start, entry.end, entry.exact, entry.anchor_state) == ("It rained.", *[None] * 4)
    assert not entry.before
    assert not entry.after


@pytest.mark.usefixtures("article")
def test_a_list_of_what_is_not_there_is_refused(session: Session) -> None:
    listing.must_exist(session, Filter(article=1, inside=1))

    with pytest.raises(NotFoundError, match="there is no article 9"):
        listing.must_exist(session, Filter(article=9))
    with pytest.raises(NotFoundError, match="there is no claim 9"):
        listing.must_exist(session, Filter(inside=9))
    with pytest.raises(NotUnderstoodError, match="there is no word to search for"):
        listed(session, Filter(words="?"))


@contextmanager
def recorded(session: Session) -> Iterator[list[list[str]]]:
    """Note down how SQLite goes about each SELECT."""
    plans: list[list[str]] = []
    connection = session.connection()

    def note(_conn: object, _cursor: object, statement: str, parameters: tuple[object, ...], *_: object) -> None:
        if statement.startswith("SELECT"):
            rows = connection.connection.cursor().execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            plans.append([row[3] for row in rows])

    event.listen(connection, "before_cursor_execute", note)
    yield plans
    event.remove(connection, "before_cursor_execute", note)


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("wanted", "sort", "index"),
    [
        (Filter(statuses=(Status.UNVERIFIED,)), Sort.PRIORITY, "ix_claim_status_priority"),
        (Filter(article=1), Sort.PLACE, "ix_claim_place"),
        (Filter(), Sort.PLACE, "ix_claim_place"),
    ],
)
def test_the_lists_asked_for_most_come_from_an_index_in_order(
    desk: Session, wanted: Filter, sort: Sort, index: str
) -> None:
    with recorded(desk) as plans:
        listed(desk, wanted, sort, limit=50)

    assert any(index in step for step in plans[0])
    assert "USE TEMP B-TREE FOR ORDER BY" not in plans[0]
