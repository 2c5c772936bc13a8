import re
from dataclasses import asdict

import pytest
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError, NotFoundError
from claims.model import Article
from claims.reports import gathering
from claims.reports.content import Content
from claims.tracking import articles, noting
from claims.tracking.listing import Filter
from claims.vocabulary import Reader, Status
from tests.reports.exchange.desk import ASSIGNEE, FOLDER, NURSE, fill


@pytest.fixture
def record(session: Session) -> Session:
    fill(session)
    noting.add_all(
        session, 1, [(None, "The byline was on holiday"), (None, "The archive has a later edition.")], by="ben"
    )
    return session


def everything(content: Content) -> str:
    """Write out all that a report could be made of, but for the text itself as it came."""
    return repr({name: value for name, value in asdict(content).items() if name != "text"}).casefold()


@pytest.mark.parametrize("reader", [Reader.AUTHOR, Reader.PUBLIC])
def test_nobody_but_the_desk_is_told_whom_it_protects_and_where_it_keeps_things(
    record: Session, reader: Reader
) -> None:
    said = everything(gathering.gather(record, 1, reader))

    assert not [word for word in (NURSE, FOLDER, ASSIGNEE, "/desk/") if word.casefold() in said]


def test_the_desk_is_told_who_a_confidential_source_is_where_it_asks(record: Session) -> None:
    untold = everything(gathering.gather(record, 1, Reader.DESK))
    told = everything(gathering.gather(record, 1, Reader.DESK, told=True))

    assert ASSIGNEE.casefold() in untold
    assert FOLDER in untold
    assert (NURSE.casefold() in untold, NURSE.casefold() in told) == (False, True)


@pytest.mark.parametrize("reader", [Reader.AUTHOR, Reader.PUBLIC])
def test_others_may_not_ask_for_that(record: Session, reader: Reader) -> None:
    with pytest.raises(NotAllowedError, match="for the desk alone"):
        gathering.gather(record, 1, reader, told=True)


HAVE = {
    Reader.DESK: ([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5], {}),
    Reader.AUTHOR: ([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5], {"notes": 2}),
    Reader.PUBLIC: ([1, 3, 5], [1, 2, 4], {"claims": 3, "sources": 1, "notes": 3}),
}


@pytest.mark.parametrize(("reader", "have"), HAVE.items())
def test_each_reader_has_what_it_may_and_is_told_how_much_more_there_is(
    record: Session, reader: Reader, have: tuple[list[int], list[int], dict[str, int]]
) -> None:
    content = gathering.gather(record, 1, reader)

    claims, sources, left_out = have
    assert sorted(claim.entry.number for claim in content.claims) == claims
    assert [source.number for source in content.sources] == sources
    assert content.left_out == left_out


def test_notes_about_facts_reach_the_author_and_those_about_people_do_not(record: Session) -> None:
    content = gathering.gather(record, 1, Reader.AUTHOR)

    assert [note.text for claim in content.claims for note in claim.notes] == ["See table 3 of the report."]
    assert [note.text for note in content.notes] == ["The archive has a later edition."]


def test_a_reason_about_facts_reaches_the_author_with_who_gave_it(record: Session) -> None:
    [disputed] = gathering.gather(record, 1, Reader.AUTHOR, Filter(statuses=(Status.DISPUTED,))).claims
    [published] = gathering.gather(record, 1, Reader.PUBLIC, Filter(statuses=(Status.DISPUTED,))).claims

    assert disputed.verdict is not None
    assert published.verdict is not None
    assert (disputed.verdict.by, disputed.verdict.why) == ("ben", "The report counts two children only")
    assert (published.verdict.by, published.verdict.why) == (None, None)


def test_claims_that_stand_nowhere_come_last(record: Session) -> None:
    content = gathering.gather(record, 1, Reader.DESK)

    assert [claim.entry.number for claim in content.marked] == [1, 2, 3, 4, 5]
    assert [claim.entry.number for claim in content.apart] == [6]


def test_an_article_that_is_not_there_is_not_gathered(record: Session) -> None:
    articles.remove(record, 1, by="ana")

    with pytest.raises(NotFoundError, match=re.escape("there is no article 1")):
        gathering.gather(record, 1, Reader.DESK)


def test_the_public_has_not_the_file_that_an_article_came_as(session: Session, article: Article) -> None:
    kept = {reader: gathering.gather(session, article.id, reader).text for reader in Reader}

    assert {reader: bool(text and text.original) for reader, text in kept.items()} == {
        Reader.DESK: True,
        Reader.AUTHOR: True,
        Reader.PUBLIC: False,
    }
