"""How long a person waits for a short command, beside the imports that it stands on."""

import os
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import desk, ratios
from tests.benchmarks.marks import Measured

IMPORTS = ("-c", "import typer, sqlalchemy.orm")
AT_MOST = {
    "list --limit 50": 0.75,
    "unverified --limit 50": 0.75,
    "list --limit 50 --json": 0.6,
    "show 5000": 0.9,
    "mark unproven 5000 --note looked": 0.9,
    "--help": 0.25,
    "--version": 0.06,
}
# What a shell asks when Tab is pressed after a claim's first digits.
COMPLETING = {"_CLAIMS_COMPLETE": "complete_bash", "COMP_WORDS": "claims show 12", "COMP_CWORD": "2"}


def measure(folder: Path) -> Iterator[Measured]:
    """Time whole processes on a record of 10,000 claims, as ratios to a Python that imports the two libraries."""
    record = folder / "claims.db"
    desk.fill(record, articles_=100, claims_=100)
    os.environ |= {"CLAIMS_DATABASE": str(record), "CLAIMS_BY": "ana"}
    yardstick = ratios.python(*IMPORTS)
    for line, mark in AT_MOST.items():
        ratio = ratios.of(ratios.python("-m", "claims", *line.split()), yardstick)
        yield Measured(f"claims {line}, to {IMPORTS[1]!r}", ratio, mark)
    words = [f"{name}={value}" for name, value in COMPLETING.items()]
    completing = ratios.process(["env", *words, sys.executable, "-m", "claims"])
    yield Measured("completion of 'claims show 12'", ratios.of(completing, yardstick), 0.75)
    # An editor that fails at once, and so ends the command when it opens; the shell makes that no failure of ours.
    os.environ["EDITOR"] = "false"
    opening = ratios.process(["/bin/sh", "-c", f"{shlex.quote(sys.executable)} -m claims edit 1-1000; true"])
    opened = ratios.of(opening, ratios.python("-c", "import sqlalchemy"))
    yield Measured("claims edit 1-1000 until the editor opens, to 'import sqlalchemy'", opened, 2)
