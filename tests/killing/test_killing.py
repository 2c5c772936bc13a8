"""Commands killed at any moment lose nothing that they said was done; how often is in CLAIMS_TESTS_KILLS."""

import os
from pathlib import Path

from tests.killing import killing


def test_a_command_that_is_killed_leaves_all_that_it_said_and_nothing_by_half(tmp_path: Path) -> None:
    times = int(os.environ.get("CLAIMS_TESTS_KILLS", "6"))

    killed = list(killing.kill(tmp_path / "killing", times))

    assert sum(each.times for each in killed) == times
    assert [(each.command, each.lost, each.broken) for each in killed if each.lost or each.broken] == []
