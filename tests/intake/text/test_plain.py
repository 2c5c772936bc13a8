"""A plain text is named by how it begins."""

import pytest

from claims.intake.text import plain

LONG = "The town council voted on Monday to keep the bridge closed until the engineers have looked at it again, " * 3
TITLES = [
    ("Bridge closed\n\nThe town said so.", "Bridge closed"),
    ("Bridge closed", "Bridge closed"),
    ("\n\n  Bridge \t closed \nfor good", "Bridge closed"),
    ("x" * 200 + "\nmore", "x" * 200),
    ("x" * 201 + "\nmore", "x" * 80 + "…"),
    (LONG, "The town council voted on Monday to keep the bridge closed until the engineers…"),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_the_first_line_names_the_text(text: str, title: str) -> None:
    assert plain.title(text) == title
