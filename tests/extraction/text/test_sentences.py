import pytest

from claims.extraction.text import sentences

# A text with words in brackets, and the sentence they stand in.
AROUND = [
    ("Ana left. [Ben] stayed. Cy came.", "Ben stayed."),
    ("[Ana] left. Ben stayed.", "Ana left."),
    ("Ana left. Ben [stayed", "Ben stayed"),
    ("Dr. Lee met Rep. [Joe] Heck. He left.", "Dr. Lee met Rep. Joe Heck."),
    (
        "\nA headline\nHe [left] the city on the first boat, before there was\nany light. Ben stayed.",
        "He left the city on the first boat, before there was\nany light.",
    ),
    ("Ana left.\n\n[Ben] stayed  \n\nCy came.", "Ben stayed"),
    ("Ana [left. Ben] stayed. Cy came.", "Ana left. Ben stayed."),
    ("[nothing else]", "nothing else"),
]


@pytest.mark.parametrize(("marked", "sentence"), AROUND)
def test_words_stand_in_their_sentence(marked: str, sentence: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    start = marked.index("[")
    end = marked.index("]") - 1 if "]" in marked else len(text)

    first, last = sentences.around(text, start, end)

    assert text[first:last] == sentence
