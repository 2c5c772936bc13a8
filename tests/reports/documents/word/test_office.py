"""LibreOffice, which is none of ours, shows each comment, and what it saves comes back."""

import re
import subprocess
from html import unescape
from pathlib import Path

import pytest

from claims.intake.exchange import comments
from claims.intake.media_types import WORD
from claims.intake.page import Material
from claims.reports.documents import word
from tests.reports.conftest import tool
from tests.reports.documents import made
from tests.reports.documents.word import answers, original

pytestmark = pytest.mark.slow

SENT = ("fresh", "original", "answered")
WORDS = ("pier cost $12 million", "$12 million, twice", "2019 in its", "31 000", "three years", "gulls came.\n\nNobody")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where three documents are, and what LibreOffice made of them: pages in html, Word files in docx."""
    office, here = tool("soffice", "libreoffice"), tmp_path_factory.mktemp("office")
    sent = original.file()
    text = original.text(sent)
    places = [(text.index(words), text.index(words) + len(words)) for words in WORDS]
    report = word.write(made.content(text, places, original=sent, media_type=WORD))
    fresh = word.write(made.checked())
    for name, written in zip(SENT, (fresh, report, answers.to(fresh)), strict=True):
        (here / f"{name}.docx").write_bytes(written)
    for kind in ("html", "docx"):
        command = [office, f"-env:UserInstallation=file://{here / 'settings'}", "--headless", "--convert-to", kind]
        documents = [str(here / f"{name}.docx") for name in SENT]
        subprocess.run(
            [*command, "--outdir", str(here / kind), *documents], check=True, timeout=180, capture_output=True
        )
    return here


def shown(folder: Path, name: str) -> str:
    """Give the words of a page, its tags taken away; comments are comments there as well."""
    page = (folder / "html" / f"{name}.html").read_text(encoding="utf-8")
    return " ".join(unescape(re.sub(r"<!--|-->|</?[a-z][^<>]*>", " ", page)).split())


def read(place: Path) -> comments.Comments:
    return comments.read(Material(place.name, str(place), place.read_bytes()))


def test_it_shows_each_comment_of_a_fresh_document(folder: Path) -> None:
    page = shown(folder, "fresh")

    for number, status in enumerate(("verified (Mostly true)", "unverified", "refuted", "unverified"), 1):
        assert f"[C{number}] {status}: " in page
    assert (
        "Log of the harbour office, p. 4 (official record, primary) <https://harbour.example/log?day=5&part=2>" in page
    )


def test_it_shows_our_comments_beside_those_of_others_and_the_article_as_it_was(folder: Path) -> None:
    page = shown(folder, "original")

    assert all(f"[C{number}] unverified: other" in page for number in range(1, len(WORDS) + 1))
    assert "Which report?" in page
    assert "That of May." in page
    assert "Board, 88 pages." in page
    assert 'href="https://pier.example/board"' in (folder / "html" / "original.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SENT[:2])
def test_what_it_saves_has_our_comments_as_they_were_written(folder: Path, name: str) -> None:
    back = read(folder / "docx" / f"{name}.docx")

    assert [one.number for one in back.comments] == [one.number for one in read(folder / f"{name}.docx").comments]
    assert [
        one.number for one in back.comments if one.written is None or one.written.split() != one.words.split()
    ] == []
    assert (back.gone, back.apart, [one.replies for one in back.comments if one.replies]) == ((), 0, [])


def test_answers_are_still_answers_in_what_it_saves(folder: Path) -> None:
    before, after = read(folder / "answered.docx"), read(folder / "docx" / "answered.docx")

    for each in (before, after):
        assert {(one.number, reply.by, reply.words) for one in each.comments for reply in one.replies} == {
            (1, "Ben Okri", "The log says eight"),
            (3, "Ida Holm", "Ask the\nshipyard"),
        }
        assert [one.number for one in each.comments if (one.written or "").split() != one.words.split()] == [2]
