"""`undo` and `redo` as they are typed."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from claims import database
from claims.cli import undo
from claims.cli.desk import Desk
from claims.tracking import articles
from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("story")
Changes = Callable[[], int]

WHEN = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")


def timeless(text: str) -> list[str]:
    return WHEN.sub("DAY TIME", text).splitlines()


def test_the_latest_command_is_shown_and_taken_back(run: Run) -> None:
    run("mark unproven 1,3 --note asked")

    ended = run("undo")

    assert (ended.status, ended.err) == (0, "")
    assert timeless(ended.out) == [
        "Taking back command 11, ana, DAY TIME:",
        "  claims 1,3: status unproven → unverified",
        "Command 11 taken back; 'claims redo' puts it back.",
    ]
    assert run("list --status unproven").out == ""


def test_what_was_taken_back_is_put_back(run: Run) -> None:
    run("mark verified 1 --source https://a.example/ --quote 'it is so'")
    run("undo")

    ended = run("redo")

    assert timeless(ended.out) == [
        "Putting back command 11, ana, DAY TIME:",
        "  source s1: put back",
        "  source s1 beside claim 1: put back",
        "  claim 1: status unverified → verified",
        "Command 11 put back; 'claims undo 11' takes it back.",
    ]
    claim = json.loads(run("show 1 --json").out)
    assert (claim["status"], [proof["quote"] for proof in claim["sources"]]) == ("verified", ["it is so"])


def test_a_redo_that_cannot_be_names_the_one_that_can(run: Run) -> None:
    run("note 1 one")
    run("undo")
    run("edit 2 --subject Monday")
    run("undo")
    run("--by ben edit 2 --subject 'A day'")

    ended = run("redo")

    assert (ended.status, ended.out) == (1, "")
    assert ended.err.endswith("--note WHY'; 'claims undo 12' puts command 11 back\n")
    assert run("undo 12").out.endswith("Command 11 put back; 'claims undo 11' takes it back.\n")


def test_a_command_is_named_by_its_number(run: Run) -> None:
    run("note 1 one")
    run("note 1 two")

    assert run("undo 11").status == 0
    assert [line[-5:] for line in run("show 1").out.splitlines() if line.startswith("  note by")] == [": two"]
    assert [line.split(maxsplit=3)[-1] for line in run("history 1").out.splitlines()[2:]] == [
        "ana wrote beside claim 1: 'one' (taken back)",
        "ana wrote beside claim 1: 'two'",
        "ana took back command 11: wrote beside claim 1: 'one'",
    ]


def test_another_persons_verdict_needs_a_note(run: Run, changes: Changes) -> None:
    run("--by ben mark unproven 1 --note asked")
    before = changes()

    refused, noted = run("undo 11"), run("undo 11 --note 'she answered'")

    assert (refused.status, refused.out) == (1, "")
    assert refused.err == (
        "claims: command 11 cannot be taken back: ben marked claim 1 unproven; say why with --note: "
        "'claims undo 11 --note WHY'\n"
    )
    assert noted.status == 0
    assert changes() == before + 1
    assert run("history").out.endswith(
        "ana took back command 11: ben marked claim 1 unproven: asked, because: she answered\n"
    )


def test_what_others_have_built_on_is_refused_by_name(run: Run, changes: Changes) -> None:
    run("--by ben note 3 hm")
    before = changes()

    ended = run("undo --yes")

    assert (ended.status, ended.out, changes()) == (1, "", before)
    assert WHEN.sub("", ended.err).startswith("claims: command 1 cannot be taken back: ben's command 11 of ")
    assert ended.err.endswith(
        "rests on it (ben wrote beside claim 3: 'hm'); take that back first with 'claims undo 11 --note WHY'; "
        "'claims article remove 1' takes the article out as it is now\n"
    )


def test_a_dry_run_shows_and_does_nothing(run: Run, changes: Changes) -> None:
    before = changes()

    ended = run("undo --dry-run")

    assert timeless(ended.out) == [
        "Would take back command 1, ana, DAY TIME:",
        "  claims 1-6: taken out",
        "  article 1: taken out",
    ]
    assert (ended.status, changes()) == (0, before)


def test_four_claims_at_once_are_not_taken_back_unasked(run: Run, changes: Changes) -> None:
    before = changes()

    refused = run("undo")

    assert refused.status == 1
    assert refused.err == (
        "claims: to take back what was done to 6 claims at once, say --yes; there is no terminal to ask on\n"
    )
    assert changes() == before
    assert run("undo --yes").status == 0
    assert run("list").out == run("article list").out == ""
    assert run("redo --yes").status == 0
    assert run("list --format ids").out.split() == ["1", "2", "3", "4", "5", "6"]
    assert run("db check").status == 0


def test_of_many_rows_the_rest_is_counted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("mark verified 1,3 --source https://a.example/ --quote 'it is so'")

    whole = run("undo --dry-run").out.splitlines()
    monkeypatch.setattr(undo, "TOLD", 1)

    assert whole[1:] == [
        "  claims 1,3: status verified → unverified",
        "  source s1 beside claims 1,3: taken out",
        "  source s1: taken out",
    ]
    assert run("undo --dry-run").out.splitlines()[1:] == [whole[1], "  and 2 more"]


def test_there_is_nothing_to_take_back_or_to_put_back(run: Run) -> None:
    nothing, again = run("--by Cy undo"), run("redo")

    assert (nothing.status, nothing.err) == (1, "claims: there is nothing of Cy's to take back\n")
    assert (again.status, again.err) == (1, "claims: there is nothing of ana's to put back\n")


def test_a_command_is_not_taken_back_twice(run: Run) -> None:
    run("note 1 hm")
    run("undo")

    ended = run("undo 11")

    assert (ended.status, ended.err) == (
        1,
        "claims: command 11 was taken back already; 'claims undo 12' puts it back\n",
    )
    assert timeless(run("undo 12").out)[-1] == "Command 11 put back; 'claims undo 11' takes it back."


def test_a_name_that_a_terminal_would_obey_is_shown(run: Run) -> None:
    run("--by 'B\x1b[31m' note 1 'x\x1b[32m'")

    shown, refused = run("undo 11"), run("--by 'B\x1b[31m' redo")

    assert "Taking back command 11, B␛[31m," in shown.out
    assert refused.err == "claims: there is nothing of B␛[31m's to put back\n"
    assert "B␛[31m wrote beside claim 1: 'x␛[32m'" in run("history").out


def test_what_somebody_did_while_we_were_asked_is_not_run_over(
    run: Run, monkeypatch: pytest.MonkeyPatch, place: Path
) -> None:
    run("article edit 1 --title Other")

    def meanwhile(*_: object, **__: object) -> None:
        with database.begin(database.locate(str(place))) as session:
            session.info["login"] = "tester"
            articles.edit(session, 1, {"title": "Third"}, by="ben")

    monkeypatch.setattr(Desk, "ask", meanwhile)

    ended = run("undo")

    assert ended.status == 1
    assert "ben's command 12 of" in ended.err
    assert "'Other' → 'Third'" in ended.err
