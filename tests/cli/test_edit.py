import json
from collections.abc import Callable

import pytest

from tests.cli.conftest import Pipe
from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("story")


@pytest.mark.parametrize(
    ("options", "field", "now"),
    [
        ("--kind quantity", "kind", "quantity"),
        ("--value 'up to 14'", "high", "14"),
        ("--value 'up to 14'", "low", None),
        ("--value 'up to 14'", "unit", "person"),
        ("--value none", "unit", None),
        ("--text 'Twelve people died'", "text", "Twelve people died"),
        ("--subject 'the dead'", "subject", "the dead"),
        ("--speaker 'Ana Ruiz'", "speaker", "Ana Ruiz"),
        ("--date 2024-05", "date", "2024-05"),
        ("--date 'last Friday'", "date", "2024-05-03"),
        ("--outcome injured", "outcome", "injured"),
        ("--outcome none", "outcome", None),
        ("--review-url https://desk.example/1", "review_url", "https://desk.example/1"),
        ("--claimant 'The Herald'", "claimant", "The Herald"),
        ("--words 'a road bridge'", "exact", "a road bridge"),
        ("--words 'a road bridge'", "text", "a road bridge"),
        ("--words 'a road bridge'", "start", 65),
        ("--words i --nth 2", "start", 56),
    ],
)
def test_each_field_can_be_corrected(run: Run, options: str, field: str, now: object) -> None:
    ended = run(f"edit 1 {options}")

    assert (ended.status, ended.out.split(",")[0]) == (0, "Claim 1 edited")
    assert json.loads(run("show 1 --json").out)[field] == now


def test_none_clears_a_field(run: Run) -> None:
    run("edit 6 --speaker none")

    assert json.loads(run("show 6 --json").out)["speaker"] is None


@pytest.mark.parametrize(
    ("options", "status", "says"),
    [
        ("--draft kept.txt --kind event", 2, "--draft goes on in the editor, and the other options do without one"),
        ("--nth 2", 2, "--nth says which --words are meant; name them as well"),
        ("--value lots-and-lots", 1, "'lots-and-lots' is not a value"),
        ("--date 2024-02-30", 1, "'2024-02-30' is not a date that can be told"),
        ("--outcome dead", 2, "'dead' is not an outcome; there are killed, injured,"),
        ("--kind casulty", 2, "Did you mean 'casualty'?"),
        ("--text none", 1, "a claim has at least one word"),
        ("--value=-4", 1, "a casualty count is 0 or more"),
        ("--text ''", 2, "--text has at least one letter"),
        ("--words 'never said'", 1, "the article does not say 'never said'"),
        ("--words i", 1, "choose with --nth: 1:"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(
    run: Run, changes: Callable[[], int], options: str, status: int, says: str
) -> None:
    before = changes()

    ended = run(f"edit 1 {options}")

    assert (ended.status, ended.out) == (status, "")
    assert says in ended.err
    assert changes() == before


def test_words_that_read_otherwise_than_the_record_are_said_to(run: Run) -> None:
    says = "Its words read otherwise; 'claims accept 1' takes over what they say.\n"

    assert says in run("edit 1 --words '$4 million'").err
    assert "otherwise" not in run("edit 1 --words 'a road bridge'").err
    assert "otherwise" not in run("edit 1 --words '$4 million' --kind money --value '4000000 USD'").err


def test_other_words_fit_one_claim_only(run: Run) -> None:
    ended = run("edit 1-2 --words Monday")

    assert (ended.status, ended.err) == (1, "claims: --words sets one claim on other words, not 2\n")


def test_what_is_so_already_is_no_change(run: Run, changes: Callable[[], int]) -> None:
    before = changes()

    ended = run("edit 6 --speaker 'Ana Ruiz'")

    assert (ended.status, ended.out) == (0, "Nothing was changed: that is on record already.\n")
    assert changes() == before


def test_many_are_asked_about_and_a_dry_run_keeps_nothing(run: Run, changes: Callable[[], int]) -> None:
    before = changes()

    refused, shown = run("edit 1-4 --claimant X"), run("edit 1-4 --claimant X --dry-run")

    assert (refused.status, shown.status) == (1, 0)
    assert "say --yes" in refused.err
    assert shown.out.count("would be edited") == 4
    assert changes() == before


def test_an_edited_value_makes_a_verdict_stale_and_the_reason_is_kept(run: Run) -> None:
    run("mark verified 1 --source https://a.example/")

    run("edit 1 --value 'at least 13' --note 'the toll rose'")

    assert json.loads(run("show 1 --json").out)["stale_because"] == "its value was edited"
    assert "because: the toll rose" in run("history 1").out


def test_text_and_words_may_come_from_stdin(run: Run, pipe: Pipe) -> None:
    pipe("Twelve people\ndied\n")
    run("edit 1 --text -")
    pipe("$4 million\n")
    run("edit 2 --words -")

    first, second, *_ = json.loads(run("list --sort number --json").out)

    assert first["text"] == "Twelve people\ndied"
    assert second["exact"] == "$4 million"
