from collections.abc import Callable

import pytest


@pytest.mark.usefixtures("story")
def test_a_verdict_without_evidence_names_the_command_that_mends_it(run: Callable[[str], object]) -> None:
    ended = run("mark verified 1")

    assert ended.status == 1
    assert "claims source add 1 LOCATION --supports" in ended.err
