"""How long it takes to write a report as a page, beside importing the library that the record is read with."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from claims.reports.content import Content
from claims.reports.documents import page
from tests.benchmarks import desk, ratios
from tests.benchmarks.marks import Measured
from tests.reports.documents import made

WORDS, CLAIMS, TURNS = 5_000, 400, 15
# A new process each time, but only the import itself is timed in it.
IMPORT = "import time; began = time.perf_counter(); import sqlalchemy; print(time.perf_counter() - began)"


def measure(_: Path) -> Iterator[Measured]:
    """Measure claims with a source each, some inside others; starting up is left out of both."""
    content = _content()
    page.write(content)
    written, imported = [], []
    for _turn in range(TURNS):
        written.append(ratios.seconds(lambda: page.write(content)))
        told = subprocess.run([sys.executable, "-c", IMPORT], check=True, capture_output=True)
        imported.append(float(told.stdout))
    what = f"page of {WORDS:,} words with {CLAIMS} claims, to importing sqlalchemy"
    yield Measured(what, min(written) / min(imported), 1)


def _content() -> Content:
    text = desk.words(WORDS)
    step = len(text) // CLAIMS
    # Every other claim stands inside the one before.
    places = [(at - at // step % 2 * (step - 5), at + 40) for at in range(0, step * CLAIMS, step)]
    content = made.content(text, places)
    claims = [replace(claim, entry=replace(claim.entry, sources=(made.REPORT,))) for claim in content.claims]
    return replace(content, claims=tuple(claims))
