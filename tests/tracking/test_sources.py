from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError, NotFoundError
from claims.intake import Origin
from claims.tracking import evidence, search, shelf, sources
from claims.tracking.sources import Cited
from claims.vocabulary import Level, SourceKind, Stance
from tests.tracking.conftest import prove, web

FILE = Cited(origin=Origin("/desk/budget.pdf", "a" * 64, "application/pdf", "budget.pdf"))
CALL = Cited(citation="Phone call with Dr Lee, 3 May")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (web("https://city.example/report"), web("https://city.example/report")),
        (FILE, Cited(origin=Origin("/elsewhere/copy.pdf", "a" * 64, "application/pdf", "copy.pdf"))),
        (CALL, Cited(citation="  phone call with DR LEE,\n3 May ")),
        (CALL, Cited(number=1)),
    ],
)
def test_the_same_address_bytes_or_citation_is_the_same_source(session: Session, first: Cited, second: Cited) -> None:
    source = sources.put(session, first, by="ana")

    assert sources.put(session, second, by="ben") is source


@pytest.mark.parametrize(
    "other",
    [
        web("https://city.example/report?page=2"),
        Cited(origin=Origin("/desk/budget.pdf", "b" * 64)),
        Cited(citation="Phone call with Dr Lee, 4 May"),
    ],
)
def test_other_addresses_bytes_and_citations_are_other_sources(session: Session, other: Cited) -> None:
    for cited in (web("https://city.example/report"), FILE, CALL):
        sources.put(session, cited, by="ana")

    assert sources.put(session, other, by="ana").id == 4


@pytest.mark.parametrize(
    ("cited", "kind", "level"),
    [
        (web("https://www.defense.gov/news"), "official_record", "primary"),
        (web("https://army.mil/"), "official_record", "primary"),
        (web("https://www.ons.gov.uk/data"), "official_record", "primary"),
        (web("https://en.wikipedia.org/wiki/Bridge"), "reference_work", "tertiary"),
        (web("https://gov.example.com/"), "website", "secondary"),
        (web("https://notgov.example/a.gov"), "website", "secondary"),
        (FILE, "document", "secondary"),
        (CALL, "other", "secondary"),
        (replace(CALL, kind=SourceKind.INTERVIEW), "interview", "primary"),
        (replace(CALL, kind=SourceKind.NEWS_REPORT), "news_report", "secondary"),
        (replace(CALL, kind=SourceKind.STUDY, level=Level.SECONDARY), "study", "secondary"),
    ],
)
def test_kind_and_level_are_proposed(session: Session, cited: Cited, kind: str, level: str) -> None:
    source = sources.put(session, cited, by="ana")

    assert (source.kind, source.level) == (kind, level)


def test_a_file_is_known_by_its_bytes_and_named_by_its_name(session: Session) -> None:
    source = sources.put(session, FILE, by="ana")

    assert (source.identity, source.title, source.media_type) == (f"sha256:{'a' * 64}", "budget.pdf", "application/pdf")


def test_a_citation_is_kept_on_one_line_as_it_was_typed(session: Session) -> None:
    source = sources.put(session, Cited(citation=" Call  with\nDr Lee "), by="ana")

    assert source.citation == "Call with Dr Lee"


@pytest.mark.parametrize("cited", [Cited(), Cited(citation=" \n")])
def test_a_source_is_somewhere_or_has_words(session: Session, cited: Cited) -> None:
    with pytest.raises(NotAllowedError, match="a source is an address, a file or, with --cite, words"):
        sources.put(session, cited, by="ana")


def test_what_is_said_of_a_source_on_record_corrects_it(session: Session) -> None:
    source = sources.put(session, web("https://city.example/report"), by="ana")

    sources.put(session, replace(web("https://city.example/report"), title="Bridge report"), by="ben")
    sources.put(session, replace(web("https://city.example/report"), kind=SourceKind.REPORT), by="ben")

    assert (source.title, source.kind) == ("Bridge report", SourceKind.REPORT)
    assert [hit.place for hit in search.find(session, "bridge report")] == ["source"]


@pytest.mark.usefixtures("article")
def test_a_source_that_was_taken_out_comes_back_under_its_number(session: Session) -> None:
    source = prove(session, 1)
    evidence.remove(session, source.id, by="ana")

    again = prove(session, 3)

    assert again.id == source.id
    assert [entry.claims for entry in shelf.entries(session)] == [1]


def test_an_edited_source_is_found_by_its_new_name_only(session: Session) -> None:
    sources.put(session, replace(web("https://city.example/"), title="Budget"), by="ana")

    sources.edit(session, 1, {"title": "Repairs", "level": Level.PRIMARY}, by="ben")

    assert [hit.text for hit in search.find(session, "repairs")] == ["Repairs"]
    assert list(search.find(session, "budget")) == []
    assert sources.find(session, 1).level is Level.PRIMARY


@pytest.mark.usefixtures("article")
def test_sources_are_listed_with_the_number_of_their_claims(session: Session) -> None:
    prove(session, 1, quote="Twelve were killed.")
    prove(session, 1, quote="A dozen died.")
    prove(session, 3)
    prove(session, 5, Stance.UNREAD, address="https://budget.example/")

    assert [(entry.number, entry.claims) for entry in shelf.entries(session)] == [(1, 2), (2, 1)]
    assert [entry.number for entry in shelf.entries(session, claim=5)] == [2]
    assert [entry.number for entry in shelf.entries(session, number=1)] == [1]
    assert [entry.location for entry in shelf.entries(session, unread=True)] == ["https://budget.example/"]


def test_what_is_not_there_cannot_be_listed(session: Session) -> None:
    with pytest.raises(NotFoundError, match="there is no claim 1"):
        shelf.entries(session, claim=1)
    with pytest.raises(NotFoundError, match="there is no source s1"):
        shelf.entries(session, number=1)
