"""The README's session, typed line by line in a terminal."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"^```console\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)
# What differs from one session to the next, on both sides.
VARIES = (
    (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?"), "2026-01-02 03:04"),
    (re.compile(r"(?<=decided on  )\d{4}-\d\d-\d\d"), "2026-01-02"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "0" * 64),
    (re.compile(re.escape(f"{ROOT}/")), ""),
)


def masked(text: str) -> str:
    for pattern, same in VARIES:
        text = pattern.sub(same, text)
    return text


def typed(line: str, folder: Path) -> str:
    """Type a line in a terminal of 100 columns; give what it shows."""
    own = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "CLAIMS_DATABASE": str(folder / "claims.db"),
        "CLAIMS_BY": "Ana",
        "CLAIMS_CAPTURE": "",
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "TERM": "dumb",
    }
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        ["/bin/bash", "-c", line], stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT, env=os.environ | own
    ):
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        # Linux says so when the last writer has gone.
        return b""


def session(blocks: list[str], folder: Path) -> Iterator[str]:
    """Type every line after a $, and give each block as it should stand."""
    for block in blocks:
        lines = [line for line in block.splitlines() if line.startswith("$ ")]
        yield "".join(f"{line}\n{masked(typed(line[2:], folder))}" for line in lines)


@pytest.mark.slow
def test_the_readmes_session_is_what_a_terminal_shows(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    readme = README.read_text(encoding="utf-8")
    blocks = [match["lines"] for match in BLOCK.finditer(readme)]

    seen = list(session(blocks, tmp_path))

    if request.config.getoption("--update"):
        fresh = iter(seen)
        README.write_text(BLOCK.sub(lambda _: f"```console\n{next(fresh)}```", readme), encoding="utf-8")
    else:
        assert seen == [masked(block) for block in blocks]
