import pytest
from sqlalchemy.orm import Session

from claims.errors import NotFoundError
from claims.model import Article
from claims.tracking import articles, claims, stats, status
from claims.vocabulary import Status
from tests.tracking.conftest import prove


def counted(session: Session, article: int | None = None) -> list[tuple[str, str, int]]:
    return [(entry.what, entry.value, entry.claims) for entry in stats.entries(session, article)]


@pytest.mark.usefixtures("article")
def test_claims_are_counted_by_status_and_kind_the_most_first(session: Session) -> None:
    prove(session, 1)
    status.mark(session, [1], Status.VERIFIED, by="ana")

    assert counted(session) == [
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

    assert counted(session)[-1] == ("stale", "stale", 1)
    assert counted(session, other.id)[-1] == ("stale", "stale", 1)
    assert counted(session, article.id)[-1][0] == "kind"


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
