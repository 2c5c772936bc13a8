"""A source is told by its address or by its bytes."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from claims.errors import NotReadableError, NotUnderstoodError
from claims.intake import Origin, origin

Write = Callable[[str, bytes], str]

TYPES = {
    "a.pdf": "application/pdf",
    "a.TXT": "text/plain",
    "a.md": "text/markdown",
    "a.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "a.png": "image/png",
    "data:a.csv": "text/csv",
    "a.nosuch": None,
    "a": None,
}


def test_an_address_gives_its_normal_form_and_nothing_is_fetched() -> None:
    assert origin("HTTPS://nowhere.invalid:443/a#b") == Origin("https://nowhere.invalid/a")


def test_a_file_is_told_by_its_bytes(write: Write, tmp_path: Path) -> None:
    content = bytes(range(256)) * 4000
    typed = write("minutes.pdf", content)

    found = origin(typed)

    assert found.sha256 == sha256(content).hexdigest()
    assert found.location == str(tmp_path / "minutes.pdf")
    assert found.title == "minutes.pdf"


@pytest.mark.parametrize(("name", "media_type"), TYPES.items())
def test_the_ending_suggests_the_media_type(write: Write, name: str, media_type: str | None) -> None:
    assert origin(write(name, b"x")).media_type == media_type


def test_words_are_no_source_without_cite() -> None:
    with pytest.raises(NotUnderstoodError) as refusal:
        origin("defense.gov/x")

    assert str(refusal.value) == (
        "defense.gov/x is neither an http(s) address nor a file; for a source that is only words use --cite"
    )


def test_stdin_is_no_source() -> None:
    with pytest.raises(NotUnderstoodError, match="stdin is gone afterwards"):
        origin("-")


def test_a_folder_is_no_source(tmp_path: Path) -> None:
    with pytest.raises(NotReadableError, match="is a folder: name the files in it"):
        origin(str(tmp_path))
