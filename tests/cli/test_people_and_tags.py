"""`claims assign` and `claims tag`."""

import json

import pytest

from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("story")


@pytest.mark.parametrize(("typed", "name"), [("ben", "ben"), ("me", "ana"), ("' Ben Okri '", "Ben Okri")])
def test_claims_are_given_to_somebody(run: Run, typed: str, name: str) -> None:
    ended = run(f"assign {typed} 2-3")

    assert [line.split(":")[0] for line in ended.out.splitlines()] == [
        f"Claim {number} assigned to {name}" for number in (2, 3)
    ]
    assert run(f"list --assignee '{name}' --format ids").out.split() == ["2", "3"]


def test_nobody_works_on_a_claim_that_was_taken_back(run: Run) -> None:
    run("assign ben 2")

    ended = run("assign none 2")

    assert ended.out.startswith("Claim 2 assigned to nobody, no longer ben: Monday")
    assert json.loads(run("show 2 --json").out)["assignee"] is None
    assert run("assign none 2").out == "Nothing was changed: that is on record already.\n"


def test_tags_are_put_on_claims_and_taken_off(run: Run) -> None:
    put = run("tag urgent 2,4")
    again = run("tag urgent 2,4")
    off = run("tag urgent 1-4 --remove")

    assert put.out.startswith("Claim 2 tagged urgent: Monday")
    assert again.out == "Nothing was changed: that is on record already.\n"
    assert [line.split(":")[0] for line in off.out.splitlines()] == [
        "Claim 2 untagged urgent",
        "Claim 4 untagged urgent",
    ]
    assert run("list --tag urgent --format ids").out == ""


@pytest.mark.parametrize(
    ("line", "status", "says"),
    [
        ("assign '' 1", 1, "a name has at least one letter"),
        ("assign ben 9", 1, "there is no claim 9"),
        ("tag ' ' 1", 1, "a tag has at least one letter"),
        ("tag urgent 1 --remove", 1, "claim 1 has no tag 'urgent'"),
        ("assign 1 ben", 2, "'ben' is not a claim list"),
    ],
)
def test_what_cannot_be_is_refused(run: Run, line: str, status: int, says: str) -> None:
    ended = run(line)

    assert ended.status == status
    assert says in ended.err


def test_whoever_loses_a_claim_is_named(run: Run) -> None:
    run("assign Ben 2")

    taken, given_up = run("assign Ann 2-3").out, run("assign none 2").out

    assert "Claim 2 assigned to Ann, no longer Ben: Monday" in taken
    assert "Claim 3 assigned to Ann: three children" in taken
    assert "Claim 2 assigned to nobody, no longer Ann: " in given_up


def test_me_is_the_same_with_blanks_around_it(run: Run) -> None:
    assert "assigned to ana: " in run("assign ' me ' 1").out


def test_a_name_from_outside_is_shown_and_not_obeyed(run: Run) -> None:
    written = run("assign '\x1b[31mBen' 1").out + run("tag '\x1b[31mred' 1").out

    assert written.count("␛[31m") == 2
    assert "\x1b" not in written
