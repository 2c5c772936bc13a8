"""Many articles at once: folders and patterns, a line for each, interrupted and gone on with."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from claims import database, extraction
from claims.cli import batch, taking
from claims.cli.desk import Desk
from claims.cli.taking import Taking
from claims.intake import Page
from claims.intake.page import Reference, Remark
from tests.cli.conftest import Shell
from tests.conftest import Run

FILES = 12


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of many articles, with something else in it."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    for number in range(FILES):
        lines = [f"Bus {number}-{line} hit a wall on Monday, and {line + 2} people were hurt." for line in range(12)]
        (folder / f"bus{number:02}.txt").write_text("\n\n".join(lines))
    (folder / "bus.jpg").write_bytes(b"\xff\xd8\xff")
    monkeypatch.chdir(tmp_path)
    return folder


def small(folder: Path, number: int) -> Path:
    folder.mkdir()
    for at in range(number):
        (folder / f"n{at}.txt").write_text(f"Number {at} came and went.")
    return folder


def test_a_folder_is_taken_in_with_a_line_for_each_file(run: Run, tmp_path: Path) -> None:
    folder = small(tmp_path / "desk", 3)
    (folder / "empty.md").write_text("")
    (folder / "table.xlsx").write_text("")

    ended = run(f"import {folder} --no-extract --tag bus")

    assert ended.out.splitlines() == [
        f"Article {at + 1}: Number {at} came and went. ({folder}/n{at}.txt): 0 claims" for at in range(3)
    ]
    assert (ended.status, ended.err.splitlines()) == (
        1,
        [
            "Left out: 1 file of other kinds (.xlsx).",
            f"claims: {folder}/empty.md is empty",
            "4 files: 3 taken in (0 claims), 1 not read.",
            "Next: claims unverified",
        ],
    )
    assert [article["tags"] for article in json.loads(run("article list --json").out)] == [["bus"]] * 3


def test_a_pattern_is_for_us_where_the_shell_left_it(run: Run, tmp_path: Path) -> None:
    folder = small(tmp_path / "desk", 3)

    assert run(f"import '{folder}/*[12].txt' --no-extract").err.startswith("2 files: 2 taken in")
    assert "3 files: 1 taken in (0 claims), 2 on record already." in run(f"import '{tmp_path}/**' --no-extract").err


def test_what_stands_for_nothing_stops_nothing(run: Run, tmp_path: Path) -> None:
    small(tmp_path / "desk", 1)
    (tmp_path / "none").mkdir()

    ended = run(f"import {tmp_path}/none {tmp_path}/desk '{tmp_path}/*.odt' --no-extract")

    assert (ended.status, ended.out.count("Article 1: ")) == (1, 1)
    assert [line for line in ended.err.splitlines() if line.startswith("claims: ")] == [
        f"claims: the folder {tmp_path}/none has no article in it",
        f"claims: the pattern {tmp_path}/*.odt finds no article",
    ]


def test_a_folder_with_nothing_in_it_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()

    ended = run(f"import {tmp_path}/none")

    assert (ended.status, ended.out, ended.err) == (1, "", f"claims: the folder {tmp_path}/none has no article in it\n")


def test_one_title_is_not_for_several(run: Run, tmp_path: Path) -> None:
    folder = small(tmp_path / "desk", 2)

    ended = run(f"import {folder} --title 'The number'")

    assert (ended.status, run("article list").out) == (2, "")
    assert "--title is the title of one article, and these are 2: leave it out" in ended.err
    (folder / "n1.txt").unlink()
    assert run(f"import {folder} --title 'The number' --no-extract").out.startswith("Article 1: The number\n")


def test_a_dry_run_of_many_takes_nothing_in(run: Run, tmp_path: Path) -> None:
    folder = small(tmp_path / "desk", 2)

    ended = run(f"import {folder} --no-extract --dry-run")

    assert ended.out.splitlines()[0] == (
        f"Number 0 came and went. ({folder}/n0.txt): no claim was looked for in it; nothing was added."
    )
    assert ended.err == "2 files: 2 would be taken in (0 claims).\n"
    assert run("article list").out == ""


@pytest.mark.usefixtures("drafts")
def test_without_days_of_publication_one_line_names_the_articles(run: Run) -> None:
    ended = run("import drafts/bus00.txt drafts/bus01.txt")

    assert "No day of publication is known of articles 1-2, so that" in ended.err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_is_on_record_by_its_bytes_is_passed_over_without_reading_it(
    run: Run, tmp_path: Path, environment: dict[str, str], jobs: str
) -> None:
    folder = small(tmp_path / "desk", 3)
    run(f"import {folder} --no-extract")
    code = f"""
import sys
from claims.cli.main import main
called = set()
sys.setprofile(lambda frame, *_: called.add((frame.f_globals.get("__name__"), frame.f_code.co_name)))
status = main(["import", {str(folder)!r}, "--jobs", "{jobs}"])
sys.setprofile(None)
print(status, "spacy" in sys.modules, ("claims.intake.reading", "read") in called)
"""

    ended = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=True
    )

    assert ended.stdout.splitlines()[-1] == "0 False False"
    assert ended.stderr == "3 files: 3 on record already.\n"


@pytest.mark.slow
@pytest.mark.parametrize(("signum", "jobs"), [(signal.SIGKILL, "1"), (signal.SIGTERM, "2")])
@pytest.mark.usefixtures("drafts")
def test_a_batch_that_was_killed_goes_on_where_it_stopped(
    shell: Shell, run: Run, environment: dict[str, str], signum: int, jobs: str
) -> None:
    line = [sys.executable, "-m", "claims", "import", "drafts", "--published", "2024-05-09", "--jobs", jobs]
    with subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        for _ in range(3):
            process.stdout.readline()
        children = _children(process.pid)
        process.send_signal(signum)

    before = len(json.loads(run("article list --json").out))
    again = shell(*line[3:])

    listed = json.loads(run("article list --json").out)
    assert 3 <= before < FILES
    assert sorted(Path(article["location"]).name for article in listed) == [f"bus{n:02}.txt" for n in range(FILES)]
    assert {article["claims"] for article in listed} == {listed[0]["claims"]} != {0}
    assert again.out.count("on record already") == before
    assert (again.status, f"{FILES} files: {FILES - before} taken in" in again.err) == (0, True)
    assert run("db check").status == 0
    _gone(children)


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.usefixtures("drafts")
def test_an_interrupted_batch_says_how_to_go_on(environment: dict[str, str], run: Run, jobs: str) -> None:
    line = [sys.executable, "-m", "claims", "import", "drafts", "--published", "2024-05-09", "--jobs", jobs]
    with subprocess.Popen(
        line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        children = _children(process.pid)
        # To all of them, as a terminal does.
        os.killpg(process.pid, signal.SIGINT)
        process.stdout.read()
        said = process.stderr.read().splitlines()

    taken = len(json.loads(run("article list --json").out))
    again = subprocess.run(line, env=environment, capture_output=True, text=True, check=True)
    listed = json.loads(run("article list --json").out)
    assert sorted(Path(article["location"]).name for article in listed) == [f"bus{n:02}.txt" for n in range(FILES)]
    assert again.stdout.count("on record already") == taken
    assert process.returncode == 130
    assert said[-1] == "claims: interrupted; what was not finished was not done"
    assert said[-2].startswith(f"{taken} of {FILES} files were done ({taken} taken in (")
    assert said[-2].endswith("; the same command again goes on from there.")
    assert [line for line in said if "Traceback" in line] == []
    _gone(children)


def _children(parent: int) -> list[int]:
    """List the processes that a process has started."""
    found = [path for path in Path("/proc").iterdir() if path.name.isdecimal()]
    return [int(path.name) for path in found if _parent(path) == parent]


def _parent(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _gone(processes: list[int]) -> None:
    """Wait for processes to be gone, or to be dead and unburied."""
    deadline = time.monotonic() + 20
    left = processes
    while left and time.monotonic() < deadline:
        time.sleep(0.1)
        left = [number for number in left if _alive(number)]
    assert left == []


def _alive(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


# What an author gave beside the article of two lines, and what is said of it.
NEWS = "About the bus\n\nNine people were hurt on Monday.\n"
GIVEN = (
    Reference(start=15, end=26, words="Nine people", address="https://a.example/count"),
    Reference(start=10, end=13, words="bus", address="https://b.example/bus"),
    Remark(start=15, end=26, words="nine?", by="Lee"),
    Remark(start=10, end=13, words="which bus?"),
)
PAGE = Page(
    text=NEWS,
    title="About the bus",
    media_type="text/plain",
    read_by="tests",
    location="/desk/bus.docx",
    original=NEWS.encode(),
    given=GIVEN,
    notices=("tracked changes were read as accepted",),
)


@pytest.fixture
def prepared() -> batch.Prepared:
    return batch.Prepared("bus.docx", PAGE, extraction.find_claims(NEWS))


@pytest.fixture
def take(place: Path, prepared: batch.Prepared) -> Callable[..., Taking]:
    def take(total: int, *, dry: bool = False) -> Taking:
        one = taking.Taking(Desk(str(place), "ana"), [], dry, total, "files")
        one.take(prepared)
        return one

    return take


def test_what_the_author_gave_is_told(
    take: Callable[..., Taking], run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    take(1)

    told = capsys.readouterr()
    assert told.out.splitlines()[2:] == [
        "  1 source to be read beside them: 'claims source list --unread --article 1'",
        "  none of them is kept yet: 'claims source capture' keeps what they say",
        "  1 claim with a note of what was remarked beside the text",
        "  1 remark on no claim, noted beside the article",
        "  1 reference on no claim, left out",
    ]
    assert told.err == "Article 1: tracked changes were read as accepted\n"
    [source] = json.loads(run("source list --unread --article 1 --json").out)
    assert (source["location"], source["title"]) == ("https://a.example/count", None)
    assert [claim["number"] for claim in json.loads(run("list --unread --json").out)] == source["waiting"]
    assert "note by ana" in run(f"show {source['waiting'][0]}").out
    assert run("undo").status == 0
    assert run("source list").out == ""


def test_of_many_it_is_told_in_the_same_line(take: Callable[..., Taking], capsys: pytest.CaptureFixture[str]) -> None:
    take(2)

    assert capsys.readouterr().out == "Article 1: About the bus (bus.docx): 2 claims, 1 source to be read\n"


def test_a_dry_run_counts_what_was_given(
    take: Callable[..., Taking], place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take(1, dry=True)

    told = capsys.readouterr()
    assert told.out.endswith(", and 2 references would be sources; nothing was added.\n")
    assert told.err == "bus.docx: tracked changes were read as accepted\n"
    with database.look(database.locate(str(place))) as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM article").scalar() == 0


def test_a_bug_in_one_file_stops_nothing_and_is_the_status(
    take: Callable[..., Taking], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    done = take(3)

    done.take(batch.Failed("a.docx", ZeroDivisionError()))
    done.take(batch.Known("b.docx", 1, "About the bus"))
    done.say_ended()

    said = capsys.readouterr().err
    assert "claims: a.docx: that is a bug in claims; what happened is in " in said
    assert "3 files: 1 taken in (2 claims), 1 on record already, 1 not read.\n" in said
    assert done.status == 70


def test_somebody_may_have_taken_it_in_meanwhile(take: Callable[..., Taking], prepared: batch.Prepared) -> None:
    done = take(2)

    done.take(prepared)

    assert {sort.__name__: number for sort, number in done.counts.items()} == {"Prepared": 1, "Known": 1}
