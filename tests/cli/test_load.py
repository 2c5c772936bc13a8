"""`claims load` as it is typed, with files of our own format."""

import json
import re
import stat
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL

from claims import database
from claims.reports.exchange import bundle
from claims.tracking import exchanging
from claims.tracking.listing import Filter
from claims.vocabulary import Reader
from tests.cli import sites
from tests.cli.conftest import Pipe, Terminal
from tests.conftest import Run
from tests.tracking.loading import desk


def exported(place: URL) -> str:
    with database.look(place) as session:
        return "".join(bundle.write_json(exchanging.records(session, Filter(), Reader.DESK, told=True)))


@pytest.fixture
def out(template: Path, tmp_path: Path) -> Path:
    """A file that another desk wrote of its record."""
    file = tmp_path / "out.json"
    file.write_text(exported(desk.filled(template, tmp_path / "other.db")))
    return file


def test_a_record_moves_from_one_desk_to_another(run: Run, out: Path, place: Path) -> None:
    first, second = run(f"load {out}"), run(f"load {out}")

    assert (first.status, first.err) == (0, "")
    assert first.out == (
        "Loaded 2 articles, 7 sources, 4 snapshots, 12 claims, 11 pieces of evidence, 6 tags, 3 notes; "
        "5 claims of them with a verdict.\n"
    )
    assert (second.status, second.out) == (0, "Loaded nothing; 45 were so already.\n")
    assert exported(database.locate(str(place))) == out.read_text()
    assert "The record is whole: " in run("db check").out


def test_a_load_is_undone(run: Run, out: Path) -> None:
    run(f"load {out}")

    undone = run("undo --yes")

    assert (undone.status, undone.err) == (0, "")
    assert run("list --all").out == ""
    assert run("db check").status == 0
    assert run("redo --yes").status == 0
    assert len(run("list --format ids").out.split()) == 10


def test_a_dry_run_shows_all_and_makes_no_record(
    run: Run, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_DATABASE", str(tmp_path / "none.db"))

    ended = run(f"load {out} --dry-run")

    assert ended.status == 0
    lines = ended.out.splitlines()
    assert lines[0] == "+ article 1: 'Bridge collapse leaves dozens hurt'"
    assert "+ claim 1 (verified): 'At least 12 people'" in lines
    assert not any("Ostrowska" in line for line in lines)
    assert lines[-1].startswith("Would load 2 articles, 7 sources, ")
    assert not (tmp_path / "none.db").exists()


def test_a_dry_run_at_a_record_changes_nothing(run: Run, out: Path, changes: Callable[[], int]) -> None:
    ended = run(f"load {out} --dry-run")

    assert ended.status == 0
    assert changes() == 0


def test_what_is_piped_in_is_told_by_its_bytes(run: Run, out: Path, pipe: Pipe) -> None:
    pipe(out.read_text())

    assert run("load -").out.startswith("Loaded 2 articles")


def test_all_that_stands_in_the_way_is_named_and_nothing_kept(run: Run, out: Path, changes: Callable[[], int]) -> None:
    said = json.loads(out.read_text())
    for claim in said["claims"]:
        claim["status"] = "done"
    said["claims"] *= 5
    out.write_text(json.dumps(said))

    ended = run(f"load {out}")

    assert (ended.status, ended.out) == (1, "")
    lines = ended.err.splitlines()
    assert len(lines) == 51
    assert lines[0] == (
        f"claims: {out}, claims[0].status: 'done' is none of unverified, verified, refuted, disputed, unproven, "
        "dismissed"
    )
    assert lines[-1] == "claims: and 10 more; nothing was loaded"
    assert changes() == 0


def test_a_refused_load_makes_no_record(run: Run, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_DATABASE", str(tmp_path / "none.db"))
    said = json.loads(out.read_text())
    said["claims"][10]["status"] = "verified"
    out.write_text(json.dumps(said))

    ended = run(f"load {out}")

    assert ended.status == 1
    assert ended.err.splitlines() == [
        f"claims: {out}, claims[10]: the claim '$4 million' is verified in it, but no source supports it yet",
        "claims: nothing was loaded",
    ]
    assert not (tmp_path / "none.db").exists()


def test_a_record_begins_with_what_is_loaded(
    run: Run, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "desk" / "none.db"
    monkeypatch.setenv("CLAIMS_DATABASE", str(place))

    ended = run(f"load {out}")

    assert (ended.status, ended.err) == (0, "")
    assert run("db check").status == 0
    assert "1" in run("list --format ids").out.split()
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert {path.name for path in place.parent.iterdir()} <= {"none.db", "none.db-wal", "none.db-shm"}


@pytest.fixture
def newer(run: Run, out: Path) -> Path:
    """The file again, in which five of the claims on record were given to somebody."""
    run(f"load {out}")
    said = json.loads(out.read_text())
    for claim in said["claims"][-5:]:
        claim.update(assignee="cy", updated_at="2090-01-01T00:00:00+00:00")
    out.write_text(json.dumps(said))
    return out


def test_many_claims_are_not_changed_unasked(run: Run, newer: Path) -> None:
    ended = run(f"load {newer}")

    assert ended.status == 1
    assert ended.out.splitlines()[0] == "~ claim 8, 'Monday': assignee none → cy"
    assert ended.err == "claims: to change 5 claims at once, say --yes; there is no terminal to ask on\n"
    assert run("list --assignee cy --format ids").out == ""

    assert "\nLoaded nothing; changed 5 claims; " in run(f"load {newer} --yes").out
    assert run(f"load {newer}").out.startswith("Loaded nothing; ")


def test_a_person_is_asked(terminal: Terminal, newer: Path) -> None:
    ended = terminal("load", str(newer), answer="y\n", columns=100)

    assert "Change 5 claims? [y/N]: " in ended.out
    assert "changed 5 claims" in ended.out


def test_a_claim_that_was_changed_here_later_is_named(run: Run, out: Path) -> None:
    run(f"load {out}")
    run("assign dora 12")

    said = json.loads(out.read_text())
    said["claims"][11]["assignee"] = "cy"
    out.write_text(json.dumps(said))
    ended = run(f"load {out}")

    assert ended.status == 1
    assert re.match(
        rf"claims: {out}, claims\[11\]: claim 12 was changed here on \S+ at \S+, later than in the file \(", ended.err
    )


REFUSED = {
    "load {}/nothing.json": "claims: there is no file {}/nothing.json",
    "load {}": "claims: {} is a folder: name the files in it",
    "load {}/empty.json": "claims: {}/empty.json is empty",
    "load {}/words.txt": (
        "claims: {}/words.txt is nothing that can be loaded: a file that 'claims export' wrote (.json .jsonl .csv "
        ".xlsx), a table, a ClaimReview (.json .html, or its address), or a Word file of 'claims report'"
    ),
    "load {}/newer.json": (
        "claims: {}/newer.json is of version 2 of the exchange format, newer than this program's 1: upgrade with "
        "'pip install --upgrade claims-tracker'"
    ),
    "load {}/newer.json --map Fact=text": (
        "claims: --map says what the columns of a table are, and {}/newer.json is none"
    ),
    "load {}/newer.json --map Fact": ("claims: 'Fact' does not say what a column is; write --map 'Fact=text'"),
    "load {}/whole.json --article 1": (
        "claims: {}/whole.json says itself of which articles its claims are; leave --article out"
    ),
    "load {}/deep.json": "claims: {}/deep.json cannot be read as JSON: it is nested too deeply",
    "load {}/large.json --max-size 1": ("claims: {}/large.json is larger than the limit of 1 MB: --max-size raises it"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    head = '{"format": "claims", "version": 1'
    (folder / "empty.json").write_text(" \n")
    (folder / "words.txt").write_text("A bridge fell.")
    (folder / "newer.json").write_text('{"format": "claims", "version": 2}')
    (folder / "whole.json").write_text(f"{head}}}")
    (folder / "deep.json").write_text(f'{head}, "articles": {"[" * 100_000}')
    (folder / "large.json").write_text(f'{head}, "articles": ["{"x" * 1_000_000}"]}}')
    return folder


@pytest.mark.parametrize("line", REFUSED)
def test_what_cannot_be_loaded_is_refused_in_one_line(
    run: Run, folder: Path, line: str, changes: Callable[[], int]
) -> None:
    ended = run(line.format(folder))

    assert (ended.status, ended.out, ended.err) == (1, "", REFUSED[line].format(folder) + "\n")
    assert changes() == 0


def test_an_address_of_this_machine_is_not_asked_unless_that_is_allowed(run: Run) -> None:
    with sites.opened() as site:
        ended = run(f"load {site.says('/review', 'No review.')}")

    assert ended.status == 1
    assert "private" in ended.err


def test_a_file_of_fifty_megabytes_is_read(run: Run, out: Path) -> None:
    said = json.loads(out.read_text())
    note = said["claims"][0]["notes"][0]
    said["claims"][0]["notes"].append({**note, "uid": str(uuid4()), "text": "x" * 48_000_000})
    out.write_text(json.dumps(said))

    assert run(f"load {out} --dry-run").status == 0


@pytest.fixture
def busy(run: Run, tmp_path: Path) -> Run:
    """At a record that has another article."""
    (tmp_path / "other.txt").write_text("Another text, in which nothing much is said.")
    assert run(f"import {tmp_path / 'other.txt'}").status == 0
    return run


def test_what_another_desk_decided_goes_by_the_rules_of_this_one(busy: Run, out: Path) -> None:
    busy("db policy --sources 5")

    refused = busy(f"load {out}")

    assert refused.status == 1
    assert "is verified in it, but" in refused.err


def test_nobody_has_signed_off_here_what_was_signed_off_elsewhere(busy: Run, out: Path) -> None:
    content = json.loads(out.read_text())
    for claim in content["claims"]:
        claim["signed_off_by"] = "the boss" if claim["status"] == "verified" else None
    out.write_text(json.dumps(content))

    assert busy(f"load {out} --yes").status == 0

    assert not any(claim["signed_off_by"] for claim in json.loads(busy("list --json").out))


# A table of one row for article 1, what is typed after it, and why it is refused.
ROWS = [
    ("uid,text\nx,Nobody came\n", "", "row 2: 'x' is no uid; leave the cell empty for a new claim"),
    (f"article,text\n{'9' * 20},Nobody came\n", "", f"row 2: there is no article '{'9' * 18}'"),
    (f"article,text\n{'9' * 5000},Nobody came\n", "", f"row 2: there is no article '{'9' * 18}'"),
    ("uid,text\n{uid},Nobody came\n", "--article 2", "row 2: claim 1 is of article 1, not 2"),
    ("uid,rating\n{uid},\n", "", "row 2: ben gave claim 1 its rating; leave it, or say why with 'claims mark"),
]


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(("table", "more", "said"), ROWS)
def test_a_row_that_no_rule_lets_in_is_named(run: Run, tmp_path: Path, table: str, more: str, said: str) -> None:
    (tmp_path / "other.txt").write_text("Another text, in which nothing much is said.")
    run(f"import {tmp_path / 'other.txt'}")
    run("source add 1 https://city.example/ --supports")
    run("--by ben mark verified 1 --rating 'Mostly true'")
    uid = json.loads(run("show 1 --json").out)["uid"]
    (tmp_path / "rows.csv").write_text(table.replace("{uid}", uid))

    ended = run(f"load {tmp_path / 'rows.csv'} {more}")

    assert ended.status == 1
    assert said in ended.err
    assert json.loads(run("show 1 --json").out)["rating"] == "Mostly true"
