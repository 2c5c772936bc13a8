"""A record that goes out and comes in again."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL

from claims import database
from claims.errors import NotAllowedError
from claims.intake import Origin
from claims.intake.exchange import bundle as reader
from claims.intake.exchange.records import Bundle
from claims.intake.page import Material
from claims.reports.exchange import bundle as writer
from claims.tracking import (
    articles,
    checks,
    commands,
    exchanging,
    proofs,
    revising,
    shelf,
    sources,
    tags,
    telling,
    undoing,
)
from claims.tracking.chronicle import Wanted
from claims.tracking.listing import Filter
from claims.tracking.loading import bundle
from claims.tracking.loading.outcome import Loaded
from claims.tracking.rewording import Reading
from claims.tracking.sources import Cited
from claims.vocabulary import Reader, Status
from tests.conftest import FOUND, STORY, TEXT
from tests.tracking.loading import desk

# An object as JSON has it.
Row = dict[str, object]
WRITERS = {"json": writer.write_json, "jsonl": writer.write_jsonl}


def written(place: URL, form: str = "json", reader: Reader = Reader.DESK, *, told: bool = True) -> str:
    with database.look(place) as session:
        return "".join(WRITERS[form](exchanging.records(session, Filter(), reader, told=told)))


def read(text: str) -> Bundle:
    return reader.read(Material("out.json", "/desk/out.json", text.encode()))


def load(place: URL, incoming: Bundle, *, by: str = "zoe") -> Loaded:
    with desk.command(place, "zoe's") as session:
        loaded = bundle.load(session, incoming, article=None, by=by)
        if loaded.refused:
            session.rollback()
    return loaded


def found(place: URL) -> list[str]:
    with database.look(place) as session:
        return [*checks.findings(session)]


@pytest.fixture
def full(template: Path, tmp_path: Path) -> URL:
    return desk.filled(template, tmp_path / "full.db")


@pytest.fixture
def empty(template: Path, tmp_path: Path) -> URL:
    copy = tmp_path / "empty.db"
    copy.write_bytes(template.read_bytes())
    return database.locate(str(copy))


@pytest.mark.parametrize("form", WRITERS)
def test_an_empty_record_writes_again_what_it_has_loaded_to_the_letter(full: URL, empty: URL, form: str) -> None:
    text = written(full, form)

    loaded = load(empty, read(text))

    assert loaded.refused == []
    assert written(empty, form) == text
    assert found(empty) == []


def test_the_record_is_whole(full: URL) -> None:
    assert found(full) == []


def test_what_is_in_it_is_of_every_sort(full: URL) -> None:
    incoming = read(written(full))

    assert {anchor.state for claim in incoming.claims for anchor in claim.anchors} == {"exact", "changed", "lost"}
    assert {claim.status for claim in incoming.claims} == {*Status} - {"refuted"}
    assert {given.finding for given in incoming.evidence} == {"found", "altered", "missing", None}
    assert [bool(claim.merged_into) for claim in incoming.claims].count(True) == 1
    assert {source.number for source in incoming.sources} == {1, 2, 3, 4, 5, 6, 8}
    assert all(claim.reason for claim in incoming.claims if claim.number in {1, 5, 6, 8, 9})


def test_the_next_number_is_beyond_those_of_the_file(full: URL, empty: URL) -> None:
    load(empty, read(written(full)))

    with desk.command(empty, "zoe's") as session:
        page = replace(STORY, location="/desk/third.txt", original=b"third", text=f"{TEXT} ")
        assert articles.add(session, page, FOUND, extracted_by=None, by="zoe").id == 3
        assert sources.put(session, Cited(citation="Another"), by="zoe").id == 9


def another(place: URL) -> None:
    """Put an article of its own on record, and the report of the city under another uid."""
    with desk.command(place, "zoe's") as session:
        page = replace(STORY, location="/desk/third.txt", original=b"third")
        articles.add(session, page, FOUND, extracted_by=None, by="zoe")
        sources.put(session, Cited(origin=Origin("https://city.example/report")), by="zoe")


def test_another_record_gives_new_numbers_and_the_second_time_nothing(full: URL, empty: URL) -> None:
    another(empty)
    incoming = read(written(full))

    first = load(empty, incoming)
    once = written(empty)
    second = load(empty, incoming)

    assert first.refused == second.refused == []
    assert first.added["claims"] == 12
    # One was there by its address.
    assert first.added["sources"] == len(incoming.sources) - 1
    assert (+second.added, second.changed, second.lines) == ({}, [], [])
    assert written(empty) == once
    assert found(empty) == []
    numbers = {claim.uid: claim.number for claim in read(once).claims}
    assert [numbers[claim.uid] for claim in incoming.claims] == [*range(7, 19)]


def test_two_desks_that_load_each_other_have_the_same(full: URL, empty: URL) -> None:
    another(empty)
    load(empty, read(written(full)))

    loaded = load(full, read(written(empty)))

    assert loaded.refused == []
    assert loaded.added["claims"] == 6
    assert loaded.changed == []


def undone(place: URL) -> None:
    with desk.command(place, "zoe's") as session:
        undoing.take_back(session, commands.last_done(session, by="zoe"), by="zoe")


def test_a_load_is_taken_back_and_put_back(full: URL, empty: URL) -> None:
    text = written(full)
    load(empty, read(text))

    undone(empty)

    assert found(empty) == []
    assert [*read(written(empty)).articles] == []
    again = load(empty, read(text))
    assert again.refused[0].reason == "article 1 was taken out of this record; 'claims history' tells by whom"
    with desk.command(empty, "zoe's") as session:
        undoing.take_back(session, undoing.last_undone(session, by="zoe"), by="zoe")
    assert found(empty) == []
    # That they came back is the latest that was done to the claims.
    assert same_but_times(written(empty)) == same_but_times(text)


def same_but_times(text: str) -> str:
    return re.sub(r'"updated_at": "[^"]+"', "", text)


def test_a_load_is_told_in_a_few_sentences(full: URL, empty: URL) -> None:
    load(empty, read(written(full)))

    with database.look(empty) as session:
        told = [line.text for line in telling.earliest(session, Wanted())]

    assert "zoe added article 1: 'Bridge collapse leaves dozens hurt'" in told
    assert "zoe added claims 1-6 of article 1" in told
    assert "zoe marked claim 1 verified (Mostly true): as the city counts" in told
    assert "zoe merged claim 9 into claim 7" in told
    assert not any("Ostrowska" in line for line in told)


def test_a_file_that_does_not_say_who_a_source_is_gives_its_alias_alone(full: URL, empty: URL) -> None:
    incoming = read(written(full, told=False))
    assert "Ostrowska" not in written(full, told=False)

    first, second = load(empty, incoming), load(empty, incoming)

    assert first.refused == second.refused == []
    assert +second.added == {}
    assert found(empty) == []
    with database.look(empty) as session:
        [nurse] = shelf.entries(session, number=4, told=True)
        quotes = [proof.finding for proof in proofs.of_claims(session, [1])[1] if proof.number == 4]
    assert (nurse.alias, nurse.citation) == ("confidential source s4", None)
    # Nobody here can look it up.
    assert quotes == ["unchecked"]


def test_what_the_author_got_can_be_loaded(full: URL, empty: URL) -> None:
    loaded = load(empty, read(written(full, reader=Reader.AUTHOR, told=False)))

    assert loaded.refused == []
    assert found(empty) == []


def test_what_the_author_got_empties_nothing_at_the_desk(full: URL) -> None:
    before = written(full)

    loaded = load(full, read(written(full, reader=Reader.AUTHOR, told=False)))

    assert (loaded.refused, loaded.changed) == ([], [])
    assert written(full) == before


def edited(text: str, change: Callable[[dict[str, list[Row]]], object]) -> Bundle:
    said = json.loads(text)
    change(said)
    return read(json.dumps(said))


def claim_of(said: dict[str, list[Row]], number: int) -> Row:
    return next(claim for claim in said["claims"] if claim["number"] == number)


LATER, EARLIER = "2090-01-01T00:00:00+00:00", "2000-01-01T00:00:00+00:00"


def test_a_claim_that_is_newer_in_the_file_is_changed_by_the_rules(full: URL) -> None:
    new = {"low": "8", "status": "refuted", "assignee": None, "updated_at": LATER, "reason": "recounted"}
    beside = {"uid": str(uuid4()), "created_at": LATER, "stance": "refutes", "quote": None, "locator": None}
    beside |= dict.fromkeys(("finding", "snapshot", "start", "end", "stands", "figures"))

    def change(said: dict[str, list[Row]]) -> None:
        claim_of(said, 4).update(new)
        uids = {"claim": claim_of(said, 4)["uid"], "source": said["sources"][1]["uid"]}
        said["evidence"].append(beside | uids)

    incoming = edited(written(full), change)
    loaded, again = load(full, incoming), load(full, incoming)

    assert loaded.refused == again.refused == []
    assert loaded.changed == [4]
    assert loaded.lines[-1] == (
        "~ claim 4, 'Mayor Ana Ruiz': assignee ben → none, low none → 8, status unverified → refuted, "
        "source s2 refutes it"
    )
    assert (+again.added, again.changed) == ({}, [])
    assert found(full) == []
    undone(full)
    assert found(full) == []
    assert same_but_times(written(full)).count('"refuted"') == 0


def test_a_claim_that_is_older_in_the_file_is_refused(full: URL) -> None:
    incoming = edited(written(full), lambda said: claim_of(said, 4).update(low="8", updated_at=EARLIER))

    [refusal] = load(full, incoming).refused

    assert refusal.place == "claims[3]"
    assert re.fullmatch(
        r"claim 4 was changed here on \d{4}-\d\d-\d\d at [\d:]{8}, later than in the file \(2000-01-01 at 00:00:00\)",
        refusal.reason,
    )


def test_a_verdict_needs_its_evidence_in_the_file(full: URL, empty: URL) -> None:
    incoming = edited(written(full), lambda said: claim_of(said, 11).update(status="verified"))

    reasons = [(refusal.place, refusal.reason) for refusal in load(empty, incoming).refused]

    assert reasons == [("claims[10]", "the claim '$4 million' is verified in it, but no source supports it yet")]


def test_a_quote_must_stand_in_its_snapshot(full: URL, empty: URL) -> None:
    incoming = edited(written(full), lambda said: said["evidence"][0].update(start=20))

    reasons = [(refusal.place, refusal.reason) for refusal in load(empty, incoming).refused]

    assert reasons == [("evidence[0]", "its quote does not stand where it was found")]


def test_figures_are_values(full: URL, empty: URL) -> None:
    incoming = edited(written(full), lambda said: said["evidence"][0].update(figures='[{"low":"many"}]'))

    assert [refusal.reason for refusal in load(empty, incoming).refused] == [
        "its figures are not values as this program writes them"
    ]


def test_the_next_text_of_an_article_is_taken_in_with_the_places_of_its_claims(full: URL, empty: URL) -> None:
    text = written(full)
    another(empty)
    load(empty, edited(text, without_the_second_text))
    assert found(empty) == []

    loaded = load(empty, read(text))

    assert loaded.refused == []
    assert loaded.added["revisions"] == 1
    assert found(empty) == []
    stands = {claim.uid: (claim.start, claim.anchors) for claim in read(written(empty)).claims}
    assert all(stands[claim.uid] == (claim.start, claim.anchors) for claim in read(text).claims)


def without_the_second_text(said: dict[str, list[Row]]) -> None:
    inner(said["articles"][0], "revisions").pop()
    for claim in said["claims"]:
        first = inner(claim, "anchors")[0]
        claim.update(anchors=[first], start=first["start"], end=first["end"])
        if claim["number"] in range(1, 7):
            claim.update(updated_at=claim["created_at"])


def inner(row: Row, key: str) -> list[Row]:
    there = row[key]
    assert isinstance(there, list)
    return there


def test_an_article_with_another_text_under_the_same_number_is_refused(full: URL) -> None:
    text = written(full)
    with desk.command(full, "ana's") as session:
        page = replace(STORY, text=f"{desk.REVISED}It rained.\n", original=b"rain")
        revising.revise(session, 1, page, Reading(2), by="ana")
    ours = written(full)

    def change(said: dict[str, list[Row]]) -> None:
        inner(said["articles"][0], "revisions")[1] = json.loads(ours)["articles"][0]["revisions"][2] | {"number": 2}
        for claim in said["claims"]:
            if claim["number"] in range(1, 7):
                claim.update(anchors=inner(claim, "anchors")[:1], start=None, end=None)
        said["files"] = json.loads(ours)["files"]

    first, *_ = load(full, edited(text, change)).refused

    assert (first.place, first.reason) == ("articles[0]", "revision 2 of article 1 is another text here")


def test_an_article_is_told_by_its_bytes(full: URL) -> None:
    def rename(said: dict[str, list[Row]]) -> None:
        other = said["articles"][1]
        named = {other["uid"]: str(uuid4())}
        other["uid"] = named[other["uid"]]
        for claim in said["claims"]:
            claim.update(article=named.get(claim["article"], claim["article"]))

    first, *_ = load(full, edited(written(full), rename)).refused

    assert first.place == "articles[1]"
    assert first.reason.startswith("article 2 has the same bytes, and another uid, ")


def test_a_source_that_is_neither_address_nor_file_is_refused(full: URL, empty: URL) -> None:
    incoming = edited(written(full), lambda said: said["sources"][0].update(location="javascript:alert(1)"))

    first, *_ = load(empty, incoming).refused

    assert first.reason == "'javascript:alert(1)' is no http(s) address, and no file with a digest"


def test_another_source_under_a_known_uid_is_refused(full: URL) -> None:
    incoming = edited(written(full), lambda said: said["sources"][1].update(citation="Something else"))

    assert load(full, incoming).refused[0].reason == "source s2 has this uid, and is another one"


def test_a_bundle_goes_into_no_article_that_is_named(full: URL) -> None:
    with database.look(full) as session, pytest.raises(NotAllowedError, match="leave --article out"):
        bundle.load(session, Bundle(name="out.json"), article=1, by="zoe")


def test_what_a_person_took_out_here_stays_out(full: URL) -> None:
    text = written(full)
    with desk.command(full, "ana's") as session:
        tags.remove_from_claims(session, [8], "urgent", by="ana")

    loaded = load(full, read(text))

    assert (loaded.refused, +loaded.added) == ([], {})
    assert loaded.warnings == ["1 of what is in it was taken out here, and stays out"]
