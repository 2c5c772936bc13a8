"""What was done to many claims is said of the first ones, and of how many more."""

import pytest

from tests.conftest import Run


@pytest.mark.usefixtures("buses")
@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("merge 7 8-28 --yes", "and 1 more claim is merged into claim 7\n"),
        ("merge 7 8-30 --yes", "and 3 more claims are merged into claim 7\n"),
        ("source add 7-40 https://a.example/ --context --yes", "and 14 more claims have source s1, which gives"),
        ("assign Ann 7-40", "and 14 more claims assigned to Ann\n"),
    ],
)
def test_the_rest_of_many_is_counted(run: Run, line: str, says: str) -> None:
    assert says in run(line).out
