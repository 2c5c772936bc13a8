"""Our own exchange format, as it is written."""

import json
from collections.abc import Iterator

from claims.intake.exchange import typed
from claims.intake.exchange.records import Claim, File, Record
from claims.reports.exchange import bundle
from tests.intake.exchange.bundles import read, small

FILE = File(sha256="0" * 64, size=0, packed="")


def record() -> Claim:
    return typed.read(Claim, small()["claims"][0], "claims[0]")


def test_what_is_not_there_is_an_empty_list() -> None:
    assert "".join(bundle.write_json([FILE])) == (
        '{"format": "claims", "version": 1,\n"articles": [],\n"sources": [],\n"snapshots": [],\n"claims": [],\n'
        f'"evidence": [],\n"files": [\n{{"sha256": "{"0" * 64}", "size": 0, "packed": ""}}\n]\n}}\n'
    )
    assert json.loads("".join(bundle.write_json([]))) == {
        "format": "claims",
        "version": 1,
        "articles": [],
        "sources": [],
        "snapshots": [],
        "claims": [],
        "evidence": [],
        "files": [],
    }
    assert read("".join(bundle.write_jsonl([]))).faults == ()


def test_each_line_says_its_sort() -> None:
    head, line = bundle.write_jsonl([FILE])

    assert json.loads(head) == {"format": "claims", "version": 1}
    assert json.loads(line)["sort"] == "file"


def test_amounts_are_plain_digits_and_times_have_their_zone() -> None:
    said = json.loads("".join(bundle.write_json([record()])))["claims"][0]

    assert (said["low"], said["created_at"], said["unit"]) == ("3", "2024-05-09T08:30:00+00:00", None)


def test_a_record_is_written_when_it_comes() -> None:
    taken: list[Record] = []

    def records() -> Iterator[Record]:
        for one in (record(), FILE):
            taken.append(one)
            yield one

    pieces = bundle.write_json(records())
    next(pieces)

    assert taken == []
    next(pieces)
    assert len(taken) == 1


def test_a_terminal_that_shows_it_obeys_nothing_in_it() -> None:
    claim = typed.read(Claim, small()["claims"][0] | {"text": "\x9b31m \u202e"}, "claims[0]")

    assert "\\u009b31m \\u202e" in "".join(bundle.write_json([claim]))
