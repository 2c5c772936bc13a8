import pytest

from claims.tracking import anchoring

ROWS = [
    ("12 sailors", "21 sailors", "[-12-]{+21+} sailors"),
    ("$5 million", "$10 million", "$[-5-]{+10+} million"),
    ("has been told", "has not been told", "has {+not+} been told"),
    ("at least 31", "31", "[-at least-] 31"),
    ("“We won,” she said", "We won, she said", "[-“-]We won,[-”-] she said"),
    ("the same  words", "the same words", "the same words"),
    ("", "all new", "{+all new+}"),
    ("all gone", "", "[-all gone-]"),
    ("", "", ""),
]


@pytest.mark.parametrize(("old", "new", "said"), ROWS)
def test_what_went_and_what_came_is_marked(old: str, new: str, said: str) -> None:
    assert anchoring.difference(old, new, whole=True) == said


def test_of_long_stretches_only_the_edges_are_shown() -> None:
    old = "one two three four five six seven eight nine ten eleven twelve thirteen"
    assert anchoring.difference(old, old.replace("one ", "0 ")) == "[-one-]{+0+} two three four five …"
    assert anchoring.difference(old, f"{old} end") == "… ten eleven twelve thirteen {+end+}"
    assert anchoring.difference(old, old.replace("one ", "0 "), whole=True).endswith("twelve thirteen")
