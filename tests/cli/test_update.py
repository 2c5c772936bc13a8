"""`claims article update` and `diff`, as they are typed."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Pipe
from tests.conftest import TEXT, Run

pytestmark = pytest.mark.usefixtures("story")


@pytest.fixture
def draft(tmp_path: Path) -> Callable[..., Path]:
    """Write the next text of the article down."""

    def write(text: str, name: str = "draft.txt") -> Path:
        path = tmp_path / name
        path.write_text(text)
        return path

    return write


Draft = Callable[..., Path]


def fact(run: Run, number: int, name: str) -> object:
    return json.loads(run(f"show {number} --json").out)[name]


def test_every_claim_is_found_again_or_said_to_be_lost(run: Run, draft: Draft) -> None:
    run("mark unproven 1 --note asked")
    new = TEXT.replace("At least 12 people", "At least 21 people").replace(
        ' "Nobody told us it was this bad," Ruiz said.', " A second bridge was closed on Tuesday."
    )

    ended = run(f"article update 1 {draft(new)}")

    assert ended.status == 0
    assert ended.out.splitlines()[1:6] == [
        "  4 same, 0 moved, 1 changed, 0 ambiguous, 1 lost, 4 new",
        "Claim 1 (unproven): its words changed in revision 2: At least [-12-]{+21+} people",
        "  'claims show 1' shows how it reads now, 'claims accept 1' takes that over.",
        "Claim 6 (unverified): its words are gone from revision 2: 'Nobody told us it was this bad'",
        ("  'claims edit 6 --words WORDS' sets it on other words, 'claims resolve cut 6' says that it was cut."),
    ]
    assert [line.split(":")[0] for line in ended.out.splitlines()[6:]] == [
        f"Claim {number} new" for number in (7, 8, 9, 10)
    ]
    assert ended.err == "Next: claims list 1 --stale\n"
    assert run("list 1 --stale --format ids").out.split() == ["6", "1"]
    assert run("db check").status == 0


def test_data_has_the_new_words_and_the_old_value(run: Run, draft: Draft) -> None:
    run("mark unproven 1 --note asked")
    run(f"article update 1 {draft(TEXT.replace('At least 12 people', 'At least 21 people'))}")

    claim = json.loads(run("show 1 --json").out)
    assert [claim[name] for name in ("exact", "text", "low", "status", "stale", "anchor_state")] == [
        *("At least 21 people", "At least 12 people", "12", "unproven", True, "changed")
    ]
    assert run("accept 1").status == 0
    assert (fact(run, 1, "low"), fact(run, 1, "text")) == ("21", "At least 21 people")
    assert fact(run, 1, "stale") is True
    run("mark unproven 1 --note 'asked again'")
    assert fact(run, 1, "stale") is False


def test_who_marks_what_reads_otherwise_by_now_hears_of_it(run: Run, draft: Draft) -> None:
    run("mark verified 5 --source https://a.example/ --no-capture")
    run(f"article update 1 {draft(TEXT.replace('$4 million', '$4 billion'))}")

    says = (
        "Claim 5: its words are '$4 billion' by now, and it still says '$4 million'; 'claims accept 5' takes them over."
    )
    assert says in run("mark verified 5").err
    assert (
        "Claim 5 verified as '$4 million', but its words are others by now: $4 billion\n  'claims accept 5' takes them"
    ) in run("gate 1 --kind money").out
    run("accept 5")
    assert says not in run("mark verified 5 --note 'the report says so'").err
    assert "others by now" not in run("gate 1 --kind money").out


def test_a_lost_claim_has_no_place_and_can_be_given_one(run: Run, draft: Draft) -> None:
    new = TEXT.replace(' "Nobody told us it was this bad," Ruiz said.', " Words fail the mayor, a deputy said.")
    run(f"article update 1 {draft(new)} --no-extract")

    assert [fact(run, 6, name) for name in ("start", "end", "exact", "anchor_state")] == [None, None, None, "lost"]
    assert "'claims edit 6 --words WORDS' sets it on other words" in run("accept 6").err

    run("edit 6 --words 'Words fail the mayor'")
    assert [fact(run, 6, name) for name in ("exact", "text", "anchor_state", "stale")] == [
        *("Words fail the mayor", "Words fail the mayor", "exact", False)
    ]
    assert "set claim 6 on other words: 'Nobody told us it was this bad' → 'Words fail the mayor'" in run("history").out


@pytest.mark.sqlite
def test_a_dry_run_shows_all_and_does_nothing(run: Run, draft: Draft, changes: Callable[[], int]) -> None:
    path, before = draft(TEXT.replace("12 people", "21 people")), changes()

    ended = run(f"article update 1 {path} --dry-run")

    assert "revision 2 would be taken in" in ended.out
    assert "1 changed" in ended.out
    assert changes() == before
    assert run(f"article update 1 {path}").out.splitlines()[1:] == ended.out.splitlines()[1:]


def test_open_claims_are_those_that_wait_or_must_be_looked_at_again(run: Run, draft: Draft) -> None:
    run("mark unproven 1-6 --note asked --yes")
    assert run("list 1 --open").out == ""

    run(f"article update 1 {draft(TEXT.replace('12 people', '21 people'))} --no-extract")

    assert run("list 1 --open --format ids").out == "1\n"


def test_without_a_location_the_text_is_read_where_it_came_from(run: Run, draft: Draft, pipe: Pipe) -> None:
    path = draft(TEXT.replace("12 people", "21 people"))
    run(f"article update 1 {path}")
    path.write_text(TEXT.replace("12 people", "13 people"))

    assert f"revision 3 taken in, from {path}" in run("article update 1").out
    pipe(TEXT)
    assert "revision 4 taken in, from -" in run("article update 1 -").out
    refused = run("article update 1")
    assert (refused.status, refused.out) == (1, "")
    assert "article 1 was piped in; say where its new text is: 'claims article update 1 FILE'" in refused.err


def test_the_same_text_changes_nothing(run: Run, draft: Draft, changes: Callable[[], int]) -> None:
    before = changes()

    ended = run(f"article update 1 {draft(TEXT)}")

    assert (ended.status, ended.out) == (0, "Article 1: its text is the same; nothing was changed.\n")
    assert changes() == before


def test_beside_the_same_text_a_day_and_links_are_taken_in(run: Run, draft: Draft) -> None:
    dated = run(f"article update 1 {draft(TEXT)} --published 2024-05-15")

    assert dated.out.splitlines() == [
        "Article 1: its text is the same.",
        "  its day of publication is 2024-05-15",
        "Claims with another date: 2.",
    ]
    assert [fact(run, 1, "published"), fact(run, 2, "date")] == ["2024-05-15", "2024-05-13"]
    run(f"import {draft('The tower of Ruhl is 31 metres high.', 'tower.md')}")
    linked = draft("The tower of Ruhl is [31 metres](https://tower.example/) high.", "tower.md")
    assert "1 source to be read" in run(f"article update 2 {linked}").out
    assert run(f"article update 2 {linked}").out == "Article 2: its text is the same; nothing was changed.\n"


def test_a_title_that_the_page_has_by_now_is_said_once(run: Run, draft: Draft) -> None:
    page = "<html><head><title>{}</title></head><body><article><h1>{}</h1><p>{}</p></article></body></html>"
    body = "The tower of Ruhl is 31 metres high. It was built of stone by four masons from the coast."
    first = draft(page.format("Tower of Ruhl", "Tower of Ruhl", body), "tower.html")
    run(f"import {first}")
    second = draft(page.format("A tall tower", "A tall tower", body + " Nobody lives there."), "tower.html")

    ended = run(f"article update 2 {second}")

    says = "The page is titled 'A tall tower' now; 'claims article edit 2 --title TITLE' takes that over.\n"
    assert ended.err.count(says) == 1
    run("article edit 2 --title 'A tall tower'")
    assert "is titled" not in run(f"article update 2 {second}").err


def test_what_was_taken_back_is_said_of_a_claim_that_only_moved_too(run: Run, draft: Draft) -> None:
    run(f"article update 1 {draft('A week later. ' + TEXT)} --no-extract")
    undone = run("undo")
    assert undone.status == 0, undone.err

    assert ": took in revision 2 of article 1" in run("history 2").out.splitlines()[-1]


def test_yes_says_what_it_is_for(run: Run) -> None:
    assert "Take in even a text that seems to be another article." in " ".join(run("article update --help").out.split())


def test_another_article_is_not_taken_for_the_next_text(run: Run, draft: Draft, changes: Callable[[], int]) -> None:
    path = draft("The council will build a school, members said after a long vote. It will have a pool and a garden.")
    before = changes()

    refused = run(f"article update 1 {path}")

    assert (refused.status, refused.out, changes()) == (1, "", before)
    assert "of its words in common with article 1" in refused.err
    assert run(f"article update 1 {path} --yes").status == 0


def test_another_day_of_publication_counts_for_the_new_text(run: Run, draft: Draft) -> None:
    ended = run(f"article update 1 {draft(TEXT + 'Nobody was charged.')} --published 2024-05-15")

    assert "Claims with another date: 2." in ended.out
    assert [fact(run, 2, name) for name in ("date", "stale")] == ["2024-05-13", False]
    assert fact(run, 1, "published") == "2024-05-15"


def test_the_difference_of_two_texts_names_the_claims_in_it(run: Run, draft: Draft) -> None:
    refused = run("article diff 1")
    assert (refused.status, refused.out) == (1, "")
    assert "article 1 has only one text" in refused.err
    run(f"article update 1 {draft(TEXT.replace('$4 million', '$40 million') + 'Nobody was charged.')} --no-extract")

    assert run("article diff 1").out.splitlines() == [
        "changed: The city had set aside $[-4-]{+40+} million for repairs.",
        "    claim 5: unverified, stale; changed: $[-4-]{+40+} million",
        "",
        "added: {+Nobody was charged.+}",
    ]
    first = json.loads(run("article diff 1 --json").out)[0]
    assert (first["change"], first["claims"][0]["number"], first["claims"][0]["after"]) == ("changed", 5, "$40 million")
    assert run("article diff 1 --from 1 --to 1").out == ""
    assert "article 1 has no revision 3; it has 1, 2" in run("article diff 1 --to 3").err


def test_the_gate_lets_what_was_cut_pass(run: Run, draft: Draft) -> None:
    run("mark refuted 5 --source https://a.example/")
    run("resolve cut 5")
    assert "to be cut, the text still says '$4 million'" in run("gate 1 --kind money").out

    path = draft(TEXT.replace("The city had set aside $4 million for repairs. ", ""))
    run(f"article update 1 {path} --no-extract")

    assert run("gate 1 --kind money").status == 0


def test_what_was_cut_waits_for_nobody(run: Run, draft: Draft) -> None:
    run("resolve cut 5")
    path = draft(TEXT.replace("The city had set aside $4 million for repairs. ", ""))
    run(f"article update 1 {path} --no-extract")

    assert fact(run, 5, "anchor_state") == "lost"
    assert "5" not in run("list 1 --stale --format ids").out.split()
    assert "5" not in run("list 1 --open --format ids").out.split()
    assert "5" in run("list 1 --format ids").out.split()
    assert json.loads(run("article list --json").out)[0]["unverified"] == 5


@pytest.mark.slow
def test_verdicts_that_are_given_meanwhile_stay(
    run: Run, draft: Draft, environment: dict[str, str], tmp_path: Path
) -> None:
    path = draft(TEXT.replace("12 people", "21 people") + "Nobody was charged. " * 2000)
    update = subprocess.Popen(
        [sys.executable, "-m", "claims", "article", "update", "1", str(path)], env=environment, cwd=tmp_path
    )
    marked = 0
    while update.poll() is None:
        marked += run(f"mark unproven 1-6 --note 'look {marked}' --yes").status == 0

    assert (update.returncode, marked > 0) == (0, True)
    assert {claim["status"] for claim in json.loads(run("list 1 --inside 1 --json").out)} <= {"unproven"}
    assert fact(run, 5, "status") == "unproven"
    assert fact(run, 1, "anchor_state") == "changed"
    assert run("db check").status == 0
