"""A report in Markdown reads as the article does, with a footnote for each claim."""

import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from claims.reports.documents import markdown
from claims.reports.documents.signs import shown
from tests.reports.documents import made
from tests.reports.documents.word import golden

# What readers of Markdown know besides CommonMark, as GitHub's does, would change a text as well.
READERS = [
    MarkdownIt("commonmark").use(footnote_plugin),
    MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"]).use(footnote_plugin),
]


def article(reader: MarkdownIt, written: bytes) -> tuple[list[str], dict[int, str]]:
    """Give the words of the article as they are read, and by number those before each claim's mark."""
    tokens = reader.parse(written.decode())
    first, last = (at for at, token in enumerate(tokens) if token.type == "hr")
    said = ""
    noted: dict[int, str] = {}
    for token in tokens[first + 1 : last]:
        assert token.type in {"inline", "paragraph_open", "paragraph_close"}
        for part in token.children or ():
            if part.type == "footnote_ref":
                noted[int(str(part.meta["label"]).removeprefix("c"))] = said
            else:
                assert part.type in {"text", "softbreak"}
                said += _words(part)
        said += " "
    return said.split(), noted


def _words(part: Token) -> str:
    return part.content if part.type == "text" else " "


def test_it_is_written_as_it_was_looked_at(request: pytest.FixtureRequest) -> None:
    assert golden.agrees(request.config, "report.md", markdown.write(made.checked()).decode())


SIGNS = st.text(st.sampled_from("ab1 \n\n\t.()[]{}<>*_~`#+-=!&;:|\\^$\"'\x00é\u00a0/@") | st.characters(), min_size=1)
DIRTY = (
    "1. a\n\n- b\n===\n# c\n[^c1]: d\n<b>e</b> &amp; ![f](g)(h) `i` *j* | k |"
    "\n:--\n\n    l\\\nm  \nhttp://n.example ~~o~~"
)


@given(SIGNS, st.data())
@example(DIRTY, None)
@settings(deadline=None, max_examples=300)
def test_the_article_is_rendered_as_it_was_footnote_marks_apart(text: str, data: st.DataObject | None) -> None:
    numbers = st.integers(0, len(text))
    places = [(0, 1), (2, 9)] if data is None else data.draw(st.lists(st.tuples(numbers, numbers), max_size=4))
    some = [(min(two), max(two)) for two in places if text[min(two) : max(two)].strip()]
    written = markdown.write(made.content(text, some, title="\x00 of it"))

    for reader in READERS:
        said, noted = article(reader, written)

        assert said == shown(text).split()
        assert {number: "".join(words.split()) for number, words in noted.items()} == {
            at: "".join(shown(text[:end]).split()) for at, (_, end) in enumerate(some, 1)
        }


@given(SIGNS)
@example(DIRTY)
@settings(deadline=None, max_examples=100)
def test_what_stands_beside_the_article_is_rendered_as_it_was(words: str) -> None:
    content = made.checked()
    source = replace(content.claims[0].entry.sources[0], title=words, locator=None)
    claim = replace(content.claims[0], entry=replace(content.claims[0].entry, sources=(source,)))

    tokens = READERS[0].parse(markdown.write(replace(content, claims=(claim,))).decode())

    inside = [token for token in tokens if token.type == "inline" and "official record" in token.content][-1]
    said = "".join(_words(part) for part in inside.children or () if part.type in {"text", "softbreak"})
    name = " ".join(shown(words).split()) or " ".join(shown(words).split(" "))
    assert said.split()[:2] == ["Supports", "it:"]
    assert " ".join(said.split()).startswith(" ".join(f"Supports it: {name}".split()))


def test_each_claim_in_the_text_has_a_footnote_and_the_others_stand_apart() -> None:
    written = markdown.write(made.checked()).decode()

    assert re.findall(r"^\[\^c(\d)\]: ", written, re.MULTILINE) == ["1", "2", "3", "4"]
    assert written.index("## Claims that stand nowhere in the text") < written.index("**C5** Nobody was on deck")


def test_an_article_without_text_is_its_title_and_its_claims() -> None:
    written = markdown.write(replace(made.content(None), claims=made.checked().apart)).decode()

    assert written.startswith("# Of ferries\n")
    assert "**C5** Nobody was on deck" in written
