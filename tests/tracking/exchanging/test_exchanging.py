"""What goes out of the record, and to whom."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL

from claims import database
from claims.errors import NotAllowedError
from claims.intake.exchange import packing
from claims.intake.exchange.records import SECTIONS, Article, Claim, Evidence, File, Record, Snapshot, Source
from claims.tracking import exchanging
from claims.tracking.listing import Filter
from claims.vocabulary import Kind, Reader, Status
from tests.tracking.loading import desk


@pytest.fixture
def full(template: Path, tmp_path: Path) -> URL:
    return desk.filled(template, tmp_path / "full.db")


def records(
    place: URL, wanted: Filter | None = None, reader: Reader = Reader.DESK, *, told: bool = False
) -> list[Record]:
    with database.look(place) as session:
        return [*exchanging.records(session, wanted or Filter(), reader, told=told)]


def test_records_come_section_by_section_and_by_their_numbers(full: URL) -> None:
    found = records(full, told=True)

    sections = [type(record) for record in found]
    assert [*dict.fromkeys(sections)] == [*SECTIONS]
    assert sections == sorted(sections, key=[*SECTIONS].index)
    numbers = [record.number for record in found if isinstance(record, Claim)]
    assert numbers == sorted(numbers)
    assert records(full, told=True) == found


def test_what_a_filter_leaves_out_is_named_by_nothing(full: URL) -> None:
    found = records(full, Filter(kinds=(Kind.CASUALTY,), article=1))

    claims = [record for record in found if isinstance(record, Claim)]
    assert [claim.number for claim in claims] == [1, 3]
    assert [record.number for record in found if isinstance(record, Article)] == [1]
    assert {record.claim for record in found if isinstance(record, Evidence)} == {claim.uid for claim in claims}
    # The report that both rest on, and the nurse.
    assert [record.number for record in found if isinstance(record, Source)] == [1, 4]
    [part] = [record for record in records(full, Filter(numbers=(3,))) if isinstance(record, Claim)]
    assert part.part_of is None


def test_the_desk_gets_dismissed_claims_too_unless_it_asks_for_a_status(full: URL) -> None:
    everything = [record.status for record in records(full) if isinstance(record, Claim)]
    verified = [
        record.status for record in records(full, Filter(statuses=(Status.VERIFIED,))) if isinstance(record, Claim)
    ]

    assert everything.count(Status.DISMISSED) == 2
    assert verified == [Status.VERIFIED]


def test_a_source_that_another_repeats_goes_with_it(full: URL) -> None:
    found = [record for record in records(full, Filter(numbers=(7,))) if isinstance(record, Source)]

    assert [source.number for source in found] == [1, 2, 3]
    assert found[1].derived_from == found[0].uid


def said(found: list[Record]) -> str:
    contents = [packing.content(record).decode(errors="replace") for record in found if isinstance(record, File)]
    return repr(found) + "".join(contents)


def test_who_a_confidential_source_is_is_told_only_where_that_is_asked_for(full: URL) -> None:
    quiet, told = said(records(full)), said(records(full, told=True))

    assert not any(word in quiet for word in ("Ostrowska", "quiet.example", "Somebody else"))
    assert "one at the clinic" in quiet
    assert all(word in told for word in ("Ludmila Ostrowska", "wrote Ostrowska in the ledger", "quiet.example"))
    # What was redacted is gone for everybody.
    assert "Somebody else" not in told


@pytest.mark.parametrize("reader", [Reader.AUTHOR, Reader.PUBLIC])
def test_nobody_but_the_desk_is_told(full: URL, reader: Reader) -> None:
    with database.look(full) as session, pytest.raises(NotAllowedError, match="for the desk alone"):
        exchanging.records(session, Filter(), reader, told=True)


def test_the_author_gets_no_assignees_no_notes_about_people_and_nothing_of_the_machines(full: URL) -> None:
    found = records(full, reader=Reader.AUTHOR)

    claims = [record for record in found if isinstance(record, Claim)]
    assert {claim.assignee for claim in claims} == {None}
    assert [note.text for claim in claims for note in claim.notes] == ["which Monday?"]
    assert not any(isinstance(record, Snapshot) for record in found)
    assert "/desk/" not in said(found)


def test_the_public_gets_verdicts_and_what_it_can_look_up(full: URL) -> None:
    found = records(full, reader=Reader.PUBLIC)

    claims = [record for record in found if isinstance(record, Claim)]
    # Claim 5 is decided, and stale.
    assert [(claim.number, claim.status) for claim in claims] == [(1, "verified"), (6, "unproven")]
    assert {(claim.reason, claim.assignee, claim.signed_off_by, claim.tags, claim.notes) for claim in claims} == {
        (None, None, None, (), ())
    }
    [article] = [record for record in found if isinstance(record, Article)]
    assert [(text.number, text.file, text.location) for text in article.revisions] == [(2, None, None)]
    assert [source.number for source in found if isinstance(source, Source)] == [1]
    assert not any(isinstance(record, Snapshot | File) for record in found)


def test_records_are_not_held_in_memory(full: URL) -> None:
    with database.look(full) as session:
        found = exchanging.records(session, Filter(), Reader.DESK, told=False)

        assert isinstance(found, Iterator)
        assert isinstance(next(found), Article)
