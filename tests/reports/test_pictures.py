import datetime as dt
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from claims.reports import pictures
from claims.reports.pictures import Figures
from claims.tracking.stats import Day
from claims.vocabulary import Kind, SourceKind, Status

FIRST = dt.date(2025, 12, 1)
EMPTY = Figures("all articles", [], {}, {})
ONE_DAY = Figures(
    "<b>Bridge</b> & all",
    [Day(FIRST, 6, 2)],
    {Kind.CASUALTY: {Status.VERIFIED: 1, Status.DISPUTED: 1}, Kind.DATE: {Status.UNVERIFIED: 4}},
    {SourceKind.NEWS_REPORT: 2},
)
YEAR = Figures(
    "all articles",
    [Day(FIRST + dt.timedelta(day), 28, 27) for day in range(365)],
    {kind: dict.fromkeys(Status, 131) for kind in Kind},
    {kind: number for number, kind in enumerate(SourceKind, 1)},
)
ALL = {"empty": EMPTY, "one day": ONE_DAY, "a year": YEAR}


def texts(figures: Figures) -> list[str]:
    """Give the words that stand in a picture, which are words in its file too."""
    picture = etree.fromstring(pictures.write(figures))
    return [text.text or "" for text in picture.iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("figures", ALL.values(), ids=ALL)
def test_a_picture_is_the_same_bytes_each_time(figures: Figures) -> None:
    assert pictures.write(figures) == pictures.write(figures)


@pytest.mark.slow
def test_it_is_the_same_in_another_process(tmp_path: Path) -> None:
    line = (
        "import pathlib, sys; from tests.reports import test_pictures as own; "
        "pathlib.Path(sys.argv[1]).write_bytes(own.pictures.write(own.ONE_DAY))"
    )
    subprocess.run([sys.executable, "-c", line, str(tmp_path / "p.svg")], cwd=Path(__file__).parents[2], check=True)

    assert (tmp_path / "p.svg").read_bytes() == pictures.write(ONE_DAY)


def test_what_is_drawn_is_said_in_words_too() -> None:
    picture = etree.fromstring(pictures.write(ONE_DAY))

    assert picture.get("role") == "img"
    assert picture.findtext("{*}title") == "Fact-checking of <b>Bridge</b> & all"
    assert picture.findtext("{*}desc") == (
        "6 claims on record, 2 of them decided. The first was added on 2025-12-01, the last added or decided on "
        "2025-12-01. Casualty: 1 verified, 1 disputed. Date: 4 unverified. Sources: 2 news report."
    )


def test_each_part_is_labelled_where_it_stands() -> None:
    assert {"6 added", "2 decided", "verified 1", "disputed 1", "unverified 4", "News report", "Casualty"} <= {
        *texts(ONE_DAY)
    }


def test_a_year_of_ten_thousand_claims_has_no_more_marks_than_can_be_read() -> None:
    said = texts(YEAR)

    assert {"10,220 added", "9,855 decided", "2026"} <= {*said}
    assert [word for word in said if word in {"Jan", "Feb", "Mar", "Apr", "May"}] == ["Jan", "Mar", "May"]


def test_an_empty_record_is_drawn_as_one() -> None:
    assert [word for word in texts(EMPTY) if word.startswith("No ")] == [
        "No claims yet",
        "No claims yet",
        "No sources yet",
    ]


def test_a_picture_names_nothing_to_fetch() -> None:
    written = pictures.write(YEAR).decode()

    assert "@import" not in written
    assert "<image" not in written
    assert "<script" not in written


def test_greyscale_tells_the_statuses_apart() -> None:
    greys = [grey(colour) for colour, _ in pictures.COLOURS.values()]

    assert [*pictures.COLOURS] == ["verified", "refuted", "disputed", "unproven", "unverified", "dismissed"]
    # 1.2 to 1 at least between neighbours in a bar, as WCAG reckons contrast, and each has a pattern beside that.
    assert all((lighter + 0.05) / (darker + 0.05) >= 1.2 for darker, lighter in pairwise(greys))


def grey(colour: str) -> float:
    """Give the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
