"""Markdown, as the words a reader sees."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from claims.errors import NotReadableError
from claims.intake import refusing
from claims.intake.given import beside
from claims.intake.given.beside import LINK_BEGINS, LINK_ENDS
from claims.intake.given.written import Mark, Written, join
from claims.intake.markdown import front_matter
from claims.intake.page import Material, Page, Reference, Remark
from claims.intake.text import plain

if TYPE_CHECKING:
    from markdown_it.token import Token

_BLANK_LINE = "\n\n"
_BETWEEN_CELLS = " | "
_CODE = frozenset({"fence", "code_block"})
_WORDS = frozenset({"text", "code_inline"})
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}
_LINKS = {"link_open": LINK_BEGINS, "link_close": LINK_ENDS}
_NOTE = "note"


def read(material: Material) -> Page:
    """Read the words of CommonMark with tables; NotReadableError if there are none.

    Headings, paragraphs, list items, quotes and table rows (cells with ` | ` between them) stand on lines
    of their own with a blank line between; lines wrapped inside one are joined. Links keep their words and
    code its lines. Footnotes follow, a paragraph each. Gone are marks, list numbers, images and HTML.
    """
    # CommonMark's rules are past a hand-made parser; this one passes its test suite and drops nothing.
    from claims.intake.markdown import commonmark  # noqa: PLC0415 - inside, since plain text needs none of it

    decoded = plain.decode(material)
    refusing.refuse_text(decoded.text, material.name)
    head = front_matter.cut(decoded.text)
    tokens = commonmark.parse(decoded.text[head.body :])
    article = _Article(tokens)
    if not article.text:
        raise NotReadableError(f"{material.name} has no words in it besides Markdown's marks, images and HTML")
    return Page(
        text=article.text,
        title=head.title or _heading(tokens) or plain.title(article.text),
        byline=head.byline,
        outlet=head.outlet,
        published=head.published,
        language=head.language,
        address=head.address or material.address,
        media_type="text/markdown",
        read_by=f"markdown-it-py {commonmark.VERSION}, {decoded.encoding}",
        location=material.location,
        original=material.original,
        given=beside.in_order(article.given()),
    )


class _Article:
    """The words of an article, and of its notes by their labels."""

    def __init__(self, tokens: "Sequence[Token]") -> None:
        self._links: dict[str, str] = {}
        body, notes = _parted(tokens)
        self._body = join(self._blocks(body), _BLANK_LINE)
        self._notes = {label: join(self._blocks(note), "\n") for label, note in notes.items()}
        self.text = join((self._body, *self._notes.values()), _BLANK_LINE).text

    def given(self) -> Iterator[Remark | Reference]:
        """Yield what its links and notes give."""
        yield from beside.links(self._body, self._links)
        for mark in self._body.marks:
            if mark.sort == _NOTE and (note := self._notes.get(mark.id)):
                linked = (self._links[each.id] for each in note.marks if each.sort == LINK_BEGINS)
                yield from beside.footnote(mark.place, note.text, linked)

    def _blocks(self, tokens: "Iterable[Token]") -> Iterator[Written]:
        """Yield the blocks in order; a table row is one of them."""
        row: list[Written] | None = None
        for token in tokens:
            if token.type == "tr_open":
                row = []
            elif token.type == "tr_close" and row is not None:
                yield join(row, _BETWEEN_CELLS)
                row = None
            elif token.type == "inline":
                line = self._line(token)
                if row is None:
                    yield line
                else:
                    row.append(line)
            elif token.type in _CODE and token.content.strip():
                yield Written(token.content.rstrip("\n"))

    def _line(self, token: "Token") -> Written:
        return Written(_text(token), tuple(self._marks(token))).stripped()

    def _marks(self, inline: "Token") -> Iterator[Mark]:
        place = 0
        for token in inline.children or ():
            if token.type == "footnote_ref":
                yield Mark(_NOTE, str(token.meta["label"]), place)
            elif token.type == "link_open":
                self._links[str(len(self._links))] = str(token.attrs["href"])
            if sort := _LINKS.get(token.type):
                # One link holds no other.
                yield Mark(sort, str(len(self._links) - 1), place)
            place += len(_words(token))


def _parted(tokens: "Iterable[Token]") -> "tuple[list[Token], dict[str, list[Token]]]":
    """Part the notes from the text, in the order in which they are written."""
    body: list[Token] = []
    notes: dict[str, list[Token]] = {}
    into = body
    for token in tokens:
        if token.type == "footnote_reference_open":
            into = notes.setdefault(str(token.meta["label"]), [])
        elif token.type == "footnote_reference_close":
            into = body
        else:
            into.append(token)
    return body, notes


def _text(inline: "Token") -> str:
    return "".join(map(_words, inline.children or ()))


def _words(token: "Token") -> str:
    if token.type in _WORDS:
        return token.content
    if token.type == "html_inline" and token.content.lower().startswith("<br"):
        return "\n"
    return _BREAKS.get(token.type, "")


def _heading(tokens: "Sequence[Token]") -> str | None:
    """Give the words of the first heading of the first level."""
    for opening, inline in itertools.pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h1" and (words := _text(inline).strip()):
            return " ".join(words.split())
    return None
