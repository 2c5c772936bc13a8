import json
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Pipe
from tests.conftest import Run

NEWS = "Ferry runs aground\n\nThe ferry hit a rock on Tuesday. Nine people were hurt, the harbour master said.\n"


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "news.txt"
    path.write_text(NEWS)
    return path


@pytest.mark.usefixtures("news")
def test_an_article_becomes_claims(run: Run) -> None:
    ended = run("import news.txt --published 2024-05-09")

    claims = json.loads(run("list --json").out)
    hurt = next(claim for claim in claims if claim["kind"] == "casualty")
    assert ended.out.startswith(f"Article 1: Ferry runs aground\n  {len(claims)} claims: ")
    assert ended.err == "Next: claims unverified 1\n"
    assert (hurt["low"], hurt["outcome"]) == ("9", "injured")
    assert "2024-05-07" in [claim["date"] for claim in claims]
    assert all(NEWS[claim["start"] : claim["end"]] == claim["exact"] for claim in claims)


@pytest.mark.usefixtures("news")
def test_without_a_day_of_publication_the_command_that_sets_it_is_named(run: Run) -> None:
    ended = run("import news.txt")

    assert "'claims article edit 1 --published DAY' sets it." in ended.err


@pytest.mark.usefixtures("news")
def test_what_is_known_of_an_article_can_be_said(run: Run) -> None:
    ended = run("import news.txt --no-extract --title 'The ferry' --published '9 May 2024' --tag sea --tag sea")

    article = json.loads(run("article show 1 --json").out)
    assert ended.out == "Article 1: The ferry\n  no claim was looked for in it\n"
    assert ended.err == "Next: claims add 1 WORDS\n"
    assert (article["title"], article["published"], article["tags"]) == ("The ferry", "2024-05-09", ["sea"])


def test_the_same_bytes_again_add_nothing_and_name_the_article(run: Run, news: Path) -> None:
    run("import news.txt --no-extract")
    news.with_name("copy.txt").write_text(NEWS)

    again, copy = run("import news.txt --no-extract"), run("import copy.txt news.txt")

    assert (again.status, again.out) == (0, "Already on record as article 1 (Ferry runs aground); nothing was added.\n")
    assert (copy.status, copy.out.splitlines()) == (
        *(0, [f"Article 1: Ferry runs aground ({name}.txt): on record already" for name in ("copy", "news")]),
    )
    assert copy.err == "2 files: 2 on record already.\n"


def test_another_text_in_the_same_place_names_the_command_that_updates(run: Run, news: Path) -> None:
    run("import news.txt --no-extract")
    news.write_text(NEWS.replace("Nine", "Ten"))

    ended = run("import news.txt --no-extract")

    assert (ended.status, ended.out) == (1, "")
    assert "'claims article update 1' takes the new text in" in ended.err


def test_several_at_once_and_what_cannot_be_read_stops_nothing(run: Run, news: Path) -> None:
    news.with_name("notes.md").write_text("# Notes\n\nA *second* text.\n")

    ended = run("import notes.md nothing.txt news.txt --no-extract")

    assert ended.out.splitlines() == [
        *("Article 1: Notes (notes.md): 0 claims", "Article 2: Ferry runs aground (news.txt): 0 claims")
    ]
    assert ended.status == 1
    assert ended.err.splitlines() == [
        *("claims: there is no file nothing.txt", "3 files: 2 taken in (0 claims), 1 not read."),
        "Next: claims unverified",
    ]


@pytest.mark.usefixtures("news")
def test_a_text_can_be_piped_in(run: Run, pipe: Pipe) -> None:
    pipe(NEWS)

    ended = run("import - --no-extract")

    assert ended.out.startswith("Article 1: Ferry runs aground\n")


@pytest.mark.usefixtures("news")
def test_a_dry_run_takes_nothing_in(run: Run) -> None:
    ended = run("import news.txt --dry-run --no-extract")

    assert ended.out == "Ferry runs aground: no claim was looked for in it; nothing was added.\n"
    assert run("article list").out == ""


@pytest.mark.usefixtures("news")
def test_the_first_import_makes_the_record(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "new" / "desk.db"

    ended = run(f"--database {shlex.quote(str(place))} import news.txt --no-extract")

    assert ended.status == 0
    assert place.stat().st_mode & 0o777 == 0o600


def test_one_word_is_an_article_without_claims(run: Run, news: Path) -> None:
    news.write_text("Hello")

    ended = run("import news.txt --jobs 1")

    assert (ended.status, ended.out) == (0, "Article 1: Hello\n  no claim was found in it\n")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('He said “I never saw it" and left.', '"I never saw it"'),
        ("قال الوزير إن 12 شخصا قتلوا", "12 شخصا"),
        ("👩‍👩‍👧 Five 🚒 came, 7 people hurt 😢", "7 people hurt"),
    ],
)
def test_offsets_hold_whatever_the_script(run: Run, news: Path, content: str, words: str) -> None:
    news.write_text(content)
    run("import news.txt --no-extract")

    run(f"add 1 {shlex.quote(words)} --kind statement --value none")

    claim = json.loads(run("show 1 --json").out)
    assert content[claim["start"] : claim["end"]] == claim["exact"]
    assert len(claim["exact"]) == len(words)
