import csv
import io
import json
from pathlib import Path

import pytest

from claims import database
from claims.intake import Page
from claims.model import Article, Claim
from claims.tracking import history
from claims.vocabulary import Kind
from tests.cli.conftest import Shell
from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("story")


@pytest.fixture
def decided(story: Page, run: Run) -> None:
    """Every claim of the story verified, as Ana."""
    assert story.title
    run("source add 1-6 https://a.example/ --supports --yes")
    run("mark verified 1-6 --yes")


@pytest.mark.usefixtures("decided")
def test_an_article_that_passes_is_one_line_with_the_whole_head(run: Run) -> None:
    ended = run("gate 1")

    head = run("db info").out.split()[-1]
    assert len(head) == 64
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == (
        "Article 1 passes: 6 claims, 6 verdicts rest on nothing but sources that are not kept, "
        f"2 facts that no claim covers; the record's head is {head}.\n"
    )
    assert run(f"db check --head {head}").status == 0


def test_what_stands_against_an_article_is_listed_and_the_exit_status_is_3(run: Run) -> None:
    run("mark refuted 1 --source https://a.example/")
    run("mark dismissed 5 --note 'not ours'")
    run("--by ben mark dismissed 2")

    ended = run("gate 1")

    assert (ended.status, ended.err) == (3, "")
    assert ended.out.splitlines() == [
        "Claim 3 unverified: three children",
        "Claim 6 unverified: Nobody told us it was this bad",
        "Claim 4 unverified: Mayor Ana Ruiz",
        "Claim 1 refuted without a resolution: At least 12 people",
        "  'claims resolve RESOLUTION 1' says what is to be done",
        "Claim 5 dismissed by ana, priority 0.85: $4 million",
        (
            "Article 1 does not pass: something stands against 4 of 4 claims, 2 dismissed (ana 1, ben 1), "
            "1 verdict rests on nothing but sources that are not kept, 2 facts that no claim covers."
        ),
    ]


def test_a_resolution_that_was_not_carried_out_says_what_the_text_still_says(run: Run) -> None:
    run("mark refuted 1 --source https://a.example/")
    run("resolve attributed 1")

    ended = run("gate 1 --kind casualty --priority 0.93")

    assert ended.status == 3
    assert ended.out.splitlines()[1:3] == [
        "Claim 1 to be attributed, the text still says 'At least 12 people'",
        (
            "  the text is to be changed, and 'claims article update 1' takes it in; if it is changed around these "
            "words, 'claims resolve attributed 1 --replacement TEXT' says how it reads"
        ),
    ]
    assert (
        "  to be attributed, the text still says 'At least 12 people'; the text is to be changed, and "
        "'claims article update 1' takes it in; if it is changed around these words, "
    ) in run("show 1").out


def test_a_pipeline_reads_the_outcome_as_an_object(run: Run) -> None:
    run("mark unproven 2 --note asked")

    failed, passed = run("gate 1 --kind date --kind money --json"), run("gate 1 --kind date --json")

    outcome = json.loads(failed.out)
    assert (failed.status, outcome.pop("head")) == (3, run("db info").out.split()[-1])
    assert outcome == {
        "article": 1,
        "passed": False,
        "kinds": ["date", "money"],
        "priority": 0,
        "claims": 2,
        "not_looked_at": 4,
        "findings": [
            {
                "number": 5,
                "rule": "unverified",
                "finding": "unverified",
                "remedy": "'claims mark STATUS 5' decides it",
                "kind": "money",
                "status": "unverified",
                "priority": 0.85,
                "text": "$4 million",
            }
        ],
        "dismissed": {},
        "dismissed_high": [],
        "unkept": 0,
        "by_note": 0,
        "coverage": False,
        "uncovered": 2,
    }
    assert (passed.status, json.loads(passed.out)["passed"]) == (0, True)


def test_the_findings_are_a_list_in_any_other_format(run: Run) -> None:
    as_csv, as_ids, some = run("gate 1 --format csv"), run("gate 1 --format ids"), run("gate 1 --fields number,rule")

    assert [row["number"] for row in csv.DictReader(io.StringIO(as_csv.out))] == ["1", "3", "5", "6", "4", "2"]
    assert as_ids.out.split() == ["1", "3", "5", "6", "4", "2"]
    assert some.out.splitlines()[:2] == ["number  rule", "1       unverified"]
    assert {as_csv.status, as_ids.status, some.status} == {3}


@pytest.mark.usefixtures("decided")
def test_the_policy_is_held_against_verdicts_and_shown_with_the_claims(run: Run) -> None:
    run("db policy --sources money=2 --sign-off")

    ended, shown = run("gate 1 --kind money"), run("show 5").out.splitlines()

    assert ended.out.splitlines()[:4] == [
        "Claim 5 verified, but 1 source supports it, and the policy asks for 2: $4 million",
        "  add another with 'claims source add 5 LOCATION --supports'",
        "Claim 5 verified, but nobody has signed it off: $4 million",
        "  somebody else does with 'claims --by NAME sign-off 5'",
    ]
    assert shown[:3] == [
        "Claim 5: verified",
        (
            "  verified, but 1 source supports it, and the policy asks for 2; add another with "
            "'claims source add 5 LOCATION --supports'"
        ),
        "  verified, but nobody has signed it off; somebody else does with 'claims --by NAME sign-off 5'",
    ]


def test_nothing_stands_against_an_undecided_claim_that_is_shown(run: Run) -> None:
    assert "unverified" not in "".join(run("show 1").out.splitlines()[1:])


def test_an_article_without_claims_passes_and_says_so(run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("desk") / "empty.txt"
    path.write_text("nothing is claimed here.")
    run(f"import {path} --no-extract")

    ended = run("gate 2 --coverage")

    said = "Article 2 passes, but nothing of it was checked: no claim of it is on record; the record's head is "
    assert (ended.status, ended.out.startswith(said)) == (0, True)


def test_an_article_whose_claims_are_all_dismissed_passes_and_says_so(run: Run) -> None:
    run("mark dismissed 1-6 --note no --yes")

    assert "Article 1 passes: there is no claim to look at, 6 dismissed (ana 6), 2 facts" in run("gate 1").out


# What is looked at of an article whose casualties and money are verified, and what the last line begins with.
SOME = [
    ("--kind money", 0, "Of article 1, 1 claim of kind money passes, 5 others were not looked at, "),
    ("--kind money --kind casualty", 0, "Of article 1, 3 claims of kind money or casualty pass, 3 others were "),
    (
        "--kind casualty --priority 0.8",
        0,
        "Of article 1, 2 claims of kind casualty and priority 0.8 or higher pass, 4 others were not looked at, ",
    ),
    ("--kind rank", 0, "Of article 1, there is no claim of kind rank to look at, 6 others were not looked at, "),
    (
        "--priority 0.7",
        3,
        (
            "Article 1 does not pass: something stands against 2 of 5 claims of priority 0.7 or higher, 1 other was "
            "not looked at, "
        ),
    ),
    ("--priority 0.1", 3, "Article 1 does not pass: something stands against 3 of 6 claims, 3 verdicts rest "),
    ("--kind money --coverage", 3, "Article 1 does not pass: 1 claim of kind money, 5 others were not looked at, "),
]


@pytest.mark.parametrize(("options", "status", "says"), SOME)
def test_an_article_of_which_only_some_was_looked_at_is_not_said_to_pass(
    run: Run, options: str, status: int, says: str
) -> None:
    run("source add 1,3,5 https://a.example/ --supports")
    run("mark verified 1,3,5")

    ended = run(f"gate 1 {options}")

    assert (ended.status, ended.out.splitlines()[-1][: len(says)]) == (status, says)


def test_what_was_resolved_and_not_decided_says_so_with_the_command(run: Run) -> None:
    run("resolve accepted_risk 2 --note 'no time'")

    said, shown = run("gate 1 --kind date").out.splitlines(), run("show 2").out.splitlines()

    assert said[:2] == [
        "Claim 2 unverified: resolved as accepted risk, but nobody has decided it: Monday",
        "  'claims mark unproven 2 --note WHY' says that somebody looked, and what for",
    ]
    assert shown[1].startswith("  unverified: resolved as accepted risk, but nobody has decided it; 'claims mark ")


def test_a_source_that_says_the_opposite_is_told_with_what_mends_it(run: Run) -> None:
    run("source add 1 https://a.example/ --supports")
    run("source add 1 https://b.example/ --refutes")

    marked, said = run("mark verified 1"), run("gate 1 --priority 0.93 --kind casualty").out.splitlines()

    assert said[1:3] == [
        "Claim 1 source s2 refutes it, and nothing says why it is verified: At least 12 people",
        "  mark it disputed with 'claims mark disputed 1', or say why with 'claims mark verified 1 --note WHY'",
    ]
    assert marked.err == (
        "Claim 1: source s2 refutes it, and nothing says why it is verified; mark it disputed with "
        "'claims mark disputed 1', or say why with 'claims mark verified 1 --note WHY'.\n"
    )


def test_verdicts_that_rest_by_a_note_are_counted(run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("desk") / "report.txt"
    path.write_text("The city had set aside $5 million for repairs.")
    run(f"source add 5,6 {path} --supports --quote 'The city had set aside $4 million' --capture --yes")
    run("mark verified 5,6 --note 'a misprint'")

    both, one = run("gate 1").out, run("gate 1 --kind money").out

    assert ", 2 verdicts rest by their notes on a quote or a figure that does not hold, " in both
    assert ", 1 verdict rests by its note on a quote or a figure that does not hold, " in one
    assert (json.loads(run("gate 1 --json").out)["by_note"], "not kept" in both) == (2, False)


@pytest.mark.usefixtures("decided")
def test_facts_that_no_claim_covers_stand_against_it_only_where_asked(run: Run) -> None:
    counted, required = run("gate 1"), run("gate 1 --coverage")

    assert counted.status == 0
    assert required.status == 3
    assert required.out.splitlines() == [
        "2 facts that no claim covers: 'claims coverage 1' shows them",
        (
            "Article 1 does not pass: 6 claims, 6 verdicts rest on nothing but sources that are not kept, "
            "2 facts that no claim covers."
        ),
    ]
    assert len(json.loads(run("coverage 1 --json").out)) == 2


def test_an_article_without_a_text_has_nothing_to_cover(run: Run, place: Path) -> None:
    with database.begin(database.locate(str(place))) as session:
        session.info["login"] = "tester"
        history.add(session, Article(title="A table"), by="ana")
        history.add(session, Claim(article_id=2, kind=Kind.OTHER, text="so", priority=1, made_by="person"), by="ana")
    run("resolve cut 7")

    open_, as_json = run("gate 2 --coverage"), run("gate 2 --coverage --json")
    run("mark unproven 7 --note asked")

    assert (open_.status, open_.out.splitlines()[0]) == (
        3,
        "Claim 7 unverified: resolved as cut, but nobody has decided it: so",
    )
    assert json.loads(as_json.out)["uncovered"] is None
    assert run("gate 2 --coverage").status == 0


@pytest.mark.parametrize(
    ("line", "status", "says"),
    [
        ("gate 9", 1, "there is no article 9"),
        ("gate", 2, "Missing argument 'ARTICLE'"),
        ("gate 1 --kind casualties", 2, "'casualties' is not one of"),
        *(
            (f"gate 1 --priority {typed}", 2, f"'{typed}' is not a priority; write a number from 0 to 1")
            for typed in ("2", "high", "nan", "-1", "inf")
        ),
    ],
)
def test_what_cannot_be_judged_is_said_in_one_line(run: Run, line: str, status: int, says: str) -> None:
    ended = run(line)

    assert (ended.status, ended.out) == (status, "")
    assert says in ended.err.splitlines()[-1]


def test_a_real_process_ends_with_3(shell: Shell) -> None:
    ended = shell("gate", "1")

    assert (ended.status, ended.err) == (3, "")
