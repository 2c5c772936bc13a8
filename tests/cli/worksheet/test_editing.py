"""Claims edited by the dozen: what a changed line does."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.worksheet.conftest import Editor, append, claim, kept, line, seen, swap
from tests.conftest import TEXT, Run

pytestmark = pytest.mark.usefixtures("story")


def test_the_file_has_a_line_for_each_claim(run: Run, editor: Editor) -> None:
    folder = editor("")

    ended = run("edit 1-6")

    assert (ended.status, ended.out, ended.err) == (0, "", "Nothing was changed.\n")
    assert seen(folder, 1)[0] == "note:"
    assert seen(folder, 1)[5:7] == [
        "# Article 1: Bridge collapse leaves dozens hurt",
        "1 unverified casualty >=12 person killed | [At least 12 people] died when a road bridge fell on Monday,",
    ]
    assert seen(folder, 1)[9] == (
        "4 unverified title    Ana Ruiz | Monday, including three children, said [Mayor Ana Ruiz]."
    )


DISMISS_2 = swap(("2 unverified", "2 dismissed"))
# What is done to the file, and what of which claim then is so.
CHANGED: list[tuple[str, int, dict[str, object]]] = [
    (swap((">=12", ">=13")), 1, {"low": "13", "high": None, "outcome": "killed"}),
    (swap(("4000000 USD", "up to $5 million")), 5, {"low": None, "high": "5000000"}),
    (swap(("3 unverified casualty", "3 unverified quantity")), 3, {"kind": "quantity", "low": "3"}),
    (DISMISS_2, 2, {"status": "dismissed"}),
    (swap(("fell on [Monday]", "fell [on Monday]")), 2, {"exact": "on Monday", "start": 84}),
    (swap(("title    Ana Ruiz", "title    Mayor A. Ruiz")), 4, {"subject": "Mayor A. Ruiz"}),
    (swap(("quote    Ana Ruiz", "quote    -")), 6, {"speaker": None}),
    (swap(("3 unverified", "3 =1")), 3, {"status": "dismissed", "merged_into": 1}),
    (append("| had set aside [$4 million for repairs]"), 7, {"text": "$4 million for repairs", "made_by": "person"}),
    (append("quantity 1 bridge | died when [a road bridge] fell"), 7, {"kind": "quantity", "unit": "bridge"}),
    (swap(("casualty >=12", "event    >=12")), 1, {"kind": "event", "subject": None, "low": "12"}),
    (swap(("4 unverified title ", "4 unverified statement ")), 4, {"speaker": "Ana Ruiz", "subject": "Ana Ruiz"}),
    (line(2, "2 dismissed"), 2, {"status": "dismissed", "kind": "date", "date": "2024-05-06"}),
    (line(3, "3\tUnverified\tQUANTITY\t5 buses | [three children]"), 3, {"kind": "quantity", "unit": "bus"}),
    (append("unverified event the city | [The city had set aside]"), 7, {"kind": "event", "subject": "the city"}),
]


@pytest.mark.sqlite
@pytest.mark.parametrize(("act", "number", "now"), CHANGED)
def test_a_change_of_a_line_changes_the_claim(
    run: Run, editor: Editor, tmp_path: Path, act: str, number: int, now: dict[str, object]
) -> None:
    editor(act)

    ended = run("edit 1-6")

    assert ended.status == 0, ended.err
    shown = claim(run, number)
    assert {name: shown[name] for name in now} == now
    assert kept(tmp_path) == []
    assert run("db check").status == 0


@pytest.mark.sqlite
def test_a_line_that_is_repeated_splits_its_claim(run: Run, editor: Editor) -> None:
    editor(
        append("1 unverified casualty >=12 person killed | 12 people died when [a road bridge fell on Monday], incl")
    )

    ended = run("edit 1-3")

    assert (ended.status, ended.out.splitlines()[-1]) == (0, "Done: claim 1 split, claim 7 new.")
    assert claim(run, 7)["exact"] == "a road bridge fell on Monday"
    assert claim(run, 1)["exact"] == "At least 12 people"


def test_the_difference_is_shown_and_all_is_one_command(run: Run, editor: Editor) -> None:
    editor(swap(("2 unverified", "2 dismissed"), ("4000000", "5000000")))

    ended = run("edit 1-6")

    assert [shown.split(" | ")[0] for shown in ended.out.splitlines()] == [
        "- 2 unverified date 2024-05-06",
        "+ 2 dismissed date 2024-05-06",
        "- 5 unverified money 4000000 USD",
        "+ 5 unverified money 5000000 USD",
        "Done: claim 2 dismissed, claim 5 edited.",
    ]
    assert ended.err == "'claims undo' takes it back.\n"
    assert len({change["command"] for change in json.loads(run("history --json").out)}) == 2


def test_a_dry_run_shows_what_would_be_done(run: Run, editor: Editor, changes: Callable[[], int]) -> None:
    editor("text = text.replace('unverified', 'dismissed')")
    before = changes()

    ended = run("edit 1-6 --dry-run --note why")

    assert (ended.status, ended.out.splitlines()[-1]) == (0, "Would be done: claims 1-6 dismissed.")
    assert changes() == before


@pytest.mark.parametrize(
    ("act", "typed"),
    [
        (swap(("1 unverified", "1 unproven")), "edit 1-6 --note asked"),
        (swap(("1 unverified", "1 unproven"), ("note:", "note: asked")), "edit 1-6"),
    ],
)
def test_a_note_serves_for_all(run: Run, editor: Editor, act: str, typed: str) -> None:
    editor(act)

    ended = run(typed)

    assert ended.status == 0
    assert "  why: asked\n" in run("show 1").out


def test_numbers_may_be_piped_in(run: Run, editor: Editor, pipe: Callable[[str], None]) -> None:
    editor(DISMISS_2)
    pipe("2\n5\n")

    assert run("edit -").out.splitlines()[-1] == "Done: claim 2 dismissed."


def test_signs_of_the_sheet_in_an_article_are_told_from_its_own(run: Run, editor: Editor, tmp_path: Path) -> None:
    story = tmp_path / "signs.txt"
    story.write_text("A title\n\nThe [sic] report | as filed \\ named 5 trucks and [40] boats.\n")
    run(f"import {story} --no-extract")
    run("add 2 '[sic] report | as'")
    folder = editor(swap(("[\\[sic\\] report \\| as]", "[\\[sic\\] report] \\| as")))

    ended = run("edit 7")

    assert "The [\\[sic\\] report \\| as] filed \\\\ named" in seen(folder, 1)[6]
    assert ended.status == 0, ended.err
    assert claim(run, 7)["exact"] == "[sic] report"


@pytest.mark.sqlite
def test_a_new_claim_goes_to_the_article_of_the_line_above(run: Run, editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("A title\n\nThe city had set aside nothing.\n")
    run(f"import {tmp_path / 'other.txt'} --no-extract")
    run("add 2 'nothing'")
    editor(append("event | [The city had set aside]"))

    run("edit 1-7")

    assert claim(run, 8)["article"] == 2


@pytest.mark.sqlite
def test_parts_of_a_claim_are_what_their_lines_say(run: Run, editor: Editor) -> None:
    editor(
        swap(("[Nobody told us it was this bad]", "[Nobody told us] it was this bad"))
        + "\n"
        + append('6 unverified quote Bo Lind | "Nobody told us [it was this bad]')
    )

    ended = run("edit 1-6")

    assert ended.status == 0, ended.err
    assert [claim(run, 6)[name] for name in ("kind", "speaker", "exact")] == ["quote", "Ana Ruiz", "Nobody told us"]
    assert [claim(run, 7)[name] for name in ("kind", "speaker", "exact")] == ["quote", "Bo Lind", "it was this bad"]
    assert "+ 6 unverified quote Ana Ruiz | " in ended.out
    assert "+ unverified quote Bo Lind | " in ended.out


@pytest.mark.sqlite
def test_a_new_claim_is_of_the_article_whose_title_stands_above_it(run: Run, editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("A title\n\nThe city had set aside nothing.\n")
    run(f"import {tmp_path / 'other.txt'} --no-extract")
    run("add 2 'nothing'")
    editor(swap(("# Article 2: A title", "# Article 2: A title\n| The city had set [aside nothing]")))

    ended = run("edit 1-7")

    assert ended.status == 0, ended.err
    assert (claim(run, 8)["article"], claim(run, 8)["exact"]) == (2, "aside nothing")


def test_a_claim_may_take_the_place_that_another_leaves(run: Run, editor: Editor) -> None:
    editor(
        line(1, "1 unverified casualty >=12 person killed | including [three children], said")
        + "\n"
        + line(3, "3 unverified casualty 3 person killed | when [a road bridge] fell")
    )

    ended = run("edit 1-6")

    assert ended.status == 0, ended.err
    assert (claim(run, 1)["exact"], claim(run, 3)["exact"]) == ("three children", "a road bridge")
    assert "claims accept 1,3" in ended.err


def test_a_decided_claim_that_is_edited_is_said_to_be_stale(run: Run, editor: Editor) -> None:
    run("mark verified 5 --source https://a.example/")
    editor(swap(("4000000", "5000000")))

    assert "Stale, as decided before: claim 5.\n" in run("edit 1-6").err


@pytest.mark.parametrize(
    ("typed", "left", "kept_note"),
    [
        ("--note asked", "", "asked"),
        ("--note asked", "text = text.replace('note: asked', 'note:')", None),
        ("--note asked", "text = text.replace('note: asked', 'note: told')", "told"),
        ("", "text = text.replace('note:', 'note: one\\nnote: two', 1)", "one two"),
        ("--note $'two\nlines'", "", "two\nlines"),
    ],
)
def test_the_note_is_what_stands_in_the_file(
    run: Run, editor: Editor, typed: str, left: str, kept_note: str | None
) -> None:
    editor(f"{DISMISS_2}\n{left}")

    run(f"edit 1-6 {typed.replace('$', '')}")

    assert json.loads(run("history 2 --json").out)[-1]["why"] == kept_note


def test_a_claim_whose_words_are_gone_says_so_and_is_set_on_others_by_its_brackets(
    run: Run, editor: Editor, tmp_path: Path
) -> None:
    path = tmp_path / "next.txt"
    path.write_text(
        TEXT.replace(' "Nobody told us it was this bad," Ruiz said.', " Words fail the mayor, a deputy said.")
    )
    run(f"article update 1 {path} --no-extract")
    folder = editor(swap(("[Nobody told us it was this bad]", "[Words fail the mayor]")))

    done = run("edit 6 --yes")

    assert done.status == 0, done.err
    assert (
        "# Below, the words of claim 6 are gone from the text; put others of it in the brackets, "
        "or use 'claims edit 6 --words WORDS'."
    ) in seen(folder, 1)
    assert [claim(run, 6)[name] for name in ("exact", "anchor_state")] == ["Words fail the mayor", "exact"]
