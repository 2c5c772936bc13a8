"""WordprocessingML, written: elements in the namespace of the part that they go into."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from lxml import etree

from claims.reports.documents.signs import shown

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# Strict files (ISO/IEC 29500-1) have other names for the same; what is in neither is transitional.
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PIECES = re.compile("([\t\n])")
_SIGNS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


@dataclass(frozen=True, slots=True)
class Names:
    """The namespaces of a part: of what is written in it, and of what it names by an id."""

    word: str = WORD
    links: str = _LINKS

    @classmethod
    def of(cls, part: etree._Element) -> "Names":
        """Give those of a part."""
        return cls(_STRICT, _STRICT_LINKS) if etree.QName(part).namespace == _STRICT else cls()

    def tag(self, name: str) -> str:
        """Write the name of an element or an attribute as lxml does."""
        return f"{{{self.word}}}{name}"

    def elements(self, markup: str) -> list[etree._Element]:
        """Parse elements that are written with the prefixes w and r."""
        return list(etree.fromstring(f'<w:x xmlns:w="{self.word}" xmlns:r="{self.links}">{markup}</w:x>'))


def text(words: str) -> str:
    """Write words within a run, tabs and line breaks as elements."""
    return "".join(
        _SIGNS.get(piece) or f'<w:t xml:space="preserve">{escaped(piece)}</w:t>'
        for piece in _PIECES.split(shown(words))
        if piece
    )


def run(words: str, settings: str = "") -> str:
    """Write a run; `settings` are elements of its properties."""
    return f"<w:r>{_set('r', settings)}{text(words)}</w:r>"


def paragraph(content: str, settings: str = "") -> str:
    """Write a paragraph of runs."""
    return f"<w:p>{_set('p', settings)}{content}</w:p>"


def link(identity: str, words: str, settings: str = "") -> str:
    """Write words that lead to what the part names by an id."""
    return f'<w:hyperlink r:id="{escaped(identity)}">{run(words, settings)}</w:hyperlink>'


def cell(content: Iterable[str], width: int, settings: str = "") -> str:
    """Write a table cell of paragraphs, `width` in fiftieths of a per cent."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="pct"/>{settings}</w:tcPr>{"".join(content)}</w:tc>'


def escaped(words: str) -> str:
    """Write words where markup stands, or within quotation marks."""
    return escape(shown(words))


def _set(of: str, settings: str) -> str:
    return f"<w:{of}Pr>{settings}</w:{of}Pr>" if settings else ""
