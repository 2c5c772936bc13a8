import re
from pathlib import Path

import pytest

from claims.tracking import stats, status
from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("story")


def test_a_bug_ends_with_70_and_a_log_without_variables(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object) -> None:
        secret = "the name of a source"  # noqa: S105 - what must not reach the log
        raise ZeroDivisionError(len(secret))

    monkeypatch.setattr(stats, "entries", broken)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))

    ended = run("stats")

    named = re.fullmatch(r"claims: that is a bug in claims; what happened is in (.+)\n", ended.err)
    assert named is not None
    log = Path(named[1])
    assert (ended.status, ended.out) == (70, "")
    assert log.is_relative_to(tmp_path)
    assert log.stat().st_mode & 0o777 == 0o600
    assert "ZeroDivisionError" in log.read_text()
    assert "in broken" in log.read_text()
    assert "the name of" not in log.read_text()


def test_a_bug_undoes_the_work_it_breaks(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(status, "mark", broken)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))

    ended = run("mark verified 1 --source https://a.example/")

    assert ended.status == 70
    assert run("source list").out == ""


def test_a_bug_that_cannot_be_logged_is_still_told_of(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(stats, "entries", broken)
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null")
    monkeypatch.setenv("HOME", str(tmp_path))

    ended = run("stats")

    assert (ended.status, ended.out) == (70, "")
    assert ended.err == "claims: that is a bug in claims (ZeroDivisionError), and no log of it could be written\n"


def test_ctrl_c_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(stats, "entries", interrupted)

    ended = run("stats")

    assert (ended.status, ended.err) == (130, "claims: interrupted; what was not finished was not done\n")


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("mark 3,5-6 refuted", "claims mark refuted 3,5-6"),
        ("--by ben mark 3 disputed --note 'a b'", "claims --by ben mark disputed 3 --note 'a b'"),
    ],
)
def test_a_hint_can_be_typed_as_it_stands(run: Run, line: str, hint: str) -> None:
    assert run(line).err.endswith(f"Did you mean '{hint}'?\n")
