import json
import shlex
from pathlib import Path

import pytest

from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("story")

FILTERS = {
    "list": "1 2 3 4 5 6",
    "list 1": "1 2 3 4 5 6",
    "list --status unverified": "1 2 3 4 5 6",
    "list --status verified": "",
    "list --status verified --status unverified": "1 2 3 4 5 6",
    "list --kind casualty": "1 3",
    "list --kind casualty --kind money": "1 3 5",
    "list --outcome killed": "1 3",
    "list --outcome injured": "",
    "list --unit USD": "5",
    "list --unit usd": "5",
    "list --speaker 'ana ruiz'": "6",
    "list --assignee ben": "",
    "list --assignee me": "",
    "list --assignee none": "1 2 3 4 5 6",
    "list --tag flood": "",
    "list --made-by title-rule": "4",
    "list --inside 1": "3",
    "list --open": "1 2 3 4 5 6",
    "list --stale": "",
    "list --unsourced": "1 2 3 4 5 6",
    "list --unread": "",
    "list --dismissed": "1 2 3 4 5 6",
    "list --since 2016-03-25": "1 2 3 4 5 6",
    "list --until '25 March 2016'": "",
    "list --since yesterday": "1 2 3 4 5 6",
    "list --until yesterday": "",
    "list --search PEO*": "1",
    "list --search 'mayor ruiz'": "4",
    "list --search peo": "",
    "list --sort priority": "1 3 5 6 4 2",
    "list --sort number": "1 2 3 4 5 6",
    "list --sort place": "1 2 3 4 5 6",
    "list --sort published --limit 2": "1 2",
    "list --sort updated --limit 1": "6",
    "list --limit 2 --all": "1 2 3 4 5 6",
    "unverified": "1 3 5 6 4 2",
    "unverified 1 --kind money": "5",
    "unverified --sort number --limit 3": "1 2 3",
}


@pytest.mark.parametrize(("line", "numbers"), FILTERS.items())
def test_a_filter_gives_the_claims_it_speaks_of(run: Run, line: str, numbers: str) -> None:
    ended = run(f"{line} --format ids")

    assert (ended.status, ended.out.split()) == (0, numbers.split())


def test_filters_follow_what_is_decided(run: Run) -> None:
    run("mark verified 1 --source https://a.example/")
    run("mark dismissed 2")
    run("source add 5 https://b.example/ --unread")
    run("source add 1 https://c.example/ --refutes")

    listed = {line: run(f"{line} --format ids").out.split() for line in FILTERS if line.count(" ") < 2}

    assert listed["list"] == ["1", "3", "4", "5", "6"]
    assert listed["list --dismissed"] == ["1", "2", "3", "4", "5", "6"]
    assert listed["list --stale"] == ["1"]
    assert listed["list --open"] == ["1", "3", "4", "5", "6"]
    assert listed["list --unread"] == ["5"]
    assert listed["list --unsourced"] == ["3", "4", "5", "6"]
    assert listed["unverified"] == ["3", "5", "6", "4"]


def test_a_row_shows_the_claim_marked_in_its_sentence(run: Run) -> None:
    ended = run("list --kind money")

    assert ended.out.splitlines() == [
        "no.  status      kind   value          claim",
        "  5  unverified  money  4,000,000 USD  The city had set aside [$4 million] for repairs.",
    ]


def test_a_sentence_goes_on_over_the_ends_of_broken_lines_but_not_of_a_headline(run: Run, tmp_path: Path) -> None:
    story = (
        "River Town\nThe barge struck the pier of the old bridge shortly before\n"
        "dawn, the harbor master said. Two swam."
    )
    (tmp_path / "barge.txt").write_text(story, encoding="utf-8")
    run(f"import {tmp_path / 'barge.txt'} --no-extract")
    run("add 2 'before dawn' --kind other")

    listed = run("list 2").out.splitlines()

    assert listed[1].endswith(
        "The barge struck the pier of the old bridge shortly [before dawn], the harbor master said."
    )


def test_piped_rows_are_never_cut(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")

    ended = run("list --kind title")

    assert "including three children, said [Mayor Ana Ruiz]." in ended.out


def test_a_limit_says_how_many_more_there_are(run: Run) -> None:
    ended = run("list --limit 2")

    assert len(ended.out.splitlines()) == 1 + 2
    assert ended.err == "4 more; --all shows them.\n"


def test_a_table_says_how_many_dismissed_claims_it_hides(run: Run) -> None:
    run("mark dismissed 2,5 --note 'no claim'")

    one, two, array = run("list --kind date"), run("list --limit 2"), run("list --json --limit 9")

    assert (one.out, one.err) == ("", "No claim is like that.\n1 dismissed claim is hidden; --dismissed shows it.\n")
    assert two.err == "2 more; --all shows them.\n2 dismissed claims are hidden; --dismissed shows them.\n"
    assert array.err == run("list --dismissed").err == run("list --status unverified").err == ""


def test_what_is_still_to_be_decided_ends_with_what_was_decided_and_is_doubted(run: Run) -> None:
    run("mark verified 1,3 --source https://a.example/")
    run("source add 1 https://b.example/ --refutes")
    one = run("unverified")
    run("source add 3 https://b.example/ --refutes")

    assert one.err == "1 decided claim is stale; 'claims list --stale' lists it.\n"
    assert run("unverified 1").err == "2 decided claims are stale; 'claims list 1 --stale' lists them.\n"
    assert run("list 1 --stale --format ids").out == "1\n3\n"
    assert run("unverified --format csv").err == run("list").err == ""


def test_rows_in_the_order_of_the_text_are_set_in_by_what_they_stand_inside(run: Run) -> None:
    run("add 1 'At least 12 people died when a road bridge fell on Monday' --kind event")
    run("add 1 '12 people' --kind quantity")

    table, by_number = (run(f"list --limit 3 --sort {order}").out.splitlines() for order in ("place", "number"))
    column = table[0].index("claim")

    assert [row[column:].partition("]")[0] for row in table[1:]] == [
        "[At least 12 people died when a road bridge fell on Monday",
        "  [At least 12 people",
        "    At least [12 people",
    ]
    assert by_number[1][by_number[0].index("claim") :].startswith("[At least 12 people] died")
    assert "depth" not in run("list --json").out


def test_an_empty_list_is_an_empty_table_and_an_empty_array(run: Run) -> None:
    table, array, rows = (run(f"list --stale {shape}") for shape in ("", "--json", "--format csv --fields number"))

    assert (table.status, table.out) == (0, "")
    assert json.loads(array.out) == []
    assert rows.out == "number\r\n"


@pytest.mark.parametrize("line", ["list", "unverified", "search x", "stats", "history", "source list", "article list"])
def test_where_there_is_no_record_yet_a_list_is_empty_and_nothing_is_made(run: Run, tmp_path: Path, line: str) -> None:
    place = tmp_path / "none" / "claims.db"

    ended = run(f"--database {shlex.quote(str(place))} {line} --json")

    assert (ended.status, json.loads(ended.out)) == (0, [])
    assert f"There is no record yet at {place}; 'claims import FILE' begins one." in ended.err
    assert not place.parent.exists()


def test_tags_of_an_article_choose_its_claims(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Nothing to see.\n")

    run(f"import {shlex.quote(str(other))} --no-extract --tag flood --tag river")
    run("add 2 Nothing --kind other")

    assert json.loads(run("article show 2 --json").out)["tags"] == ["flood", "river"]
    assert run("list --tag flood --format ids").out == "7\n"
