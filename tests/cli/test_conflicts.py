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


def test_a_card_says_why_and_shows_both_claims_with_day_status_value_and_words(mine: Run) -> None:
    first, *_, last = numbers(mine, "casualty")
    mine(f"mark unproven {last} --note asked")

    lines = mine("conflicts").out.splitlines()

    at = lines.index(f"Claims {first} and {last} may contradict each other: the words around them are alike")
    assert lines[at + 1 : at + 5] == [
        f"  Claim {first}, article 1 (2024-05-08), unverified: 12 person killed",
        "    Blast at mine kills [12]",
        f"  Claim {last}, article 1 (2024-05-08), unproven: 14 person killed",
        "    The blast at the mine killed [14 people], the union said.",
    ]


# What is done to the first and the last claim, and on what ground they contradict each other.
GROUNDS = [
    ("tag toll {0},{1}", "contradict each other: both have the tag 'toll'"),
    ("edit {0},{1} --subject Mine", "contradict each other: both are about 'mine'"),
    ("note {0} hm", "may contradict each other: the words around them are alike"),
]


@pytest.mark.parametrize(("act", "says"), GROUNDS)
def test_the_ground_for_holding_two_claims_against_each_other_is_said(mine: Run, act: str, says: str) -> None:
    first, *_, last = numbers(mine, "casualty")
    mine(act.format(first, last))

    assert f"Claims {first} and {last} {says}" in mine("conflicts").out.splitlines()


def test_a_tag_of_articles_makes_it_only_likely(run: Run, tmp_path: Path) -> None:
    for name, toll in (("a", 12), ("b", 14)):
        (tmp_path / f"{name}.txt").write_text(f"A blast at the Harlow mine killed {toll} people, the owner said.")
        run(f"import {tmp_path / name}.txt --published 2024-05-08 --tag mine")
    first, last = numbers(run, "casualty")

    assert run("conflicts").out.splitlines()[0] == (
        f"Claims {first} and {last} may contradict each other: their articles have the tag 'mine', and the words "
        "around them are alike"
    )


def test_sources_for_and_against_are_shown_under_the_claim_they_speak_of(mine: Run) -> None:
    [_, first, *_] = numbers(mine, "casualty")
    mine(f"source add {first} https://a.example/ --supports --quote 'twelve dead'")
    mine("source edit s1 --published 2024-05-09 --title 'The toll'")
    mine(f"source add {first} --cite 'Phone call' --refutes")

    said = mine("conflicts 1").out.splitlines()

    at = said.index(f"The sources of claim {first} contradict each other: one supports it, the other refutes it")
    assert said[at + 1 : at + 6] == [
        f"  Claim {first}, article 1 (2024-05-08), unverified: 12 person killed",
        "    A blast at the Harlow mine killed [12 people] on Tuesday, the owner said.",
        "  s1 supports it (2024-05-09): The toll, https://a.example/",
        "    12 person killed: 'twelve dead'",
        "  s2 refutes it (undated): Phone call",
    ]


def test_sources_with_different_figures_say_so(mine: Run) -> None:
    [_, first, *_] = numbers(mine, "casualty")
    mine(f"source add {first} https://a.example/ --supports --quote '12 people were killed'")
    mine(f"source add {first} https://b.example/ --supports --quote '15 people were killed'")

    said = mine("conflicts 1").out

    assert f"The sources of claim {first} contradict each other: they have different figures\n" in said
    assert "  s2 supports it (undated): https://b.example/\n    15 person killed: '15 people were killed'\n" in said


def test_what_grew_says_from_what_to_what(mine: Run, tmp_path: Path) -> None:
    [_, first, *_] = numbers(mine, "casualty")
    (tmp_path / "later.txt").write_text("A blast at the Harlow mine killed 20 people, the owner said.")
    mine(f"import {tmp_path / 'later.txt'} --published 2024-05-10")
    last = numbers(mine, "casualty")[-1]
    mine(f"tag toll {first},{last}")

    said = mine("conflicts --tag toll").out.splitlines()

    grew = "grew over time, from 12 person killed (2024-05-08) to 20 person killed (2024-05-10)"
    assert said[0] == f"The figure of claims {first} and {last} {grew}: both have the tag 'toll'"
    assert len(said) == 5


def test_a_figure_of_another_day_than_its_article_says_so(mine: Run) -> None:
    first, *_, last = numbers(mine, "casualty")
    mine(f"tag toll {first},{last}")
    mine(f"edit {last} --date 2024-05-06")

    assert f"  Claim {last}, article 1 (2024-05-08), unverified: 14 person killed, as of 2024-05-06" in (
        mine("conflicts --tag toll").out.splitlines()
    )


# A figure, two sentences and an address that are longer than a line.
LONG = (
    "A blast at the Harlow mine, worked since 1911 by {} of the valley, killed {} people on Tuesday, the owner said. "
)


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_in_a_terminal_no_number_day_or_value_is_cut(
    run: Run, terminal: Terminal, tmp_path: Path, columns: int
) -> None:
    (tmp_path / "mine.txt").write_text(LONG.format("three generations", 12) + LONG.format("the old families", 14))
    run(f"import {tmp_path / 'mine.txt'} --published 2024-05-08")
    first, last = numbers(run, "casualty")
    run(f"source add {first} https://a.example/ --supports --quote '{'so it was, ' * 12}and 12 people died'")
    run(f"source add {first} --cite '{'The owner of the mine ' * 6}' --refutes")

    ended = terminal("conflicts", "--all", "--no-pager", columns=columns, NO_COLOR="1")

    lines = ended.out.splitlines()
    assert (ended.status, max(map(len, lines)) <= columns) == (0, True)
    whole = " ".join(ended.out.split())
    for said in (
        f"Claims {first} and {last} may contradict each other: the words around them are alike",
        f"Claim {first}, article 1 (2024-05-08), unverified: 12 person killed",
        f"Claim {last}, article 1 (2024-05-08), unverified: 14 person killed",
        "s1 supports it (undated): https://a.example/ 12 person killed: 'so it was, so it was,",
        "and 12 people died'",
        f"s2 refutes it (undated): {'The owner of the mine ' * 6}".rstrip(),
    ):
        assert said in whole
    assert sum("[12 people]" in line for line in lines) == 2


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

    found, tagged, as_json = run("conflicts"), run("conflicts --tag ferry"), run("conflicts --json")

    assert (found.status, found.out, found.err) == (0, "", "Nothing contradicts anything.\n")
    assert (tagged.status, tagged.out, tagged.err) == (0, "", "Nothing contradicts anything.\n")
    assert (as_json.status, as_json.out, as_json.err) == (0, "[]\n", "")


# A tag that is typed where 'Bruxelles' and 'toll' are on record, and what is said of it.
TAGS = [
    ("bruxelles", "there is no tag 'bruxelles'; did you mean 'Bruxelles'?"),
    ("Brussels", "there is no tag 'Brussels'; did you mean 'Bruxelles'?"),
    ("tolls", "there is no tag 'tolls'; did you mean 'toll'?"),
    ("flood", "there is no tag 'flood'"),
    ("off", "there is no tag 'off'"),
]


@pytest.mark.parametrize(("typed", "says"), TAGS)
@pytest.mark.parametrize("shape", ["", " --json"])
def test_a_tag_that_is_not_on_record_is_no_comfort(mine: Run, typed: str, says: str, shape: str) -> None:
    mine("tag toll 1,2")
    mine("tag Bruxelles 3")
    mine("tag off 4")
    mine("tag off 4 --remove")

    ended = mine(f"conflicts --tag {typed}{shape}")

    assert (ended.status, ended.out, ended.err) == (1, "", f"claims: {says}\n")


def test_where_no_article_is_on_record_a_tag_is_not_looked_for(run: Run) -> None:
    ended = run("conflicts --tag toll --json")

    assert (ended.status, ended.out, ended.err) == (0, "[]\n", "")


def test_an_article_that_is_not_there_is_named(mine: Run) -> None:
    ended = mine("conflicts 9")

    assert (ended.status, ended.err) == (1, "claims: there is no article 9\n")


@pytest.mark.usefixtures("story")
def test_without_conflicts_or_a_record_a_terminal_gets_no_table(terminal: Terminal) -> None:
    assert terminal("conflicts").out == "Nothing contradicts anything.\n"
