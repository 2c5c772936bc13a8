import hashlib
import zlib
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError, NotFoundError
from claims.model import Anchor, Article, Blob, Claim, Revision, now
from claims.tracking import articles, blobs, chronicle, claims, commands, history, search, status, undoing
from claims.vocabulary import Status
from tests.conftest import FOUND, STORY, TEXT
from tests.tracking.conftest import anew

MONDAY = (TEXT.index("Monday"), TEXT.index("Monday") + 6)


def test_an_article_is_taken_in_with_its_text_and_its_bytes(session: Session, article: Article) -> None:
    revision = articles.with_text(session, article)

    blob = session.get_one(Blob, revision.blob_sha256)
    assert (article.id, article.title, article.revision) == (1, STORY.title, 1)
    assert revision.text == STORY.text
    assert revision.sha256 == hashlib.sha256(STORY.text.encode()).hexdigest()
    assert zlib.decompress(blob.packed) == STORY.original
    assert (blob.size, revision.extracted_by) == (len(STORY.original), "tests")


def test_every_claim_stands_where_its_anchor_says(session: Session, article: Article) -> None:
    text = articles.with_text(session, article).text

    anchors = session.scalars(select(Anchor)).all()
    assert len(anchors) == len(FOUND)
    for anchor in anchors:
        assert text[anchor.start : anchor.end] == anchor.exact
        assert text[: anchor.start].endswith(anchor.prefix)
        assert text[anchor.end :].startswith(anchor.suffix)
        assert len(anchor.prefix) <= 32 >= len(anchor.suffix)


def test_an_article_of_no_claims_is_taken_in(session: Session) -> None:
    article = articles.add(session, replace(STORY, text="Hello\n"), (), extracted_by=None, by="ana")

    assert [(entry.number, entry.claims) for entry in articles.entries(session)] == [(article.id, 0)]


@pytest.mark.usefixtures("article")
def test_the_same_bytes_are_the_same_article_wherever_they_come_from(session: Session) -> None:
    again = replace(STORY, location="/somewhere/else.txt")

    known = articles.known(session, again)
    assert known is not None
    assert known.id == 1
    with pytest.raises(NotAllowedError, match=r"/somewhere/else\.txt is already article 1"):
        articles.add(session, again, FOUND, extracted_by=None, by="ben")


@pytest.mark.usefixtures("article")
def test_another_text_from_the_same_place_is_refused_with_the_command_that_updates(session: Session) -> None:
    with pytest.raises(NotAllowedError, match=r"is article 1, .*'claims article update 1'"):
        articles.known(session, replace(STORY, text="It was rewritten.", original=b"rewritten"))


# The place and the address of an article on record, those of a page with its text, and whether that is the article.
ADDRESS = "https://herald.example/bridge"
PLACES = [
    ("/desk/a.html", None, "/desk/a.html", None, True),
    ("/desk/a.html", None, "/desk/b.html", None, False),
    (ADDRESS, None, ADDRESS, None, True),
    (ADDRESS, None, f"{ADDRESS}?from=mail", ADDRESS, True),
    (f"{ADDRESS}?from=mail", ADDRESS, ADDRESS, None, True),
    (f"{ADDRESS}?from=mail", ADDRESS, f"{ADDRESS}?print", ADDRESS, True),
    ("/desk/a.html", ADDRESS, "/desk/b.html", ADDRESS, True),
    (ADDRESS, None, "https://gazette.example/bridge", None, False),
    ("-", None, "-", None, False),
    ("-", ADDRESS, "-", ADDRESS, True),
]


@pytest.mark.parametrize(("location", "address", "again", "canonical", "same"), PLACES)
def test_other_bytes_with_the_same_text_are_the_same_article_in_the_same_place(
    session: Session, location: str, address: str | None, again: str, canonical: str | None, *, same: bool
) -> None:
    articles.add(session, replace(STORY, location=location, address=address), (), extracted_by=None, by="ana")

    known = articles.known(session, replace(STORY, original=b"fetched anew", location=again, address=canonical))

    assert (known is not None) == same


def updated(session: Session, article: Article, text: str) -> Revision:
    """Give an article a second text, as updating it does."""
    first = articles.with_text(session, article)
    revision = Revision(
        article_id=article.id,
        number=2,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        blob_sha256=blobs.put(session, text.encode(), by="ana"),
        location=first.location,
        media_type=first.media_type,
        read_by=first.read_by,
        extracted_by=None,
    )
    history.add(session, revision, by="ana")
    history.change(session, article, {"revision": 2}, by="ana")
    return revision


def test_an_earlier_text_of_an_article_is_on_record_too(session: Session, article: Article) -> None:
    updated(session, article, "It was rewritten.")

    for page in (STORY, replace(STORY, original=b"the old text, fetched anew")):
        known = articles.known(session, page)
        assert known is not None
        assert known.id == 1


def test_a_text_whose_taking_in_was_undone_is_not(session: Session, article: Article) -> None:
    revision = updated(session, article, "It was rewritten.")
    history.change(session, revision, {"removed_at": now()}, by="ana")

    assert articles.of_bytes(session, revision.blob_sha256) is None
    with pytest.raises(NotAllowedError, match="'claims article update 1'"):
        articles.known(session, replace(STORY, text="It was rewritten.", original=b"It was rewritten."))


def test_stdin_is_no_place_to_recognise_an_article_by(session: Session) -> None:
    articles.add(session, replace(STORY, location="-"), (), extracted_by=None, by="ana")

    assert articles.known(session, replace(STORY, location="-", original=b"another")) is None


@pytest.mark.usefixtures("article")
def test_an_article_that_was_taken_out_can_be_taken_in_anew(session: Session) -> None:
    articles.remove(session, 1, why="withdrawn", by="ana")

    again = articles.add(session, STORY, FOUND, extracted_by="tests", by="ana")

    assert again.id == 2
    assert [entry.number for entry in articles.entries(session)] == [2]
    assert [claim.id for claim in session.scalars(select(Claim).where(Claim.article_id == 2))] == [7, 8, 9, 10, 11, 12]


@pytest.mark.usefixtures("article")
def test_an_article_that_was_taken_out_is_nowhere_in_the_lists(session: Session) -> None:
    articles.remove(session, 1, why="withdrawn", by="ana")

    assert articles.entries(session) == []
    with pytest.raises(NotFoundError, match="there is no article 1"):
        articles.find(session, 1)
    with pytest.raises(NotFoundError, match="there is no claim 3"):
        claims.find(session, 3)
    assert chronicle.of(session, article=1)[-1].why == "withdrawn"


@pytest.mark.parametrize("number", [0, 2, 10**17])
@pytest.mark.usefixtures("article")
def test_there_is_no_article_of_another_number(session: Session, number: int) -> None:
    with pytest.raises(NotFoundError, match=f"there is no article {number}"):
        articles.find(session, number)


def test_an_article_from_a_table_has_no_text(session: Session) -> None:
    article = Article(title="A row of a table")
    history.add(session, article, by="ana")

    with pytest.raises(NotAllowedError, match="article 1 has no text"):
        articles.with_text(session, article)
    assert [entry.location for entry in articles.entries(session)] == [""]


@pytest.mark.usefixtures("article")
def test_a_corrected_title_is_listed_and_found(session: Session) -> None:
    articles.edit(session, 1, {"title": "Road blocked"}, by="ben")
    articles.edit(session, 1, {"title": "Road closed", "byline": "Cy Young"}, by="ben")

    [entry] = articles.entries(session, 1)
    assert (entry.title, entry.byline) == ("Road closed", "Cy Young")
    assert [hit.article for hit in search.find(session, "young")] == [1]
    assert [hit.text for hit in search.find(session, "closed")] == ["Road closed"]
    assert list(search.find(session, "blocked")) == []
    assert [hit.text for hit in search.find(session, "collapse")] == ["Bridge collapse leaves dozens hurt"]


@pytest.mark.parametrize("title", [None, ""])
@pytest.mark.usefixtures("article")
def test_an_article_keeps_a_title(session: Session, title: str | None) -> None:
    with pytest.raises(NotAllowedError, match="a title has at least one word"):
        articles.edit(session, 1, {"title": title}, by="ben")


@pytest.mark.usefixtures("article")
def test_a_correction_to_what_is_on_record_changes_nothing(session: Session) -> None:
    before = chronicle.head(session)

    articles.edit(session, 1, {"title": STORY.title, "published": STORY.published}, by="ben")

    assert chronicle.head(session) == before


def test_articles_are_listed_with_what_is_left_to_do(session: Session, article: Article, other: Article) -> None:
    status.mark(session, [2], Status.DISMISSED, by="ana")
    status.mark(session, [4], Status.UNPROVEN, why="nobody knows", by="ana")

    listed = articles.entries(session)

    assert [(entry.number, entry.claims, entry.unverified) for entry in listed] == [
        (article.id, 5, 4),
        (other.id, 6, 6),
    ]
    assert listed[0].published == date(2024, 5, 8)
    assert listed[0].location == "/desk/bridge.txt"


def test_another_day_of_publication_gives_dates_another_meaning(session: Session, article: Article) -> None:
    changed = articles.redate(session, article, {MONDAY: "2024-05-13"}, by="ana")

    assert changed == [2]
    assert claims.find(session, 2).date == "2024-05-13"


def test_it_does_so_as_often_as_the_day_is_corrected(session: Session, article: Article) -> None:
    articles.redate(session, article, {MONDAY: "2024-05-13"}, by="ana")

    assert articles.redate(session, article, {MONDAY: "2024-05-20"}, by="ana") == [2]


def test_a_date_that_a_person_set_stays(session: Session, article: Article) -> None:
    claims.edit(session, 2, {"date": "2024-04-29"}, by="ana")

    assert articles.redate(session, article, {MONDAY: "2024-05-13"}, by="ana") == []
    assert claims.find(session, 2).date == "2024-04-29"


def test_a_day_of_publication_that_was_taken_back_may_be_given_again(session: Session, article: Article) -> None:
    for _ in range(2):
        assert articles.redate(anew(session), article, {MONDAY: "2024-05-13"}, by="ana") == [2]
        undoing.take_back(anew(session), commands.last_done(session, by="ana"), by="ana")
        assert claims.find(session, 2).date == "2024-05-06"


def test_a_date_that_a_person_set_and_took_back_is_nobodys(session: Session, article: Article) -> None:
    claims.edit(anew(session), 2, {"date": "2024-04-29"}, by="ana")
    undoing.take_back(anew(session), commands.last_done(session, by="ana"), by="ana")

    assert articles.redate(session, article, {MONDAY: "2024-05-13"}, by="ana") == [2]


def test_a_date_that_a_person_set_and_put_back_stays(session: Session, article: Article) -> None:
    claims.edit(anew(session), 2, {"date": "2024-04-29"}, by="ana")
    undoing.take_back(anew(session), commands.last_done(session, by="ana"), by="ana")
    undoing.take_back(anew(session), commands.last_undone(session, by="ana"), by="ana")

    assert articles.redate(session, article, {MONDAY: "2024-05-13"}, by="ana") == []


def test_a_date_that_stays_the_same_or_is_not_read_again_is_left(session: Session, article: Article) -> None:
    assert articles.redate(session, article, {MONDAY: "2024-05-06"}, by="ana") == []
    assert articles.redate(session, article, {}, by="ana") == []


@pytest.mark.usefixtures("article")
def test_the_same_bytes_are_kept_once(session: Session) -> None:
    articles.remove(session, 1, by="ana")
    articles.add(session, STORY, (), extracted_by=None, by="ana")

    assert len(session.scalars(select(Blob)).all()) == 1
    assert len(session.scalars(select(Revision)).all()) == 2
