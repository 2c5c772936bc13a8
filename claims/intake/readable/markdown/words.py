"""The words of Markdown that a reader sees, and what its links and notes give."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token

from claims.intake.given import beside, handed
from claims.intake.given.beside import LINK_BEGINS, LINK_ENDS
from claims.intake.given.written import Mark, Written, join
from claims.intake.page import Reference, Remark
from claims.intake.readable.apart import Found
from claims.intake.readable.markdown import commonmark

_BLANK_LINE = "\n\n"
_BETWEEN_CELLS = " | "
_CODE = frozenset({"fence", "code_block"})
_WORDS = frozenset({"text", "code_inline"})
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}
_LINKS = {"link_open": LINK_BEGINS, "link_close": LINK_ENDS}
_NOTE = "note"


def read(body: str) -> Found:
    """Read a source without its head; the text is "" where there are no words."""
    tokens = commonmark.parse(body)
    article = _Article(tokens)
    return {
        "text": article.text,
        "title": _heading(tokens) or "",
        "read_by": f"markdown-it-py {commonmark.VERSION}",
        "given": handed.listed(article.given()),
    }


class _Article:
    """The words of an article, and of its notes by their labels."""

    def __init__(self, tokens: Sequence[Token]) -> None:
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

    def _blocks(self, tokens: Iterable[Token]) -> Iterator[Written]:
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

    def _line(self, token: Token) -> Written:
        return Written(_text(token), tuple(self._marks(token))).stripped()

    def _marks(self, inline: Token) -> Iterator[Mark]:
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


def _parted(tokens: Iterable[Token]) -> tuple[list[Token], dict[str, list[Token]]]:
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


def _text(inline: Token) -> str:
    return "".join(map(_words, inline.children or ()))


def _words(token: Token) -> str:
    if token.type in _WORDS:
        # An address that is its own text is shown decoded, and may have a zero in it.
        return token.content.replace("\0", "\ufffd")
    if token.type == "html_inline" and token.content.lower().startswith("<br"):
        return "\n"
    return _BREAKS.get(token.type, "")


def _heading(tokens: Sequence[Token]) -> str | None:
    """Give the words of the first heading of the first level."""
    for opening, inline in itertools.pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h1" and (words := _text(inline).strip()):
            return " ".join(words.split())
    return None
