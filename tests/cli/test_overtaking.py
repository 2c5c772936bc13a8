"""Two people at the same claims: the second is told what the first did, and nothing is silently overwritten."""

import json

import pytest

from tests.cli.conftest import Terminal
from tests.conftest import Ended, Run

WIDE = {"columns": 300}
# Each asks before it changes four claims or more; the claim that somebody else marks is one of them.
ASKING = {
    "mark dismissed 1-6 --note no": "Mark 6 claims dismissed",
    "resolve cut 1-6": "Resolve 6 claims as cut",
    "edit 1-6 --speaker X": "Edit 6 claims",
    "merge 1 2-6": "Merge 5 claims into claim 1",
    "source add 1-6 --cite Letter --supports": "Put a source beside 6 claims",
    "source edit s1 --claim 1-6 --refutes": "Edit what source s1 does to 6 claims",
    "source remove s1": "Take source s1 back from 6 claims",
    "article remove 1": "Take out article 1 with its 6 claims",
    "undo": "Take back what was done to 6 claims",
    "load table.csv --article 1": "Change 6 claims",
}


def meanwhile(run: Run) -> Ended:
    return run("--by ben mark unproven 5 --note 'asked the city'")


@pytest.mark.slow
@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("line", ASKING)
def test_what_changed_while_the_question_stood_is_told_and_nothing_is_done(
    run: Run,
    terminal: Terminal,
    line: str,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path_factory.mktemp("typed")
    rows = [f"{claim['number']},{claim['text']},X" for claim in json.loads(run("list --json").out)]
    (folder / "table.csv").write_text("\n".join(["number,text,speaker", *rows, ""]), encoding="utf-8")
    monkeypatch.chdir(folder)
    run("source add 1-6 https://city.example/ --supports --yes")
    before = run("list --json --fields number,speaker,resolution").out

    ended = terminal(*line.split(), answer="y\n", meanwhile=lambda: meanwhile(run), **WIDE)

    assert ASKING[line] in ended.out
    assert ended.status == 1
    assert ended.out.endswith(
        "claims: meanwhile ben marked claim 5 unproven: asked the city; "
        "nothing was done, look again with 'claims show 5'\n"
    )
    assert run("list --json --fields number,speaker,resolution").out == before
    assert "dismissed" not in run("list --fields status --dismissed --format ids").out


@pytest.mark.usefixtures("story")
def test_what_changed_of_others_is_no_hindrance(run: Run, terminal: Terminal) -> None:
    line = "mark unproven 1-4 --note nothing"

    ended = terminal(*line.split(), answer="y\n", meanwhile=lambda: meanwhile(run), **WIDE)

    assert (ended.status, "Claim 4 unproven" in ended.out) == (0, True)


@pytest.mark.usefixtures("story")
def test_whoever_was_not_asked_is_told_whose_words_theirs_replaced(run: Run) -> None:
    run("--by ben edit 5 --value '$6 million'")

    ended = run("edit 5 --value '$5 million' --note 'the budget'")

    assert ended.status == 0
    assert "In place of what was said before: ben edited claim 5: high 4,000,000 → 6,000,000" in ended.err
    assert "In place of" not in run("edit 5 --value '$7 million' --note again").err


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(
    ("theirs", "mine", "said"),
    [
        ("mark unproven 5 --note no", "mark dismissed 5 --note 'no claim'", "ben marked claim 5 unproven"),
        ("resolve on_author 5 --note so", "resolve cut 5", "ben resolved claim 5 as on author"),
    ],
)
def test_verdicts_and_resolutions_that_are_replaced_are_told(run: Run, theirs: str, mine: str, said: str) -> None:
    assert run(f"--by ben {theirs}").status == 0

    ended = run(mine)

    assert (ended.status, f"In place of what was said before: {said}" in ended.err) == (0, True)


@pytest.mark.usefixtures("story")
def test_what_nobody_had_said_is_replaced_in_silence(run: Run) -> None:
    assert "In place of" not in run("edit 5 --value '$5 million'").err
