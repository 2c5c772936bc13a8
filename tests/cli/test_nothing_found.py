"""A list that is empty says so to whoever looks, and to no program."""

import pytest

from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("story")

EMPTY = [
    ("list --status refuted", "No claim is like that.\n"),
    ("unverified --kind rank", "No claim is like that.\n"),
    ("list --tag Flood", "No claim is like that; did you mean 'flood'?\n"),
    ("list --tag floods", "No claim is like that; did you mean 'flood'?\n"),
    ("list --tag fire", "No claim is like that.\n"),
    ("list --assignee ben", "No claim is like that; did you mean 'Ben'?\n"),
    ("list --made-by MONEY-rule", "No claim is like that; did you mean 'money-rule'?\n"),
    ("list --assignee Ben --kind rank", "No claim is like that.\n"),
    ("history --person Ana", "No change is like that; did you mean 'ana'?\n"),
    ("history --until 1999-01-01", "No change is like that.\n"),
    ("source list", "No source is like that.\n"),
]


@pytest.mark.parametrize(("line", "says"), EMPTY)
def test_an_empty_list_says_so(run: Run, line: str, says: str) -> None:
    run("tag flood 1")
    run("assign Ben 1")

    table, program = run(line), run(f"{line} --json")

    assert (table.status, table.out, table.err) == (0, "", says)
    assert (program.status, program.out, program.err) == (0, "[]\n", "")


def test_a_record_without_articles_says_so(run: Run) -> None:
    run("article remove 1 --yes")

    assert run("article list").err == "No article is on record.\n"
