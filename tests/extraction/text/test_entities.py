"""Names of people that the model has cut in the wrong place."""

import pytest

from claims.extraction.text import entities, language

# Text, the words of it the model took for names, with what it took them for, and the names as they should be.
CUT = {
    "He met Gwen Orr of WXYZ there.": ([("Gwen Orr of WXYZ", "ORG")], ["Gwen Orr"]),
    "He met Ann Orr of WXYZ there.": ([("Ann Orr", "PERSON"), ("WXYZ", "ORG")], ["Ann Orr", "WXYZ"]),
    "He met Alcide Breaux there.": ([("Breaux", "PERSON")], ["Alcide Breaux"]),
    "He met Senator Breaux there.": ([("Breaux", "PERSON")], ["Breaux"]),
    "His daughter, Kristy, spoke.": ([("Kristy", "ORG")], ["Kristy"]),
    "He met Paul “Red” Stein there.": ([("Paul", "PERSON"), ("Stein", "PERSON")], ["Paul “Red” Stein"]),
    "He met Paul “Red” Stein “Bo” Lind there.": (
        [("Paul", "PERSON"), ("Lind", "PERSON")],
        ["Paul “Red” Stein", "Lind"],
    ),
}


@pytest.mark.parametrize(("text", "cut", "names"), [(text, *told) for text, told in CUT.items()], ids=CUT)
def test_a_name_is_put_together(text: str, cut: list[tuple[str, str]], names: list[str]) -> None:
    doc = language.model()(text)
    spans = (doc.char_span(text.index(words), text.index(words) + len(words), label) for words, label in cut)
    doc.ents = [span for span in spans if span is not None]

    entities.mend(doc)

    assert [name.text for name in doc.ents] == names
