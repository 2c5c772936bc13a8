import pytest

from claims.extraction import mentions

# Words of notes, and those of them that stand for somebody.
FOUND = [
    ("Ask the ministry for the figure of May.", ""),
    ("Ask Agnieszka for the figure.", "Agnieszka"),
    ("ask wojtek", "wojtek"),
    ("H.O. rounds up, the U.S. does not.", "H.O."),
    ("PN to call, the UN and NATO have it.", "PN"),
    ("write to x.y@desk.example", "x.y@desk.example"),
    ("the passenger list, not the passenger", "passenger"),
    ("The figures are old, they come from 2019.", ""),
    ("Those who fled are counted too.", ""),
    ("See the Bureau of Labor Statistics.", ""),
    ("Der Bericht ist von gestern.", "Der Bericht ist von gestern."),
    ("", ""),
    ("31", ""),
    ("\n\t…", ""),
]


@pytest.mark.parametrize(("note", "found"), FOUND)
def test_the_words_for_somebody_are_found(note: str, found: str) -> None:
    assert mentions.people_in(note) == ((found,) if found else ())
