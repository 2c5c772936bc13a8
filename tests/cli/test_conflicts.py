"""`conflicts`: what contradicts what, side by side."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tests.conftest import Run

MINE = """Blast at mine kills 12

A blast at the Harlow mine killed 12 people on Tuesday, the owner said.

Rescuers brought 40 miners up. The blast at the mine killed 14 people, the union said.
"""
SEA = "A ferry sank off Port Salu with 80 passengers. Rescuers found 28 bodies in the ferry."


@pytest.fixture
def mine(run: Run, tmp_path: Path) -> Run:
    """An article with a contradiction in it."""
    (tmp_path / "mine.txt").write_text(MINE)
    run(f"import {tmp_path / 'mine.txt'} --published 2024-05-08")
    return run


def numbers(run: Run, kind: str) -> list[int]:
    return [int(line) for line in run(f"list --kind {kind} --format ids").out.split()]


def test_both_claims_are_shown_with_status_day_value_and_words(mine: Run) -> None:
    first, *_, last = numbers(mine, "casualty")

    lines = mine("conflicts").out.splitlines()

    assert lines[0].split() == ["status", "published", "value", "words"]
    assert f"Claims {first} and {last} may contradict each other (alike words)" in lines
    [line] = [line for line in lines if line.strip().startswith(f"claim {last}, article 1 ")][:1]
    assert "unverified" in line
    assert "2024-05-08" in line
    assert "14 person killed" in line
    assert line.endswith("The blast at the mine killed [14 people], the union said.")


def test_a_tag_makes_it_sure(mine: Run) -> None:
    first, *_, last = numbers(mine, "casualty")
    mine(f"tag toll {first},{last}")

    said = mine("conflicts --tag toll").out.splitlines()

    assert said[1] == f"Claims {first} and {last} contradict each other (tag toll)"
    assert len(said) == 4


def test_sources_for_and_against_are_shown_with_their_quotes(mine: Run) -> None:
    [first, *_] = numbers(mine, "casualty")
    mine(f"source add {first} https://a.example/ --supports --quote 'twelve dead'")
    mine(f"source add {first} --cite 'Phone call' --refutes")

    said = mine("conflicts 1").out.splitlines()

    at = said.index(f"The sources of claim {first} contradict each other (stance)")
    first_said, second_said = (" ".join(line.split()) for line in said[at + 1 : at + 3])
    assert first_said.startswith("s1 supports ")
    assert first_said.endswith("https://a.example/ [twelve dead]")
    assert second_said == "s2 refutes Phone call"


def test_what_grew_says_from_what_to_what(mine: Run, tmp_path: Path) -> None:
    [first, *_] = numbers(mine, "casualty")
    (tmp_path / "later.txt").write_text("A blast at the Harlow mine killed 20 people, the owner said.")
    mine(f"import {tmp_path / 'later.txt'} --published 2024-05-10")
    last = numbers(mine, "casualty")[-1]
    mine(f"tag toll {first},{last}")

    said = mine("conflicts --tag toll").out.splitlines()

    grew = "grew from 12 person killed (2024-05-08) to 20 person killed (2024-05-10)"
    assert said[1] == f"Claims {first} and {last}: {grew} (tag toll)"


def test_programs_get_both_sides_as_json_csv_and_numbers(mine: Run) -> None:
    first, *_, last = numbers(mine, "casualty")
    mine(f"tag toll {first},{last}")

    [found] = json.loads(mine("conflicts --tag toll --json").out)
    [row] = csv.DictReader(mine("conflicts --tag toll --format csv").out.splitlines())

    assert {name: found[name] for name in ("relation", "between", "because", "number", "other")} == {
        "relation": "contradicts",
        "between": "claims",
        "because": "tag toll",
        "number": first,
        "other": last,
    }
    assert [(side["number"], side["low"], side["published"], side["status"]) for side in found["sides"]] == [
        (first, "12", "2024-05-08", "unverified"),
        (last, "14", "2024-05-08", "unverified"),
    ]
    assert (row["number"], row["other"]) == (str(first), str(last))
    assert mine("conflicts --tag toll --format ids").out == f"{first}\n{last}\n"
    assert mine("conflicts --tag toll --fields number,because").out.splitlines()[1].split() == [
        str(first),
        "tag",
        "toll",
    ]


def test_only_as_many_as_are_wanted_are_shown(mine: Run) -> None:
    total = len(json.loads(mine("conflicts --json").out))

    ended = mine("conflicts --limit 1 --json")

    assert len(json.loads(ended.out)) == 1
    assert ended.err == (f"{total - 1} more; --all shows them.\n" if total > 1 else "")


def test_where_nothing_contradicts_anything_that_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sea.txt").write_text(SEA)
    run(f"import {tmp_path / 'sea.txt'} --tag ferry")

    found, misspelt, as_json = run("conflicts"), run("conflicts --tag FERRY"), run("conflicts --json")

    assert (found.status, found.out, found.err) == (0, "", "Nothing contradicts anything.\n")
    assert misspelt.err == "Nothing contradicts anything; did you mean 'ferry'?\n"
    assert (as_json.status, as_json.out, as_json.err) == (0, "[]\n", "")


def test_an_article_that_is_not_there_is_named(mine: Run) -> None:
    ended = mine("conflicts 9")

    assert (ended.status, ended.err) == (1, "claims: there is no article 9\n")


@pytest.mark.usefixtures("story")
def test_without_conflicts_or_a_record_a_terminal_gets_no_table(terminal: Terminal) -> None:
    assert terminal("conflicts").out == "Nothing contradicts anything.\n"
