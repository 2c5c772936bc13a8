"""`claims report`: the document that was asked for, whole or not at all."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.cli import writing
from claims.errors import NotWrittenError
from tests.conftest import Run

ENDINGS = {".html": b"<!doctype html>", ".docx": b"PK", ".md": b"# "}


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(("ending", "begins"), ENDINGS.items())
def test_a_report_is_written_for_each_reader(run: Run, tmp_path: Path, ending: str, begins: bytes) -> None:
    for reader in ("desk", "author", "public"):
        place = tmp_path / f"{reader}{ending}"

        ended = run(f"report 1 --output {place} --for {reader}")

        assert (ended.status, ended.out) == (0, "")
        assert ended.err.startswith(f"Wrote {place}, ")
        assert place.read_bytes().lstrip().startswith(begins)


@pytest.mark.usefixtures("story")
def test_what_cannot_be_written_is_refused_in_a_line(run: Run, tmp_path: Path) -> None:
    there = tmp_path / "there.md"
    there.write_text("mine")
    said = {
        f"{tmp_path / 'report.pdf'}": "'.pdf' is no ending of a report; there are .html, .docx, .md",
        f"{tmp_path / 'none' / 'report.md'}": f"there is no folder {tmp_path / 'none'}",
        f"{there}": f"{there} is there already; --force writes over it",
        f"{tmp_path / 'report'}": "'' is no ending of a report; there are .html, .docx, .md",
    }

    for place, sentence in said.items():
        ended = run(f"report 1 --output {place}")
        assert (ended.status, ended.err) == (1, f"claims: {sentence}\n")
    assert there.read_text() == "mine"
    assert run(f"report 1 --output {there} --force").status == 0
    assert there.read_text() != "mine"


@pytest.mark.usefixtures("story")
def test_who_a_source_is_goes_to_the_desk_alone_and_into_a_file_of_its_own(run: Run, tmp_path: Path) -> None:
    refused = run(f"report 1 --output {tmp_path / 'r.md'} --for author --include-confidential")
    run(f"report 1 --output {tmp_path / 'r.md'} --include-confidential")

    assert "is for the desk alone, not for the author" in refused.err
    assert stat.S_IMODE((tmp_path / "r.md").stat().st_mode) == 0o600


def test_a_file_that_fails_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    place = tmp_path / "r.md"
    place.write_text("mine")

    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise OSError(28, "No space left on device")

    with pytest.raises(NotWrittenError, match="No space left on device"):
        writing.write(place, pieces(), force=True)

    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("r.md", "mine")]


def test_a_file_that_comes_to_be_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    place = tmp_path / "r.md"

    def pieces() -> Iterator[bytes]:
        place.write_text("mine")
        yield b"ours"

    with pytest.raises(NotWrittenError, match="is there already"):
        writing.write(place, pieces(), force=False)

    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("r.md", "mine")]


def test_behind_a_link_the_file_itself_is_written(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "r.md").symlink_to(tmp_path / "far" / "real.md")

    writing.write(tmp_path / "r.md", [b"ours"], force=False)

    assert (tmp_path / "r.md").is_symlink()
    assert (tmp_path / "far" / "real.md").read_bytes() == b"ours"
    assert stat.S_IMODE((tmp_path / "far" / "real.md").stat().st_mode) == 0o666 & ~_mask()


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
