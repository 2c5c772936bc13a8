"""What runs at the top or the bottom of pages is left out, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.intake.readable.pdf import running

BODY = [
    "The bridge\nwas closed in",
    "May after 31\npeople had",
    "died there and\n12 more were",
    "hurt on the\nold road to",
    "the north of\nthe town",
]


def pages(head: str = "", foot: str = "", number: int = 5) -> list[str]:
    """Put a head and a foot on pages; {} is the number of the page."""
    return [
        "\n".join(filter(None, [head.format(place + 1), body, foot.format(place + 1)]))
        for place, body in enumerate(BODY[:number])
    ]


# A head, a foot, and what stays of them: on the first page before its words, on the last one behind them.
RUNS = [
    ("Report on bridges", "", "Report on bridges\n", ""),
    ("", "Report on bridges", "", "\nReport on bridges"),
    ("", "{}", "", ""),
    ("{}", "", "", ""),
    ("", "- {} -", "", ""),
    ("", "Page {} of 5", "", "\nPage 5 of 5"),
    ("Report  on bridges {}", "", "Report  on bridges 1\n", ""),
    ("The Town\nReport on bridges", "Draft\n{}", "The Town\nReport on bridges\n", "\nDraft"),
]


@pytest.mark.parametrize("number", [2, 3, 5])
@pytest.mark.parametrize(("head", "foot", "first", "last"), RUNS)
def test_a_running_line_is_left_out_but_once(head: str, foot: str, first: str, last: str, number: int) -> None:
    read = "\f".join(running.without(pages(head, foot, number))).replace("Page 2 of", "Page 5 of")

    assert read.replace("Page 3 of", "Page 5 of") == first + "\f".join(BODY[:number]) + last


def test_a_book_has_other_heads_on_the_left_and_on_the_right() -> None:
    sides = [
        f"{'Bridges' if place % 2 else 'The Town'} {place + 101}\n{body}"
        for place, body in enumerate([*BODY, "a", "b"])
    ]

    read = running.without(sides)

    assert read == ["The Town 101\n" + BODY[0], "Bridges 102\n" + BODY[1], *BODY[2:], "a", "b"]


# What stands at the top or the bottom of pages and stays.
STAYS = {
    "other words on each": ["One\na", "Two\nb", "Three\nc"],
    "figures that do not count the pages": ["a\n31", "b\n35", "c\n12"],
    "words with figures that do not": ["a\nTotal 31", "b\nTotal 35", "c\nTotal 36"],
    "the same figure": ["a\n31", "b\n31", "c\n31"],
    "two of five": ["Head\na", "Head\nb", "c", "d", "e"],
    "two figures in a row on two pages": ["a\n34", "b\n35"],
    "in the middle": ["a\nsame\nb\nc\nd\ne\nf", "g\nh\ni\nsame\nj\nk\nl\nm"],
    "behind other words": ["a\nsame\nb\nc\nd\ne", "f\nsame\ng\nh\ni\nj", "k\nsame\nl\nm\nn\no"],
    "a page alone": ["Head\na\n1"],
    "nothing": ["", "", ""],
}


@pytest.mark.parametrize("kept", STAYS.values(), ids=STAYS)
def test_what_is_no_running_line_stays(kept: list[str]) -> None:
    assert running.without(kept) == kept


@given(st.lists(st.text(st.sampled_from("ab1 \n"), max_size=12), max_size=6))
def test_no_page_and_no_word_is_lost(some: list[str]) -> None:
    read = running.without(some)

    assert len(read) == len(some)
    words = {word for page in some for word in page.split() if word.isalpha()}
    assert {word for page in read for word in page.split() if word.isalpha()} == words
    for before, after in zip(some, read, strict=True):
        rest = iter(before.split("\n"))
        assert all(line in rest for line in after.split("\n") if line)
