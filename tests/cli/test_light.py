"""What a short command does not wait for."""

import subprocess
import sys

import pytest

# Rooms and libraries that only other commands need.
HEAVY = ("claims.intake", "claims.tracking.quoting", "alembic", "lxml", "matplotlib", "spacy", "trafilatura", "urllib3")


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("line", ["list", "unverified", "show 1 --json", "stats"])
def test_a_list_brings_no_reader_and_no_fetcher(environment: dict[str, str], line: str) -> None:
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "claims", *line.split()],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    imported = {part.rpartition("|")[2].strip() for part in told.stderr.splitlines()}

    allowed = {"claims.intake", "claims.tracking.quoting"} if line.startswith("show") else set()
    assert imported & set(HEAVY) - allowed == set()
