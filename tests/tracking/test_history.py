import hashlib
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from claims.errors import NotFoundError
from claims.model import Article, Chain, Change, Claim, now
from claims.tracking import articles, chronicle, claims, history, noting
from claims.vocabulary import Kind


def test_an_empty_record_has_an_empty_chain(session: Session) -> None:
    assert chronicle.head(session) == ("0" * 64, 0)
    assert chronicle.of(session) == []
    assert list(history.breaks(session)) == []


@pytest.mark.usefixtures("article")
def test_a_change_keeps_what_was_and_what_is(session: Session) -> None:
    claims.edit(session, 5, {"low": Decimal("5000000.50"), "subject": "The city"}, why="the budget says", by="ben")

    [change] = [event for event in chronicle.of(session, claim=5) if event.why]
    assert change.before == {"low": "4000000", "subject": None}
    assert change.after == {"low": "5000000.5", "subject": "The city"}
    assert (change.by, change.login, change.row, change.claim, change.article) == (
        "ben",
        "tester",
        "claim 5",
        5,
        1,
    )
    assert timedelta() <= now() - change.at < timedelta(minutes=1)


def test_a_new_row_is_recorded_without_what_it_lacks(session: Session) -> None:
    history.add(session, Article(title="Hello", published=date(2024, 5, 8)), by="ana")

    [change] = chronicle.of(session)
    assert change.before is None
    assert change.after is not None
    assert change.after.keys() == {"id", "uid", "title", "published", "revision", "created_at"}
    assert (change.after["id"], change.after["title"], change.after["published"]) == (1, "Hello", "2024-05-08")


@pytest.mark.usefixtures("article")
def test_long_texts_and_bytes_are_told_by_their_digest(session: Session) -> None:
    recorded = {event.row.split()[0]: event.after or {} for event in chronicle.of(session)}

    assert "text" not in recorded["revision"]
    assert "packed" not in recorded["blob"]
    assert recorded["revision"]["blob_sha256"] == recorded["blob"]["sha256"]


@pytest.mark.usefixtures("article")
def test_a_claim_is_recorded_with_the_words_it_stood_on(session: Session) -> None:
    [first, *_] = chronicle.of(session, claim=1)

    assert first.after is not None
    assert (first.after["exact"], first.after["revision"], first.after["low"]) == ("At least 12 people", 1, "12")


@pytest.mark.usefixtures("article")
def test_changes_are_numbered_without_gaps_and_belong_to_one_command(session: Session) -> None:
    noting.add(session, [1, 2], "hello", by="ana")

    events = chronicle.of(session)
    assert [event.number for event in events] == list(range(1, len(events) + 1))
    assert {event.command for event in events} == {1}
    assert chronicle.head(session) == (events[-1].digest, len(events))


def test_another_command_has_another_number(session: Session, article: Article) -> None:
    count = chronicle.head(session)[1]
    del session.info["command"]

    articles.edit(session, article.id, {"title": "Other"}, by="ana")

    assert chronicle.of(session)[-1].command == count + 1


# The chain as another program would reckon it: SHA-256 of the digest before and the row, as canonical JSON.
LINK = '["{before}",1,"2024-05-08T10:00:00.000000+00:00","ana","tester",1,"article 1",null,1,null,{{"title":"Ö"}},null]'


@pytest.mark.sqlite
def test_the_digest_can_be_reckoned_by_anybody(session: Session) -> None:
    history.add(session, Article(title="Hello"), by="ana")
    link = session.get_one(Change, 1)
    link.at, link.after = datetime(2024, 5, 8, 10, tzinfo=UTC), {"title": "Ö"}
    link.digest = hashlib.sha256(LINK.format(before="0" * 64).encode()).hexdigest()
    session.get_one(Chain, 1).digest = link.digest

    assert list(history.breaks(session)) == []


@pytest.mark.usefixtures("other")
def test_a_trail_is_read_for_a_claim_or_for_an_article_with_its_claims(session: Session, article: Article) -> None:
    noting.add(session, [3], "hello", by="ana")

    assert [event.row for event in chronicle.of(session, claim=3)] == ["claim 3", "claim 3", "note 1"]
    of_article = chronicle.of(session, article=article.id)
    assert {event.claim for event in of_article} == {None, 1, 2, 3, 4, 5, 6}
    assert of_article[-1].row == "note 1"


def test_what_was_taken_out_has_a_history_still(session: Session, article: Article) -> None:
    articles.remove(session, article.id, why="withdrawn", by="ana")

    assert chronicle.of(session, article=1)[-1].why == "withdrawn"
    assert chronicle.of(session, claim=1)


def test_what_never_was_has_none(session: Session) -> None:
    with pytest.raises(NotFoundError, match="there is no claim 7"):
        chronicle.of(session, claim=7)
    with pytest.raises(NotFoundError, match="there is no article 7"):
        chronicle.of(session, article=7)


@pytest.mark.usefixtures("article")
def test_the_latest_changes_are_read_in_their_order(session: Session) -> None:
    everything = chronicle.of(session)

    assert chronicle.of(session, limit=3) == everything[-3:]


@pytest.mark.usefixtures("article")
def test_a_digest_of_old_is_known(session: Session) -> None:
    old, count = chronicle.head(session)
    noting.add(session, [1], "hello", by="ana")

    assert history.known(session, old) == count
    assert history.known(session, "f" * 64) is None


def test_only_what_differs_is_a_change() -> None:
    claim = Claim(article_id=1, kind=Kind.MONEY, text="$4", priority=0.5, made_by="rule", low=Decimal("4.0"))

    assert history.differing(claim, {"low": Decimal(4), "unit": "USD", "text": "$4"}) == {"unit": "USD"}
