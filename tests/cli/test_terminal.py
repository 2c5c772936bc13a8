"""What a terminal sees, in a real one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import CTRL_C, Terminal
from tests.conftest import Run

# Real processes and terminals.
pytestmark = pytest.mark.slow


@pytest.mark.usefixtures("buses")
def test_a_list_shows_fifty_rows_and_says_how_many_more(terminal: Terminal) -> None:
    shown, whole = terminal("list", NO_COLOR="1"), terminal("list", "--all", NO_COLOR="1")

    assert len(shown.out.splitlines()) == 1 + 50 + 1
    assert shown.out.endswith("\n10 more; --all shows them.\n")
    assert len(whole.out.splitlines()) == 1 + 60


@pytest.mark.usefixtures("buses")
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_rows_are_cut_to_the_width_and_keep_the_claim(terminal: Terminal, columns: int) -> None:
    _, *rows, _ = terminal("list", columns=columns, NO_COLOR="1").out.splitlines()

    assert max(map(len, rows)) <= columns
    assert all("[number " in row for row in rows)


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("columns", [20, 40, 60, 80])
@pytest.mark.parametrize("line", ["list", "unverified", "history", "source list", "article list", "search Ruiz"])
def test_no_row_is_wider_than_the_terminal(run: Run, terminal: Terminal, line: str, columns: int) -> None:
    run("edit 6 --speaker 'Her Excellency Ambassador Ana María Ruiz de Villanueva y Ñandú'")
    run(f"mark verified 1 --source https://city.example/{'long/' * 20}")

    shown = terminal(*line.split(), columns=columns, NO_COLOR="1").out.splitlines()
    rows = [row for row in shown if "more" not in row and "stale" not in row]

    assert len(rows) > 1
    assert max(map(len, rows)) <= columns


@pytest.mark.usefixtures("story")
def test_a_long_name_leaves_the_sentence_its_share(terminal: Terminal) -> None:
    terminal("edit", "6", "--speaker", "Her Excellency Ambassador Ana María Ruiz de Villanueva y Ñandú")

    shown = terminal("list", columns=80, NO_COLOR="1").out

    assert "Her Excellency" in shown
    assert "[Nobody told us it was" in shown


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(("columns", "widest"), [(40, 40), (60, 60), (200, 96)])
def test_a_card_is_wrapped_to_the_terminal(terminal: Terminal, columns: int, widest: int) -> None:
    terminal("note", "1", "the mayor's office counts the dead of the night after the fall as well, " * 2)

    lines = terminal("show", "1", columns=columns, NO_COLOR="1").out.splitlines()

    assert widest - 20 < max(map(len, lines)) <= widest
    assert any(line.startswith("    ") for line in lines)


@pytest.mark.usefixtures("buses")
def test_colours_are_for_terminals_that_want_them(terminal: Terminal) -> None:
    plain, coloured = terminal("list", "--limit", "2", NO_COLOR="1"), terminal("list", "--limit", "2")

    assert "\x1b" not in plain.out
    assert "\x1b[33munverified\x1b[0m" in coloured.out


@pytest.mark.usefixtures("buses")
def test_control_characters_are_shown_on_a_terminal(terminal: Terminal) -> None:
    ended = terminal("article", "list", NO_COLOR="1")

    assert "Buses ␛[31mlost" in ended.out


@pytest.mark.usefixtures("buses")
@pytest.mark.parametrize(
    ("answer", "status", "says"),
    [
        ("y\n", 0, "and 40 more claims unproven"),
        ("n\n", 1, "claims: nothing was changed"),
        (CTRL_C, 130, "interrupted"),
    ],
)
def test_many_claims_are_asked_about_first(
    terminal: Terminal, changes: Callable[[], int], answer: str, status: int, says: str
) -> None:
    before = changes()

    ended = terminal("mark", "unproven", "1-60", "--note", "why", answer=answer)

    assert "Mark 60 claims unproven? [y/N]:" in ended.out
    assert (ended.status, says in ended.out) == (status, True)
    assert changes() - before == (60 if status == 0 else 0)


def test_a_progress_bar_leaves_nothing_behind(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "news.txt"
    file.write_text("Nothing to see.\n")

    ended = terminal("import", str(file), "--no-extract", NO_COLOR="1")

    assert ended.status == 0
    assert "Article 1: Nothing to see." in ended.out


def test_a_text_is_shown_on_a_terminal_with_its_control_characters_visible(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "news.txt"
    file.write_text("Nothing \x1b[31mto see.\n\nAt all.\n")
    terminal("import", str(file), "--no-extract")

    ended = terminal("article", "show", "1", "--text")

    assert ended.out == "Nothing ␛[31mto see.\n\nAt all.\n"


@pytest.mark.usefixtures("buses")
def test_the_one_bar_of_a_group_is_not_the_whole(terminal: Terminal) -> None:
    terminal("assign", "Ben", "1-15")

    shown = terminal("stats", columns=60, NO_COLOR="1").out.splitlines()

    bars = {line.split()[0]: line.count("█") for line in shown}
    assert bars["assignee"] == bars["status"] // 4


@pytest.mark.usefixtures("buses")
@pytest.mark.parametrize(("encoding", "block"), [("utf-8", "█"), ("ascii", "#")])
def test_counts_have_bars_to_the_scale_of_their_group(terminal: Terminal, encoding: str, block: str) -> None:
    terminal("mark", "unproven", "1-15", "--note", "asked", "--yes")

    shown = terminal("stats", columns=60, NO_COLOR="1", PYTHONIOENCODING=encoding).out.splitlines()

    bars = {tuple(line.split()[:2]): line.count(block) for line in shown}
    assert bars["what", "claims"] == 0
    assert bars["status", "unverified"] == bars["kind", "other"] == max(bars.values())
    assert bars["status", "unproven"] == bars["status", "unverified"] // 3
    assert max(map(len, shown)) == 60
