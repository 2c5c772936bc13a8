"""`claims split`, `merge` and `accept`."""

import json
from collections.abc import Callable

import pytest

from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("story")


def claim(run: Run, number: int) -> dict[str, object]:
    shown: dict[str, object] = json.loads(run(f"show {number} --json").out)
    return shown


def test_a_claim_is_split_by_its_words_and_each_part_has_from_the_whole_what_it_does_not_say(run: Run) -> None:
    ended = run("split 1 'At least 12' people")

    assert [line.split(":")[0] for line in ended.out.splitlines()] == [
        "Claim 1 reads casualty, at least 12 person killed",
        "Claim 7 reads casualty, person killed",
    ]


def test_a_part_of_a_quotation_is_its_speakers(run: Run) -> None:
    run("split 6 'Nobody told us' 'it was this bad'")

    for number in (6, 7):
        assert (claim(run, number)["kind"], claim(run, number)["speaker"]) == ("quote", "Ana Ruiz")


def test_words_of_a_part_are_looked_for_in_the_claim_first(run: Run) -> None:
    ended = run("split 6 it 'told us'")

    assert (ended.status, claim(run, 6)["exact"]) == (0, "it")
    assert claim(run, 6)["start"] == 206


def test_words_that_stand_elsewhere_several_times_wait_for_nth(run: Run) -> None:
    refused, done = run("split 5 '$4 million' said"), run("split 5 '$4 million' said --nth 2")

    assert refused.status == 1
    assert "choose with --nth: 1:" in refused.err
    assert (done.status, claim(run, 7)["start"]) == (0, 229)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("split 1 'At least'", "claim 1 is split into at least two claims; give the words of each"),
        ("split 1 'At least' 'At least'", "two parts of claim 1 cannot both stand on 'At least'"),
        ("split 6 Nobod 'it was'", "'Nobod' stands only inside other words, choose with --nth: 1:"),
        ("split 1 'At least' nowhere", "the article does not say 'nowhere'"),
        ("split 9 a b", "there is no claim 9"),
        ("merge 1 1", "claim 1 cannot be merged into itself"),
        ("merge 1 9", "there is no claim 9"),
        ("merge 9 1", "there is no claim 9"),
        ("merge 1 2-6", "to merge 5 claims at once, say --yes; there is no terminal to ask on"),
        ("accept 9", "there is no claim 9"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_no_trace(
    run: Run, changes: Callable[[], int], line: str, says: str
) -> None:
    before = changes()

    ended = run(line)

    assert (ended.status, changes()) == (1, before)
    assert says in ended.err


def test_claims_are_merged_with_their_evidence(run: Run) -> None:
    run("source add 3 https://a.example/ --supports --quote three")

    ended = run("merge 1 3")

    assert (
        ended.out == "Claim 3 is merged into claim 1: three children (article 1, Bridge collapse leaves dozens hurt)\n"
    )
    assert [source["quote"] for source in json.loads(run("show 1 --json").out)["sources"]] == ["three"]
    assert "  merged into: claim 1\n" in run("show 3").out
    assert "  merged with: claim 3\n" in run("show 1").out
    assert run("list --format ids").out.split() == ["1", "2", "4", "5", "6"]


def test_dry_runs_keep_nothing(run: Run, changes: Callable[[], int]) -> None:
    before = changes()

    shown = [run(f"{line} --dry-run").out.split(":")[0] for line in ("merge 1 3", "split 1 12 people", "accept 2")]

    assert shown == [
        "Claim 3 would be merged into claim 1",
        "Claim 1 would read casualty, 12 person killed",
        "Claim 2 would read speaker none → Ana Ruiz",
    ]
    assert changes() == before


def test_what_the_program_reads_in_other_words_is_taken_over(run: Run) -> None:
    run("edit 1 --words 'a road bridge'")
    run("edit 1 --words 12")

    ended = run("accept 1")

    assert ended.out.startswith("Claim 1 reads high none → 12, qualifier at least → none: 12 (article 1,")
    assert (claim(run, 1)["kind"], claim(run, 1)["high"], claim(run, 1)["outcome"]) == ("casualty", "12", "killed")


def test_words_in_which_nothing_is_read_are_not_taken_for_what_they_are_not(run: Run) -> None:
    run("edit 5 --words 'a road bridge'")

    ended = run("accept 5")

    assert ended.err == (
        "claims: nothing is read in the words of claim 5, 'a road bridge'; "
        "'claims edit 5' takes what you say they mean\n"
    )
    assert claim(run, 5)["unit"] == "USD"


def test_a_decided_claim_on_other_words_is_offered_what_they_say(run: Run) -> None:
    run("mark verified 5 --source https://a.example/")
    run("edit 5 --words 'At least 12'")

    offered = run("show 5").out
    run("accept 5")

    assert "  its words read now: quantity, at least 12; 'claims accept 5' takes that over\n" in offered
    assert "its words read now" not in run("show 5").out


def test_what_is_read_already_is_no_change(run: Run) -> None:
    run("accept 5")

    assert run("accept 5").out == "Nothing was changed: that is on record already.\n"
