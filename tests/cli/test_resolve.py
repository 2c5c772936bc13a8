import json
from collections.abc import Callable

import pytest

from claims.cli import resolve
from tests.cli.conftest import Pipe
from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("story")


def test_what_is_to_be_done_to_the_text_is_said_and_kept(run: Run) -> None:
    run("mark refuted 1 --source https://a.example/")

    ended = run("resolve corrected 1 --replacement 'At least 14 people' --note 'the ministry counts two more'")

    assert ended.out == (
        "Claim 1 resolved as corrected, to read 'At least 14 people': At least 12 people "
        "(article 1, Bridge collapse leaves dozens hurt)\n"
    )
    claim = json.loads(run("show 1 --json").out)
    assert (claim["resolution"], claim["replacement"]) == ("corrected", "At least 14 people")
    assert "ana resolved claim 1 as corrected: 'At least 14 people', because: the ministry counts two more" in (
        run("history 1").out
    )


def test_none_leaves_it_open_again(run: Run) -> None:
    run("resolve cut 1-2")

    ended = run("resolve none 1-2")

    assert [line.split(":")[0] for line in ended.out.splitlines()] == [
        "Claim 1 left without a resolution",
        "Claim 2 left without a resolution",
    ]
    assert json.loads(run("show 1 --json").out)["resolution"] is None
    assert run("resolve none 1").out == "Nothing was changed: that is on record already.\n"


def test_the_wording_may_come_from_stdin(run: Run, pipe: Pipe) -> None:
    run("mark refuted 1 --source https://a.example/")
    pipe("At least\n14 people\n")

    run("resolve hedged 1 --replacement -")

    assert json.loads(run("show 1 --json").out)["replacement"] == "At least 14 people"


@pytest.mark.parametrize(
    ("line", "status", "says"),
    [
        ("resolve corected 1", 2, "Did you mean 'corrected'?"),
        ("resolve 1 cut", 2, "Did you mean 'claims resolve cut 1'?"),
        ("resolve 1 none", 2, "Did you mean 'claims resolve none 1'?"),
        ("resolve cut 99", 1, "there is no claim 99"),
        ("resolve stands 1", 1, "it is unverified; decide it with 'claims mark STATUS 1'"),
        ("resolve on_author 1", 1, "give the reason with --note: 'claims resolve on_author 1 --note WHY'"),
        ("resolve cut 1 --replacement 'x'", 1, "that takes no --replacement"),
        ("resolve cut 2", 1, "it is dismissed; 'claims mark unverified 2' takes it up again"),
        ("resolve cut 1,3-5", 1, "to resolve 4 claims at once, say --yes"),
        ("resolve corrected 4 --replacement ' '", 1, "a replacement has at least one word"),
        ("resolve corrected 4 --replacement 'Mayor  Ana Ruiz'", 1, "the text says 'Mayor Ana Ruiz' already"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_line(
    run: Run, changes: Callable[[], int], line: str, status: int, says: str
) -> None:
    run("mark dismissed 2")
    run("mark unproven 4 --note asked")
    before = changes()

    ended = run(line)

    assert (ended.status, ended.out) == (status, "")
    assert says in ended.err.splitlines()[-1]
    assert changes() == before


@pytest.mark.parametrize(
    ("typed", "offers"),
    [("c", ["corrected", "context_added", "cut"]), ("none", ["none"]), ("x", [])],
)
def test_the_shell_completes_a_resolution(typed: str, offers: list[str]) -> None:
    assert resolve.offered(typed) == offers


def test_a_dry_run_resolves_nothing(run: Run, changes: Callable[[], int]) -> None:
    before = changes()

    ended = run("resolve cut 1-6 --dry-run")

    assert (ended.status, ended.out.count("would be resolved as cut")) == (0, 6)
    assert changes() == before


def test_a_verdict_stays_while_somebody_elses_resolution_rests_on_it(run: Run) -> None:
    run("mark refuted 1 --source https://a.example/")
    run("--by ben resolve cut 1")

    ended = run("undo")

    assert ended.status == 1
    assert "ben resolved claim 1 as cut" in ended.err
