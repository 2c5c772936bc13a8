"""`show`, `search`, `stats`, `history` and `note`: what a person reads, and writes beside it."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Pipe
from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("story")


def test_a_claim_is_shown_with_all_that_is_on_record(run: Run) -> None:
    run("mark verified 3 --source https://a.example/ --quote 'three' --locator 'p. 3' --note 'seen' --rating True")
    run("note 3 called the hospital")

    shown = run("show 3").out.splitlines()

    assert shown[:3] == [
        "Claim 3: verified",
        "  why: seen",
        "  At least 12 people died when a road bridge fell on Monday, including [three children], said",
    ]
    assert shown[4:8] == [
        "  in article 1, Bridge collapse leaves dozens hurt",
        "  kind: casualty, found by casualty-rule",
        "  value: 3 person killed",
        "  rating: True",
    ]
    assert shown[9:11] == ["  part of: claim 1", "  s1 supports: https://a.example/, p. 3, 'three' (unchecked)"]
    assert shown[11].startswith("  note by ana, ")
    assert shown[11].endswith(": called the hospital")
    assert shown[-2].endswith("ana marked claim 3 verified (True): seen")


def test_a_claim_says_whom_its_pronoun_may_mean(run: Run, tmp_path: Path) -> None:
    (tmp_path / "met.txt").write_text("Ana Lind met Bo Falk and Jon Park at the station.\n\nHe fired three clerks.")
    run(f"import {tmp_path / 'met.txt'}")
    number = json.loads(run("list 2 --kind event --json").out)[-1]["number"]

    assert "  who: left open by the text; it may be Jon Park; Bo Falk" in run(f"show {number}").out.splitlines()


def test_a_stale_verdict_says_why(run: Run) -> None:
    run("mark verified 3 --source https://a.example/")
    run("source remove s1")

    assert run("show 3").out.splitlines()[:2] == [
        "Claim 3: verified, stale",
        "  stale because source s1 was taken back; 'claims mark STATUS 3' says what the evidence says of it now",
    ]


def test_several_claims_are_shown_one_after_the_other(run: Run) -> None:
    shown = run("show 2,4-5").out

    assert [card.splitlines()[0] for card in shown.split("\n\n")] == [
        *("Claim 2: unverified", "Claim 4: unverified", "Claim 5: unverified")
    ]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("bridge", [["article", 1]]),
        ("PEOPLE", [["article", 1], ["claim", 1]]),
        ("peop*", [["article", 1], ["claim", 1]]),
        ("peop", []),
        ("hospital", [["note", 1]]),
        ("a.example", [["source", 1]]),
        ("it is so", [["quote", 1]]),
        ("Cafe --limit 1", [["note", 2]]),
        ("deputies", [["reason", 15]]),
        ("misread", [["reason", 16]]),
    ],
)
def test_words_are_found_wherever_they_stand(run: Run, words: str, places: list[list[object]]) -> None:
    run("source add 1 https://a.example/ --supports --quote 'it is so'")
    run("note 1 called the hospital")
    run("note 1 met at the café")
    run("mark unproven 5 --note 'no deputies were there'")
    run("edit 3 --text 'Three children died' --note misread")

    found = json.loads(run(f"search {words} --json").out)

    assert [[hit["place"], hit["number"]] for hit in found] == places


def test_a_search_says_where_each_hit_stands_and_marks_what_was_found(run: Run) -> None:
    run("source add 1 --cite 'Bridge files' --supports --quote 'the BRIDGE fell'")
    run("note 1 'a bridge,\nor the bridge?'")
    run("mark unproven 5 --note 'ask the bridge office'")
    run("add 1 'a road bridge fell' --kind event")

    assert run("search bridge").out.splitlines() == [
        "where                         words",
        "article 1                     [Bridge] collapse leaves dozens hurt",
        "claim 7, article 1            a road [bridge] fell",
        "source s1                     [Bridge] files",
        "quote in s1, claim 1          the [BRIDGE] fell",
        "note on claim 1, article 1    a [bridge], or the [bridge]?",
        "reason on claim 5, article 1  ask the [bridge] office",
    ]


def test_a_search_in_vain_says_so(run: Run) -> None:
    ended = run("search giraffe")

    assert (ended.status, ended.out, ended.err) == (0, "", "Nothing on record has all of these words.\n")


def test_a_search_for_no_word_is_refused(run: Run) -> None:
    assert run("search '?!'").err == "claims: there is no word to search for in '?!'\n"


def test_claims_are_counted_by_status_kind_person_and_day(run: Run) -> None:
    run("mark unproven 1 --note asked")

    *counted, (*decided, day, one) = [line.split() for line in run("stats 1").out.splitlines()]

    assert (decided, one) == (["decided", "on"], "1")
    assert date.fromisoformat(day) <= datetime.now(UTC).date()
    assert counted == [
        ["what", "claims"],
        ["status", "unverified", "5"],
        ["status", "unproven", "1"],
        ["kind", "casualty", "2"],
        ["kind", "date", "1"],
        ["kind", "money", "1"],
        ["kind", "quote", "1"],
        ["kind", "title", "1"],
        ["decided", "by", "ana", "1"],
    ]


def test_the_history_tells_who_did_what_the_latest_last(run: Run) -> None:
    run("source add 1 https://a.example/ --supports --quote 'it is so'")
    run("--by ben mark verified 1")

    *_, evidence, verdict = run("history 1").out.splitlines()

    assert evidence.endswith("ana put source s1 beside claim 1 in support: 'it is so'")
    assert verdict.endswith("ben marked claim 1 verified")


def test_changes_of_one_command_share_its_number(run: Run) -> None:
    run("mark verified 1 --source https://a.example/")

    events = json.loads(run("history --limit 3 --json").out)

    assert [event["row"] for event in events] == ["source 1", "evidence 1", "claim 1"]
    assert len({event["command"] for event in events}) == 1


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("2", ["ana added claim 2 of article 1: date, 'Monday'", "ben wrote beside claim 2: 'hm'"]),
        ("--person ben", ["ben wrote beside claim 2: 'hm'"]),
        (
            "--person me",
            ["ana added article 1: 'Bridge collapse leaves dozens hurt'", "ana added claims 1-6 of article 1"],
        ),
        ("--limit 1", ["ben wrote beside claim 2: 'hm'"]),
        ("--limit 2", ["ana added claims 1-6 of article 1", "ben wrote beside claim 2: 'hm'"]),
        ("--since 2024-05-06 --person ben --until 2099-01-01", ["ben wrote beside claim 2: 'hm'"]),
        ("--until 2024-05-06", []),
        ("--day 2024-05-06", []),
        ("--person cy", []),
    ],
)
def test_the_history_is_told_by_claim_person_and_day(run: Run, asked: str, told: list[str]) -> None:
    run("--by ben note 2 hm")

    assert [line.split(maxsplit=3)[-1] for line in run(f"history {asked}").out.splitlines()[1:]] == told


def test_today_is_a_day(run: Run) -> None:
    today = f"{datetime.now(UTC):%Y-%m-%d}"

    assert run(f"history --day {today} --format ids").out == run("history --format ids").out


def test_a_limit_counts_sentences_for_people_and_changes_for_programs(run: Run) -> None:
    sentences, changes = run("history --limit 1"), run("history --limit 1 --json")

    assert sentences.out.splitlines()[1].endswith("ana added claims 1-6 of article 1")
    assert [event["row"] for event in json.loads(changes.out)] == ["claim 3"]
    assert sentences.err == changes.err == "There are earlier changes; --all shows them.\n"


def test_the_history_of_an_article_is_its_own_and_its_claims(run: Run) -> None:
    rows = {event["row"] for event in json.loads(run("history --article 1 --json").out)}

    assert {"article 1", "claim 1", "claim 6"} <= rows


@pytest.mark.parametrize(
    ("line", "says"), [("history 99", "there is no claim 99"), ("history --article 99", "there is no article 99")]
)
def test_what_never_was_has_no_history(run: Run, line: str, says: str) -> None:
    ended = run(line)

    assert (ended.status, ended.out, ended.err) == (1, "", f"claims: {says}\n")


def test_a_note_is_written_beside_each_claim(run: Run, pipe: Pipe) -> None:
    pipe("two\nlines\n")

    one, more = run("note 2 seen by two people"), run("note 1,3-5 -")

    assert one.out == "Noted beside claim 2.\n"
    assert more.out == "Noted beside claims 1,3-5.\n"
    assert ": seen by two people" in run("show 2").out
    assert ": two lines" in run("show 4").out


@pytest.mark.parametrize(
    ("line", "says"), [("note 1 ' '", "at least one word"), ("note 99 hm", "there is no claim 99")]
)
def test_a_note_that_cannot_be_is_refused(run: Run, changes: Callable[[], int], line: str, says: str) -> None:
    before = changes()

    ended = run(line)

    assert (ended.status, ended.out) == (1, "")
    assert says in ended.err
    assert changes() == before
