"""Documents that were looked at once and are kept beside the tests."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent / "expected"


def agrees(config: pytest.Config, name: str, written: str) -> bool:
    """Tell whether a document is as it was kept; `pytest --update` keeps it as it is now."""
    place = HERE / name
    if config.getoption("--update"):
        place.parent.mkdir(exist_ok=True)
        place.write_text(written, encoding="utf-8")
    return place.read_text(encoding="utf-8") == written
