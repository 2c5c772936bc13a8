"""A whole article gone through in one sitting at the editor, and all of it taken back with one word."""

import json
import shlex
import sys
from pathlib import Path

import pytest

from tests.benchmarks import desk
from tests.conftest import Run

ROOT = Path(__file__).parents[2]
FOUNDING = next((ROOT.parent / "shared" / "articles").glob("*.txt"), None)
DEMO = ROOT / "claims" / "cli" / "demo.txt"
# Dismisses ten claims, gives three another kind, sets two on other words, splits one, merges two.
EDITOR = r"""
import pathlib, re, sys

file = pathlib.Path(sys.argv[-1])
rows = file.read_text(encoding="utf-8").split("\n")
places = {}
for place, row in enumerate(rows):
    if told := re.match(r" *(\d+) unverified +(\w+)", row):
        places.setdefault(told[2], []).append((place, told[1]))

small = [found for kind in ("title", "date", "rank", "identity") for found in places.get(kind, [])][:10]
for place, _ in small:
    rows[place] = rows[place].replace("unverified", "dismissed", 1)
told = places["statement"]
for place, _ in told[:3]:
    rows[place] = rows[place].replace("statement", "event", 1)
for place, _ in places["event"][:2]:
    rows[place] = re.sub(r"\[(\S+) ", r"\1 [", rows[place], count=1)
for place, _ in told[3:4]:
    first = re.sub(r"\[(\S+ \S+) ", r"[\1] ", rows[place], count=1)
    rows[place] = re.sub(r"\](.*)\]", r"]\1", first)
    rows.append(re.sub(r"\[(\S+ \S+)\] (.*)", r"\1 [\2]", rows[place]))
for place, number in told[4:6]:
    rows[place] = f"{number} ={places['casualty'][0][1]}"
file.write_text("\n".join(rows), encoding="utf-8")
"""


def listed(run: Run) -> list[dict[str, object]]:
    """Give all claims as they are, but for when they were last touched."""
    rows: list[dict[str, object]] = json.loads(run("list --dismissed --sort number --json").out)
    return [{name: said for name, said in row.items() if name != "updated_at"} for row in rows]


@pytest.mark.slow
@pytest.mark.parametrize("article", [DEMO, FOUNDING], ids=["demo", "founding"])
def test_a_sitting_is_one_command_and_one_undo(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, article: Path | None
) -> None:
    if article is None:
        pytest.skip("the founding article is not beside this checkout")
    (tmp_path / "editor.py").write_text(EDITOR, encoding="utf-8")
    monkeypatch.setenv("EDITOR", shlex.join([sys.executable, str(tmp_path / "editor.py")]))
    run(f"import {shlex.quote(str(article))} --published 2016-03-25")
    before = listed(run)

    edited = run(f"edit 1-{len(before)} --yes --note 'the first sitting'")
    between = listed(run)
    undone = run("undo --yes")

    assert edited.status == 0, edited.err
    for done in ("dismissed", "edited", "set on other words", "merged", "split", f"claim {len(before) + 1} new"):
        assert done in edited.out.splitlines()[-1]
    assert sum(row["kind"] != was["kind"] for row, was in zip(between, before, strict=False)) == 3
    assert sum(row["text"] != was["text"] for row, was in zip(between, before, strict=False)) == 3
    assert sum(row["status"] == "dismissed" for row in between) == 12
    assert sum(row["merged_into"] is not None for row in between) == 2
    assert undone.status == 0, undone.err
    assert listed(run) == before
    assert run("db check").status == 0


TWO_HUNDRED = """
import pathlib, re, sys

file = pathlib.Path(sys.argv[-1])
text = file.read_text(encoding="utf-8")
for number in range(1, 201):
    text = re.sub(rf"(?m)^( *{number}) unverified", r"\\1 dismissed", text)
file.write_text(text, encoding="utf-8")
"""


@pytest.mark.slow
def test_two_hundred_of_a_thousand_lines_are_one_command(
    run: Run, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.fill(place, articles_=10, claims_=100)
    (tmp_path / "editor.py").write_text(TWO_HUNDRED, encoding="utf-8")
    monkeypatch.setenv("EDITOR", shlex.join([sys.executable, str(tmp_path / "editor.py")]))

    edited = run("edit 1-1000 --yes")

    history = json.loads(run("history --person ana --json").out)
    assert edited.out.splitlines()[-1] == "Done: claims 1-200 dismissed."
    assert (len(history), len({change["command"] for change in history})) == (200, 1)
    assert run("undo --yes").status == 0
    assert len(run("list --format ids").out.split()) == 1000
