"""The place of a record that is still to be made, on either engine."""

from pathlib import Path

import pytest
from sqlalchemy import URL

from claims import database


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> URL:
    """The place of a record that is still to be made."""
    if request.param == "sqlite":
        return database.locate(str(tmp_path / "new.db"))
    url: URL = request.getfixturevalue("postgres")
    return url


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data folder, where a record on PostgreSQL is kept before it is upgraded."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "claims"
