import json
from pathlib import Path

import pytest

from claims.cli import text as shown_as
from tests.cli.conftest import Terminal
from tests.conftest import Run

COVERED = """Paragraph 1: 0 of 1 covered, 0 %
  Bridge collapse leaves [dozens] hurt

Paragraph 2: 4 of 4 covered, 100 %
  At least 12 people died when a road bridge fell on Monday, including three children, said
  Mayor Ana Ruiz.

Paragraph 3: 2 of 3 covered, 66 %
  The city had set aside $4 million for repairs. "Nobody told us it was this bad," [Ruiz] said.

6 of 8 covered, 75 %
"""


@pytest.mark.usefixtures("story")
def test_what_no_claim_covers_is_marked_in_the_text(run: Run) -> None:
    ended = run("coverage 1")

    assert (ended.status, ended.out) == (0, COVERED)
    assert ended.err == "What ought to be checked: 'claims add 1 WORDS' makes a claim of it.\n"


@pytest.mark.usefixtures("story")
def test_what_is_added_is_covered(run: Run) -> None:
    run("add 1 dozens")
    run("add 1 Ruiz --nth 2")

    ended = run("coverage 1")

    assert ended.out.endswith("\n8 of 8 covered, 100 %\n")
    assert ended.err == ""


@pytest.mark.usefixtures("story")
def test_programs_are_given_what_no_claim_covers(run: Run) -> None:
    rows = json.loads(run("coverage 1 --json").out)

    assert rows == [
        {"article": 1, "paragraph": 1, "sort": "number", "exact": "dozens", "start": 23, "end": 29},
        {"article": 1, "paragraph": 3, "sort": "name", "exact": "Ruiz", "start": 224, "end": 228},
    ]
    assert run("coverage 1 --fields exact").out == "exact\ndozens\nRuiz\n"
    assert run("coverage 1 --format csv --fields sort,exact").out == "sort,exact\r\nnumber,dozens\r\nname,Ruiz\r\n"


@pytest.mark.slow
@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("columns", [1, 20, 40, 200])
def test_the_text_fits_the_terminal_and_what_is_marked_has_a_colour(terminal: Terminal, columns: int) -> None:
    shown = terminal("coverage", "1", "--no-pager", columns=columns)
    plain = terminal("coverage", "1", "--no-pager", columns=columns, NO_COLOR="1")

    assert "\x1b[33m" in shown.out
    assert "\x1b" not in plain.out
    text = [line for line in plain.out.splitlines() if line.startswith("  ")]
    assert all(shown_as.width(line) <= max(columns, 3) for line in text)
    assert "[dozens]" in "".join(plain.out.split())


def test_marks_of_the_text_itself_are_shown_and_not_obeyed(terminal: Terminal, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "news.txt"
    file.write_text("He said [so] in \ue0f0Oslo\ue0f1, \x1b[mred, 14 times.\n")
    assert run(f"import {file} --no-extract").status == 0

    ended = terminal("coverage", "1", "--no-pager", NO_COLOR="1")

    assert "  He said [so] in \ufffdOslo\ufffd, ␛[mred, [14] times." in ended.out


def test_a_text_without_facts_has_nothing_to_cover(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "news.txt"
    file.write_text("So it goes, they say.\n")
    run(f"import {file}")

    ended = run("coverage 1")

    assert ended.out == "Paragraph 1: nothing to cover\n  So it goes, they say.\n\nThere is nothing to cover.\n"
    assert ended.err == ""


def test_an_article_that_is_not_there_is_named(run: Run) -> None:
    ended = run("coverage 7")

    assert (ended.status, ended.err) == (1, "claims: there is no article 7\n")
