"""What was typed becomes a Page, or one sentence says why not."""

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from claims import intake
from claims.errors import NotReadableError
from tests.intake.readable.pdf.files import pdf
from tests.intake.readable.word.files import line, word

Write = Callable[[str, bytes], str]

ONE_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
ARTICLE = b"Bridge closed\r\n\r\nThe town closed its bridge on 3 May.\r\n"
LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY more "&lol;&lol;&lol;"><!ENTITY file SYSTEM "file:///etc/passwd">]>
<lolz>&more; &file;</lolz>"""

OTHER_KINDS = [
    ("report.pdf", b"%PDF-1.7\n%\xe2\xe3", "report.pdf cannot be read: it is damaged, or no file of its kind"),
    ("report.txt", b"%PDF-1.7\n%\xe2\xe3", "report.txt cannot be read: it is damaged, or no file of its kind"),
    ("report.docx", b"PK\x03\x04\x14\x00", "report.docx cannot be read: it is damaged, or no file of its kind"),
    ("report.zip", b"PK\x03\x04\x14\x00", "report.zip is a zip file: save its text as .txt or .md first"),
    (
        "report.doc",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "report.doc is an old Office file, or a locked one: save it as",
    ),
    ("report.txt", b"{\\rtf1 Words}", "report.txt is an RTF file: save it as .docx to have it read"),
    ("map.txt", b"\x89PNG\r\n\x1a\n", "map.txt is an image: save its text as .txt or .md first"),
    ("map.jpg", b"\xff\xd8\xff\xe0", "map.jpg is an image: save"),
    ("town.xlsx", b"x", "town.xlsx is a spreadsheet: save the sheet as .csv to have it read"),
    ("claims.db", b"SQLite format 3\0", "claims.db is an SQLite database: save"),
    ("a.gz", b"\x1f\x8b\x08\x00", "a.gz is a compressed file: save"),
    (
        "a.txt",
        b"<?xml version='1.0'?>\n<!-- x --><!-- y --><html>",
        "a.txt cannot be read: it has no article in it; if",
    ),
    ("a.htm", b"Words", "a.htm cannot be read: it has no article in it; if it shows one, save its text as .txt or .md"),
    ("a.txt", LAUGHS, "a.txt is markup that is no web page: save its text as .txt or .md first"),
    ("a.md", LAUGHS, "a.md is markup that is no web page: save"),
    ("a.xml", LAUGHS, "a.xml is markup that is no web page: save"),
    ("a.xhtml", LAUGHS, "a.xhtml cannot be read: it has no article in it; if"),
    ("a.html", LAUGHS, "a.html cannot be read: it has no article in it; if"),
    ("a.txt", b"", "a.txt is empty"),
    ("a.txt", b" \n\t\xc2\xa0\n", "a.txt is empty"),
    ("a.txt", b"\xef\xbb\xbf", "a.txt is empty"),
    ("a.md", b" \n", "a.md is empty"),
    ("a.html", b"\n", "a.html is empty"),
    ("a.pdf", b"", "a.pdf is empty"),
    ("a.txt", b"Seven\0cows", "a.txt has a NUL character in it"),
    ("a.csv", b"number,uid,text\n1,x,y\n", "a.csv is a table that claims exported, not an article"),
    ("a.csv", b'\xef\xbb\xbf"number","uid"\r\n1,x\r\n', "a.csv is a table that claims exported"),
    ("a.json", b'[\n {"number": 1, "uid": "x"}]', "a.json is a table that claims exported"),
    ("few.csv", b"number,text,status\n1,x,y\n", "few.csv is a table that claims exported"),
    ("trail.json", b'[{"number": 1, "by": "ana", "digest": "x"}]', "trail.json is a table that claims exported"),
    ("list.txt", b" no.  status      kind      value  claim\n", "list.txt is a table that claims exported"),
    ("a.jsonl", b'{"uid": "x", "number": 1}\n{}', "a.jsonl is a table that claims exported"),
]
READ_AS_TEXT = [
    b'{"number": 1}',
    b'["uid", "number"]',
    b"{" * 20_000,
    b'{"a":' * 20_000,
    b"number of people, uid",
    b"<p>Seven cows</p>",
    b"<!-- a -->" * 5_000 + b"x",
]


def test_a_file_is_read_as_it_stands(write: Write, tmp_path: Path) -> None:
    page = intake.read(write("bridge.txt", ARTICLE))

    assert page == intake.Page(
        text="Bridge closed\n\nThe town closed its bridge on 3 May.\n",
        title="Bridge closed",
        media_type="text/plain",
        read_by="plain text, utf-8",
        location=str(tmp_path / "bridge.txt"),
        original=ARTICLE,
    )


def test_a_dash_reads_stdin() -> None:
    page = intake.read("-", stdin=io.BytesIO(b"# Seven cows\n"))

    assert page.text == "# Seven cows\n"
    assert page.location == "-"
    assert page.media_type == "text/plain"


@pytest.mark.parametrize("name", ["a.md", "a.MD", "a.markdown"])
def test_the_ending_says_that_it_is_markdown(write: Write, name: str) -> None:
    assert intake.read(write(name, b"# Seven *cows*")).text == "Seven cows"


@pytest.mark.parametrize(("name", "content", "sentence"), OTHER_KINDS)
def test_what_is_no_article_is_called_by_its_name(write: Write, name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(NotReadableError) as refusal:
        intake.read(write(name, content))

    assert str(refusal.value).startswith(sentence)


@pytest.mark.parametrize("content", READ_AS_TEXT)
def test_what_only_looks_like_a_table_or_a_page_is_read(write: Write, content: bytes) -> None:
    assert intake.read(write("a.txt", content)).original == content


# The name, the bytes, and how the reader is called.
BY_CONTENT = [
    ("a.txt", b"\n<!DOCTYPE html><p>Seven cows were sold.", "HTML, trafilatura "),
    ("a.md", b"<HTML lang=en><p>Seven cows were sold.", "HTML, trafilatura "),
    (
        "a.xhtml",
        b"<html xmlns='http://www.w3.org/1999/xhtml'><body><p>Seven cows were sold.</p></body></html>",
        "HTML, ",
    ),
    ("a.txt", pdf(b"Seven cows were sold."), "PDF, "),
    ("a.pdf", pdf(b"Seven cows were sold."), "PDF, "),
    ("a.docx", word(line("Seven cows were sold.")), "Word, "),
    ("a.zip", word(line("Seven cows were sold.")), "Word, "),
    ("a", b"Seven cows were sold.", "plain text, "),
    ("a.html.txt", b"Seven cows were sold.", "plain text, "),
    ("a.json", b"Seven cows were sold.", "plain text, "),
]


@pytest.mark.parametrize(("name", "content", "reader"), BY_CONTENT)
def test_what_a_file_is_counts_more_than_what_it_is_called(
    write: Write, name: str, content: bytes, reader: str
) -> None:
    page = intake.read(write(name, content))

    assert page.text.strip() == "Seven cows were sold."
    assert page.read_by.startswith(reader)


def test_the_entities_that_a_page_defines_are_neither_put_in_nor_followed(write: Write) -> None:
    body = b"<html><body><p>Seven &more;cows were sold on Monday.&file;</p></body></html>"
    content = LAUGHS.replace(b"<lolz>&more; &file;</lolz>", body).replace(b"DOCTYPE lolz", b"DOCTYPE html")

    pages = [intake.read(write(name, content)) for name in ("a.txt", "a.md", "a.xhtml", "a.htm")]

    assert {page.text for page in pages} == {"Seven &more;cows were sold on Monday.&file;"}


def test_what_is_piped_in_is_told_by_its_bytes() -> None:
    page = intake.read("-", stdin=io.BytesIO(b"<!doctype html><title>Cows</title><p>Seven cows were sold."))

    assert (page.text, page.title, page.location) == ("Seven cows were sold.", "Cows", "-")
    with pytest.raises(NotReadableError, match="stdin cannot be read: it is damaged, or no file of its kind"):
        intake.read("-", stdin=io.BytesIO(b"%PDF-1.7"))
    with pytest.raises(NotReadableError, match=r"stdin is an image: save its text as \.txt or \.md first"):
        intake.read("-", stdin=io.BytesIO(b"GIF89a" * 9), max_bytes=6)


@pytest.mark.parametrize("typed", ["nowhere.txt", "a.txt/b"])
def test_a_file_that_is_not_there_is_named_as_typed(write: Write, typed: str) -> None:
    write("a.txt", b"x")

    with pytest.raises(NotReadableError, match=f"there is no file {typed}"):
        intake.read(typed)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotReadableError, match="is a folder: name the files in it"):
        intake.read(str(tmp_path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(NotReadableError, match="is a pipe or a device, not a file"):
        intake.read(str(tmp_path / "pipe"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read_is_refused(write: Write, tmp_path: Path) -> None:
    typed = write("a.txt", ARTICLE)
    (tmp_path / "a.txt").chmod(0)

    with pytest.raises(NotReadableError, match=r"a\.txt cannot be read: permission denied"):
        intake.read(typed)


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")

    with pytest.raises(NotReadableError, match=r"a\.txt cannot be read: too many levels of symbolic links"):
        intake.read(str(tmp_path / "a.txt"))


def test_a_name_that_is_too_long_is_refused() -> None:
    with pytest.raises(NotReadableError, match="cannot be read: file name too long"):
        intake.read("a" * 5000)


def test_a_stdin_that_is_closed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)

    with pytest.raises(NotReadableError, match="stdin is closed: pipe the text in, or name a file"):
        intake.read("-")


def test_a_stdin_that_breaks_is_refused() -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, f"Input/output error after {size}")

    with pytest.raises(NotReadableError, match="stdin cannot be read: input/output error"):
        intake.read("-", stdin=Broken())


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Path("big.txt").open("wb") as file:
        file.write(b"Seven cows were sold.")
        file.truncate(51_900_000)

    with pytest.raises(NotReadableError) as refusal:
        intake.read("big.txt")

    assert str(refusal.value) == "big.txt is 51.9 MB; the limit is 10 MB: --max-size 60 raises it"


@pytest.mark.parametrize("location", ["a.txt", "-"])
def test_the_limit_itself_fits(write: Write, location: str) -> None:
    content = b"x" * 40
    write("a.txt", content)

    assert intake.read(location, max_bytes=40, stdin=io.BytesIO(content)).original == content
    with pytest.raises(NotReadableError, match="--max-size"):
        intake.read(location, max_bytes=39, stdin=io.BytesIO(content))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system has no files of unknown size")
def test_a_file_whose_size_is_unknown_is_read_no_further_than_the_limit() -> None:
    with pytest.raises(NotReadableError, match="status is larger than the limit of"):
        intake.read("/proc/self/status", max_bytes=20)


def test_stdin_is_read_no_further_than_the_limit() -> None:
    stdin = io.BytesIO(b"x" * 1000)

    with pytest.raises(NotReadableError, match=r"stdin is larger than the limit of 0\.0001 MB: --max-size raises it"):
        intake.read("-", max_bytes=100, stdin=stdin)
    assert stdin.tell() == 101


def test_a_stream_that_gives_little_at_a_time_is_read_whole() -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(3, size or 0))

    assert intake.read("-", stdin=Slow(ARTICLE)).original == ARTICLE


@ONE_FOLDER
@given(text=st.text())
def test_any_text_in_a_file_comes_back(write: Write, text: str) -> None:
    assume(text.strip() and "\0" not in text and not text.startswith("\ufeff"))

    page = intake.read(write("a.txt", text.encode()))

    assert page.text == text.replace("\r\n", "\n").replace("\r", "\n")
    assert page.original == text.encode()
    assert page.title.strip() == page.title != ""
    assert len(page.title) <= 200


@ONE_FOLDER
@given(content=st.binary(), name=st.sampled_from(["a.txt", "a.md", "a"]))
def test_any_bytes_are_a_page_or_a_refusal(write: Write, content: bytes, name: str) -> None:
    try:
        page = intake.read(write(name, content))
    except NotReadableError:
        return

    assert page.text.strip()
    assert page.text.encode()
    assert page.original == content
