from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.model import Article
from claims.tracking import articles, claims, noting, overtaking
from claims.tracking.overtaking import Seen


@pytest.mark.usefixtures("article")
def test_what_was_seen_and_has_changed_is_told_with_who_changed_it(session: Session) -> None:
    seen = Seen.of(session, [1, 5])

    claims.edit(session, 5, {"low": Decimal(5)}, by="ben")

    with pytest.raises(NotAllowedError, match=r"^meanwhile ben edited claim 5: low .*'claims show 5'$"):
        seen.still(session)


@pytest.mark.usefixtures("article")
def test_claims_that_are_meant_only_by_now_must_be_as_they_were_too(session: Session) -> None:
    seen = Seen.of(session, [1])
    noting.add(session, [3], "ask the school", by="ben")

    seen.still(session, [1, 2])
    with pytest.raises(NotAllowedError, match=r"^meanwhile ben .*ask the school"):
        seen.still(session, [1, 3])


@pytest.mark.usefixtures("article")
def test_whoever_was_not_asked_is_held_to_nothing(session: Session) -> None:
    seen = Seen.of(session, [1]).unasked()
    noting.add(session, [1], "ask the school", by="ben")

    seen.still(session, [1])


def test_an_article_is_another_by_its_day_and_not_by_its_claims(session: Session, article: Article) -> None:
    seen = Seen(Seen.of(session).last, article=article.id)

    noting.add(session, [1], "ask the school", by="ben")
    seen.still(session)
    articles.edit(session, article.id, {"title": "Other"}, by="ben")

    with pytest.raises(NotAllowedError, match=r"meanwhile ben edited article 1.*'claims article show 1'"):
        seen.still(session)


@pytest.mark.usefixtures("article")
def test_of_many_changes_the_first_are_told_and_the_rest_is_counted(session: Session) -> None:
    seen = Seen.of(session, [1, 2, 3, 4, 5])
    for number in range(1, 6):
        noting.add(session, [number], f"ask {number}", by="ben")
        del session.info["command"]

    with pytest.raises(NotAllowedError, match=r"; and 2 more; nothing was done, look again with 'claims show 1-5'$"):
        seen.still(session)


@pytest.mark.usefixtures("article")
def test_nothing_is_replaced_where_nothing_was_done(session: Session) -> None:
    del session.info["command"]

    assert overtaking.replaced(session) == []
