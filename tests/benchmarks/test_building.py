"""The record that the figures of a million claims are taken on, built small enough to be looked at whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims import database
from claims.model import Claim, Evidence, Source
from claims.tracking import checks, listing, search, stats
from claims.tracking.listing import Filter, Sort
from claims.vocabulary import Kind, Status
from tests.benchmarks import building, million

CLAIMS = 200


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of two articles; built once, and never written to."""
    return million.made(tmp_path_factory.mktemp("million"), CLAIMS)


@pytest.fixture
def record(built: Path) -> Iterator[Session]:
    with database.look(database.locate(str(built))) as session:
        yield session


def test_it_is_whole(record: Session) -> None:
    assert list(checks.findings(record)) == []


def test_it_has_twice_as_many_sources_as_claims_each_beside_one(record: Session) -> None:
    numbers = [record.scalar(select(func.count()).select_from(kind)) for kind in (Claim, Source, Evidence)]

    assert numbers == [CLAIMS, 2 * CLAIMS, 2 * CLAIMS]


# What fills a page on the first article alone, by which a hundred claims stand beside a million.
PAGES = [
    Filter(article=1, statuses=(Status.UNVERIFIED,)),
    Filter(article=1, kinds=(Kind.CASUALTY,)),
    Filter(article=1, unit="person"),
    Filter(article=1, tag="urgent"),
    Filter(article=1, tag="storm"),
    Filter(article=1, stale=True),
    Filter(article=1, unsourced=True),
    Filter(article=1, inside=1),
    Filter(article=1, words=million.TOWN),
    Filter(article=1, speaker=million.SPEAKER),
]


@pytest.mark.parametrize("wanted", PAGES, ids=str)
def test_a_hundred_claims_fill_a_page(record: Session, wanted: Filter) -> None:
    assert len(list(listing.entries(record, wanted, Sort.PLACE, limit=50))) >= 45


def test_words_are_found_as_an_index_of_ours_has_them(built: Path, tmp_path: Path) -> None:
    place = tmp_path / "again.db"
    place.write_bytes(built.read_bytes())
    with database.begin(database.locate(str(place))) as session:
        before = [list(search.find(session, words)) for words in ("heron", "people 12", million.TOWN)]
        search.rebuild(session)

        assert [list(search.find(session, words)) for words in ("heron", "people 12", million.TOWN)] == before
        assert [len(hits) for hits in before[:1]] == [1]


def test_what_the_desk_did_is_on_the_trail(record: Session) -> None:
    counted = {(entry.what, entry.value): entry.claims for entry in stats.entries(record)}

    decided = sum(number for (what, _), number in counted.items() if what == "decided by")
    assert decided == CLAIMS - counted["status", "unverified"]


def test_a_record_half_built_is_not_taken_for_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(record: Path, claims: int) -> None:
        record.write_bytes(b"half")
        raise KeyboardInterrupt(claims)

    monkeypatch.setattr(building, "build", fail)
    with pytest.raises(KeyboardInterrupt):
        million.made(tmp_path, CLAIMS)
    monkeypatch.undo()

    record = million.made(tmp_path, 100)

    assert record.stat().st_size > 0
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".db", ".half"]
