import os
import subprocess
import sys
from pathlib import Path

import pytest

from claims.cli.main import COMMANDS
from tests.cli.conftest import Shell, interrupt
from tests.conftest import TEXT, Run

# Real processes and terminals.
pytestmark = pytest.mark.slow

COMPLETED = {
    "claims mar": ["mark"],
    "claims mark dis": ["disputed", "dismissed"],
    "claims mark verified ": ["1", "3", "5", "6", "4", "2"],
    "claims article show ": ["1"],
    "claims source ": ["add", "list", "show", "edit", "remove", "redact", "capture", "check"],
    "claims source show ": ["s1"],
    "claims list --kind mon": ["money"],
    "claims list --status unp": ["unproven"],
}


@pytest.mark.parametrize(("command", "line"), [(name, line) for name, (_, line) in COMMANDS.items()])
def test_the_table_of_commands_says_what_each_says_of_itself(run: Run, command: str, line: str) -> None:
    ended = run(f"{command} --help")

    own = ended.out.split("\n\n")[1]
    first = " ".join(own.split()).partition(". ")[0].partition("; ")[0].rstrip(".")
    assert ended.status == 0
    assert line.rstrip(".") == first


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_every_command(run: Run, option: str) -> None:
    ended = run(option)

    named = [line.split()[0] for line in ended.out.partition("Commands:\n")[2].splitlines() if line[2] != " "]
    assert (ended.status, ended.err) == (0, "")
    assert named == [
        *("import", "unverified", "list", "show", "add", "edit", "split", "merge", "accept", "mark", "resolve"),
        *("assign", "sign-off", "tag", "note", "search", "coverage", "conflicts", "gate", "stats", "history", "undo"),
        *("redo", "report", "export", "load", "source", "article", "db", "demo"),
    ]


def test_version_and_help_of_a_real_process(shell: Shell) -> None:
    version, help_, inside = shell("--version"), shell("--help"), shell("--by", "ben", "--version")

    assert (version.status, version.out, version.err) == (0, "claims 0.1.0\n", "")
    assert inside.out == version.out
    assert help_.out.startswith("Usage: claims [OPTIONS] COMMAND [ARGS]...\n")


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(("line", "offered"), COMPLETED.items())
def test_the_shell_is_offered_what_can_be_typed(run: Run, shell: Shell, line: str, offered: list[str]) -> None:
    run("source add 1 https://a.example/ --context")
    words = len(line.split()) - (0 if line.endswith(" ") else 1)

    ended = shell(_CLAIMS_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(words))

    assert (ended.out.split(), ended.err) == (offered, "")


def test_a_line_that_is_wrong_is_completed_without_a_word(shell: Shell) -> None:
    assert shell(_CLAIMS_COMPLETE="complete_bash", COMP_WORDS="claims nothing ", COMP_CWORD="2").err == ""


def test_completion_says_nothing_where_there_is_no_record(shell: Shell, tmp_path: Path) -> None:
    place = tmp_path / "none.db"

    ended = shell(_CLAIMS_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="claims show ", CLAIMS_DATABASE=str(place))

    assert ended.err == ""
    assert not place.exists()


@pytest.mark.usefixtures("story")
def test_other_shells_are_told_what_a_number_stands_for(shell: Shell) -> None:
    ended = shell(_CLAIMS_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="claims show 5")

    assert '"5":"$4 million"' in ended.out.replace("\\", "")


@pytest.mark.usefixtures("story")
def test_a_real_process_keeps_data_and_talk_apart(shell: Shell) -> None:
    listed, refused, noted = shell("list", "--format", "ids"), shell("show", "99"), shell("note", "1", "-", stdin="hm")

    assert (listed.status, listed.out, listed.err) == (0, "1\n2\n3\n4\n5\n6\n", "")
    assert (refused.status, refused.out, refused.err) == (1, "", "claims: there is no claim 99\n")
    assert (noted.status, noted.out) == (0, "Noted beside claim 1.\n")


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("shape", ["table", "json", "csv"])
def test_a_reader_that_leaves_early_is_no_error(environment: dict[str, str], shape: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)

    try:
        ended = subprocess.run(
            [sys.executable, "-m", "claims", "history", "--format", shape],
            stdout=writing,
            stderr=subprocess.PIPE,
            env=environment,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writing)

    assert (ended.returncode, ended.stderr) == (1, b"")


GOES_ON = "1 of 2 files were done (1 taken in ({} claims)); the same command again goes on from there.\n"


def _interrupted(environment: dict[str, str], folder: Path, *arguments: str) -> tuple[int, str]:
    """Import bridge.txt and what the arguments say; interrupt when the first article is in."""
    folder.joinpath("bridge.txt").write_text(TEXT)
    with subprocess.Popen(
        [sys.executable, "-m", "claims", "import", "bridge.txt", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment | {"PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"Article 1: Bridge collapse")
        interrupt(process)
        said = process.stderr.read().decode()
        return process.wait(60), said


def test_interrupted_while_reading_an_import_keeps_what_was_finished(
    run: Run, environment: dict[str, str], tmp_path: Path
) -> None:
    ended = _interrupted(environment, tmp_path, "-", "--no-extract")

    assert ended == (130, f"{GOES_ON.format(0)}claims: interrupted; what was not finished was not done\n")
    assert run("article list --format ids").out == "1\n"
    assert run("db check").status == 0


def test_interrupted_while_claims_are_found_keeps_no_half_article(
    run: Run, environment: dict[str, str], tmp_path: Path
) -> None:
    tmp_path.joinpath("long.txt").write_text(TEXT * 3000)

    ended = _interrupted(environment, tmp_path, "long.txt", "--published", "2024-05-08")

    assert ended == (130, f"{GOES_ON.format(10)}claims: interrupted; what was not finished was not done\n")
    assert run("article list --format ids").out == "1\n"
    assert run("db check").status == 0


@pytest.mark.parametrize("group", ["source", "article", "gate", "db"])
def test_no_line_of_help_is_cut_on_a_terminal_of_80_columns(
    run: Run, monkeypatch: pytest.MonkeyPatch, group: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    assert "..." not in run(f"{group} --help").out.partition("Commands:")[2]
