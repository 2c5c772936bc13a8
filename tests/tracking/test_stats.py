from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import NotFoundError
from claims.model import Article, Change, Claim
from claims.tracking import articles, claims, history, stats, status
from claims.vocabulary import Kind, SourceKind, Status
from tests.tracking.conftest import prove

TODAY = datetime.now(UTC).date()
DAY = timedelta(days=1)


def counted(session: Session, article: int | None = None) -> list[tuple[str, str, int]]:
    return [(entry.what, entry.value, entry.claims) for entry in stats.entries(session, article)]


@pytest.mark.usefixtures("article")
def test_claims_are_counted_by_status_and_kind_the_most_first(session: Session) -> None:
    history.change(session, session.get_one(Claim, 1), {"status": Status.VERIFIED}, by="ana")

    assert counted(session)[:7] == [
        ("status", "unverified", 5),
        ("status", "verified", 1),
        ("kind", "casualty", 2),
        ("kind", "date", 1),
        ("kind", "money", 1),
        ("kind", "quote", 1),
        ("kind", "title", 1),
    ]


def test_stale_claims_are_counted_where_there_are_any(session: Session, article: Article, other: Article) -> None:
    status.mark(session, [7], Status.UNPROVEN, why="nobody knows", by="ana")
    claims.edit(session, 7, {"low": None}, by="ana")

    assert ("stale", "stale", 1) in counted(session)
    assert ("stale", "stale", 1) in counted(session, other.id)
    assert ("stale", "stale", 1) not in counted(session, article.id)


@pytest.fixture
def desk(session: Session, article: Article, other: Article) -> Session:
    """Two articles that three people work on, since yesterday."""
    for number, name in ((1, "cy"), (2, "ben"), (7, "ben")):
        history.change(session, session.get_one(Claim, number), {"assignee": name}, by="ana")
    verdicts = [(2, "ana"), (2, "ben"), (3, "ben"), (4, "ben"), (8, "ben"), (4, "ben")]
    for number, name in verdicts:
        session.info.pop("command", None)
        status.mark(session, [number], Status.UNPROVEN, why='"status": none', by=name)
    claims.edit(session, 5, {"text": 'It said "status": true'}, by="dan")
    last = select(Change).where(Change.row == "claim 3").order_by(Change.id.desc()).limit(1)
    session.scalars(last).one().at -= DAY
    assert (article.id, other.id) == (1, 2)
    return session


def decided(session: Session, article: int | None = None) -> list[tuple[str, str, int]]:
    return [entry for entry in counted(session, article) if entry[0] not in {"status", "kind", "stale"}]


def test_claims_are_counted_by_who_works_on_them_who_decided_them_and_when(desk: Session) -> None:
    assert decided(desk) == [
        ("assignee", "ben", 2),
        ("assignee", "cy", 1),
        ("decided by", "ben", 4),
        ("decided by", "ana", 1),
        ("decided on", str(TODAY - DAY), 1),
        ("decided on", str(TODAY), 3),
    ]
    assert decided(desk, 2) == [
        ("assignee", "ben", 1),
        ("decided by", "ben", 1),
        ("decided on", str(TODAY), 1),
    ]


def take_back(session: Session, command: int | None, by: str = "eve") -> int:
    """Take a command back as undo will: by changes that say which."""
    session.info.pop("command", None)
    session.info["undoes"] = command
    history.change(session, session.get_one(Claim, 3), {"status": Status.UNVERIFIED}, by=by)
    del session.info["undoes"]
    return int(session.info["command"])


def test_a_verdict_that_was_taken_back_counts_for_nobody_until_it_is_put_back(desk: Session) -> None:
    verdict = desk.scalar(select(Change.command).where(Change.row == "claim 3", Change.by == "ben"))

    undo = take_back(desk, verdict)
    assert ("decided by", "ben", 3) in decided(desk)
    redo = take_back(desk, undo)
    assert ("decided by", "ben", 4) in decided(desk)
    take_back(desk, redo)
    assert ("decided by", "ben", 3) in decided(desk)

    assert not any(name == "eve" for _, name, _ in decided(desk))


def test_an_article_that_was_taken_out_counts_no_more(session: Session, article: Article, other: Article) -> None:
    status.mark(session, [7], Status.UNPROVEN, why="nobody knows", by="ana")
    claims.edit(session, 7, {"low": None}, by="ana")
    before = counted(session, article.id)

    articles.remove(session, other.id, by="ana")

    assert counted(session) == before
    assert stats.sizes(session) == {"articles": 1, "claims": 6, "sources": 0}


def test_an_empty_record_counts_nothing(session: Session) -> None:
    assert counted(session) == []
    assert stats.sizes(session) == {"articles": 0, "claims": 0, "sources": 0}


def test_an_article_to_count_must_be_there(session: Session) -> None:
    with pytest.raises(NotFoundError, match="there is no article 4"):
        counted(session, 4)


def test_progress_is_what_came_and_what_was_first_decided_by_day(desk: Session) -> None:
    desk.get_one(Claim, 1).created_at -= 3 * DAY

    assert stats.progress(desk) == [
        stats.Day(TODAY - 3 * DAY, 1, 0),
        stats.Day(TODAY - DAY, 0, 1),
        stats.Day(TODAY, 11, 3),
    ]
    assert stats.progress(desk, 2) == [stats.Day(TODAY, 6, 1)]


def test_a_claim_that_is_undecided_again_was_not_decided(desk: Session) -> None:
    desk.info.pop("command", None)
    status.mark(desk, [8], Status.UNVERIFIED, why="doubts", by="ben")

    assert stats.progress(desk, 2) == [stats.Day(TODAY, 6, 0)]


def test_a_claim_that_came_with_its_verdict_was_decided_when_it_came(session: Session, article: Article) -> None:
    session.get_one(Claim, 1).status = Status.VERIFIED

    assert stats.progress(session, article.id) == [stats.Day(TODAY, 6, 1)]


def test_claims_are_counted_by_kind_and_status_dismissed_ones_too(session: Session, article: Article) -> None:
    status.mark(session, [3], Status.DISMISSED, why="no claim", by="ana")

    counts = stats.kinds(session, article.id)

    assert next(iter(counts.items())) == (Kind.CASUALTY, {Status.DISMISSED: 1, Status.UNVERIFIED: 1})
    assert sum(sum(statuses.values()) for statuses in counts.values()) == 6


def test_sources_are_counted_once_each_by_their_kind(session: Session, article: Article, other: Article) -> None:
    prove(session, 1)
    prove(session, 2)
    prove(session, 7, address="https://records.example.gov/1")

    assert stats.sources(session) == {SourceKind.OFFICIAL_RECORD: 1, SourceKind.WEBSITE: 1}
    assert stats.sources(session, article.id) == {SourceKind.WEBSITE: 1}
    assert stats.sources(session, other.id) == {SourceKind.OFFICIAL_RECORD: 1}
