"""A web page as an article: its main text, what it says of itself, and what its author gave for it."""

import json
import unicodedata
from collections.abc import Iterator

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Document
from trafilatura.utils import HTML_PARSER, load_html

from claims.intake.given import handed
from claims.intake.readable.apart import Found
from claims.intake.readable.html import flat, notes, stubs
from claims.intake.text.encoding import Decoded

TOO_DEEP = "its tags are nested too deeply to be read"
_LONGEST = 500
_COMMENTS = "It ends with readers' comments, which are read as text too."


def read(page: Decoded) -> Iterator[Found]:
    """Read the main text as trafilatura does at its own defaults; the page is parsed once.

    "address" is what the page calls itself, and "base" what it says that its links are relative to; neither is proved.
    """
    tree = load_html(page.text)
    # Without a word the parser drops all that follows.
    if any(entry.level_name == "FATAL" for entry in HTML_PARSER.error_log):
        yield {"unread": TOO_DEEP}
        return
    if tree is None:
        yield {"unread": stubs.EMPTY}
        return
    text, comments = _main(tree)
    seen = flat.flatten(tree)
    if unread := stubs.none(tree, text, seen):
        yield {"unread": unread}
        return
    yield {"text": text, "read_by": f"HTML, trafilatura {trafilatura.__version__}, {page.encoding}"}
    if notices := [each for each in (stubs.part(tree, text, seen), _COMMENTS if comments else None) if each]:
        yield {"notices": json.dumps(notices)}
    yield from _metadata(tree)
    yield {"base": _base(tree), "given": handed.listed(notes.given(text, seen))}


def _main(tree: HtmlElement) -> tuple[str, str]:
    """Give what `trafilatura.extract` would, and what of it are readers' comments, which that does not say."""
    # It works on a copy.
    found = trafilatura.bare_extraction(tree, as_dict=False)
    if not isinstance(found, Document):
        return "", ""
    comments = found.comments or ""
    return unicodedata.normalize("NFC", f"{found.text or ''}\n{comments}".strip()), comments.strip()


def _metadata(tree: HtmlElement) -> Iterator[Found]:
    """Give what the page says of itself, each where it does."""
    # Not extensive, which would take any date of the text for it.
    known = trafilatura.extract_metadata(tree, extensive=False)
    fields = {
        "title": known.title,
        "byline": (known.author or "").replace("; ", ", "),
        "outlet": known.sitename,
        "published": known.date,
        "language": _language(tree),
        "address": known.url,
    }
    yield {name: " ".join(words.split())[:_LONGEST] for name, words in fields.items() if words and words.strip()}


def _language(tree: etree._Element) -> str:
    """Give the language that a page declares, as HTML or what is made for social networks writes it."""
    declared = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang")
    if not declared:
        meta = tree.find(".//meta[@property='og:locale']")
        declared = "" if meta is None else meta.get("content")
    return (declared or "").strip().replace("_", "-")


def _base(tree: etree._Element) -> str:
    base = tree.find(".//base[@href]")
    return "" if base is None else (base.get("href") or "").strip()
