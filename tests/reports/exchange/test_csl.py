import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from claims.reports.content import Content
from claims.reports.exchange import csl
from claims.vocabulary import Reader, SourceKind
from tests.reports.exchange.desk import ASSIGNEE, FOLDER, NURSE, expected, gathered, masked

SCHEMA = Path(__file__).parents[4] / "shared" / "schemas" / "csl-data.json"
# What a reader of a list of references would call each kind of source, in CSL's words.
TYPES = {
    "interview": "interview",
    "correspondence": "personal_communication",
    "author_notes": "manuscript",
    "recording": "broadcast",
    "transcript": "document",
    "official_record": "document",
    "court_record": "legal_case",
    "dataset": "dataset",
    "study": "article",
    "report": "report",
    "press_release": "report",
    "news_report": "article-newspaper",
    "fact_check": "article-newspaper",
    "social_post": "post",
    "image": "graphic",
    "map": "map",
    "reference_work": "entry-encyclopedia",
    "book": "book",
    "website": "webpage",
    "document": "document",
    "other": "document",
}


@pytest.fixture(scope="module")
def contents(template: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Content]:
    return gathered(template, tmp_path_factory.mktemp("record"))


def valid(contents: list[Content]) -> list[dict[str, object]]:
    """Write sources, and hold them against the schema of CSL."""
    if not SCHEMA.exists():
        pytest.skip(f"there is no {SCHEMA.name} to hold it against")
    items: list[dict[str, object]] = json.loads("".join(csl.write(contents)))
    jsonschema.validate(items, json.loads(SCHEMA.read_text(encoding="utf-8")))
    return items


@pytest.mark.parametrize("reader", Reader)
def test_sources_are_what_was_expected(
    contents: dict[str, Content], request: pytest.FixtureRequest, reader: Reader
) -> None:
    written = masked("".join(csl.write([contents[reader]])))

    assert written == expected(f"csl.{reader}.json", written, request)


@pytest.mark.parametrize("reader", Reader)
def test_sources_are_valid_csl(contents: dict[str, Content], reader: Reader) -> None:
    assert valid([contents[reader]])


def test_every_kind_of_source_has_its_type(contents: dict[str, Content]) -> None:
    one = contents[Reader.DESK]
    first = one.sources[0]
    many = [replace(first, number=number, kind=kind) for number, kind in enumerate(SourceKind, 100)]

    items = valid([replace(one, sources=tuple(many))])

    assert dict(zip(SourceKind, (item["type"] for item in items), strict=True)) == TYPES


def test_a_source_beside_several_articles_is_written_once(contents: dict[str, Content]) -> None:
    items = json.loads("".join(csl.write([contents[Reader.DESK], contents[Reader.DESK]])))

    assert [item["id"] for item in items] == ["s1", "s2", "s3", "s4", "s5"]


def test_a_confidential_source_is_its_alias_until_the_desk_is_told(contents: dict[str, Content]) -> None:
    [unnamed] = json.loads("".join(csl.write([contents[Reader.DESK]])))[-1:]
    [named] = valid([contents["told"]])[-1:]

    assert (unnamed["type"], unnamed["title"]) == ("personal_communication", "one at the clinic")
    assert (named["type"], named["title"], named["note"]) == (
        "personal_communication",
        f"{NURSE}, a nurse",
        "one at the clinic",
    )


def test_a_host_names_the_site_only_where_it_is_one(contents: dict[str, Content]) -> None:
    one = contents[Reader.DESK]
    places = [
        "https://www.paper.example/a",
        "https://web.archive.org/web/2024/b",
        "https://10.0.0.1/c",
        "/desk/d",
        None,
    ]
    sources = [
        replace(
            one.sources[0], number=number, kind=SourceKind.NEWS_REPORT, location=place, published=dt.date(999, 1, 2)
        )
        for number, place in enumerate(places, 100)
    ]

    items = valid([replace(one, sources=tuple(sources))])

    assert [item.get("container-title") for item in items] == ["paper.example", None, None, None, None]
    assert [item.get("URL") for item in items] == [*places[:3], None, None]
    assert items[0]["issued"] == {"date-parts": [[999, 1, 2]]}


def test_no_sources_are_still_an_array() -> None:
    assert json.loads("".join(csl.write([]))) == []


@pytest.mark.parametrize("reader", [Reader.AUTHOR, Reader.PUBLIC])
def test_nobody_outside_learns_whom_the_desk_protects(contents: dict[str, Content], reader: Reader) -> None:
    said = "".join(csl.write([contents[reader]])).casefold()

    assert not [word for word in (NURSE, FOLDER, ASSIGNEE) if word.casefold() in said]
