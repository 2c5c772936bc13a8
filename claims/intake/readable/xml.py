"""XML, such as a feed: the words between its tags."""

import re
from collections.abc import Callable, Iterator
from html import escape
from html.entities import html5

from lxml import etree

from claims.intake.readable import apart, escaped
from claims.intake.readable.apart import Found
from claims.intake.readable.html import marks, seen
from claims.intake.text import declared

_XHTML = "http://www.w3.org/1999/xhtml"
_FEEDS = frozenset({"rss", "feed", "RDF"})
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30};)")
# XML's own, which mean themselves.
_PREDEFINED = frozenset({"lt;", "gt;", "amp;", "quot;", "apos;"})


def read(original: bytes, _task: str, charset: str) -> Iterator[Found]:
    """Read the words of all elements, and as HTML those that are HTML; then what a feed is called.

    Nothing is fetched, and no entity is put in but the letters that HTML has names for.
    """
    decoded = declared.text(original, charset or None, markup=True)
    tree = _tree(_NAMED.sub(_letter, decoded.text).encode(errors="replace"))
    text = "" if tree is None else seen.text(tree, seen.Markup(_divider(), _unseen, _struck, escaped.meant))
    if tree is None or not text:
        yield {"unread": "there are no words in it"}
        return
    yield {"text": text, "read_by": f"XML, lxml {etree.__version__}, {decoded.encoding}"}
    if marks.name(tree) in _FEEDS and (title := next(tree.iter("{*}title"), None)) is not None:
        yield {"title": " ".join(escaped.meant(title.text or "").split())}


def _tree(content: bytes) -> etree._Element | None:
    """Parse what is well-formed, else what can be saved of it; None where it is nested too deeply for that."""
    for recover in (False, True):
        parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, recover=recover)
        try:
            tree = etree.fromstring(content, parser)
        except etree.XMLSyntaxError:
            continue
        # Without a word the parser drops all that follows.
        stopped = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
        return None if stopped else tree
    return None


def _letter(named: "re.Match[str]") -> str:
    letter = None if named[1] in _PREDEFINED else html5.get(named[1])
    return named[0] if letter is None else escape(letter)


def _divider() -> Callable[[etree._Element, str], str]:
    """Give what puts elements on lines of their own, but those that stand between words of another."""
    mixed: dict[etree._Element, bool] = {}

    def divided(element: etree._Element, tag: str) -> str:
        if by_html := seen.divider(tag):
            return by_html
        parent = element.getparent()
        if parent is None:
            return ""
        if parent not in mixed:
            words = (parent.text, *(child.tail for child in parent))
            mixed[parent] = any(piece and not piece.isspace() for piece in words)
        return "" if mixed[parent] else "\n"

    return divided


def _unseen(_element: etree._Element, tag: str) -> bool:
    return tag in {"script", "style"}


def _struck(element: etree._Element, tag: str) -> bool:
    # Elsewhere an "s" may be a sentence.
    return etree.QName(element).namespace == _XHTML and marks.left_out(element, tag)


if __name__ == "__main__":
    apart.answer(read)
