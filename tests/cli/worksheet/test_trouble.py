"""Files, lines and editors that cannot be done, and what becomes of what was written."""

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claims import database
from claims.model import Article, Claim
from claims.tracking import history
from claims.vocabulary import Kind
from tests.cli.worksheet.conftest import Editor, append, claim, kept, line, seen, swap
from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("story")
DISMISS_2 = swap(("2 unverified", "2 dismissed"))


def test_many_are_not_done_where_nobody_can_be_asked(
    run: Run, editor: Editor, tmp_path: Path, changes: Callable[[], int]
) -> None:
    editor(swap(*((f"{number} unverified", f"{number} dismissed") for number in (2, 3, 4, 5)), ("note:", "note: why")))
    before = changes()

    ended = run("edit 1-6")

    [file] = kept(tmp_path)
    assert (ended.status, changes()) == (1, before)
    assert ended.err == (
        f"What you wrote is kept; go on with it by --draft {file}\n"
        "claims: to edit 4 claims at once, say --yes; there is no terminal to ask on\n"
    )
    assert "5 dismissed" in file.read_text()


# What is done to the file, and what is said above the line when it opens again.


BAD = [
    (swap(("2 unverified", "2 dismised")), "'dismised' is not a status; did you mean 'dismissed'?"),
    (swap(("unverified date", "unverified dat")), "'dat' is not a kind; did you mean 'date'?"),
    (swap(("2024-05-06", "2024-02-30")), "'2024-02-30' is not a date that can be told"),
    (swap(("5 unverified", "5 verified")), "claim 5 cannot be verified: no source supports it yet"),
    (swap(("1 unverified", "1 dismissed")), "claim 1 cannot be dismissed: give the reason with --note"),
    (swap(("1 unverified", "9 unverified")), "claim 9 is not one of those in this file; a new line has no number"),
    (
        swap(("1 unverified", "1 =3"), ("3 unverified", "3 =1")),
        "claim 1 cannot be merged into claim 3, which is merged as well",
    ),
    (swap(("1 unverified", "1 =1")), "claim 1 cannot be merged into itself"),
    (swap(("1 unverified", "1 =99")), "there is no claim 99"),
    (swap(("[Monday]", "[Tuesday]")), "the article does not say 'Tuesday'"),
    (swap(("[Monday]", "Monday")), "a claim's words stand in one pair of [brackets]"),
    (
        line(2, "2 unverified date 2024-05-06 | [i]"),
        "'i' stands in 17 places; leave more of the words around",
    ),
    (
        line(3, "3 unverified casualty 3 person killed | [At least 12 people] died"),
        "claim 1 already stands on these",
    ),
    (line(2, "2 unverified date 2024-05-06 | the [Monday] after"), "the article does not say 'Monday' in 'the Monday"),
    (line(2, "2 unverified date 2024-05-06 [Monday]"), "there is no | before the words in [brackets]"),
    (
        swap(("3 unverified", "3 =1"), ("1 unverified", "1 dismissed")),
        "claim 3 cannot be merged into claim 1, which",
    ),
    (
        swap(("3 unverified casualty 3", "3 =1 casualty 4")),
        "claim 3 is merged; the rest of its line has to stay",
    ),
    (
        append("1 dismissed casualty >=12 person killed | At least [12 people] died"),
        "a new claim is unverified; mark it",
    ),
    (swap(("4000000", "9" * 5000)), "'99999"),
    (append("| nobody said [this thing]"), "the article does not say 'this thing'"),
    (append("verified | [road bridge]"), "a new claim is unverified; mark it verified when it is on record"),
]


@pytest.mark.parametrize(("act", "says"), BAD)
def test_a_bad_line_opens_the_editor_on_it_again_and_nothing_is_lost(
    run: Run, editor: Editor, tmp_path: Path, act: str, says: str
) -> None:
    folder = editor(act)

    ended = run("edit 1-6")

    again = seen(folder, 2)
    assert ended.status == 1
    assert next(row for row in again if row.startswith("#!")).startswith(f"#! {says}")
    assert says in ended.err
    assert kept(tmp_path)[0].read_text(encoding="utf-8").splitlines() == again
    assert len(json.loads(run("history --json").out)) == 10


def test_what_is_mended_is_done(run: Run, editor: Editor, tmp_path: Path) -> None:
    editor(swap(("2 unverified", "2 dismissed"), ("5 unverified", "5 verified")), swap(("5 verified", "5 unverified")))

    ended = run("edit 1-6")

    assert (ended.status, ended.out.splitlines()[-1]) == (0, "Done: claim 2 dismissed.")
    assert claim(run, 2)["status"] == "dismissed"
    assert kept(tmp_path) == []


def test_every_bad_line_is_named_at_once(run: Run, editor: Editor) -> None:
    folder = editor(swap(("5 unverified", "5 verified"), ("4 unverified", "4 refuted")))

    run("edit 1-6")

    assert sum(row.startswith("#! claim ") for row in seen(folder, 2)) == 2


def test_an_editor_that_goes_to_a_line_is_told_which(
    run: Run, editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = editor(swap(("5 unverified", "5 verified")))
    (tmp_path / "vi").write_text(f'#!/bin/sh\nexec {os.environ["EDITOR"]} "$@"\n')
    (tmp_path / "vi").chmod(0o755)
    monkeypatch.setenv("EDITOR", f"{tmp_path / 'vi'} -n")

    run("edit 1-6")

    assert [(folder / number).read_text().splitlines()[0] for number in "12"] == ['["-n"]', '["-n", "+12"]']


@pytest.mark.parametrize(
    "act",
    [
        "",
        "text = ''",
        "text = '\\n'.join(row for row in text.split('\\n') if row.startswith('#'))",
        "text = '\\n'.join(text.split('\\n')[8:])",
        "text = text.replace('  ', ' ')",
    ],
)
def test_an_emptied_or_unchanged_file_changes_nothing(
    run: Run, editor: Editor, changes: Callable[[], int], tmp_path: Path, act: str
) -> None:
    editor(act)
    before = changes()

    ended = run("edit 1-6")

    assert (ended.status, ended.err) == (0, "Nothing was changed.\n")
    assert (changes(), kept(tmp_path)) == (before, [])


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("false", "the editor 'false' ended with status 1, so nothing was changed"),
        ("no-such-editor --wait", "the editor 'no-such-editor --wait' is not there; say in EDITOR which you use"),
        ("sh -c 'exit 3' --", "the editor 'sh -c 'exit 3' --' ended with status 3"),
        ("vi '", "the editor 'vi '' ended with status 2"),
    ],
)
def test_an_editor_that_fails_or_is_not_there_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch, changes: Callable[[], int], command: str, says: str
) -> None:
    monkeypatch.setenv("EDITOR", command)
    before = changes()

    ended = run("edit 1-6")

    assert (ended.status, changes()) == (1, before)
    assert says in ended.err


def test_the_editor_is_found_as_git_finds_it(
    run: Run, editor: Editor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = editor()
    script = os.environ["EDITOR"]
    monkeypatch.delenv("EDITOR")
    monkeypatch.setenv("VISUAL", script)
    run("edit 1")
    monkeypatch.delenv("VISUAL")
    (tmp_path / "gitconfig").write_text(f"[core]\neditor = {script}\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    run("edit 1")

    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-16-le"])
def test_a_file_saved_in_another_encoding_is_read(run: Run, editor: Editor, encoding: str) -> None:
    editor(f"{DISMISS_2}\nraw = text.replace(chr(10), chr(13) + chr(10)).encode({encoding!r})")

    ended = run("edit 1-6")

    assert (ended.status, ended.out.splitlines()[-1]) == (0, "Done: claim 2 dismissed.")


def test_a_file_that_is_no_text_any_more_is_kept(run: Run, editor: Editor, tmp_path: Path) -> None:
    editor("raw = b'1 \\xff\\xfe\\x81\\x00\\x02\\xff'")

    ended = run("edit 1-6")

    assert ended.status == 1
    assert "is not text in an encoding that can be told" in ended.err
    assert len(kept(tmp_path)) == 1


def by_ben(place: Path, *typed: str) -> str:
    """Have Ben do something while the editor is open."""
    command = [sys.executable, "-m", "claims", "--database", str(place), "--by", "Ben", *typed]
    return f"subprocess.run({command!r}, check=True, stdout=subprocess.DEVNULL)"


def test_a_change_by_somebody_else_meanwhile_is_shown_and_nothing_is_overwritten(
    run: Run, editor: Editor, tmp_path: Path, place: Path
) -> None:
    editor(f"{by_ben(place, 'edit', '5', '--value', '$6 million')}\n{swap(('4000000', '5000000'))}")

    ended = run("edit 1-6")

    [file] = kept(tmp_path)
    assert (ended.status, claim(run, 5)["low"]) == (1, "6000000")
    assert re.search(r"Ben.* 6,000,000", ended.err)
    assert ended.err.endswith(
        f"What you wrote is kept; go on with it by --draft {file}\n"
        "claims: meanwhile Ben edited claim 5: high 4,000,000 → 6,000,000, low 4,000,000 → 6,000,000; "
        "nothing was done, look again with 'claims show 5'\n"
    )


def test_a_change_of_other_claims_meanwhile_is_no_hindrance(run: Run, editor: Editor, place: Path) -> None:
    editor(f"{by_ben(place, 'note', '2', 'hello')}\n{swap(('4000000', '5000000'))}")

    assert run("edit 1-6").status == 0


def test_a_hundred_thousand_numbers_are_a_claim_list_too(run: Run, pipe: Callable[[str], None]) -> None:
    many = "\n".join(str(number) for number in range(1, 100_001))
    pipe(many)
    named = run("edit -")
    pipe(f"{','.join(f'{number}-{number + 1}' for number in range(1, 1000, 2))},1-100000")
    ranges = run("note - hello")

    assert (named.status, named.err) == (1, "claims: there is no claim 7-100000; on record are 1-6\n")
    assert (ranges.status, ranges.out) == (0, "Noted beside claims 1-6.\n")


def test_what_was_kept_can_be_gone_on_with(run: Run, editor: Editor, tmp_path: Path) -> None:
    editor(swap(("2 unverified", "2 dismissed"), ("5 unverified", "5 verified")))
    run("edit 1-6")
    [file] = kept(tmp_path)
    (tmp_path / "seen").rename(tmp_path / "before")
    folder = editor(swap(("5 verified", "5 unverified")))

    ended = run(f"edit 1-6 --draft {file}")

    assert (ended.status, ended.out.splitlines()[-1]) == (0, "Done: claim 2 dismissed.")
    assert not any(row.startswith("#!") for row in seen(folder, 1))
    assert kept(tmp_path) == []


def test_a_script_that_never_gets_it_right_is_stopped(
    run: Run, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor()
    monkeypatch.setenv("EDITOR", "sed -i -e 's/unverified/foo/' -e '$a foo'")

    assert "the editor was opened 100 times" in run("edit 1-6").err


def test_a_claim_in_no_text_can_be_dismissed_but_not_moved(run: Run, editor: Editor, place: Path) -> None:
    with database.begin(database.locate(str(place))) as session:
        session.info["login"] = "tester"
        article = Article(title="A table")
        history.add(session, article, by="ana")
        history.add(
            session,
            Claim(article_id=article.id, kind=Kind.OTHER, text="It rained.", priority=0.4, made_by="table"),
            by="ana",
        )
    folder = editor(swap(("[It rained.]", "It [rained.]")))

    ended = run("edit 7")

    assert "claim 7 stands nowhere in the text of article 2" in "\n".join(seen(folder, 2))
    assert ended.status == 1
