import pytest

from claims.extraction.text import layout, sentences
from claims.intake.readable import apart

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


HEADLINE = "Ferry that carried forty tons of steel runs aground in the harbor of Port Calloway"
STORY = [
    HEADLINE,
    "PORT CALLOWAY, Nov. 12 — The ferry ran aground on Tuesday, and nobody was hurt.",
    f"It had left the yard at noon with forty tons of steel, {'and with nails, ' * 5}and with nine people on board",
    "What the harbor master said",
    "Nobody was hurt",
    "- forty tons of steel, all of which will be taken ashore by hand before the week is over",
    "- seven cranes that were to be built up along the northern quay before the end of the year",
    "The ferry will stay where it is until Friday, when the tide is high enough to carry it off the bank again.",
    "It was built in 1988.",
]


def test_the_parts_of_a_web_page_are_blocks_and_sentences_of_their_own() -> None:
    title, lead, second, subhead, short, *items, third, last = STORY
    listed = "".join(f"<li>{item.removeprefix('- ')}</li>" for item in items)
    source = (
        f"<!doctype html><html><body><article><h1>{title}</h1><p>{lead}</p><p>{second}</p><h2>{subhead}</h2>"
        f"<p>{short}</p><ul>{listed}</ul><p>{third}</p><p>{last}</p></article></body></html>"
    )

    text = apart.read("html", source.encode(), "article", "")["text"]

    assert text.split("\n") == STORY
    line_ends = [at for at, sign in enumerate(text) if sign == "\n"]
    assert not any(block.start < at < block.end for block in layout.split(text) for at in line_ends)
    for line in STORY:
        start = text.index(line)
        first, end = sentences.around(text, start + len("- "), start + len("- a"))
        assert text[first:end] == line
