import pytest
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.model import Article
from claims.tracking import chronicle, labels, tags


def test_words_are_put_on_an_article_each_once(session: Session, article: Article) -> None:
    tags.add_to_article(session, article, ["urgent", " city ", "urgent"], by="ana")
    tags.add_to_article(session, article, ["city", "bridges"], by="ben")

    assert labels.of_articles(session, [1]) == {1: ("bridges", "city", "urgent")}
    assert len([event for event in chronicle.of(session) if event.row.startswith("tag ")]) == 3


def test_articles_without_words_are_left_out(session: Session, article: Article, other: Article) -> None:
    tags.add_to_article(session, other, ["urgent"], by="ana")

    assert labels.of_articles(session, [article.id, other.id]) == {2: ("urgent",)}
    assert labels.of_articles(session, [article.id]) == {}


def test_a_tag_has_a_letter(session: Session, article: Article) -> None:
    with pytest.raises(NotAllowedError, match="a tag has at least one letter"):
        tags.add_to_article(session, article, [" "], by="ana")


@pytest.mark.usefixtures("article")
def test_words_are_put_on_claims_each_once(session: Session) -> None:
    tags.add_to_claims(session, [1, 2], ["urgent"], by="ana")

    tagged = tags.add_to_claims(session, [2, 3], ["urgent", "city", "city"], by="ben")

    assert [claim.id for claim in tagged] == [2, 3]
    assert labels.of_claims(session, [1, 2, 3]) == {1: ("urgent",), 2: ("city", "urgent"), 3: ("city", "urgent")}
    assert tags.add_to_claims(session, [2, 3], ["city"], by="ana") == []


@pytest.mark.usefixtures("article")
def test_a_word_is_taken_off_the_claims_that_have_it(session: Session) -> None:
    tags.add_to_claims(session, [1, 2], ["urgent"], by="ana")

    taken = tags.remove_from_claims(session, [2, 3], "urgent", by="ben")

    assert [claim.id for claim in taken] == [2]
    assert labels.of_claims(session, [1, 2, 3]) == {1: ("urgent",)}
    with pytest.raises(NotAllowedError, match="claims 2-3 have no tag 'urgent'"):
        tags.remove_from_claims(session, [2, 3], "urgent", by="ben")
