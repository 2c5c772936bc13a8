"""A web page: all that stands in it to be read, and what it is there for."""

from collections.abc import Iterator

import trafilatura
from lxml import etree

from claims.intake.readable import apart
from claims.intake.readable.apart import Found
from claims.intake.readable.html import article, seen
from claims.intake.text import declared
from claims.intake.text.encoding import Decoded

_LONGEST_TITLE = 500
# Title and date stand at the beginning, and to look for them costs more than to read.
_METADATA_CHARACTERS = 500_000
# What is longer has no menus to speak of; and a limit on time would make two readings of a page differ.
_MAIN_CHARACTERS = 2_000_000


def read(original: bytes, task: str, charset: str) -> Iterator[Found]:
    """Read a page: its main text for the task "main", with all that belongs to it for "article", else all its text."""
    decoded = declared.text(original, charset or None, markup=True)
    if task == "main":
        short = len(decoded.text) <= _MAIN_CHARACTERS
        yield {"text": (trafilatura.extract(decoded.text) or "") if short else ""}
        return
    if task == "article":
        yield from article.read(decoded)
        return
    yield _visible(decoded)
    yield from _metadata(decoded.text)


def _visible(decoded: Decoded) -> Found:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        page = etree.fromstring(decoded.text.encode(errors="replace"), parser)
    except etree.XMLSyntaxError:
        page = None
    # Without a word the parser drops all that follows.
    stopped = {entry.type_name for entry in parser.error_log if entry.level_name == "FATAL"}
    if "ERR_NO_MEMORY" in stopped:
        raise MemoryError
    if stopped:
        return {"unread": article.TOO_DEEP}
    text = "" if page is None else seen.text(page)
    if not text:
        return {"unread": "there are no words in it; its scripts may fetch them"}
    return {"text": text, "read_by": f"HTML, lxml {etree.__version__}, {decoded.encoding}"}


def _metadata(page: str) -> Iterator[Found]:
    """Give the title, and the date that the page's own marks say it was published on."""
    # Not extensive, which would take any date of the text for it.
    known = trafilatura.extract_metadata(page[:_METADATA_CHARACTERS], extensive=False)
    if known.title:
        yield {"title": " ".join(known.title.split())[:_LONGEST_TITLE]}
    if known.date:
        yield {"published": known.date}


if __name__ == "__main__":
    apart.answer(read)
