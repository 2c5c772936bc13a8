import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest

from claims.reports.content import Content
from claims.reports.exchange import annotations
from claims.vocabulary import Reader
from tests.conftest import TEXT
from tests.reports.exchange.desk import ASSIGNEE, FOLDER, NURSE, expected, gathered, masked

# The Recommendation's: what a motivation and a purpose may be (3.3.5).
MOTIVATIONS = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
    *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
}


@pytest.fixture(scope="module")
def contents(template: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Content]:
    return gathered(template, tmp_path_factory.mktemp("record"))


def written(contents: dict[str, Content], reader: Reader = Reader.DESK) -> str:
    return "".join(annotations.write([contents[reader]]))


@pytest.mark.parametrize("reader", Reader)
def test_annotations_are_what_was_expected(
    contents: dict[str, Content], request: pytest.FixtureRequest, reader: Reader
) -> None:
    said = masked(written(contents, reader))

    assert said == expected(f"annotations.{reader}.json", said, request)


def test_a_page_has_what_the_recommendation_asks_of_one(contents: dict[str, Content]) -> None:
    page = json.loads(written(contents))

    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    assert page["partOf"]["type"] == "AnnotationCollection"
    assert page["partOf"]["total"] == len(page["items"]) == 6
    assert [UUID(item["id"].removeprefix("urn:uuid:")) for item in (page, page["partOf"], *page["items"])]
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert {item["motivation"], *(body["purpose"] for body in item["body"])} <= MOTIVATIONS
        assert datetime.fromisoformat(item["created"]) <= datetime.fromisoformat(item["modified"])


def test_both_selectors_of_a_claim_select_its_words_in_the_text(contents: dict[str, Content]) -> None:
    targets = [item["target"] for item in json.loads(written(contents))["items"]]

    # The last stands in no text.
    assert targets.pop() == "https://daily.example/bridge"
    for target in targets:
        assert target["source"] == "https://daily.example/bridge"
        quote, position = selectors(target)
        around = TEXT[position["start"] - len(quote["prefix"]) : position["end"] + len(quote["suffix"])]
        assert quote["exact"] == TEXT[position["start"] : position["end"]]
        assert around == quote["prefix"] + quote["exact"] + quote["suffix"]
        assert len(quote["prefix"]) == min(32, position["start"])


def selectors(target: Mapping[str, list[dict[str, str]]]) -> tuple[dict[str, str], dict[str, int]]:
    quote, position = target["selector"]
    return quote, {name: int(position[name]) for name in ("start", "end")}


def test_an_article_without_an_address_is_named_by_its_uid(contents: dict[str, Content]) -> None:
    one = contents[Reader.DESK]
    without = replace(one, article=replace(one.article, address=None))

    page = json.loads("".join(annotations.write([without])))

    assert {item["target"]["source"] for item in page["items"][:5]} == {f"urn:uuid:{one.article.uid}"}


def test_nothing_to_write_is_a_page_without_items() -> None:
    page = json.loads("".join(annotations.write([])))

    assert (page["items"], page["partOf"]["total"]) == ([], 0)


@pytest.mark.parametrize("reader", [Reader.AUTHOR, Reader.PUBLIC])
def test_nobody_outside_learns_whom_the_desk_protects(contents: dict[str, Content], reader: Reader) -> None:
    said = written(contents, reader).casefold()

    assert not [word for word in (NURSE, FOLDER, ASSIGNEE) if word.casefold() in said]
