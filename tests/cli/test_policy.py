import json
from collections.abc import Callable

import pytest

from tests.conftest import Run

ALL = (
    "db policy --sources 2 --sources casualty=3 --independent money=2 --primary quote --primary name --sign-off "
    "--rating True --rating 'Mostly true' --publisher 'The Post' --publisher-address https://post.example/"
)


def test_a_desk_without_a_policy_asks_for_little(run: Run) -> None:
    ended = run("db policy")

    assert (ended.status, ended.out.splitlines()) == (
        0,
        [
            "sources needed for a verdict: 1",
            "independent ones: 0",
            "a primary one: not asked for",
            "sign-off: not required",
            "somebody else: by another name and another login",
            "ratings: any",
            "publisher: none",
        ],
    )


def test_a_policy_is_set_told_and_shown(run: Run) -> None:
    ended = run(ALL)

    assert ended.out.splitlines()[:3] == [
        "Policy: 2 sources.",
        "Policy: 3 sources for casualty.",
        "Policy: 2 independent sources for money.",
    ]
    assert json.loads(run("db policy --json").out) == {
        "sources": {"all": 2, "casualty": 3},
        "independent": {"all": 0, "money": 2},
        "primary": ["name", "quote"],
        "sign_off": True,
        "names_suffice": False,
        "ratings": ["True", "Mostly true"],
        "publisher": "The Post",
        "publisher_address": "https://post.example/",
    }
    assert "a primary one: for name, quote\n" in run("db policy").out
    assert "ana set the policy: 3 sources for casualty" in run("history").out
    assert run("db check").status == 0


# What is typed after all of that, what is other then, and how it reads.
UNSET = [
    ("--sources none", "sources", {"all": 1}),
    ("--sources none --sources money=4", "sources", {"all": 1, "money": 4}),
    ("--sources casualty=none", "sources", {"all": 2}),
    ("--independent money=0", "independent", {"all": 0, "money": 0}),
    ("--primary none", "primary", []),
    ("--primary quote=none", "primary", ["name"]),
    ("--primary none --primary event", "primary", ["event"]),
    ("--no-sign-off", "sign_off", False),
    ("--names-suffice", "names_suffice", True),
    ("--logins", "names_suffice", False),
    ("--rating none", "ratings", []),
    ("--rating False", "ratings", ["False"]),
    ("--publisher none --publisher-address none", "publisher", None),
]


@pytest.mark.parametrize(("typed", "field", "value"), UNSET)
def test_none_takes_a_rule_back(run: Run, typed: str, field: str, value: object) -> None:
    run(ALL)
    before = json.loads(run("db policy --json").out)

    ended = run(f"db policy {typed}")

    assert ended.status == 0
    after = json.loads(run("db policy --json").out)
    assert after[field] == value
    assert {k: v for k, v in after.items() if not k.startswith((field, "publisher"))} == {
        k: v for k, v in before.items() if not k.startswith((field, "publisher"))
    }


def test_what_is_so_already_is_said_to_be(run: Run, changes: Callable[[], int]) -> None:
    run(ALL)
    before = changes()

    assert run(ALL).out == "Nothing was changed: that is on record already.\n"
    assert changes() == before


@pytest.mark.parametrize(
    ("typed", "status", "says"),
    [
        ("--sources money=1 --independent money=2", 1, "1 source for money cannot be 2 independent ones"),
        (
            "--sources 2 --independent 3",
            1,
            "2 sources cannot be 3 independent ones; 'claims db policy --sources 3' asks",
        ),
        ("--sources 2 --sources 3", 2, "--sources cannot be both 2 and 3 for all"),
        ("--primary quote --primary quote=none", 2, "--primary cannot be both yes and none for quote"),
        ("--sources 0", 2, "'0' is not a number from 1 on"),
        ("--sources two", 2, "'two' is not a number from 1 on"),
        ("--sources casualties=2", 2, "'casualties' is not one of"),
        ("--sources =2", 2, "'' is not one of"),
        ("--primary qoute", 2, "Did you mean 'quote'?"),
        ("--primary quote=2", 2, "'quote=2' is neither a kind, nor one with =none after it"),
        ("--rating True --rating none", 2, "--rating none takes all labels back"),
        ("--rating a --rating A", 1, "the rating 'a' is there twice"),
        ("--publisher ' '", 2, "--publisher has at least one letter; none clears it"),
        ("--publisher-address nowhere --publisher us", 1, "'nowhere' is not an http(s) address"),
    ],
)
def test_a_policy_that_cannot_be_is_refused_in_one_line(
    run: Run, changes: Callable[[], int], typed: str, status: int, says: str
) -> None:
    ended = run(f"db policy {typed}")

    assert (ended.status, ended.out) == (status, "")
    assert says in ended.err.splitlines()[-1]
    assert changes() == 0


def test_a_policy_is_taken_back_as_everything_is(run: Run) -> None:
    run(ALL)
    run("db policy --sources 5")

    ended = run("undo")

    assert "the policy, 5 sources: taken out" in ended.out
    assert json.loads(run("db policy --json").out)["sources"] == {"all": 2, "casualty": 3}
