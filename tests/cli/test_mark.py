import json
from collections.abc import Callable

import pytest

from tests.cli.conftest import Pipe
from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("story")
Changes = Callable[[], int]


def test_a_verdict_without_evidence_names_the_command_that_mends_it(run: Run, changes: Changes) -> None:
    before = changes()

    ended = run("mark verified 1")

    assert (ended.status, ended.out) == (1, "")
    assert "claims source add 1 LOCATION --supports" in ended.err
    assert changes() == before


@pytest.mark.parametrize(("verdict", "stance"), [("verified", "supports"), ("refuted", "refutes")])
def test_a_source_given_with_a_verdict_bears_it_out(run: Run, verdict: str, stance: str) -> None:
    ended = run(f"mark {verdict} 1 --source https://a.example/ --quote 'it is so' --locator 'p. 3' --rating 'Mostly'")

    claim = json.loads(run("show 1 --json").out)
    assert ended.out == f"Claim 1 {verdict}: At least 12 people (article 1, Bridge collapse leaves dozens hurt)\n"
    assert (claim["status"], claim["rating"]) == (verdict, "Mostly")
    assert claim["sources"][0] | {"title": None} == {
        "number": 1,
        "stance": stance,
        "kind": "website",
        "level": "secondary",
        "title": None,
        "location": "https://a.example/",
        "quote": "it is so",
        "locator": "p. 3",
        "finding": "unchecked",
    }


def test_a_verdict_takes_the_evidence_of_another_claim(run: Run) -> None:
    run("mark verified 1 --source https://a.example/ --quote 'it is so'")

    ended = run("mark verified 3 --from 1")

    assert ended.status == 0
    assert json.loads(run("show 3 --json").out)["sources"][0]["quote"] == "it is so"


def test_the_list_of_unverified_claims_shrinks(run: Run) -> None:
    run("source add 3 https://a.example/ --supports --quote 'three children' --no-capture")

    assert run("mark verified 3").status == 0
    assert run("unverified --format ids").out.split() == ["1", "5", "6", "4", "2"]


@pytest.mark.parametrize(
    ("line", "status", "says"),
    [
        ("mark disputed 1 --source https://a.example/", 1, "no source supports or refutes it yet"),
        ("mark unproven 1", 1, "claims mark unproven 1 --note WHY"),
        ("mark unproven 1 --note 'asked three times'", 0, ""),
        ("mark dismissed 1", 1, "claims mark dismissed 1 --note WHY"),
        ("mark dismissed 1 --note 'a figure of speech'", 0, ""),
        ("mark dismissed 2", 0, ""),
        ("mark unverified 1", 0, ""),
        ("mark verified 3 --from 4", 1, "claim 4 has no source to use"),
        ("mark verified 1,2,5 --source s1", 1, "there is no source s1"),
    ],
)
def test_a_verdict_needs_what_the_desk_says_it_needs(run: Run, line: str, status: int, says: str) -> None:
    ended = run(line)

    assert ended.status == status
    assert says in ended.err


def test_all_or_nothing_and_the_list_that_would_pass(run: Run, changes: Changes) -> None:
    run("source add 1,2 https://a.example/ --supports")
    before = changes()

    ended = run("mark verified 1-3")

    assert ended.status == 1
    assert "claim 3 cannot be verified (these can be: 1-2)" in ended.err
    assert changes() == before


def test_a_reason_may_come_from_stdin_and_is_kept_with_the_change(run: Run, pipe: Pipe) -> None:
    pipe("nobody answered\n")

    run("mark unproven 1 --note -")

    assert run("show 1").out.splitlines()[:2] == ["Claim 1: unproven", "  why: nobody answered"]


def test_numbers_may_come_from_stdin(run: Run, pipe: Pipe) -> None:
    pipe(run("list --kind casualty --format ids").out)

    ended = run("mark unproven - --note 'asked'")

    assert [line.split(":")[0] for line in ended.out.splitlines()] == ["Claim 1 unproven", "Claim 3 unproven"]


def test_four_claims_at_once_are_not_changed_unasked(run: Run, changes: Changes) -> None:
    before = changes()

    refused, shown = run("mark unproven 1-4 --note why"), run("mark unproven 1-4 --note why --dry-run")

    assert (refused.status, refused.out) == (1, "")
    assert refused.err == "claims: to mark 4 claims at once, say --yes; there is no terminal to ask on\n"
    assert (shown.status, shown.out.count("would be unproven")) == (0, 4)
    assert changes() == before


def test_yes_marks_many_and_a_range_leaves_dismissed_claims_out(run: Run) -> None:
    run("mark dismissed 2")

    ended = run("mark unproven 1-6 --note why --yes")

    assert ended.err == "Left out, as dismissed: 2.\n"
    assert run("list --status unproven --format ids").out.split() == ["1", "3", "4", "5", "6"]


def test_a_dry_run_with_a_source_keeps_neither(run: Run, changes: Changes) -> None:
    before = changes()

    ended = run("mark verified 1 --source https://a.example/ --dry-run")

    assert (ended.status, ended.out.split(":")[0]) == (0, "Claim 1 would be verified")
    assert changes() == before
    assert json.loads(run("source list --json").out) == []


def test_a_claim_and_what_stands_inside_it_are_marked_together(run: Run) -> None:
    run("mark unproven 1+ --note asked")

    assert run("list --status unproven --format ids").out.split() == ["1", "3"]


def test_a_verdict_beside_which_a_source_says_the_opposite_is_given_and_doubted(run: Run) -> None:
    run("mark verified 1 --source https://a.example/")
    run("source add 1 https://b.example/ --refutes")

    again, said_why = run("mark verified 1"), run("mark verified 1 --note 'b is older'")

    assert (again.status, again.out[:18]) == (0, "Claim 1 verified: ")
    assert again.err == (
        "Claim 1: source s2 refutes it, and nothing says why it is verified; mark it disputed with "
        "'claims mark disputed 1', or say why with 'claims mark verified 1 --note WHY'.\n"
    )
    assert (said_why.status, said_why.err, run("mark verified 1").err) == (0, "", "")
    assert "stale" not in run("show 1").out.splitlines()[0]
