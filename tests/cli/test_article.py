import json
from collections.abc import Callable

import pytest

from tests.conftest import TEXT, Run

pytestmark = pytest.mark.usefixtures("story")


def test_articles_are_listed_with_the_number_of_their_claims(run: Run) -> None:
    run("mark dismissed 2")
    run("mark unproven 4 --note asked")

    assert run("article list").out.splitlines() == [
        "no.  published   claims  unverified  title",
        "  1  2024-05-08       5           4  Bridge collapse leaves dozens hurt",
    ]


def test_an_article_is_shown(run: Run) -> None:
    assert run("article show 1").out.splitlines() == [
        "Article 1: Bridge collapse leaves dozens hurt",
        "  published: 2024-05-08",
        "  from: /desk/bridge.txt",
        "  claims: 6, of which 6 unverified",
    ]


def test_the_whole_text_comes_out_to_the_letter(run: Run) -> None:
    assert run("article show 1 --text").out == TEXT


def test_what_is_on_record_can_be_corrected(run: Run) -> None:
    ended = run(
        "article edit 1 --title 'A bridge fell' --byline 'By Lee' --outlet Herald --address https://herald.example/1"
    )

    article = json.loads(run("article show 1 --json").out)
    assert ended.out == "Article 1 edited.\n"
    assert [article[name] for name in ("title", "byline", "outlet", "address")] == [
        *("A bridge fell", "By Lee", "Herald", "https://herald.example/1")
    ]
    assert json.loads(run("show 1 --json").out)["outlet"] == "Herald"


def test_another_day_of_publication_dates_anew_what_nobody_has_dated(run: Run) -> None:
    ended = run("article edit 1 --published '15 May 2024'")

    assert ended.out == "Article 1 edited. Claims with another date: 2.\n"
    assert json.loads(run("show 2 --json").out)["date"] == "2024-05-13"


def test_an_article_taken_out_takes_its_claims_along(run: Run) -> None:
    ended = run("article remove 1 --yes --note 'the wrong one'")

    assert ended.out == "Article 1 taken out, with 6 claims.\n"
    assert [run(line).out for line in ("article list", "list", "unverified", "stats")] == ["", "", "", ""]
    assert run("show 1").err == "claims: there is no claim 1\n"
    assert "ana took out article 1: the wrong one" in run("history --article 1").out
    assert "claims: 0\n" in run("db info").out


@pytest.mark.parametrize(
    ("line", "status", "says"),
    [
        ("article", 2, "Usage: claims article"),
        ("article show 9", 1, "there is no article 9"),
        ("article show 1 --fields titel", 1, "there is no field 'titel'"),
        ("article edit 9 --title T", 1, "there is no article 9"),
        ("article edit 1", 2, "say what to correct: --published, --title, --byline, --outlet or --address"),
        ("article edit 1 --title none", 1, "a title has at least one word"),
        (
            "article edit 1 --published someday",
            2,
            "'someday' is not a day; write 2016-03-25, '25 March",
        ),
        ("article update 9", 1, "there is no article 9"),
        ("article remove 9", 1, "there is no article 9"),
        ("article remove 1", 1, "to take out article 1 with its 6 claims at once, say --yes"),
    ],
)
def test_what_cannot_be_is_refused(run: Run, changes: Callable[[], int], line: str, status: int, says: str) -> None:
    before = changes()

    ended = run(line)

    assert (ended.status, ended.out) == (status, "")
    assert says in ended.err
    assert changes() == before
