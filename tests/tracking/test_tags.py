import pytest
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.model import Article
from claims.tracking import history, tags


def test_words_are_put_on_an_article_each_once(session: Session, article: Article) -> None:
    tags.add_to_article(session, article, ["urgent", " city ", "urgent"], by="ana")
    tags.add_to_article(session, article, ["city", "bridges"], by="ben")

    assert tags.of_articles(session, [1]) == {1: ("bridges", "city", "urgent")}
    assert len([event for event in history.events(session) if event.row.startswith("tag ")]) == 3


def test_articles_without_words_are_left_out(session: Session, article: Article, other: Article) -> None:
    tags.add_to_article(session, other, ["urgent"], by="ana")

    assert tags.of_articles(session, [article.id, other.id]) == {2: ("urgent",)}
    assert tags.of_articles(session, [article.id]) == {}


def test_a_tag_has_a_letter(session: Session, article: Article) -> None:
    with pytest.raises(NotAllowedError, match="a tag has at least one letter"):
        tags.add_to_article(session, article, [" "], by="ana")
