"""Folders and patterns, as the files that they stand for."""

import hashlib
import os
from pathlib import Path

import pytest

from claims.intake import batches

NAMES = """
b.txt a.txt .hidden.txt notes.md old.MARKDOWN page.html page.htm page.xhtml news.docx scan.pdf long.text
photo.jpg table.xlsx table2.xlsx Makefile [draft].txt star*.txt
sub/c.txt sub/.git/config.txt sub/deep/d.docx sub/deep/e.log empty/.keep
"""
READ = (
    "[draft].txt a.txt b.txt long.text news.docx notes.md old.MARKDOWN page.htm page.html page.xhtml scan.pdf star*.txt"
)


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in NAMES.split():
        path = tmp_path / "desk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    monkeypatch.chdir(tmp_path / "desk")
    return tmp_path / "desk"


def expanded(*typed: str) -> list[str]:
    return list(batches.expand(typed).locations)


# What is typed, and what it stands for.
MEANT = [
    (".", f"{READ} sub/c.txt sub/deep/d.docx"),
    ("sub", "sub/c.txt sub/deep/d.docx"),
    ("sub/", "sub/c.txt sub/deep/d.docx"),
    ("../desk/sub/deep", "../desk/sub/deep/d.docx"),
    ("**", f"{READ} sub/c.txt sub/deep/d.docx"),
    ("*.txt", "[draft].txt a.txt b.txt star*.txt"),
    ("[ab].txt", "a.txt b.txt"),
    ("[draft].txt", "[draft].txt"),
    ("star*.txt", "star*.txt"),
    ("?.txt", "a.txt b.txt"),
    (".*.txt", ".hidden.txt"),
    ("**/*.docx", "news.docx sub/deep/d.docx"),
    ("sub/**/*.txt", "sub/c.txt"),
    ("**/deep/*", "sub/deep/d.docx"),
    ("**/**/d*", "sub/deep/d.docx"),
    ("**/*.log", "sub/deep/e.log"),
    ("s*", "scan.pdf star*.txt sub/c.txt sub/deep/d.docx"),
    ("*/c.txt", "sub/c.txt"),
    ("photo.jpg", "photo.jpg"),
    ("missing.txt", "missing.txt"),
    ("-", "-"),
    ("https://a.example/?page=[1]*", "https://a.example/?page=[1]*"),
]


@pytest.mark.parametrize(("typed", "meant"), MEANT)
def test_a_folder_or_pattern_is_its_files(typed: str, meant: str) -> None:
    assert expanded(typed) == meant.split()


def test_a_pattern_may_begin_at_the_root(desk: Path) -> None:
    assert expanded(f"{desk}/?.txt") == [f"{desk}/a.txt", f"{desk}/b.txt"]


def test_nothing_typed_is_left_for_whoever_reads_it() -> None:
    assert expanded("") == [""]


def test_what_is_meant_twice_is_there_once() -> None:
    assert expanded("sub/c.txt", "./sub", "-", "s*b/**", "-") == ["sub/c.txt", "sub/deep/d.docx", "-"]


def test_files_of_other_kinds_are_counted_by_their_endings() -> None:
    batch = batches.expand(["."])

    assert batches.kinds(batch.left_out) == "5 files of other kinds (.jpg .log .xlsx no ending)"
    assert batches.kinds(batches.expand(["sub"]).left_out) == "1 file of other kinds (.log)"
    assert not batches.expand(["*.log", "*.txt"]).left_out


# What is typed that stands for nothing, and what is said of it.
NOTHING = [
    ("empty", "the folder empty has no article in it"),
    ("*.odt", "the pattern *.odt finds no article"),
    ("missing[1].txt", "the pattern missing[1].txt finds no article"),
    ("sub/deep/e*", "the pattern sub/deep/e* finds no article, only 1 file of other kinds (.log)"),
    ("b.txt/*", "the folder b.txt cannot be looked into: not a directory"),
]


@pytest.mark.parametrize(("typed", "said"), NOTHING)
def test_what_stands_for_nothing_is_said_and_stops_nothing(typed: str, said: str) -> None:
    batch = batches.expand([typed, "a.txt"])

    assert (batch.locations, batch.troubles, batch.left_out) == (("a.txt",), (said,), {})


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_that_is_closed_stops_nothing(desk: Path) -> None:
    (desk / "sub/deep").chmod(0)

    batch = batches.expand(["sub"])

    (desk / "sub/deep").chmod(0o700)
    assert batch.locations == ("sub/c.txt",)
    assert batch.troubles == ("the folder sub/deep cannot be looked into: permission denied",)


def test_links_that_lead_back_end(desk: Path) -> None:
    (desk / "sub/up").symlink_to(desk)
    (desk / "sub/self").symlink_to("self")
    (desk / "sub/other.txt").symlink_to(desk / "a.txt")

    assert expanded("sub") == ["sub/c.txt", "sub/other.txt", "sub/deep/d.docx"]
    assert expanded("**/d.docx") == ["sub/deep/d.docx"]
    assert expanded("sub/up/sub/deep") == ["sub/up/sub/deep/d.docx"]


def test_folders_may_be_deeper_than_the_stack(desk: Path) -> None:
    deep = desk / "sub"
    for _ in range(1100):
        deep /= "x"
        deep.mkdir()
    (deep / "found.txt").write_text("here")

    assert [len(expanded(typed)) for typed in ("sub", "sub/**/*.txt")] == [3, 2]

    # What clears up after the tests does not reach so deep.
    (deep / "found.txt").unlink()
    os.removedirs(deep)


def test_a_pipe_in_a_folder_is_no_article(desk: Path) -> None:
    os.mkfifo(desk / "empty/pipe.txt")

    assert batches.expand(["empty"]).troubles == ("the folder empty has no article in it",)


def test_a_file_is_known_by_its_bytes() -> None:
    assert batches.digest("a.txt", 5) == hashlib.sha256(b"a.txt").hexdigest()
    assert [batches.digest(name, 4) for name in ("a.txt", "missing", "-", "sub", "https://a.example/", "")] == [
        None
    ] * 6


def test_files_that_only_say_that_a_document_is_open_are_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    for name in ("story.docx", "~$story.docx"):
        (folder / name).write_text("words")

    for typed in (str(folder), f"{folder}/*.docx"):
        assert batches.expand([typed]).locations == (str(folder / "story.docx"),)
        assert not batches.expand([typed]).left_out
