"""An editor that is a small script, and what it does to the file."""

import json
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

Editor = Callable[..., Path]
# What is run for the person: `text` is what stands in the file, `raw` what is saved, if not the text in UTF-8.
SCRIPT = """
import json, os, pathlib, subprocess, sys

file, folder = pathlib.Path(sys.argv[-1]), pathlib.Path({folder!r})
opened = len(list(folder.iterdir()))
text, raw = file.read_text(encoding="utf-8"), None
(folder / str(opened + 1)).write_text(json.dumps(sys.argv[1:-1]) + chr(10) + text, encoding="utf-8")
acts = {acts!r}
if opened < len(acts):
    exec(acts[opened])
file.write_bytes(text.encode() if raw is None else raw)
"""


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Make the person's editor a script of one act for each time it is opened; give the folder with what it saw."""

    def make(*acts: str) -> Path:
        folder = tmp_path / "seen"
        folder.mkdir(exist_ok=True)
        script = tmp_path / "editor.py"
        script.write_text(SCRIPT.format(folder=str(folder), acts=acts), encoding="utf-8")
        monkeypatch.setenv("EDITOR", shlex.join([sys.executable, str(script)]))
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        return folder

    return make


def swap(*pairs: tuple[str, str]) -> str:
    """Put one thing in the place of another, where it stands first."""
    return "\n".join(f"assert {old!r} in text; text = text.replace({old!r}, {new!r}, 1)" for old, new in pairs)


def append(line: str) -> str:
    return f"text += {line!r} + chr(10)"


def line(number: int, new: str) -> str:
    """Write another line for a claim."""
    return f"import re; text = re.sub(r'(?m)^{number} .*', lambda _: {new!r}, text)"


def seen(folder: Path, opened: int) -> list[str]:
    """Give the lines of the file as the editor saw them."""
    return (folder / str(opened)).read_text(encoding="utf-8").splitlines()[1:]


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("claims-*.txt"))


def claim(run: Run, number: int) -> dict[str, object]:
    shown: dict[str, object] = json.loads(run(f"show {number} --json").out)
    return shown
