from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.model import Article
from claims.tracking import articles, claims, evidence, notes, readers, shelf, sources
from claims.tracking.evidence import Says
from claims.tracking.listing import Filter
from claims.tracking.proofs import Proof
from claims.tracking.sources import Cited
from claims.vocabulary import Level, Reader, SourceKind, Stance

# Whether anybody can go there.
ADDRESSES = [
    ("https://city.example/report", "public"),
    ("http://93.184.216.34/", "public"),
    ("https://[2606:2800:220:1::1]:8443/x", "public"),
    ("HTTPS://City.Example.:443/", "public"),
    ("https://xn--bcher-kva.example/", "public"),
    ("https://localhost/", "private"),
    ("http://localhost:8000/", "private"),
    ("http://intranet/report", "private"),
    ("http://files.desk.local/report", "private"),
    ("http://printer.home.arpa/", "private"),
    ("http://wiki.corp/", "private"),
    ("http://expyuzz4wqqyqhjn.onion/", "private"),
    ("http://127.0.0.1/", "private"),
    ("http://127.1/", "private"),
    ("http://0x7f.1/", "private"),
    ("http://2130706433/", "private"),
    ("http://10.0.0.7/", "private"),
    ("http://172.16.3.4/", "private"),
    ("http://192.168.1.1/", "private"),
    ("http://169.254.169.254/latest", "private"),
    ("http://100.64.0.1/", "private"),
    ("http://224.0.0.1/", "private"),
    ("http://[::1]/", "private"),
    ("http://[fe80::1]/", "private"),
    ("http://[fd00::7]/", "private"),
    ("http://[::ffff:10.0.0.7]/", "private"),
    ("http://[::1", "private"),
    ("https://ana:secret@city.example/", "private"),
    ("https:///report", "private"),
    ("ftp://city.example/report", "private"),
    ("file:///desk/report.pdf", "private"),
    ("/desk/report.pdf", "private"),
    ("C:\\desk\\report.pdf", "private"),
    ("Phone call with Dr Lee, 3 May", "private"),
    ("", "private"),
    (None, "private"),
]


@pytest.mark.parametrize(("location", "reach"), ADDRESSES)
def test_an_address_is_public_where_anybody_can_go(location: str | None, reach: str) -> None:
    assert readers.public_address(location) is (reach == "public")


PAGE = Proof(
    number=1,
    stance=Stance.SUPPORTS,
    kind=SourceKind.REPORT,
    level=Level.PRIMARY,
    title=None,
    location="https://city.example/report",
    quote=None,
    locator=None,
    finding=None,
    stands=None,
    published=None,
    derived_from=None,
    figures=None,
)
FILE = replace(PAGE, location="/desk/ledger.pdf", file=True)
WORDS = replace(PAGE, location="City Report 2024")
CITED = [
    (PAGE, "cited"),
    (replace(PAGE, kind=SourceKind.INTERVIEW), "cited"),
    (replace(PAGE, stance=Stance.ABSENT), "cited"),
    (replace(PAGE, stance=Stance.UNREAD), "left out"),
    (replace(PAGE, alias="one at the clinic"), "left out"),
    (replace(PAGE, location="http://10.0.0.7/report", title="Report"), "cited"),
    (replace(FILE, title="Report on the bridge"), "cited"),
    (replace(FILE, title="ledger.pdf"), "left out"),
    (FILE, "left out"),
    (replace(FILE, title="Report on the bridge", kind=SourceKind.DOCUMENT), "left out"),
    (WORDS, "cited"),
    (replace(WORDS, kind=SourceKind.BOOK), "cited"),
    (replace(WORDS, kind=SourceKind.COURT_RECORD), "cited"),
    *((replace(WORDS, kind=kind), "left out") for kind in (SourceKind.INTERVIEW, SourceKind.CORRESPONDENCE)),
    *((replace(WORDS, kind=kind), "left out") for kind in (SourceKind.AUTHOR_NOTES, SourceKind.RECORDING)),
    *((replace(WORDS, kind=kind), "left out") for kind in (SourceKind.TRANSCRIPT, SourceKind.OTHER)),
    (replace(WORDS, location=None, kind=SourceKind.BOOK), "left out"),
]


@pytest.mark.parametrize(("proof", "what"), CITED)
def test_the_public_is_told_of_a_source_that_it_can_look_up(proof: Proof, what: str) -> None:
    assert readers.citable(proof) is (what == "cited")


NOTES = [
    notes.Entry(number, 1, text, "ana", datetime(2024, 5, 10, tzinfo=UTC))
    for number, text in enumerate(["Page 4 of the report says 31.", "ask tomek", "Ruiz said so, see minute 3."], 1)
]
MAY_HAVE = [
    (Reader.DESK, "", [1, 2, 3]),
    (Reader.AUTHOR, "Ruiz", [1, 3]),
    (Reader.AUTHOR, "", [1]),
    (Reader.PUBLIC, "Ruiz", []),
]


@pytest.mark.parametrize(("reader", "told", "numbers"), MAY_HAVE)
def test_notes_about_people_are_for_the_desk(reader: Reader, told: str, numbers: list[int]) -> None:
    may_have = readers.notes_for(NOTES, reader, frozenset({"tomek"}), frozenset(told.split()))

    assert [note.number for note in may_have] == numbers


@pytest.mark.parametrize(
    ("reader", "why", "told"),
    [
        (Reader.DESK, "tomek was careless", "tomek was careless"),
        (Reader.AUTHOR, "tomek was careless", None),
        (Reader.AUTHOR, "The report says 31.", "The report says 31."),
        (Reader.PUBLIC, "The report says 31.", None),
        (Reader.AUTHOR, None, None),
    ],
)
def test_so_are_the_reasons_of_verdicts(reader: Reader, why: str | None, told: str | None) -> None:
    assert readers.reason(why, reader, frozenset()) == told


def test_the_public_asks_for_verdicts_that_stand() -> None:
    assert readers.wanted(Filter(article=1), Reader.PUBLIC).settled
    assert not readers.wanted(Filter(article=1), Reader.AUTHOR).settled


@pytest.mark.parametrize("reader", [Reader.AUTHOR, Reader.PUBLIC])
def test_who_is_confidential_is_told_to_the_desk_alone(reader: Reader) -> None:
    with pytest.raises(NotAllowedError, match=f"is for the desk alone, not for the {reader}"):
        readers.refuse_secrets(reader, told=True)

    readers.refuse_secrets(reader, told=False)
    readers.refuse_secrets(Reader.DESK, told=True)


def test_those_behind_an_article_are_the_desk_the_byline_and_whom_it_protects(
    session: Session, article: Article
) -> None:
    articles.edit(session, article.id, {"byline": "By Otto Stern"}, by="ben")
    claims.assign(session, [1], "Cy Falk", by="ana")
    nurse = sources.put(session, Cited(citation="Ludmila Ostrowska, a nurse", confidential=True, alias="A"), by="ana")
    evidence.add(session, nurse, [1], Says(Stance.SUPPORTS), by="ana")

    people = readers.people(session, [article.id])

    assert people == {"ana", "ben", "otto", "stern", "os", "cy", "falk", "cf", "ludmila", "ostrowska"}


def test_where_a_source_is_on_the_desks_machines_is_for_the_desk(session: Session, article: Article) -> None:
    report = sources.put(session, Cited(citation="Report"), by="ana")
    evidence.add(session, report, [1], Says(Stance.UNREAD), by="ana")
    [entry] = shelf.entries(session, article=article.id)
    kept = replace(entry, location="/desk/report.pdf", sha256="ab" * 32, failure="/desk is not there")

    seen = readers.source(kept, Reader.AUTHOR)

    assert (seen.location, seen.waiting, seen.failure) == (None, (), None)
    assert readers.source(kept, Reader.DESK) == kept


@pytest.mark.parametrize(
    ("names", "parts"),
    [
        (["Priya Nair"], {"priya", "nair", "pn"}),
        (["By Helen Okafor and Staff Writers"], {"helen", "okafor", "ho"}),
        (["José"], {"jose"}),
        (["", "J"], set()),
        (["ana.ruiz@desk.example"], {"ana", "ruiz", "desk", "example", "arde"}),
    ],
)
def test_a_name_is_told_by_each_of_its_words_and_by_its_initials(names: list[str], parts: set[str]) -> None:
    assert readers.parts(names) == parts
