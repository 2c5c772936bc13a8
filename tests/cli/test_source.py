import json
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Pipe
from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("story")

ONE = "source add 1 https://www.defense.gov/ --supports --quote 'it is so' --no-capture"


@pytest.mark.parametrize(
    ("flag", "stance", "said"),
    [
        ("--supports", "supports", "supports it"),
        ("--refutes", "refutes", "refutes it"),
        ("--context", "context", "gives context"),
        ("--absent", "absent", "does not say it"),
        ("--unread", "unread", "is yet to be read"),
    ],
)
def test_a_source_is_added_with_what_it_does(run: Run, flag: str, stance: str, said: str) -> None:
    ended = run(f"source add 1 https://a.example/ {flag}")

    assert ended.out.startswith(f"Claim 1 has source s1, which {said}: At least 12 people (article 1,")
    assert json.loads(run("show 1 --json").out)["sources"][0]["stance"] == stance


def test_what_is_known_of_a_source_can_be_said(run: Run, pipe: Pipe) -> None:
    pipe("we counted twelve\n")

    run("source add 1 --cite 'Phone call with Dr Lee,  3 May' --supports --kind interview --title Lee --quote -")

    listed = json.loads(run("source show s1 --json").out)
    assert (listed["citation"], listed["title"]) == ("Phone call with Dr Lee, 3 May", "Lee")
    assert (listed["kind"], listed["level"], listed["location"]) == ("interview", "primary", None)
    assert json.loads(run("show 1 --json").out)["sources"][0]["quote"] == "we counted twelve"


def test_the_same_address_is_the_same_source(run: Run) -> None:
    run(ONE)

    run("source add 2 HTTPS://WWW.defense.gov:443/#top --context --level secondary")
    run("source add 3 s1 --absent --locator 'p. 3'")

    [source] = json.loads(run("source list --json").out)
    assert (source["location"], source["claims"], source["level"]) == ("https://www.defense.gov/", 3, "secondary")


def test_a_file_is_a_source_by_its_bytes(run: Run, tmp_path: Path) -> None:
    for name in ("report.pdf", "copy of report.pdf"):
        tmp_path.joinpath(name).write_bytes(b"%PDF-1.7 \x00\xff")

    for name in ("report.pdf", "copy of report.pdf"):
        run(f"source add 1 {shlex.quote(str(tmp_path / name))} --supports")

    [source] = json.loads(run("source list --json").out)
    assert (source["title"], source["kind"], source["media_type"]) == ("report.pdf", "document", "application/pdf")


def test_all_the_evidence_of_a_claim_serves_another(run: Run) -> None:
    run(ONE)

    ended = run("source add 3 --from 1")

    assert ended.out.startswith("Claim 3 has the evidence of claim 1: three children")
    assert json.loads(run("source show s1 --json").out)["claims"] == 2


def test_a_dry_run_adds_nothing(run: Run, changes: Callable[[], int]) -> None:
    before = changes()

    ended = run("source add 1-5 https://a.example/ --supports --dry-run")

    assert ended.out.splitlines()[0].startswith("Claim 1 would have source s1, which supports it")
    assert changes() == before


def test_sources_are_listed_all_or_beside_a_claim_or_unread(run: Run) -> None:
    run(ONE)
    run("source add 2 https://b.example/ --unread")

    assert run("source list --format ids").out.split() == ["1", "2"]
    assert run("source list 2 --format ids").out.split() == ["2"]
    assert run("source list --unread --format ids").out.split() == ["2"]
    assert run("source list").out.splitlines()[1].split() == [
        *("s1", "1", "official_record", "primary", "no", "https://www.defense.gov/")
    ]


def test_the_reading_list_says_which_claims_wait(run: Run) -> None:
    run("source add 1-3,5 https://b.example/ --unread --yes")
    run("source add 2 https://c.example/ --unread")
    run("mark dismissed 2 --note 'no fact'")

    listed = run("source list --unread")

    assert [line.split() for line in listed.out.splitlines()] == [
        ["source", "waits", "on", "kind", "level", "kept", "where"],
        ["s1", "claims", "1,3,5", "website", "secondary", "no", "https://b.example/"],
    ]
    assert json.loads(run("source list --unread --json").out)[0]["waiting"] == [1, 3, 5]
    assert run("source list --unread --article 1 --format ids").out == "1\n"
    assert run("source list 3 --unread --format ids").out == "1\n"
    assert run("source list 4 --unread").err == "No source is like that.\n"


def test_a_source_is_shown_with_its_claims(run: Run) -> None:
    run(ONE)

    assert run("source show s1").out.splitlines() == [
        "Source s1: https://www.defense.gov/",
        "  official_record, primary",
        "  never captured; 'claims source capture s1' keeps what it says",
        "  supports it: claim 1, 'it is so' (unchecked)",
    ]


def test_a_source_can_be_corrected(run: Run) -> None:
    run(ONE)

    run("source edit s1 --title 'The notice' --kind website --level tertiary")
    run("source edit 1 --claim 1 --refutes --quote 'it is not so' --locator 'line 2'")

    source, proof = json.loads(run("source show 1 --json").out), json.loads(run("show 1 --json").out)["sources"][0]
    assert (source["title"], source["kind"], source["level"]) == ("The notice", "website", "tertiary")
    assert (proof["stance"], proof["quote"], proof["locator"]) == ("refutes", "it is not so", "line 2")


def test_a_source_can_be_taken_back_from_one_claim_or_from_all(run: Run) -> None:
    run(ONE)
    run("source add 2,3 s1 --supports")

    one, rest = run("source remove s1 --claim 1"), run("source remove s1")

    assert one.out == "Source s1 taken back from claim 1.\n"
    assert rest.out == "Source s1 taken back from claim 2-3.\n"
    assert run("source list --format ids").out == ""
    assert "ana took out source s1" in run("history").out


@pytest.mark.parametrize(
    ("line", "status", "says"),
    [
        ("source", 2, "Usage: claims source"),
        ("source ad 1", 2, "Did you mean 'add'?"),
        ("source add 1 https://b.example/", 2, "say what the source does: --supports, --refutes,"),
        ("source add 1 https://b.example/ --supports --absent", 2, "--supports and --absent cannot both be so"),
        ("source add 1 --supports", 2, "name the source by its LOCATION, or by --cite"),
        ("source add 1 https://b.example/ --cite words --supports", 2, "name the source by its LOCATION, or by --cite"),
        ("source add 1 nothing-there --supports", 1, "nothing-there is neither an http(s) address nor a file"),
        ("source add 1 ftp://b.example/ --supports", 1, "only http and https are"),
        ("source add 1 - --supports", 1, "- cannot be a source"),
        ("source add 1 --cite ' ' --supports", 1, "a source is an address, a file or, with --cite, words"),
        ("source add 1 s9 --supports", 1, "there is no source s9"),
        ("source add 1 s1 --supports --quote ' '", 1, "a quote has at least one word"),
        ("source add 1-4 s1 --supports", 1, "say --yes"),
        ("source add 3 --from 2", 1, "claim 2 has no source to use"),
        ("source add 99 s1 --supports", 1, "there is no claim 99"),
        ("source list 99", 1, "there is no claim 99"),
        ("source list --article 9", 1, "there is no article 9"),
        ("source show s9", 1, "there is no source s9"),
        ("source show nine", 2, "'nine' is not the number of a source; write s4"),
        ("source edit s1", 2, "say what to correct"),
        ("source edit s1 --refutes", 2, "say what to correct"),
        ("source edit s1 --claim 1", 2, "say what to correct"),
        ("source edit s9 --title T", 1, "there is no source s9"),
        ("source edit s1 --claim 2 --refutes", 1, "source s1 does not stand beside claim 2"),
        ("source remove s9", 1, "there is no source s9"),
        ("source remove s1 --claim 2", 1, "source s1 does not stand beside claim 2"),
    ],
)
def test_what_cannot_be_is_refused(run: Run, changes: Callable[[], int], line: str, status: int, says: str) -> None:
    run(ONE)
    before = changes()

    ended = run(line)

    assert (ended.status, ended.out) == (status, "")
    assert says in ended.err
    assert changes() == before
