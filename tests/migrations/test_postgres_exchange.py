"""A record that moves to PostgreSQL and back."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import URL

from claims import database
from claims.tracking import articles, sources
from claims.tracking.sources import Cited
from tests.conftest import FOUND, STORY, TEXT
from tests.tracking.loading import desk
from tests.tracking.loading.test_bundle import found, load, read, written


def test_a_record_is_the_same_on_postgresql_and_the_next_number_is_beyond(
    template: Path, tmp_path: Path, postgres: URL
) -> None:
    text = written(desk.filled(template, tmp_path / "full.db"))

    first, second = load(postgres, read(text)), load(postgres, read(text))

    assert first.refused == second.refused == []
    assert (+second.added, second.changed) == ({}, [])
    assert written(postgres) == text
    assert found(postgres) == []
    with desk.command(postgres, "zoe's") as session:
        page = replace(STORY, text=f"{TEXT} ", original=b"third", location="/desk/third.txt")
        assert articles.add(session, page, FOUND, extracted_by=None, by="zoe").id == 3
        assert sources.put(session, Cited(citation="Another"), by="zoe").id == 9


def test_a_record_of_postgresql_is_the_same_on_sqlite(template: Path, tmp_path: Path, postgres: URL) -> None:
    database.upgrade(postgres)
    desk.fill(postgres)
    text = written(postgres)
    here = tmp_path / "here.db"
    here.write_bytes(template.read_bytes())

    loaded = load(database.locate(str(here)), read(text))

    assert loaded.refused == []
    assert written(database.locate(str(here))) == text
