"""What the targets share: the watch over their examples, readers in this process, and records to look into."""

import io
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claims import extraction
from claims.intake.readable import apart
from tests.hostile import here
from tests.hostile.watching import GROWTH, Watch, within_bounds


@pytest.fixture
def watch(record_property: Callable[[str, object], None]) -> Iterator[Watch]:
    """Watch over the examples of a target, and say at its end how many there were and what they cost."""
    watch = Watch()
    before = signal.signal(signal.SIGALRM, watch.alarmed)
    try:
        with within_bounds():
            yield watch
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        for name in ("examples", "refused", "growth"):
            record_property(name, getattr(watch, name))
    assert watch.growth < GROWTH, f"the process grew by {watch.growth / 1e6:.0f} MB"


@pytest.fixture(autouse=True)
def _readers_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have readers read in this process: to start one takes a quarter of a second."""
    monkeypatch.setattr(apart, "read", here.read)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, where nothing may come to be that was not asked for."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def typing(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sit at a record, as Ana, with nothing on stdin and no way out."""
    for name, value in {
        "CLAIMS_DATABASE": str(place),
        "CLAIMS_BY": "ana",
        "CLAIMS_CAPTURE": "no",
        "NO_COLOR": "1",
        "COLUMNS": "100",
        "EDITOR": "true",
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))


@pytest.fixture(scope="session")
def model() -> None:
    """Have the language model loaded, which takes longer than an example may."""
    extraction.find_claims("Ana Lind said so on Monday.")
