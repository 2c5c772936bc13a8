"""A folder to write articles into."""

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, bytes], str]:
    """Write bytes under a name in the working folder, and give the name as a user would type it."""
    monkeypatch.chdir(tmp_path)

    def written(name: str, content: bytes) -> str:
        (tmp_path / name).write_bytes(content)
        return name

    return written
