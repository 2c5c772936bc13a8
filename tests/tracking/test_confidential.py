"""Sources who must not be named: kept apart, told to nobody, emptied when that is wanted."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError, NotFoundError
from claims.intake import NotCaptured, Origin
from claims.model import Blob, Change, Secret, Source
from claims.tracking import (
    checks,
    commands,
    confidential,
    drifting,
    evidence,
    listing,
    proofs,
    search,
    shelf,
    snapshots,
    sources,
    undoing,
)
from claims.tracking.confidential import Told
from claims.tracking.evidence import Says
from claims.tracking.listing import Filter, Sort
from claims.tracking.sources import Cited
from claims.vocabulary import Stance
from tests.tracking.conftest import anew, prove, web
from tests.tracking.test_snapshots import ADDRESS, PAGE

pytestmark = pytest.mark.usefixtures("article")

NURSE = Cited(citation="Ludmila Ostrowska, a nurse", confidential=True)
PLACE = Cited(origin=Origin("https://quillfeather.example/memo"), confidential=True)
LEDGER = Cited(
    origin=Origin("/desk/wolkenstein/brunnhilde.txt", "ab" * 32, "text/plain", "brunnhilde.txt"), confidential=True
)


def put(session: Session, cited: Cited = NURSE) -> Source:
    """Put a confidential source beside claim 1."""
    source = sources.put(session, cited, by="ana")
    evidence.add(session, source, [1], Says(Stance.SUPPORTS), by="ana")
    return source


@pytest.mark.parametrize("cited", [NURSE, PLACE, LEDGER])
def test_what_tells_who_a_source_is_stands_apart_with_a_salted_digest(session: Session, cited: Cited) -> None:
    source = put(session, cited)
    secret = session.get_one(Secret, source.id)

    digest = hashlib.sha256(f"{secret.salt}{secret.told}".encode()).hexdigest()
    assert source.identity == f"confidential:{digest}"
    assert (source.location, source.citation, source.title, source.sha256) == (None, None, None, None)
    assert source.alias == "confidential source s1"
    assert list(checks.findings(session)) == []


def test_the_chain_has_nothing_that_tells(session: Session) -> None:
    for cited in (NURSE, PLACE, LEDGER):
        put(session, cited)

    told = " ".join(str((change.before, change.after)) for change in session.scalars(select(Change)))
    assert not any(word in told for word in ("Ostrowska", "quillfeather", "brunnhilde", "wolkenstein", "ab" * 32))


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (NURSE, replace(NURSE, citation="ludmila  OSTROWSKA, a nurse")),
        (NURSE, replace(NURSE, confidential=False)),
        (PLACE, replace(PLACE, confidential=False)),
        (LEDGER, LEDGER),
        (LEDGER, replace(LEDGER, origin=Origin("/elsewhere.txt", "ab" * 32))),
        (replace(PLACE, citation="Ludmila Ostrowska, a nurse"), NURSE),
    ],
)
def test_the_same_name_address_or_file_is_the_same_source(session: Session, first: Cited, again: Cited) -> None:
    assert put(session, first) is sources.put(session, again, by="ben")


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (NURSE, replace(NURSE, citation="Ludmila Ostrowska, a doctor")),
        (PLACE, replace(PLACE, origin=Origin("https://quillfeather.example/other"))),
        (LEDGER, replace(LEDGER, origin=Origin("/desk/wolkenstein/brunnhilde.txt", "cd" * 32))),
    ],
)
def test_another_name_address_or_file_is_another_source(session: Session, first: Cited, again: Cited) -> None:
    assert put(session, first) is not put(session, again)


def test_two_of_one_name_have_digests_that_do_not_tell_so(session: Session) -> None:
    first = put(session)
    evidence.remove(session, first.id, by="ana")
    confidential.redact(session, first.id, by="ana")

    second = put(session)

    assert second.id != first.id
    assert second.identity != first.identity


@pytest.mark.parametrize("alias", ["Ostrowska", "the LUDMILA file", "óstrowska", " "])
def test_an_alias_does_not_give_the_name_away(session: Session, alias: str) -> None:
    with pytest.raises(NotAllowedError, match="alias") as refused:
        put(session, replace(NURSE, alias=alias))

    assert "strowska" not in str(refused.value)


@pytest.mark.parametrize(("cited", "alias"), [(PLACE, "Quillfeather people"), (LEDGER, "brunnhilde")])
def test_nor_does_it_give_an_address_or_a_file_away(session: Session, cited: Cited, alias: str) -> None:
    with pytest.raises(NotAllowedError, match="that alias repeats a part of what it is to stand for"):
        put(session, replace(cited, alias=alias))


def test_an_alias_is_one_source_s_and_can_be_changed(session: Session) -> None:
    nurse, place = put(session, replace(NURSE, alias="a nurse at the clinic")), put(session, PLACE)

    with pytest.raises(NotAllowedError, match="source s1 has that alias already"):
        sources.edit(session, place.id, {"alias": "A nurse at the CLINIC"}, by="ana")
    sources.edit(session, nurse.id, {"alias": "somebody who was there"}, by="ana")

    assert nurse.alias == "somebody who was there"


def test_only_a_confidential_source_has_an_alias_and_only_another_a_title(session: Session) -> None:
    nurse, report = put(session), prove(session, 1)

    with pytest.raises(NotAllowedError, match="source s2 is not confidential, and only such a source has an alias"):
        sources.edit(session, report.id, {"alias": "the city"}, by="ana")
    with pytest.raises(NotAllowedError, match="source s1 is confidential and has no title"):
        sources.edit(session, nurse.id, {"title": "Interview"}, by="ana")
    with pytest.raises(NotAllowedError, match="source s1 is confidential and has no title"):
        sources.put(session, Cited(number=1, title="Interview"), by="ana")
    with pytest.raises(NotAllowedError, match="a confidential source has no title"):
        put(session, replace(PLACE, title="Interview"))
    with pytest.raises(NotAllowedError, match="only a confidential source has an alias"):
        sources.put(session, replace(web("https://new.example/"), alias="new"), by="ana")


def test_a_source_on_record_by_its_name_cannot_be_made_confidential(session: Session) -> None:
    prove(session, 1)

    with pytest.raises(NotAllowedError, match="that is source s1, which is on record by its name") as refused:
        sources.put(session, replace(web("https://city.example/report"), confidential=True), by="ana")

    assert "city.example" not in str(refused.value)


def test_reading_leaves_the_identity_out_unless_it_is_asked_for(session: Session) -> None:
    put(session, replace(PLACE, citation="Ludmila Ostrowska"))

    [proof] = proofs.of_claims(session, [1])[1]
    [entry] = shelf.entries(session)
    [claim] = listing.entries(session, Filter(numbers=(1,)), Sort.NUMBER)
    assert (proof.title, proof.location) == (None, "confidential source s1")
    assert (entry.called, entry.location, entry.citation) == ("confidential source s1", None, None)
    assert claim.sources == (proof,)

    [proof] = proofs.of_claims(session, [1], told=True)[1]
    [entry] = shelf.entries(session, told=True)
    [claim] = listing.entries(session, Filter(numbers=(1,)), Sort.NUMBER, told=True)
    assert (proof.title, proof.location) == ("Ludmila Ostrowska", "https://quillfeather.example/memo")
    assert (entry.citation, entry.location) == ("Ludmila Ostrowska", "https://quillfeather.example/memo")
    assert claim.sources == (proof,)


def test_a_search_finds_the_alias_and_not_the_name(session: Session) -> None:
    put(session, replace(NURSE, alias="somebody at the clinic"))

    assert [hit.number for hit in search.find(session, "clinic")] == [1]
    assert list(search.find(session, "Ostrowska")) == []


def test_what_is_kept_begins_with_random_bytes_and_does_not_say_whence_it_came(session: Session) -> None:
    first, second = put(session, replace(PLACE, origin=Origin(ADDRESS))), put(session, NURSE)
    for source in (first, second):
        snapshots.keep(session, source, PAGE, by="ana")

    kept = [snapshots.of_source(session, source.id)[0] for source in (first, second)]
    assert kept[0].blob_sha256 != kept[1].blob_sha256
    assert hashlib.sha256(PAGE.original).hexdigest() not in {blob.sha256 for blob in session.scalars(select(Blob))}
    assert {(snapshot.location, snapshot.failure) for snapshot in kept} == {(None, None)}
    assert (first.title, first.published) == (None, None)
    assert snapshots.original(session, first.id, told=True) == PAGE.original
    assert snapshots.readable(session, first.id, told=True) == PAGE.text
    with pytest.raises(NotAllowedError, match="source s1 is confidential; --include-confidential gives what is kept"):
        snapshots.readable(session, first.id)
    assert list(checks.findings(session)) == []


@given(st.binary(max_size=20_000))
def test_neither_digest_nor_size_of_what_is_kept_gives_it_away(content: bytes) -> None:
    one, two = confidential.salted(content), confidential.salted(content)

    assert one != two
    assert confidential.unsalted(one) == confidential.unsalted(two) == content
    assert len(one) in {4096 * 2**doubled for doubled in range(6)}


def test_why_nothing_could_be_kept_names_nothing(session: Session) -> None:
    source = put(session, PLACE)

    snapshots.keep(session, source, NotCaptured("/desk/wolkenstein is not there", gone=True), by="ana")

    assert [snapshot.failure for snapshot in snapshots.of_source(session, 1)] == ["there is nothing (any more)"]


@pytest.mark.parametrize(
    ("had", "said"),
    [
        (NotCaptured("wolkenstein", status=404, gone=True), "the answer was 404"),
        (NotCaptured("wolkenstein", late=True), "it took too long"),
        (NotCaptured("wolkenstein"), "it could not be had"),
    ],
)
def test_a_failure_is_told_in_words_of_ours(had: NotCaptured, said: str) -> None:
    assert snapshots.discreet(had) == replace(had, reason=said)


def test_a_quote_is_looked_up_and_the_source_s_other_words_are_not_repeated(session: Session) -> None:
    source = put(session, replace(PLACE, origin=Origin(ADDRESS)))
    snapshots.keep(session, source, PAGE, by="ana")
    evidence.add(session, source, [2], Says(Stance.SUPPORTS, "At least 12 people died"), by="ana")
    evidence.add(session, source, [3], Says(Stance.SUPPORTS, "At least 15 people died, the mayor said"), by="ana")

    beside = proofs.of_claims(session, [2, 3])

    assert [(proof.finding, proof.stands) for proof in (*beside[2], *beside[3])] == [("found", None), ("altered", None)]
    assert list(checks.findings(session)) == []


def test_confidential_sources_are_fetched_again_only_where_they_are_named(session: Session) -> None:
    source = put(session, PLACE)
    put(session, NURSE)

    [due] = drifting.due(session, [source.id])
    assert drifting.due(session, []) == []
    assert (due.location, due.called) == ("https://quillfeather.example/memo", "confidential source s1")
    with pytest.raises(NotAllowedError, match="source s2 is only words"):
        drifting.due(session, [2])


def test_redacting_empties_the_secret_and_what_was_kept_and_keeps_the_rest(session: Session) -> None:
    source = put(session, replace(PLACE, origin=Origin(ADDRESS)))
    snapshots.keep(session, source, PAGE, by="ana")
    evidence.add(session, source, [2], Says(Stance.SUPPORTS, "At least 12 people died"), by="ana")

    confidential.redact(session, source.id, by="ben")
    session.flush()

    secret = session.get_one(Secret, source.id)
    assert (secret.told, secret.salt) == (None, None)
    assert shelf.entries(session, told=True)[0].called == "confidential source s1"
    assert [proof.quote for proof in proofs.of_claims(session, [2])[2]] == ["At least 12 people died"]
    assert confidential.redacted(session) == 1
    for act in (snapshots.readable, snapshots.original):
        with pytest.raises(NotAllowedError, match="source s1 is redacted, and nothing of it is kept"):
            act(session, 1, told=True)
    assert list(checks.findings(session)) == []


def test_bytes_that_an_article_has_as_well_are_not_emptied(session: Session) -> None:
    source = put(session)
    snapshot = snapshots.keep(session, source, PAGE, by="ana")
    shared = session.scalars(select(Blob)).first()
    assert shared is not None
    snapshot.text_sha256 = shared.sha256

    confidential.redact(session, source.id, by="ana")

    assert shared.packed != b""


def test_what_was_redacted_takes_nothing_more_and_is_not_redacted_twice(session: Session) -> None:
    source = put(session)
    confidential.redact(session, source.id, by="ana")

    with pytest.raises(NotAllowedError, match="source s1 is redacted, and nothing more of it is kept"):
        snapshots.keep(session, source, PAGE, by="ana")
    with pytest.raises(NotAllowedError, match="source s1 is redacted already"):
        confidential.redact(session, source.id, by="ana")


def test_a_source_that_was_taken_back_can_still_be_redacted(session: Session) -> None:
    source = put(session)
    evidence.remove(session, source.id, by="ana")

    confidential.redact(session, source.id, by="ana")

    assert session.get_one(Secret, source.id).told is None


def test_only_a_confidential_source_can_be_redacted(session: Session) -> None:
    prove(session, 1)

    with pytest.raises(NotAllowedError, match="source s1 is not confidential: its name is part of the chain"):
        confidential.redact(session, 1, by="ana")
    with pytest.raises(NotFoundError, match="there is no source s9"):
        confidential.redact(session, 9, by="ana")


def test_redacting_cannot_be_taken_back(session: Session) -> None:
    put(session)
    confidential.redact(anew(session), 1, by="ana")

    with pytest.raises(NotAllowedError, match="source s1 was redacted, and what was emptied is gone"):
        undoing.take_back(session, commands.last_done(session, by="ana"), by="ana")


OTHER = "what tells who source s1 is is not what was recorded"
GONE = "what tells who source s1 is has gone, and nobody redacted it"


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ('UPDATE secret SET told = \'{"citation":"Ana Lee"}\'', OTHER),
        ("UPDATE secret SET salt = '00'", OTHER),
        ("UPDATE secret SET told = NULL, salt = NULL", GONE),
        ("DELETE FROM secret", GONE),
    ],
)
def test_tampering_with_a_secret_is_found(session: Session, tampering: str, found: str) -> None:
    put(session)

    session.execute(text(tampering))

    assert list(checks.findings(session)) == [found]


@pytest.mark.sqlite
def test_a_secret_that_comes_back_and_bytes_emptied_by_hand_are_found(session: Session) -> None:
    source = put(session)
    snapshots.keep(session, source, PAGE, by="ana")
    session.execute(text("UPDATE blob SET packed = x'' WHERE sha256 IN (SELECT text_sha256 FROM snapshot)"))
    session.expire_all()
    assert any("of source s1 are not those that were taken in" in said for said in checks.findings(session))

    confidential.redact(session, source.id, by="ana")
    session.flush()
    session.execute(text("UPDATE secret SET told = '{}'"))
    session.expire_all()
    assert list(checks.findings(session)) == ["source s1 is redacted, but what tells who it is is still there"]


@given(st.text(max_size=30), st.text(min_size=1, max_size=30))
def test_what_is_told_is_read_back_as_it_was(citation: str, location: str) -> None:
    told = Told.of(Origin(location), citation)

    assert Told.read(told.written()) == told
    assert told.same(Told.read(told.written()))
