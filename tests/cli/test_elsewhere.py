"""The same claim elsewhere, on the command line: shown with its verdict, and taken over with what speaks against it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from claims import database
from claims.intake import Page
from claims.tracking import articles
from tests.conftest import FOUND, Run


def again(place: Path, story: Page, number: int) -> None:
    """Put the same story on record from so many other places, with claims of its own."""
    with database.begin(database.locate(str(place))) as session:
        session.info["login"] = "tester"
        for at in range(number):
            page = replace(
                story,
                location=f"/desk/{number}-{at}.txt",
                original=b"%d of %d" % (at, number),
                title=f"Another bridge {at}",
            )
            articles.add(session, page, FOUND, extracted_by="tests", by="ben")


@pytest.fixture
def checked(run: Run, place: Path, story: Page) -> Run:
    """The story as articles 1 and 2; claim 7, which says what claim 1 says, is verified."""
    again(place, story, 1)
    assert run("mark verified 7 --source https://city.example/report").status == 0
    return run


def test_a_claim_is_shown_with_where_it_was_checked(checked: Run) -> None:
    said = checked("show 1").out

    assert "  also in article 2 (Another bridge 0, 2024-05-08): claim 7, verified by ana on 20" in said
    assert "; 'claims mark verified 1 --from 7' takes its evidence over" in said


def test_what_nobody_decided_is_shown_without_an_offer(checked: Run) -> None:
    assert "  also in article 2 (Another bridge 0, 2024-05-08): claim 11, unverified\n" in checked("show 5").out


def test_of_a_stale_verdict_only_the_evidence_is_offered(checked: Run) -> None:
    checked("source edit s1 --claim 7 --locator p.4")

    said = checked("show 1").out

    assert ", stale; 'claims source add 1 --from 7' takes its evidence over" in said


def test_a_decided_claim_is_offered_nothing(checked: Run) -> None:
    assert checked("mark verified 1 --from 7").err == ""

    assert "takes its evidence over" not in checked("show 1").out
    assert "claim 7, verified by ana" in checked("show 1").out


def test_of_many_places_only_some_are_named(checked: Run, place: Path, story: Page) -> None:
    again(place, story, 8)

    said = checked("show 1").out

    assert said.count("also in article") == 5
    assert "  and in 4 more places\n" in said


def test_json_has_it_and_a_list_has_not(checked: Run) -> None:
    [one] = json.loads(checked("show 1 --json").out)["elsewhere"]

    assert (one["number"], one["article"], one["status"], one["marked_by"]) == (7, 2, "verified", "ana")
    assert (one["stale"], one["sources"], one["published"]) == (False, 1, "2024-05-08")
    assert "elsewhere" not in json.loads(checked("list --json").out)[0]


def test_a_verdict_is_taken_over_without_a_word_where_both_say_the_same(checked: Run) -> None:
    ended = checked("mark verified 1 --from 7")

    assert (ended.status, ended.err) == (0, "")
    assert "https://city.example/report" in checked("show 1").out


@pytest.mark.parametrize("line", ["mark verified {} --from 7", "source add {} --from 7"])
@pytest.mark.parametrize(
    ("number", "said"),
    [
        (3, "Claim 7 says at least 12 person killed, claim 3 says 3 person killed."),
        (5, "Claim 7 is of the kind casualty, claim 5 of money."),
    ],
)
def test_what_differs_is_said(checked: Run, line: str, number: int, said: str) -> None:
    ended = checked(line.format(number))

    assert ended.status == 0
    assert said in ended.err


def test_another_verdict_and_a_stale_one_are_mentioned(checked: Run) -> None:
    checked("mark refuted 7 --source https://city.example/other --note 'counted anew'")
    refuted = checked("source add 1 --from 7").err
    checked("source edit s2 --claim 7 --locator p.4")

    stale = checked("mark disputed 1 --from 7").err

    assert "Claim 7 was marked refuted by ana on 20" in refuted
    assert "Claim 7 is stale because what source s2 says was edited." in stale
