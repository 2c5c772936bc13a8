"""Bad input: one clear line, the right exit status, nothing written."""

import os
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Pipe
from tests.conftest import TEXT, Run

pytestmark = pytest.mark.usefixtures("story", "folder")

# Name, bytes, and what the refusal says: None for a text that is read.
FILES = {
    "empty.txt": (b"", "empty.txt is empty"),
    "blank.txt": (b" \n\t\n", "blank.txt is empty"),
    "nul.txt": (b"A text with a \x00 in it.\n", "nul.txt has a NUL character in it"),
    "image.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "image.txt is an image"),
    "report.pdf": (b"%PDF-1.7\n\xff\xfe", "report.pdf cannot be read: it is damaged, or no file of its kind"),
    "noise.bin": (bytes(range(1, 256)) * 3, "noise.bin is not text in an encoding that can be told"),
    "broken.txt": ("Zażółć gęślą jaźń".encode()[:-1], "broken.txt is UTF-8 with broken bytes in it"),
    "page.html": ("<!doctype html><p>Nine people were hurt in Orléans.".encode(), None),
    "shell.html": (b"<!doctype html><script>x()</script>", "shell.html cannot be read: it has no article in it"),
    "utf16.txt": (TEXT.replace("Ruiz", "Ruíz").encode("utf-16"), None),
    "utf16le.txt": (TEXT.replace("Ruiz", "Roíz").encode("utf-16-le"), None),
    "latin1.txt": ("Nine people died in Orléans, the café owner said.".encode("latin-1"), None),
    "export.csv": (b"number,uid,article\r\n1,abc,1\r\n", "export.csv is a table that claims exported"),
    "export.json": (b'[\n{"number": 1, "uid": "abc"}\n]\n', "export.json is a table that claims exported"),
    "record.db": (b"SQLite format 3\x00" + bytes(100), "record.db is an SQLite database"),
}
LINES = [
    ("import missing.txt", 1, "there is no file missing.txt"),
    ("import nothing", 1, "the folder nothing has no article in it"),
    ("import '*.docx'", 1, "the pattern *.docx finds no article"),
    ("import ''", 1, "a location is an http(s) address, a file or -, not nothing"),
    ("import huge.txt", 1, "huge.txt is 50 MB; the limit is 10 MB: --max-size 50 raises it"),
    ("import fifo", 1, "fifo is a pipe or a device"),
    ("import http://127.0.0.1/", 1, "http://127.0.0.1/ cannot be read: it leads to 127.0.0.1, which is"),
    ("import ftp://a.example/", 1, "only http and https are"),
    ("import", 2, "Missing argument"),
    ("import empty.txt --jobs 0", 2, "0 is not in the range"),
    ("import latin1.txt --no-extract --tag ''", 1, "a tag has at least one letter"),
    ("import latin1.txt --no-extract --published soon", 2, "'soon' is not a day"),
    ("show 99", 1, "there is no claim 99"),
    ("show 90-99", 1, "there is no claim with any of these numbers"),
    ("mark verified 99", 1, "there is no claim 99"),
    ("mark verified 9-3", 2, "the range 9-3 runs backwards; write 3-9"),
    ("note 1-2-3 hm", 2, "'1-2-3' is not a claim list; write 12, 3-7, 3,5-9 or 12+"),
    ("note , hm", 2, "a claim list names at least one claim"),
    ("list --status verifed", 2, "Did you mean 'verified'?"),
    ("list --kind monney", 2, "Did you mean 'money'?"),
    ("list --outcome dead", 2, "'dead' is not one of 'killed'"),
    ("mark verifed 1", 2, "Did you mean 'verified'?"),
    ("mark 12 verified", 2, "Did you mean 'claims mark verified 12'?"),
    ("--by ben mark 1,3 verified --note 'as told'", 2, "Did you mean 'claims --by ben mark verified 1,3 --note"),
    ("lst", 2, "there is no command 'lst'; did you mean 'list'?"),
    ("unverifed", 2, "did you mean 'unverified'?"),
    ("list --jsn", 2, "No such option: --jsn"),
    ("show 1 --by Ben", 2, "No such option: --by; it goes before the command: claims --by NAME …"),
    ("mark unproven 1 --database=x.db", 2, "; it goes before the command: claims --database URL …"),
    ("list one", 2, "'one' is not a number from 1 on"),
    ("list --limit 0", 2, "'0' is not a number from 1 on"),
    (f"list {'9' * 30}", 2, "is not a number from 1 on"),
    (f"list {'9' * 5000}", 2, "is not a number from 1 on"),
    (f"show {'9' * 30}", 2, "is not a claim list"),
    (f"source show s{'9' * 30}", 2, "is not the number of a source"),
    (f"mark verified 1 --from {'9' * 30}", 2, "is not a number from 1 on"),
    (f"show {2**31}", 1, f"there is no claim {2**31}"),
    (f"show {2**31}-{2**40}", 1, "there is no claim with any of these numbers"),
    (f"list {2**31}", 2, f"'{2**31}' is beyond 2,147,483,647, and no number goes further"),
    (f"source show s{2**31}", 2, "is not the number of a source"),
    (f"source add 1 s{2**31} --supports", 2, "is beyond 2,147,483,647"),
    ("list 99", 1, "there is no article 99"),
    ("list --inside 99", 1, "there is no claim 99"),
    ("history --day 2024-05-06 --since 2024-05-06", 2, "--day is one day; leave --since and --until out"),
    ("history --until soon", 2, "'soon' is not a day"),
    ("undo 9999", 1, "there is no command 9999"),
    ("undo 2", 1, "there is no command 2"),
    ("undo one", 2, "'one' is not a number from 1 on"),
    ("--by cy undo", 1, "there is nothing of cy's to take back"),
    ("redo", 1, "there is nothing of ana's to put back"),
    ("list --since 2024-02-30", 2, "'2024-02-30' is not a day"),
    ("mark verified 1 --source no-file", 1, "no-file is neither an http(s) address nor a file"),
    ("mark verified 1 --source 'https://a b/'", 1, "it has spaces or control characters in it"),
    ("mark verified 1 --source https://ana:pw@a.example/", 1, "has a user name in it"),
    ("note 1 '\udcff'", 1, "'\\udcff' is not text in UTF-8"),
    ("import '\udcff.txt'", 1, "'\\udcff.txt' is not text in UTF-8"),
    ("", 2, "Usage: claims [OPTIONS] COMMAND"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "desk"
    folder.joinpath("nothing").mkdir(parents=True)
    for name, (content, _) in FILES.items():
        folder.joinpath(name).write_bytes(content)
    with folder.joinpath("huge.txt").open("wb") as huge:
        huge.truncate(50_000_000)
    monkeypatch.chdir(folder)
    os.mkfifo("fifo")
    return folder


@pytest.mark.parametrize(("line", "status", "says"), LINES, ids=[line[:40] for line, *_ in LINES])
def test_bad_input_is_refused_in_one_line(
    run: Run, changes: Callable[[], int], line: str, status: int, says: str
) -> None:
    before = changes()

    ended = run(line)

    told = [said for said in ended.err.splitlines() if said.startswith("claims: ")]
    assert (ended.status, ended.out) == (status, "")
    assert says in ended.err
    assert len(told) == (1 if line else 0)
    assert "Traceback" not in ended.err
    assert changes() == before


@pytest.mark.parametrize("name", [name for name, (_, says) in FILES.items() if says])
def test_a_file_that_is_no_article_is_refused(run: Run, changes: Callable[[], int], name: str) -> None:
    before = changes()

    ended = run(f"import {name}")

    assert (ended.status, ended.out, ended.err.count("\n")) == (1, "", 1)
    assert f"claims: {FILES[name][1]}" in ended.err
    assert changes() == before


@pytest.mark.parametrize("name", [name for name, (_, says) in FILES.items() if not says])
def test_a_text_in_another_encoding_is_read_when_it_can_be_told(run: Run, name: str) -> None:
    ended = run(f"import {name} --no-extract")

    assert (ended.status, ended.out.startswith("Article 2: ")) == (0, True)
    assert "í" in (text := run("article show 2 --text").out) or "é" in text


@pytest.mark.parametrize("shape", ["json", "jsonl", "csv"])
def test_an_exported_table_is_no_article(run: Run, folder: Path, shape: str) -> None:
    folder.joinpath("list").write_text(run(f"list --format {shape}").out)

    ended = run("import list")

    assert (ended.status, ended.err) == (1, "claims: list is a table that claims exported, not an article\n")


@pytest.mark.parametrize("line", ["import -", "note 1 -", "show -", "mark unproven 1 --note -", "add 1 -"])
def test_piped_bytes_that_are_no_text_are_refused(run: Run, pipe: Pipe, changes: Callable[[], int], line: str) -> None:
    pipe(bytes(range(128, 256)))
    before = changes()

    ended = run(line)

    assert (ended.status, ended.out, ended.err.count("\n")) == (1, "", 1)
    assert "is not text in" in ended.err
    assert changes() == before


@pytest.mark.parametrize("line", ["import -", "load -"])
def test_a_closed_stdin_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setattr("sys.stdin", None)

    ended = run(line)

    assert (ended.status, ended.err) == (1, "claims: stdin is closed: pipe the text in, or name a file\n")


@pytest.mark.parametrize(
    "line",
    [
        "note 1 hm",
        "mark verified 1",
        "add 1 words",
        "edit 1 --text T",
        "article edit 1 --title T",
        "article remove 1",
        "source add 1 https://a.example/ --supports",
        "source edit s1 --title T",
        "source remove s1",
        "undo",
        "redo",
        "undo 1",
    ],
)
def test_where_there_is_no_record_nothing_can_be_changed_and_none_is_made(run: Run, folder: Path, line: str) -> None:
    ended = run(f"--database {shlex.quote(str(folder / 'none.db'))} {line}")

    assert (ended.status, ended.out) == (1, "")
    assert not folder.joinpath("none.db").exists()
