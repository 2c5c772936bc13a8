"""A record that goes out and comes in again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL

from claims import database
from claims.intake.exchange import bundle as reader
from claims.intake.exchange.records import Bundle
from claims.intake.page import Material
from claims.reports.exchange import bundle as writer
from claims.tracking import checks, exchanging
from claims.tracking.listing import Filter
from claims.tracking.loading import bundle
from claims.tracking.loading.outcome import Loaded
from claims.vocabulary import Reader
from tests.tracking.loading import desk

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
def full(place: Path) -> URL:
    url = database.locate(str(place))
    desk.fill(url)
    assert found(url) == []
    return url


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
