"""What the tests of documents share: the programs that they are looked at with."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright


def tool(*names: str) -> str:
    """Find a program that is needed to look at what was written; without it a test is skipped, in CI it fails."""
    for name in names:
        if found := shutil.which(name):
            return found
    if os.environ.get("CLAIMS_TESTS_NEED_READERS"):
        pytest.fail(f"none of {', '.join(names)} is here")
    pytest.skip(f"none of {', '.join(names)} is here")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine, started once."""
    place = tool("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        # In a container there may be nobody but root, as whom Chromium has no sandbox.
        yield playwright.chromium.launch(executable_path=place, args=["--no-sandbox"] * (os.geteuid() == 0))
