"""What the tests of documents share: the programs that they are looked at with."""

import os
import shutil

import pytest


def tool(*names: str) -> str:
    """Find a program that is needed to look at what was written; without it a test is skipped, in CI it fails."""
    for name in names:
        if found := shutil.which(name):
            return found
    if os.environ.get("CLAIMS_TESTS_NEED_READERS"):
        pytest.fail(f"none of {', '.join(names)} is here")
    pytest.skip(f"none of {', '.join(names)} is here")
