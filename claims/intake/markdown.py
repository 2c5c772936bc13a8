"""Markdown, as the words a reader sees."""

import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claims.errors import NotReadableError
from claims.intake import foreign, front_matter, plain
from claims.intake.page import Material, Page

if TYPE_CHECKING:
    from markdown_it.token import Token

_BLANK_LINE = "\n\n"
_BETWEEN_CELLS = " | "
# Its default of 20 drops deeper text without a word; each level costs a few of Python's 1000 frames.
_NESTING = 100
_CODE = frozenset({"fence", "code_block"})
_WORDS = frozenset({"text", "code_inline"})
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


def read(material: Material) -> Page:
    """Read the words of CommonMark with tables; NotReadableError if there are none.

    Headings, paragraphs, list items, quotes and table rows (cells with ` | ` between them) stand on lines
    of their own with a blank line between; lines wrapped inside one are joined. Links keep their words and
    code its lines. Gone are marks, list numbers, images and HTML.
    """
    # CommonMark's rules are past a hand-made parser; this one passes its test suite and drops nothing.
    import markdown_it  # noqa: PLC0415 - inside, since plain text needs none of it

    decoded = plain.decode(material)
    foreign.refuse_text(decoded.text, material.name)
    head = front_matter.cut(decoded.text)
    parser = markdown_it.MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"])
    tokens = parser.parse(decoded.text[head.body :])
    text = _BLANK_LINE.join(_blocks(tokens))
    if not text:
        raise NotReadableError(f"{material.name} has no words in it besides Markdown's marks, images and HTML")
    return Page(
        text=text,
        title=head.title or _heading(tokens) or plain.title(text),
        byline=head.byline,
        outlet=head.outlet,
        published=head.published,
        language=head.language,
        address=head.address or material.address,
        media_type="text/markdown",
        read_by=f"markdown-it-py {markdown_it.__version__}, {decoded.encoding}",
        location=material.location,
        original=material.original,
    )


def _blocks(tokens: "Sequence[Token]") -> Iterator[str]:
    """Yield the blocks that have words, in order; a table row is one of them."""
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield from _worded(_BETWEEN_CELLS.join(filter(None, row)))
            row = None
        elif row is not None and token.type == "inline":
            row.append(_line(token))
        elif row is None:
            yield from _worded(_block(token))


def _worded(block: str) -> Iterator[str]:
    if block.strip():
        yield block


def _block(token: "Token") -> str:
    if token.type in _CODE:
        return token.content.rstrip("\n")
    return _line(token) if token.type == "inline" else ""


def _line(token: "Token") -> str:
    return "".join(map(_words, token.children or ())).strip()


def _words(token: "Token") -> str:
    if token.type in _WORDS:
        return token.content
    if token.type == "html_inline" and token.content.lower().startswith("<br"):
        return "\n"
    return _BREAKS.get(token.type, "")


def _heading(tokens: "Sequence[Token]") -> str | None:
    """Give the words of the first heading of the first level."""
    for opening, inline in itertools.pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h1" and (words := _line(inline)):
            return " ".join(words.split())
    return None
